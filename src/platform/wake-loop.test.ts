import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { useWorld } from '../../test/world.ts'
import { startWakeLoop, type Loop } from './wake-loop.ts'

const world = useWorld()
const running: Loop[] = []

function start(work: () => Promise<boolean>, lanes = 1): Loop {
  const { databaseUrl } = world
  const loop = startWakeLoop({
    name: 'test',
    databaseUrl,
    channel: 'test_channel',
    everySeconds: 600,
    lanes,
    log: world.services.log,
    work,
  })
  running.push(loop)
  return loop
}

const notify = () => sql`select pg_notify('test_channel', '')`.execute(world.db)

afterEach(async () => {
  await Promise.all(running.splice(0).map((loop) => loop.stop()))
})

describe('a loop', () => {
  test('works until there is no more, then sleeps until it is woken', async () => {
    let waiting = 3
    let done = 0
    start(async () => {
      if (waiting === 0) return false
      waiting--
      done++
      return true
    })
    await expect.poll(() => done).toBe(3)

    waiting = 2
    await expect.poll(async () => (await notify(), done)).toBe(5)
  })

  test('wakes one lane for one piece of work, and all for many', async () => {
    let waiting = 0
    let looks = 0
    let atOnce = 0
    let most = 0
    start(async () => {
      looks++
      if (waiting === 0) return false
      waiting--
      most = Math.max(most, ++atOnce)
      await sql`select pg_sleep(0.05)`.execute(world.db)
      atOnce--
      return true
    }, 4)
    await expect.poll(() => looks).toBeGreaterThanOrEqual(4)
    const before = looks
    waiting = 1
    await notify()
    await expect.poll(() => waiting + atOnce).toBe(0)
    await expect.poll(() => looks - before).toBe(2)

    waiting = 20
    await notify()
    await expect.poll(() => waiting + atOnce).toBe(0)
    expect(most).toBe(4)
  })

  test('goes on after a failure', async () => {
    let tries = 0
    start(async () => {
      tries++
      throw new Error('broken')
    })
    await expect.poll(() => tries).toBeGreaterThan(0)
    const before = tries
    await expect.poll(async () => (await notify(), tries)).toBeGreaterThan(before)
  })

  test('listens again after its connection was lost, and looks whether it missed something', async () => {
    let looks = 0
    start(async () => {
      looks++
      return false
    })
    const listeners = () =>
      sql<{
        pid: number
      }>`select pid from pg_stat_activity where datname = current_database() and query like 'listen "test_channel"%'`.execute(
        world.db,
      )
    await expect.poll(async () => (await listeners()).rows.length).toBe(1)
    const [first] = (await listeners()).rows
    const before = looks
    await sql`select pg_terminate_backend(${first?.pid})`.execute(world.db)

    await expect
      .poll(async () => (await listeners()).rows.find(({ pid }) => pid !== first?.pid)?.pid, { timeout: 9000 })
      .toBeTypeOf('number')
    await expect.poll(() => looks).toBeGreaterThan(before)
  })

  test('finishes what it has in hand before it stops', async () => {
    const hand = Promise.withResolvers<boolean>()
    const taken = Promise.withResolvers<void>()
    let finished = false
    const loop = start(async () => {
      taken.resolve()
      await hand.promise
      finished = true
      return true
    })
    await taken.promise
    const stopped = loop.stop()
    hand.resolve(true)
    await stopped
    expect(finished).toBe(true)
  })
})
