import { expect, test } from 'vitest'
import { shownReason } from './shown-reason.ts'

test.each([
  ['stranger', 'stranger'],
  ['refused', 'refused'],
  ['intake.mail_too_slow', 'unreadable'],
  ['crashed', 'unreadable'],
  [null, 'unreadable'],
])('a mail that waits because of %s is shown as %s', (reason, shown) => {
  expect(shownReason(reason)).toBe(shown)
})
