import type { Temporal } from 'temporal-polyfill'
import type { Content } from '../content.ts'
import type { Voice } from '../voice.ts'
import { accountReason, letter } from './account-letters.ts'

type SecretLink = { readonly path: string; readonly until: Temporal.Instant }

/**
 * M08, to an address that nobody has confirmed: the company's name comes from its contracts, and nothing else in it was
 * typed by anybody, the inviter's name neither (F17).
 */
export function invitationLetter(voice: Voice, company: string, link: SecretLink): Content {
  const { t, url, moment, sender } = voice
  return letter(voice, {
    subject: t('mail.invitation_subject', { company }),
    preheader: t('mail.invitation_preheader'),
    title: t('mail.invitation_subject', { company }),
    reason: t('mail.invitation_reason', { company }),
    blocks: [
      { kind: 'text', text: t('mail.invitation_happened', { company, product: sender.productName }) },
      { kind: 'button', label: t('mail.invitation_button'), href: url(link.path) },
      { kind: 'text', text: t('mail.invitation_limit', { until: moment(link.until) }) },
      { kind: 'text', text: t('mail.invitation_ignore') },
    ],
  })
}

/** M45: the file is behind the sign-in. @param link Its page, and until when it is kept. */
export function dataReadyLetter(voice: Voice, link: SecretLink): Content {
  const { t, url, moment } = voice
  return letter(voice, {
    subject: t('mail.data_ready_subject'),
    preheader: t('mail.data_ready_preheader'),
    title: t('mail.data_ready_subject'),
    reason: accountReason(voice),
    blocks: [
      { kind: 'text', text: t('mail.data_ready_happened') },
      { kind: 'text', text: t('mail.data_ready_todo', { until: moment(link.until) }) },
      { kind: 'button', label: t('mail.data_ready_button'), href: url(link.path) },
    ],
  })
}

/** M46. @param when The moment of the deletion. @param path The page on which it can be cancelled after signing in. */
export function deletionScheduledLetter(voice: Voice, when: Temporal.Instant, path: string): Content {
  const { t, url, moment, sender } = voice
  return letter(voice, {
    subject: t('mail.deletion_scheduled_subject'),
    preheader: t('mail.deletion_scheduled_preheader'),
    title: t('mail.deletion_scheduled_subject'),
    reason: accountReason(voice),
    blocks: [
      {
        kind: 'text',
        text: t('mail.deletion_scheduled_happened', { product: sender.productName, when: moment(when) }),
      },
      { kind: 'text', text: t('mail.deletion_scheduled_todo') },
      { kind: 'button', label: t('mail.deletion_scheduled_button'), href: url(path), quiet: true },
    ],
  })
}
