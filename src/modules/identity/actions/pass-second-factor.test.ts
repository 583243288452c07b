import { beforeEach, describe, expect, test } from 'vitest'
import { aCustomer, aStaffMember, type Person } from '../../../../test/cast.ts'
import {
  codeAt,
  eventsOf,
  pass,
  PASSWORD,
  RECOVERY_CODES,
  withApplication,
  withPassword,
} from '../../../../test/cast-entry.ts'
import { useWorld } from '../../../../test/world.ts'
import { visitor } from '../../../platform/context.ts'
import { newToken } from '../../../platform/id.ts'
import { passSecondFactor } from './pass-second-factor.ts'
import { signIn } from './sign-in.ts'
import { useRecoveryCode } from './use-recovery-code.ts'

const world = useWorld()
const asVisitor = () => world.as(visitor)
const firefox = { device: null, userAgent: 'Firefox' }

let anna: Person
let secret: string

beforeEach(async () => {
  pass(world, { hours: 3 })
  anna = await withPassword(world, await aCustomer(world))
  secret = await withApplication(world, anna)
})

async function half(person = anna, kind: 'customer' | 'staff' = 'customer') {
  const { session } = await signIn(asVisitor(), {
    email: person.email,
    password: PASSWORD,
    browser: firefox,
    endedSessionId: null,
  })
  return { sessionId: session.sessionId, person: { id: person.id, kind }, token: session.token }
}
const enter = async (code: string) => passSecondFactor(asVisitor(), await half(), code, firefox)
const sessionsOf = (person: Person) =>
  world.db.selectFrom('session').selectAll().where('person_id', '=', person.id).execute()

describe('the second factor', () => {
  test('opens the full session under a new token and ends the half one', async () => {
    const waiting = await half()
    const { session } = await passSecondFactor(asVisitor(), waiting, codeAt(world, secret), firefox)

    const rows = await sessionsOf(anna)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ id: session.sessionId, level: 'full' })
    expect(session.token).not.toBe(waiting.token)
    expect(rows[0]?.expires_at.since(world.now()).total('hours')).toBe(30 * 24)
    expect(rows[0]?.fresh_until.since(world.now()).total('minutes')).toBe(5)
  })

  test('of staff lasts twelve hours', async () => {
    const adam = await withPassword(world, await aStaffMember(world))
    const key = await withApplication(world, adam)
    const { session } = await passSecondFactor(asVisitor(), await half(adam, 'staff'), codeAt(world, key), firefox)

    expect(session.maxAge).toBe(12 * 60 * 60)
  })

  test.each([
    ['one step behind', -30],
    ['at the step', 0],
    ['one step ahead', 30],
  ])('takes a clock %s', async (_, seconds) => {
    await expect(enter(codeAt(world, secret, seconds))).resolves.toBeDefined()
  })

  test.each([
    ['two steps behind', -60],
    ['two steps ahead', 60],
  ])('refuses a clock %s', async (_, seconds) => {
    await expect(enter(codeAt(world, secret, seconds))).rejects.toThrow('identity.code_wrong')
  })

  test('takes each code once, and none from before it', async () => {
    await enter(codeAt(world, secret))

    await expect(enter(codeAt(world, secret))).rejects.toThrow('identity.code_wrong')
    await expect(enter(codeAt(world, secret, -30))).rejects.toThrow('identity.code_wrong')
    await expect(enter(codeAt(world, secret, 30))).resolves.toBeDefined()
  })

  test('takes one code that comes fifty times at the same moment exactly once (F12)', async () => {
    const waiting = await half()
    const code = codeAt(world, secret)
    const answers = await Promise.allSettled(
      Array.from({ length: 50 }, () => passSecondFactor(asVisitor(), waiting, code, firefox)),
    )

    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('does not take the code of somebody else', async () => {
    const other = await withApplication(world, await aCustomer(world))

    await expect(enter(codeAt(world, other))).rejects.toThrow('identity.code_wrong')
  })
})

describe('guessing codes', () => {
  const guess = (ip: string) =>
    half().then((waiting) => passSecondFactor({ ...asVisitor(), ip }, waiting, '000000', firefox))

  test('two hundred at the same time from changing addresses get twenty looks (F11)', async () => {
    const waiting = await half()
    const answers = await Promise.allSettled(
      Array.from({ length: 200 }, (_, index) =>
        passSecondFactor({ ...asVisitor(), ip: `192.0.2.${index}` }, waiting, '000000', firefox),
      ),
    )
    const looked = answers.filter(
      (answer) => answer.status === 'rejected' && String(answer.reason).includes('code_wrong'),
    )

    expect(looked).toHaveLength(20)
  })

  test('the right code waits as well until the cool-off is over', async () => {
    for (let count = 0; count < 20; count++) await expect(guess('192.0.2.1')).rejects.toThrow('identity.code_wrong')
    await expect(enter(codeAt(world, secret))).rejects.toMatchObject({
      code: 'http.too_many_requests',
      params: { minutes: 15 },
    })

    pass(world, { minutes: 15 })
    await expect(enter(codeAt(world, secret))).resolves.toBeDefined()
  })

  test('a hundred in a row lock the account for good', async () => {
    await world.db.updateTable('totp').set({ consecutive_failures: 99 }).where('person_id', '=', anna.id).execute()
    await expect(guess('192.0.2.1')).rejects.toThrow('identity.code_wrong')

    pass(world, { hours: 24 })
    await expect(enter(codeAt(world, secret))).rejects.toThrow('identity.factor_locked')
    await expect(useRecoveryCode(asVisitor(), await half(), RECOVERY_CODES[0] ?? '', 'Firefox')).rejects.toThrow(
      'identity.factor_locked',
    )
  })

  test('a success forgets the failures before it', async () => {
    for (let count = 0; count < 15; count++) await expect(guess('192.0.2.1')).rejects.toThrow('identity.code_wrong')
    await enter(codeAt(world, secret))

    const totp = await world.db
      .selectFrom('totp')
      .select('consecutive_failures')
      .where('person_id', '=', anna.id)
      .executeTakeFirstOrThrow()
    expect(totp.consecutive_failures).toBe(0)
  })
})

describe('a browser', () => {
  const withDevice = async (device: string | null, seconds: number) =>
    passSecondFactor(asVisitor(), await half(), codeAt(world, secret, seconds), {
      device,
      userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/150.0',
    })

  test('is remembered, the first one without a word', async () => {
    const { device } = await withDevice(null, -30)
    await withDevice(device, 0)

    expect(await eventsOf(world, anna.id)).not.toContain('identity.signed_in_from_new_device')
  })

  test('that is new to a person who has used another is told to them (M06)', async () => {
    await withDevice(null, -30)
    await withDevice(newToken(), 0)

    const event = await world.db
      .selectFrom('audit_event')
      .selectAll()
      .where('subject_id', '=', anna.id)
      .where('type', '=', 'identity.signed_in_from_new_device')
      .execute()
    expect(event).toHaveLength(1)
    expect(event[0]?.data).toEqual({ device: 'Firefox, Windows' })
  })
})

describe('a recovery code', () => {
  const use = async (typed: string) => useRecoveryCode(asVisitor(), await half(), typed, 'Firefox')

  test('opens a session that may enrol and ends all others', async () => {
    await enter(codeAt(world, secret))
    const opened = await use('8f3k 22qp 7wxm no4t')

    const rows = await sessionsOf(anna)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ id: opened.sessionId, level: 'password', may_enrol: true })
    expect(await eventsOf(world, anna.id)).toContain('identity.security_changed')
  })

  test('works once, also when it comes many times at the same moment', async () => {
    const waiting = await half()
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, () => useRecoveryCode(asVisitor(), waiting, RECOVERY_CODES[0] ?? '', 'Firefox')),
    )

    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(use(RECOVERY_CODES[0] ?? '')).rejects.toThrow('identity.recovery_code_wrong')
  })

  test('of somebody else opens nothing', async () => {
    const ewa = await withPassword(world, await aCustomer(world))
    await withApplication(world, ewa)
    await world.db.deleteFrom('recovery_code').where('person_id', '=', anna.id).execute()

    await expect(use(RECOVERY_CODES[0] ?? '')).rejects.toThrow('identity.recovery_code_wrong')
  })

  test.each(['', '000000', 'AAAA-AAAA-AAAA-AAAA', 'x'.repeat(500)])('"%s" is none', async (typed) => {
    await expect(use(typed)).rejects.toThrow('identity.recovery_code_wrong')
  })
})
