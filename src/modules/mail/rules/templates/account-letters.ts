import type { Temporal } from 'temporal-polyfill'
import type { Block, Content, Link } from '../content.ts'
import { footer, type Voice } from '../voice.ts'

type Piece = {
  readonly subject: string
  readonly preheader: string
  readonly title: string
  readonly blocks: readonly Block[]
  readonly reason: string
  readonly links?: readonly Link[]
}

/** M01, to an address that nobody has confirmed: not one character of what was typed stands in it (F17, row 3). */
export function activationLetter(
  voice: Voice,
  link: { readonly path: string; readonly until: Temporal.Instant },
): Content {
  const { t, sender, moment, url } = voice
  const product = sender.productName
  return letter(voice, {
    subject: t('mail.activation_subject'),
    preheader: t('mail.activation_preheader', { product }),
    title: t('mail.activation_subject'),
    reason: t('mail.activation_reason'),
    blocks: [
      { kind: 'text', text: t('mail.activation_happened', { product }) },
      { kind: 'button', label: t('mail.activation_button'), href: url(link.path) },
      { kind: 'text', text: t('mail.activation_limit', { until: moment(link.until) }) },
      { kind: 'text', text: t('mail.activation_ignore') },
    ],
  })
}

/** M02: login name and address, never the password (E55). */
export function accountReadyLetter(voice: Voice, email: string): Content {
  const { t, url } = voice
  return letter(voice, {
    subject: t('mail.ready_subject'),
    preheader: t('mail.ready_preheader'),
    title: t('mail.ready_title'),
    reason: accountReason(voice),
    blocks: [
      { kind: 'text', text: t('mail.ready_next') },
      { kind: 'button', label: t('mail.sign_in'), href: url('/logowanie') },
      {
        kind: 'facts',
        rows: [
          { label: t('mail.ready_login'), value: email },
          { label: t('mail.ready_address'), value: url('/logowanie') },
        ],
      },
    ],
  })
}

/** M03, in place of a hint on the screen that would tell strangers who has an account (F9). */
export function accountExistsLetter(voice: Voice): Content {
  const { t, url, sender } = voice
  return letter(voice, {
    subject: t('mail.exists_subject'),
    preheader: t('mail.exists_preheader'),
    title: t('mail.exists_subject'),
    reason: accountReason(voice),
    blocks: [
      { kind: 'text', text: t('mail.exists_happened', { product: sender.productName }) },
      { kind: 'button', label: t('mail.sign_in'), href: url('/logowanie') },
      { kind: 'text', text: t('mail.exists_forgotten', { url: url('/haslo') }) },
      { kind: 'text', text: t('mail.exists_ignore') },
    ],
  })
}

/** M04: works half an hour, once. */
export function passwordResetLetter(
  voice: Voice,
  link: { readonly path: string; readonly until: Temporal.Instant },
): Content {
  const { t, url, moment, sender } = voice
  return letter(voice, {
    subject: t('mail.reset_subject'),
    preheader: t('mail.reset_preheader'),
    title: t('mail.reset_subject'),
    reason: accountReason(voice),
    blocks: [
      { kind: 'text', text: t('mail.reset_happened', { product: sender.productName }) },
      { kind: 'button', label: t('mail.reset_button'), href: url(link.path) },
      { kind: 'text', text: t('mail.reset_limit', { until: moment(link.until) }) },
      { kind: 'text', text: t('mail.reset_ignore') },
    ],
  })
}

/** M05 after a new password. */
export function passwordChangedLetter(voice: Voice, when: Temporal.Instant): Content {
  const { t, url, moment, sender } = voice
  return letter(voice, {
    subject: t('mail.changed_subject'),
    preheader: t('mail.password_changed_title'),
    title: t('mail.password_changed_title'),
    reason: accountReason(voice),
    blocks: [
      { kind: 'text', text: t('mail.password_changed_happened', { product: sender.productName, when: moment(when) }) },
      { kind: 'text', text: t('mail.password_changed_todo', { url: url('/haslo') }) },
      notYou(voice),
    ],
  })
}

/** M05 to the address that an account is to have: like M01 it quotes nothing that was typed. */
export function emailConfirmationLetter(
  voice: Voice,
  link: { readonly path: string; readonly until: Temporal.Instant },
): Content {
  const { t, url, moment, sender } = voice
  return letter(voice, {
    subject: t('mail.confirm_email_subject'),
    preheader: t('mail.confirm_email_preheader'),
    title: t('mail.confirm_email_subject'),
    reason: t('mail.confirm_email_reason'),
    blocks: [
      { kind: 'text', text: t('mail.confirm_email_happened', { product: sender.productName }) },
      { kind: 'button', label: t('mail.confirm_email_button'), href: url(link.path) },
      { kind: 'text', text: t('mail.activation_limit', { until: moment(link.until) }) },
      { kind: 'text', text: t('mail.confirm_email_ignore') },
    ],
  })
}

/** M05 after a change of address: to the old one with the way back, to the new one without (E58). */
export function emailChangedLetter(
  voice: Voice,
  when: Temporal.Instant,
  revert: { readonly path: string; readonly until: Temporal.Instant } | null,
): Content {
  const { t, url, moment, sender } = voice
  const wayBack: readonly Block[] =
    revert === null
      ? []
      : [
          { kind: 'text', text: t('mail.email_changed_revert', { until: moment(revert.until) }) },
          { kind: 'button', label: t('mail.email_changed_button'), href: url(revert.path), quiet: true },
        ]
  return letter(voice, {
    subject: t('mail.changed_subject'),
    preheader: t('mail.email_changed_title'),
    title: t('mail.email_changed_title'),
    reason: accountReason(voice),
    blocks: [
      { kind: 'text', text: t('mail.email_changed_happened', { product: sender.productName, when: moment(when) }) },
      { kind: 'text', text: t('mail.email_changed_ok') },
      ...wayBack,
      notYou(voice),
    ],
  })
}

/** M06. @param browser A short name such as "Firefox, Windows"; empty when it is not known. */
export function newSignInLetter(voice: Voice, when: Temporal.Instant, browser: string): Content {
  const { t, url, moment, soon } = voice
  const device = browser === '' ? [] : [{ label: t('mail.sign_in_browser'), value: browser }]
  return letter(voice, {
    subject: t('mail.sign_in_subject'),
    preheader: t('mail.sign_in_preheader', { when: soon(when) }),
    title: t('mail.sign_in_title'),
    reason: accountReason(voice),
    blocks: [
      { kind: 'text', text: t('mail.sign_in_happened') },
      { kind: 'text', text: t('mail.sign_in_todo', { url: url('/konto/sesje') }) },
      { kind: 'facts', rows: [{ label: t('mail.sign_in_when'), value: moment(when) }, ...device] },
      notYou(voice),
    ],
  })
}

/** After five wrong passwords in a row; says nothing of who tried, because nobody knows. */
export function passwordGuessedLetter(voice: Voice, when: Temporal.Instant): Content {
  const { t, moment, sender } = voice
  return letter(voice, {
    subject: t('mail.guessed_subject'),
    preheader: t('mail.guessed_text', { when: moment(when) }),
    title: t('mail.guessed_title'),
    reason: accountReason(voice),
    blocks: [
      { kind: 'text', text: t('mail.guessed_text', { when: moment(when) }) },
      { kind: 'text', text: t('mail.guessed_safe') },
      { kind: 'text', text: t('mail.guessed_todo', { phone: sender.hotline }) },
    ],
  })
}

/** What may change about the second factor; anything newer reads as "something changed". */
export const securityChanges = [
  'totp_enrolled',
  'totp_removed',
  'passkey_added',
  'passkey_removed',
  'recovery_code_used',
  'recovery_codes_renewed',
  'token_created',
  'token_revoked',
  'email_reverted',
] as const
export type SecurityChange = (typeof securityChanges)[number]

/** M07; cannot be turned off. */
export function securityChangedLetter(voice: Voice, when: Temporal.Instant, what: SecurityChange | 'other'): Content {
  const { t, moment, sender } = voice
  const happened = t(`mail.security_${what}`)
  return letter(voice, {
    subject: t('mail.security_subject'),
    preheader: happened,
    title: t('mail.security_title'),
    reason: accountReason(voice),
    blocks: [
      { kind: 'text', text: happened },
      { kind: 'text', text: t('mail.security_when', { when: moment(when) }) },
      { kind: 'text', text: t('mail.security_todo', { phone: sender.hotline }) },
    ],
  })
}

export const accountReason = ({ t, sender }: Voice): string => t('mail.account_reason', { product: sender.productName })

const notYou = ({ t, sender }: Voice): Block => ({ kind: 'text', text: t('mail.not_you', { phone: sender.hotline }) })

/** A letter about an account stands in no thread and greets nobody by name: the name may be anybody's. */
export function letter(voice: Voice, piece: Piece): Content {
  const { reason, blocks, links = [], ...rest } = piece
  const hello: Block = { kind: 'text', text: voice.t('mail.hello') }
  return {
    ...rest,
    locale: voice.locale,
    brand: voice.sender.productName,
    kicker: null,
    blocks: [hello, ...blocks],
    footer: footer(voice, reason, links),
  }
}
