import { Temporal } from 'temporal-polyfill'
import {
  enquiryAnsweredLetter,
  enquiryReceivedLetter,
  enquiryWaitsLetter,
  type Waiting,
} from '../templates/enquiry-letters.ts'
import type { Voice } from '../voice.ts'
import type { ExampleLetter } from './example-letters.ts'

const number = '26-004218'
const waiting = {
  number,
  subject: 'Nie mogę dodać umowy',
  dueAt: Temporal.Instant.from('2026-11-23T09:05:00Z'),
  path: `/k/sprawy/${number}`,
  language: 'pl',
} as const
const waits = (voice: Voice, kind: Waiting['kind']) => enquiryWaitsLetter(voice, { ...waiting, kind })

/** A letter of every kind about what came in by a form without an account. */
export function enquiryExamples(voice: Voice): ExampleLetter[] {
  const answer = { number, author: 'Adam W.', text: 'Dzień dobry,\nprosimy o numer umowy w treści odpowiedzi.' }
  return [
    { name: 'enquiry-received', kind: 'enquiry_received', content: enquiryReceivedLetter(voice, number) },
    { name: 'enquiry-answered', kind: 'enquiry_answered', content: enquiryAnsweredLetter(voice, answer) },
    { name: 'enquiry-contact', kind: 'enquiry_waits', content: waits(voice, 'contact') },
    { name: 'enquiry-emergency', kind: 'enquiry_waits', content: waits(voice, 'emergency') },
  ]
}
