import { describe, expect, test } from 'vitest'
import { portalItself, useWorld } from '../../test/world.ts'
import { allow, countTry, forgetTries, triesOf } from './attempts.ts'

const world = useWorld()
const ctx = () => world.as(portalItself)

describe('tries in a window', () => {
  test('are counted exactly, also side by side', async () => {
    const counts = await Promise.all(Array.from({ length: 20 }, () => countTry(ctx(), 'parallel', 15)))
    expect(counts.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })

  test('are refused past the allowance and allowed again in the next window', async () => {
    const attempt = () => allow(ctx(), 'window', { tries: 2, minutes: 15 })
    await attempt()
    await attempt()
    await expect(attempt()).rejects.toMatchObject({ code: 'http.too_many_requests', params: { minutes: 15 } })

    world.clock.advanceTo(world.now().add({ minutes: 15 }))
    await expect(attempt()).resolves.toBeUndefined()
  })

  test('can be forgotten after a success', async () => {
    await countTry(ctx(), 'forgiven', 15)
    await forgetTries(ctx(), 'forgiven')
    expect(await triesOf(ctx(), 'forgiven')).toBe(0)
  })
})
