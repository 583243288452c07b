import type { Temporal } from 'temporal-polyfill'
import type { Block, Content, Link } from '../content.ts'
import type { Voice } from '../voice.ts'
import { accountReason, letter } from './account-letters.ts'
import { priorityName } from './ticket-blocks.ts'

export type DueTicket = {
  readonly number: string
  readonly title: string
  readonly priority: string
  readonly dueAt: Temporal.Instant
}

const SHOWN = 20

/** M40: an engineer's tickets that are due by noon, and how many nobody has taken. @param tickets The first due first. */
export function morningListLetter(voice: Voice, tickets: readonly DueTicket[], unassigned: number): Content {
  const { t, url, soon } = voice
  const count = tickets.length
  const rows = tickets.slice(0, SHOWN).map(({ number, title, priority, dueAt }) => ({
    label: number,
    value: t('mail.morning_list_line', { time: soon(dueAt), priority: priorityName(priority, voice), title }),
  }))
  const left = count - rows.length
  const list: readonly Block[] = rows.length === 0 ? [] : [{ kind: 'facts', rows }]
  const more: readonly Block[] = left === 0 ? [] : [paragraph(t('mail.morning_list_more', { count: left }))]
  return letter(voice, {
    subject: t('mail.morning_list_subject', { count }),
    preheader: t('mail.morning_list_preheader', { count }),
    title: t('mail.morning_list_title'),
    reason: t('mail.morning_list_reason'),
    links: [settings(voice)],
    blocks: [
      paragraph(t('mail.morning_list_preheader', { count })),
      paragraph(t('mail.morning_list_free', { count: unassigned })),
      { kind: 'button', label: t('mail.morning_list_button'), href: url('/k/kolejka') },
      ...list,
      ...more,
    ],
  })
}

export type WeekNumbers = {
  /** ISO week of the year. */
  readonly week: number
  readonly opened: number
  readonly closed: number
  readonly reopened: number
  /** Promises broken in the week. */
  readonly late: number
  readonly open: number
}

/** M41, to managers: numbers and a link, nobody's name. */
export function weeklyNumbersLetter(voice: Voice, numbers: WeekNumbers): Content {
  const { t, url } = voice
  const { week, opened, closed, late } = numbers
  const preheader = t('mail.weekly_numbers_preheader', { opened, closed, late })
  return letter(voice, {
    subject: t('mail.weekly_numbers_subject', { week }),
    preheader,
    title: t('mail.weekly_numbers_title', { week }),
    reason: t('mail.weekly_numbers_reason'),
    links: [settings(voice)],
    blocks: [
      paragraph(preheader),
      { kind: 'button', label: t('mail.weekly_numbers_button'), href: url('/k/kolejka') },
      {
        kind: 'facts',
        rows: (['opened', 'closed', 'reopened', 'late', 'open'] as const).map((name) => ({
          label: t(`mail.weekly_numbers_${name}`),
          value: String(numbers[name]),
        })),
      },
    ],
  })
}

/** M42, to who started the import; the errors stand behind the sign-in. */
export function importFinishedLetter(
  voice: Voice,
  result: { readonly number: string; readonly ok: number; readonly failed: number; readonly path: string },
): Content {
  const { t, url } = voice
  const { number, ok, failed, path } = result
  return letter(voice, {
    subject: t('mail.import_finished_subject', { number, ok, failed }),
    preheader: t('mail.import_finished_preheader'),
    title: t('mail.import_finished_title'),
    reason: accountReason(voice),
    blocks: [
      paragraph(t('mail.import_finished_todo')),
      { kind: 'button', label: t('mail.import_finished_button'), href: url(path) },
      {
        kind: 'facts',
        rows: [
          { label: t('mail.import_finished_ok'), value: String(ok) },
          { label: t('mail.import_finished_failed'), value: String(failed) },
        ],
      },
    ],
  })
}

export type MailTrouble = {
  /** Mails that wait for a person now, and those among them that could not be read. */
  readonly waiting: number
  readonly unreadable: number
  /** Mails of ours that came back within the last day. */
  readonly returned: number
}

/** M43, to administrators: numbers only, nothing of what strangers wrote (F17). */
export function mailAttentionLetter(voice: Voice, { waiting, unreadable, returned }: MailTrouble): Content {
  const { t, url } = voice
  const preheader = t('mail.mail_attention_preheader', { count: waiting })
  const rows = Object.entries({ waiting, unreadable, returned })
  return letter(voice, {
    subject: t('mail.mail_attention_subject'),
    preheader,
    title: t('mail.mail_attention_subject'),
    reason: accountReason(voice),
    blocks: [
      paragraph(preheader),
      paragraph(t('mail.mail_attention_todo')),
      { kind: 'button', label: t('mail.mail_attention_button'), href: url('/k/poczta') },
      {
        kind: 'facts',
        rows: rows.map(([name, count]) => ({ label: t(`mail.mail_attention_${name}`), value: String(count) })),
      },
    ],
  })
}

/** M44, to administrators. @param webhook Host only: the rest of an address may hold a secret. */
export function webhookDisabledLetter(
  voice: Voice,
  webhook: { readonly host: string; readonly failures: number; readonly path: string },
): Content {
  const { t, url } = voice
  const { host, failures, path } = webhook
  return letter(voice, {
    subject: t('mail.webhook_disabled_subject'),
    preheader: t('mail.webhook_disabled_preheader', { host }),
    title: t('mail.webhook_disabled_subject'),
    reason: accountReason(voice),
    blocks: [
      paragraph(t('mail.webhook_disabled_happened', { host, failures })),
      paragraph(t('mail.webhook_disabled_todo')),
      { kind: 'button', label: t('mail.webhook_disabled_button'), href: url(path) },
    ],
  })
}

/** M18, in a thread of its own: the note itself is read in the portal only (ux.md 4.2, row 29). */
export function noteMentionLetter(voice: Voice, number: string, author: string): Content {
  const { t, url } = voice
  const title = t('mail.note_mention_title', { author })
  return letter(voice, {
    subject: t('mail.note_mention_subject', { number }),
    preheader: title,
    title,
    reason: t('mail.note_mention_reason'),
    blocks: [
      paragraph(t('mail.note_mention_todo')),
      { kind: 'button', label: t('mail.note_mention_button'), href: url(`/k/zgloszenia/${number}`) },
    ],
  })
}

const settings = ({ t, url }: Voice): Link => ({
  label: t('mail.notifications_link'),
  href: url('/konto/powiadomienia'),
})

const paragraph = (text: string): Block => ({ kind: 'text', text })
