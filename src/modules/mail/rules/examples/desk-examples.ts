import { Temporal } from 'temporal-polyfill'
import type { Voice } from '../voice.ts'
import {
  importFinishedLetter,
  mailAttentionLetter,
  morningListLetter,
  noteMentionLetter,
  webhookDisabledLetter,
  weeklyNumbersLetter,
  type DueTicket,
} from '../templates/desk-letters.ts'
import type { ExampleLetter } from './example-letters.ts'

const dueTicket = (number: string, title: string, dueAt: string): DueTicket => ({
  number,
  title,
  priority: 'P2',
  dueAt: Temporal.Instant.from(dueAt),
})
const due = [
  dueTicket('26-004217', 'FortiGate 100F nie uruchamia się', '2026-11-20T08:30:00Z'),
  dueTicket('26-004221', 'Brak obrazu w sali 3', '2026-11-20T10:15:00Z'),
]
const numbers = { week: 47, opened: 42, closed: 39, reopened: 2, late: 1, open: 58 }

/** A letter of every kind to the operator's own people. */
export function deskExamples(voice: Voice): ExampleLetter[] {
  const result = { number: '57', ok: 1193, failed: 7, path: '/k/importy/57' }
  const webhook = { host: 'hooks.zlotygron.example', failures: 25, path: '/admin/integracje' }
  return [
    { name: 'morning', kind: 'morning_list', content: morningListLetter(voice, due, 3) },
    { name: 'morning-empty', kind: 'morning_list', content: morningListLetter(voice, [], 0) },
    { name: 'weekly', kind: 'weekly_numbers', content: weeklyNumbersLetter(voice, numbers) },
    { name: 'import', kind: 'import_finished', content: importFinishedLetter(voice, result) },
    {
      name: 'mail',
      kind: 'mail_attention',
      content: mailAttentionLetter(voice, { waiting: 3, unreadable: 1, returned: 2 }),
    },
    { name: 'webhook', kind: 'webhook_disabled', content: webhookDisabledLetter(voice, webhook) },
    { name: 'mention', kind: 'note_mention', content: noteMentionLetter(voice, '26-004217', 'Kasia M.') },
  ]
}
