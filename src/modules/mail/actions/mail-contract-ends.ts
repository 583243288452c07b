import type { Temporal } from 'temporal-polyfill'
import { contractsEndingOn, type ContractEnd } from '../../contracts/index.ts'
import { membersOf, type Member } from '../../organisations/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Content } from '../rules/content.ts'
import type { MailKind } from '../rules/kinds.ts'
import { daysSince, WARNINGS } from '../rules/rounds.ts'
import { contractExpiredLetter, contractsExpiringLetter } from '../rules/templates/contract-term-letters.ts'
import { queueMail } from './queue-mail.ts'
import type { Round } from './run-mail-rounds.ts'

/**
 * Tells partners and the customers' administrators of contracts that end in 90, 60, 30 and 7 days, grouped into one mail
 * for each reader, and of those that have expired (M13, M14). A day on which nobody looked is made up for.
 */
export async function mailContractEnds(tx: Context<Tx>, { day, last, speak }: Round): Promise<void> {
  const days = daysSince(last, day)
  const soon = await contractsEndingOn(
    tx,
    days.flatMap((each) => WARNINGS.map((ahead) => each.add({ days: ahead }))),
  )
  for (const [reader, contracts] of await byReader(tx, soon)) {
    const ending = contracts.map((contract) => ({ ...contract, daysLeft: daysBetween(day, contract.lastDay) }))
    const content = contractsExpiringLetter(speak(reader.locale), ending)
    await write(tx, `ending:${day.toString()}`, 'contracts_expiring', reader, content)
  }

  const over = await contractsEndingOn(
    tx,
    days.map((each) => each.subtract({ days: 1 })),
  )
  for (const [reader, contracts] of await byReader(tx, over))
    for (const contract of contracts) {
      const content = contractExpiredLetter(speak(reader.locale), contract)
      await write(tx, `expired:${contract.id}`, 'contract_expired', reader, content)
    }
}

/** Who reads of which contracts: all people of the partner, of the customer the administrators (decision 8). */
async function byReader(tx: Context<Tx>, contracts: readonly ContractEnd[]): Promise<[Member, ContractEnd[]][]> {
  const readers = new Map<string, [Member, ContractEnd[]]>()
  for (const contract of contracts) {
    const members = await membersOf(tx, [...contract.customerIds, ...contract.partnerIds], contract.id)
    for (const member of members.filter((each) => reads(each, contract))) {
      const known = readers.get(member.personId) ?? [member, []]
      readers.set(member.personId, known)
      if (!known[1].includes(contract)) known[1].push(contract)
    }
  }
  return [...readers.values()]
}

const reads = (member: Member, { customerIds, partnerIds }: ContractEnd): boolean =>
  partnerIds.includes(member.organisationId) || (member.isAdministrator && customerIds.includes(member.organisationId))

const daysBetween = (from: Temporal.PlainDate, to: Temporal.PlainDate): number =>
  Math.max(0, from.until(to, { largestUnit: 'day' }).days)

async function write(
  tx: Context<Tx>,
  eventId: string,
  kind: MailKind,
  reader: Member,
  content: Content,
): Promise<void> {
  const { email: address, name, personId, locale } = reader
  const to = { address, name, personId, locale, reason: 'account' } as const
  await queueMail(tx, { eventId, kind, to, content, ticket: null, author: null, leaveUrl: null })
}
