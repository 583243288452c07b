import { Temporal } from 'temporal-polyfill'
import type { ReplacementFacts } from '../templates/replacement-letters.ts'

const moment = Temporal.Instant.from('2026-11-23T16:00:00Z')
const date = Temporal.PlainDate.from('2026-11-30')
const visit = { kind: 'visit_changed', at: moment, place: 'ul. Piotrkowska 12, Łódź', engineer: 'Adam W.' } as const
const back = {
  kind: 'return_due',
  returnBy: date,
  sentPath: '/zgloszenia/26-004217?zwrot=wyslany#zwrot',
  moreTimePath: '/zgloszenia/26-004217?zwrot=pozniej#zwrot',
} as const

/** The facts of every letter about a replacement or a visit, by a name that tells the case. */
export const replacementExamples: readonly (readonly [name: string, facts: ReplacementFacts])[] = [
  ['delivery-started', { kind: 'delivery_started', address: 'ul. Piotrkowska 12, 90-001 Łódź', dueAt: moment }],
  [
    'shipped',
    {
      kind: 'unit_shipped',
      carrier: 'DPD',
      trackingNumber: '0000012345678U',
      trackingUrl: 'https://tracktrace.dpd.com.pl/parcelDetails?p1=0000012345678U',
      expectedOn: date,
    },
  ],
  [
    'delivered',
    { kind: 'unit_delivered', returnBy: date, damageBy: date, labelPath: '/zgloszenia/26-004217/etykieta' },
  ],
  ['return-due', { ...back, overdue: false }],
  ['return-overdue', { ...back, overdue: true }],
  ['return-extended', { kind: 'return_extended', returnBy: date }],
  ['received', { kind: 'unit_received', discrepancy: '' }],
  ['received-discrepancy', { kind: 'unit_received', discrepancy: 'Brak zasilacza w paczce.' }],
  ['damage-due', { kind: 'damage_due', damageBy: date }],
  ['visit-proposed', { ...visit, change: 'proposed' }],
  ['visit-confirmed', { ...visit, change: 'confirmed' }],
  ['visit-moved', { ...visit, change: 'moved' }],
  ['visit-cancelled', { ...visit, change: 'cancelled' }],
  ['visit-done', { kind: 'visit_done', protocolPath: '/zgloszenia/26-004217/protokol' }],
]
