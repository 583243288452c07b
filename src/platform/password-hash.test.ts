import { expect, test } from 'vitest'
import { hashPassword, passwordHashesComputed, verifyPassword } from './password-hash.ts'

test('a password is recognised by its argon2id hash of the agreed strength', async () => {
  const kept = await hashPassword('żółty parasol na wietrze')

  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verifyPassword(kept, 'żółty parasol na wietrze')).toBe(true)
  expect(await verifyPassword(kept, 'zolty parasol na wietrze')).toBe(false)
})

test('the same letters typed on another system are the same password', async () => {
  const kept = await hashPassword('źdźbło trawy na łące'.normalize('NFD'))

  expect(await verifyPassword(kept, 'źdźbło trawy na łące'.normalize('NFC'))).toBe(true)
})

test('without an account the same work is done, and the answer is no', async () => {
  const before = passwordHashesComputed()

  expect(await verifyPassword(null, 'an account that does not exist')).toBe(false)
  expect(passwordHashesComputed()).toBe(before + 1)
})

test('a herd is served in turn and nobody is lost', async () => {
  const kept = await hashPassword('żółty parasol na wietrze')
  const answers = await Promise.all(Array.from({ length: 20 }, () => verifyPassword(kept, 'żółty parasol na wietrze')))

  expect(answers).toEqual(Array.from({ length: 20 }, () => true))
})

test('a line that is too long turns people away at once', async () => {
  const kept = await hashPassword('żółty parasol na wietrze')
  const tries = Array.from({ length: 320 }, () => verifyPassword(kept, 'x'))

  const outcomes = await Promise.allSettled(tries)
  const turnedAway = outcomes.filter(
    (outcome) => outcome.status === 'rejected' && String(outcome.reason).includes('http.unavailable'),
  )
  expect(turnedAway.length).toBeGreaterThan(0)
})
