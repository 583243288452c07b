import { contractParties, listContracts } from '../../contracts/index.ts'
import { findPerson, issueMailLink, type Person } from '../../identity/index.ts'
import { membersOf, type Member } from '../../organisations/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Locale } from '../../../platform/i18n.ts'
import type { Content } from '../rules/content.ts'
import { factText, factYes, type Happened } from '../rules/happened.ts'
import type { MailKind } from '../rules/kinds.ts'
import { accessCheckLetter, contractAddedLetter, contractNewUserLetter } from '../rules/templates/contract-letters.ts'
import type { Speak } from '../rules/voice.ts'
import { takeEvent } from '../store/mailed-events.ts'
import { queueMail } from './queue-mail.ts'

const MISTAKE_MINUTES = 72 * 60
const MANY = 100

/** The events of contracts about which somebody gets a mail. */
export const contractEvents: readonly string[] = ['contracts.entitlement_granted', 'contracts.entitlement_held']

/**
 * Writes the mails about a claim, once: a new right to its holder and to those who had it before (M09, M10, decision 8),
 * or to the claimant that a human looks at the claim, in words that tell nothing of the reason (M11, F9).
 */
export async function mailContractEvent(ctx: Context, event: Happened, speak: Speak): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await takeEvent(tx, event.id))) return
    const claimant = await findPerson(tx, factText(event.data, 'personId'))
    if (claimant === null || claimant.state !== 'active') return
    const occurrence = { event, claimant, speak }
    if (event.type === 'contracts.entitlement_held') await mailHeld(tx, occurrence)
    else await mailGranted(tx, occurrence)
  })
}

type Occurrence = { readonly event: Happened; readonly claimant: Person; readonly speak: Speak }

async function mailHeld(tx: Context<Tx>, { event, claimant, speak }: Occurrence): Promise<void> {
  await write(tx, event, 'access_check', reader(claimant), accessCheckLetter(speak(claimant.locale)))
}

async function mailGranted(tx: Context<Tx>, occurrence: Occurrence): Promise<void> {
  const { event, claimant, speak } = occurrence
  const contract = factText(event.data, 'contractNumber')
  const opensOne = factYes(event.data, 'opensOne')
  const others = opensOne ? 0 : await otherContracts(tx, claimant, factText(event.data, 'organisationId'))
  await write(
    tx,
    event,
    'contract_added',
    reader(claimant),
    contractAddedLetter(speak(claimant.locale), contract, others),
  )
  for (const member of await usersBefore(tx, occurrence)) await tellUser(tx, occurrence, member)
}

async function tellUser(tx: Context<Tx>, { event, claimant, speak }: Occurrence, member: Member): Promise<void> {
  const wish = { personId: member.personId, purpose: 'revoke_grant', minutes: MISTAKE_MINUTES } as const
  const token = await issueMailLink(tx, { ...wish, payload: { claimId: event.subjectId } })
  const user = { name: claimant.name, company: claimant.company, when: event.occurredAt }
  const contract = factText(event.data, 'contractNumber')
  const letter = contractNewUserLetter(speak(member.locale), contract, user, `/umowy/pomylka?t=${token}`)
  await write(tx, event, 'contract_new_user', reader({ ...member, id: member.personId }), letter)
}

/** Who acted for any party of the contract, the partner's people included, when the claim was granted. */
async function usersBefore(tx: Context<Tx>, { event, claimant }: Occurrence): Promise<Member[]> {
  const parties = await contractParties(tx, factText(event.data, 'contractId'))
  const organisationIds = [...new Set(parties.map(({ organisationId }) => organisationId))]
  const members = await membersOf(tx, organisationIds, factText(event.data, 'contractId'))
  const before = members.filter(({ startedAt }) => startedAt.epochMilliseconds <= event.occurredAt.epochMilliseconds)
  const byPerson = new Map(before.map((member) => [member.personId, member]))
  byPerson.delete(claimant.id)
  return [...byPerson.values()]
}

/** How many more contracts in force the proof has opened (R46). */
async function otherContracts(tx: Context<Tx>, { id, name }: Person, organisationId: string): Promise<number> {
  const actor = { kind: 'customer', personId: id, name, organisationIds: [organisationId] } as const
  const { contracts } = await listContracts({ ...tx, actor }, { state: 'active', limit: MANY })
  return Math.max(0, contracts.length - 1)
}

type Reader = { readonly address: string; readonly name: string; readonly personId: string; readonly locale: Locale }

const reader = (person: {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly locale: Locale
}): Reader => ({
  address: person.email,
  name: person.name,
  personId: person.id,
  locale: person.locale,
})

async function write(tx: Context<Tx>, event: Happened, kind: MailKind, to: Reader, content: Content): Promise<void> {
  await queueMail(tx, {
    eventId: event.id,
    kind,
    to: { ...to, reason: 'account' },
    content,
    ticket: null,
    author: null,
    leaveUrl: null,
  })
}
