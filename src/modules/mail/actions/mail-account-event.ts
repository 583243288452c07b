import { findEmailChange, findPerson, issueMailLink, type LinkWish, type Person } from '../../identity/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Content } from '../rules/content.ts'
import { factText, type Happened } from '../rules/happened.ts'
import type { MailKind } from '../rules/kinds.ts'
import {
  accountExistsLetter,
  accountReadyLetter,
  activationLetter,
  emailChangedLetter,
  emailConfirmationLetter,
  newSignInLetter,
  passwordChangedLetter,
  passwordGuessedLetter,
  passwordResetLetter,
  securityChangedLetter,
  securityChanges,
} from '../rules/templates/account-letters.ts'
import type { Speak, Voice } from '../rules/voice.ts'
import { takeEvent } from '../store/mailed-events.ts'
import { queueMail } from './queue-mail.ts'

const DAY = 24 * 60
const REVERT = 72 * 60
const RESET = 30

type Written = { readonly kind: MailKind; readonly address: string; readonly content: Content }
type Write = (tx: Context<Tx>, event: Happened, person: Person, voice: Voice) => Promise<readonly Written[]>

/** What each event of an account says (M01–M07). A person without a confirmed address is never called by name (F17). */
const letters: Readonly<Record<string, Write>> = {
  'identity.registered': async (tx, event, person, voice) => {
    if (person.state !== 'registered') return []
    const link = await secretLink(tx, '/aktywacja', {
      personId: person.id,
      purpose: 'activate',
      minutes: DAY,
      browserHash: factText(event.data, 'browserHash') || null,
    })
    return [{ kind: 'activation', address: person.email, content: activationLetter(voice, link) }]
  },
  'identity.activated': async (_tx, _event, person, voice) => [
    { kind: 'account_ready', address: person.email, content: accountReadyLetter(voice, person.email) },
  ],
  'identity.registration_repeated': async (_tx, _event, person, voice) =>
    person.state === 'active'
      ? [{ kind: 'account_exists', address: person.email, content: accountExistsLetter(voice) }]
      : [],
  'identity.password_reset_requested': async (tx, _event, person, voice) => {
    if (person.state !== 'active') return []
    const link = await secretLink(tx, '/haslo/nowe', { personId: person.id, purpose: 'reset_password', minutes: RESET })
    return [{ kind: 'password_reset', address: person.email, content: passwordResetLetter(voice, link) }]
  },
  'identity.password_changed': async (_tx, event, person, voice) => [
    { kind: 'password_changed', address: person.email, content: passwordChangedLetter(voice, event.occurredAt) },
  ],
  'identity.email_change_requested': async (tx, event, person, voice) => {
    const changeId = factText(event.data, 'changeId')
    const change = await findEmailChange(tx, changeId)
    if (change === null) return []
    const link = await secretLink(tx, '/konto/email/potwierdz', {
      personId: person.id,
      purpose: 'confirm_email',
      minutes: DAY,
      payload: { changeId },
    })
    return [{ kind: 'email_confirmation', address: change.newEmail, content: emailConfirmationLetter(voice, link) }]
  },
  'identity.email_changed': async (tx, event, person, voice) => {
    const changeId = factText(event.data, 'changeId')
    const change = await findEmailChange(tx, changeId)
    if (change === null) return []
    const link = await secretLink(tx, '/konto/email/cofnij', {
      personId: person.id,
      purpose: 'revert_email',
      minutes: REVERT,
      payload: { changeId },
    })
    return [
      { kind: 'email_changed', address: change.oldEmail, content: emailChangedLetter(voice, event.occurredAt, link) },
      { kind: 'email_changed', address: change.newEmail, content: emailChangedLetter(voice, event.occurredAt, null) },
    ]
  },
  'identity.signed_in_from_new_device': async (_tx, event, person, voice) => [
    {
      kind: 'new_sign_in',
      address: person.email,
      content: newSignInLetter(voice, event.occurredAt, factText(event.data, 'device')),
    },
  ],
  'identity.password_guessed': async (_tx, event, person, voice) => [
    { kind: 'password_guessed', address: person.email, content: passwordGuessedLetter(voice, event.occurredAt) },
  ],
  'identity.security_changed': async (_tx, event, person, voice) => {
    const what = securityChanges.find((each) => each === factText(event.data, 'what')) ?? 'other'
    return [
      {
        kind: 'security_changed',
        address: person.email,
        content: securityChangedLetter(voice, event.occurredAt, what),
      },
    ]
  },
}

/** The events of an account about which its owner gets a mail. */
export const accountEvents: readonly string[] = Object.keys(letters)

/**
 * Writes the mails about an event of somebody's account, once. Secret links are made in the same transaction as the
 * mail that carries them, so that nothing else ever holds them (M01–M07; domain E53, E55, E58).
 */
export async function mailAccountEvent(ctx: Context, event: Happened, speak: Speak): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await takeEvent(tx, event.id))) return
    const person = await findPerson(tx, event.subjectId)
    if (person === null || person.state === 'deactivated') return
    const written = (await letters[event.type]?.(tx, event, person, speak(person.locale))) ?? []
    for (const { kind, address, content } of written) {
      const to = {
        address,
        name: confirmedName(kind, person),
        personId: person.id,
        locale: person.locale,
        reason: 'account',
      } as const
      await queueMail(tx, { eventId: event.id, kind, to, content, ticket: null, author: null, leaveUrl: null })
    }
  })
}

const toUnconfirmed: ReadonlySet<MailKind> = new Set(['activation', 'email_confirmation'])

const confirmedName = (kind: MailKind, person: Person): string => (toUnconfirmed.has(kind) ? '' : person.name)

async function secretLink(tx: Context<Tx>, page: string, wish: LinkWish) {
  const token = await issueMailLink(tx, wish)
  return { path: `${page}?t=${token}`, until: tx.now.add({ minutes: wish.minutes }) }
}
