import { describe, expect, test } from 'vitest'
import { portalItself, useWorld } from '../../test/world.ts'
import { inTransaction } from './context.ts'
import { once } from './idempotency.ts'

const world = useWorld()
let done = 0

const submit = (key: string, request: unknown = 'body', fail = false) =>
  inTransaction(world.as(portalItself), (tx) =>
    once(tx, { owner: 'anna', key, request }, async () => {
      done += 1
      if (fail) throw new Error('no')
      return { number: done }
    }),
  )

describe('a creation with a key', () => {
  test('happens once, however often and however parallel it is sent', async () => {
    done = 0
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit('double')))
    expect(done).toBe(1)
    expect(answers).toEqual(Array.from({ length: 10 }, () => ({ number: 1 })))
  })

  test('is refused for another body', async () => {
    await submit('mismatch')
    await expect(submit('mismatch', 'other body')).rejects.toMatchObject({ code: 'http.idempotency_mismatch' })
  })

  test('may be sent again after a failure', async () => {
    await expect(submit('retry', 'body', true)).rejects.toThrow('no')
    await expect(submit('retry')).resolves.toBeTruthy()
  })
})
