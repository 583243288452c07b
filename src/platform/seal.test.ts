import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { seal, unseal } from './seal.ts'

const key = randomBytes(32)

test('a sealed secret opens for its owner only', () => {
  const sealed = seal(key, 'anna', 'JBSWY3DPEHPK3PXP')
  expect(unseal(key, 'anna', sealed)).toBe('JBSWY3DPEHPK3PXP')
  expect(sealed.toString('latin1')).not.toContain('JBSWY3DP')
  expect(() => unseal(key, 'adam', sealed)).toThrow()
  expect(() => unseal(randomBytes(32), 'anna', sealed)).toThrow()
  expect(() => unseal(key, 'anna', Buffer.concat([sealed.subarray(0, -1), Buffer.from([0])]))).toThrow()
})
