import type { Temporal } from 'temporal-polyfill'
import type { Locale } from '../../../../platform/i18n.ts'
import type { Content } from '../content.ts'
import type { Voice } from '../voice.ts'
import { letter } from './account-letters.ts'

/**
 * The same for every case, to an address that nobody has confirmed: not one character of what was typed stands in it,
 * and nothing of what the portal found (F10, F17, ux S02).
 */
export function enquiryReceivedLetter(voice: Voice, number: string): Content {
  const { t, sender } = voice
  return letter(voice, {
    subject: t('mail.enquiry_received_subject', { number }),
    preheader: t('mail.enquiry_received_preheader'),
    title: t('mail.enquiry_received_subject', { number }),
    reason: t('mail.enquiry_reason'),
    blocks: [
      { kind: 'text', text: t('mail.enquiry_received_happened', { product: sender.productName }) },
      { kind: 'text', text: t('mail.enquiry_received_todo', { phone: sender.hotline }) },
      { kind: 'text', text: t('mail.enquiry_received_ignore') },
    ],
  })
}

export type Answer = { readonly number: string; readonly text: string; readonly author: string }

/** What a person of the staff wrote to somebody who asked by the contact form (R48). */
export function enquiryAnsweredLetter(voice: Voice, { number, text, author }: Answer): Content {
  const { t, sender, locale } = voice
  return letter(voice, {
    subject: t('mail.enquiry_answered_subject', { number }),
    preheader: t('mail.enquiry_answered_preheader', { author }),
    title: t('mail.enquiry_answered_subject', { number }),
    reason: t('mail.enquiry_reason'),
    blocks: [
      { kind: 'quote', heading: t('mail.enquiry_answered_by', { author }), text, language: locale },
      { kind: 'text', text: t('mail.enquiry_answered_todo', { phone: sender.hotline }) },
    ],
  })
}

export type Waiting = {
  readonly number: string
  readonly kind: 'contact' | 'emergency'
  readonly subject: string
  readonly dueAt: Temporal.Instant
  readonly path: string
  readonly language: Locale
}

/** To the desk: something that came in by a public form waits for a person. */
export function enquiryWaitsLetter(voice: Voice, { number, kind, subject, dueAt, path, language }: Waiting): Content {
  const { t, url, moment } = voice
  return letter(voice, {
    subject: t(`mail.enquiry_waits_${kind}_subject`, { number }),
    preheader: t('mail.enquiry_waits_preheader'),
    title: t(`mail.enquiry_waits_${kind}_subject`, { number }),
    reason: t('mail.enquiry_waits_reason'),
    blocks: [
      { kind: 'text', text: t(`mail.enquiry_waits_${kind}`) },
      { kind: 'promise', label: t('mail.enquiry_waits_due'), value: moment(dueAt) },
      { kind: 'facts', rows: [{ label: t('mail.enquiry_waits_about'), value: subject, language }] },
      { kind: 'button', label: t('mail.enquiry_waits_button'), href: url(path) },
    ],
  })
}
