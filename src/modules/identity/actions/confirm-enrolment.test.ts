import { beforeEach, describe, expect, test } from 'vitest'
import { aCustomer, type Person } from '../../../../test/cast.ts'
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
import { inTransaction, visitor } from '../../../platform/context.ts'
import { confirmEnrolment } from './confirm-enrolment.ts'
import { openSession } from './open-session.ts'
import { readEnrolment, type Enroller } from './read-enrolment.ts'
import { recogniseRecoveryCodes } from './recognise-recovery-codes.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { signIn } from './sign-in.ts'
import { useRecoveryCode } from './use-recovery-code.ts'

const world = useWorld()
const asVisitor = () => world.as(visitor)
const firefox = { device: null, userAgent: 'Firefox' }

let anna: Person
beforeEach(async () => {
  pass(world, { hours: 1 })
  anna = await withPassword(world, await aCustomer(world))
})

async function enroller(level: 'password' | 'full' = 'password', fresh = false): Promise<Enroller> {
  const person = { id: anna.id, kind: 'customer', email: anna.email } as const
  const { sessionId } = await inTransaction(asVisitor(), (tx) => openSession(tx, { person, level, userAgent: '' }))
  return { sessionId, level, fresh, person }
}
const confirm = async (who: Enroller) =>
  confirmEnrolment(asVisitor(), who, codeAt(world, (await readEnrolment(asVisitor(), who)).secret), firefox)

describe('connecting an application', () => {
  test('shows the same secret on every look and keeps nothing before it is confirmed', async () => {
    const who = await enroller()
    const [one, other] = [await readEnrolment(asVisitor(), who), await readEnrolment(asVisitor(), who)]

    expect(one).toEqual(other)
    expect(one.address).toContain(`secret=${one.secret}`)
    expect(await world.db.selectFrom('totp').select('person_id').where('person_id', '=', anna.id).execute()).toEqual([])
  })

  test('shows another secret in every session', async () => {
    const [one, other] = [
      await readEnrolment(asVisitor(), await enroller()),
      await readEnrolment(asVisitor(), await enroller()),
    ]

    expect(one.secret).not.toBe(other.secret)
  })

  test('signs in fully, with ten recovery codes of 80 bits', async () => {
    const { session, codes } = await confirm(await enroller())

    const rows = await world.db.selectFrom('session').selectAll().where('person_id', '=', anna.id).execute()
    expect(rows.map(({ id, level }) => ({ id, level }))).toEqual([{ id: session.sessionId, level: 'full' }])
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    expect(await eventsOf(world, anna.id)).toEqual(['identity.security_changed', 'identity.signed_in'])
  })

  test('keeps neither secret nor codes in clear', async () => {
    const who = await enroller()
    const { secret } = await readEnrolment(asVisitor(), who)
    const { codes } = await confirm(who)

    const totp = await world.db
      .selectFrom('totp')
      .select('secret_sealed')
      .where('person_id', '=', anna.id)
      .executeTakeFirstOrThrow()
    const kept = await world.db
      .selectFrom('recovery_code')
      .select('code_hash')
      .where('person_id', '=', anna.id)
      .execute()
    expect(totp.secret_sealed.toString('latin1')).not.toContain(secret)
    for (const { code_hash: hash } of kept)
      expect(codes.map((code) => code.replaceAll('-', ''))).not.toContain(hash.toString('latin1'))
  })

  test('refuses a wrong code and keeps the secret', async () => {
    const who = await enroller()
    const before = await readEnrolment(asVisitor(), who)
    await expect(confirmEnrolment(asVisitor(), who, '000000', firefox)).rejects.toThrow('identity.code_wrong')

    expect(await readEnrolment(asVisitor(), who)).toEqual(before)
  })

  test('spends the code that confirmed it', async () => {
    const who = await enroller()
    const { secret } = await readEnrolment(asVisitor(), who)
    await confirm(who)

    const totp = await world.db
      .selectFrom('totp')
      .select('last_used_step')
      .where('person_id', '=', anna.id)
      .executeTakeFirstOrThrow()
    expect(totp.last_used_step).toBe(Math.floor(world.now().epochMilliseconds / 30_000))
    expect(codeAt(world, secret)).toMatch(/^\d{6}$/)
  })

  test('at the same moment in two windows connects once', async () => {
    const who = await enroller()
    const code = codeAt(world, (await readEnrolment(asVisitor(), who)).secret)
    const answers = await Promise.allSettled([1, 2, 3].map(() => confirmEnrolment(asVisitor(), who, code, firefox)))

    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('where a second factor exists', () => {
  beforeEach(async () => {
    await withApplication(world, anna)
  })

  test('a session that has not shown it cannot put another in its place (row 52)', async () => {
    const who = await enroller()

    await expect(readEnrolment(asVisitor(), who)).rejects.toThrow('identity.enrolment_refused')
    await expect(confirmEnrolment(asVisitor(), who, '000000', firefox)).rejects.toThrow('identity.enrolment_refused')
  })

  test('a full session needs a fresh confirmation', async () => {
    await expect(readEnrolment(asVisitor(), await enroller('full', false))).rejects.toThrow(
      'identity.enrolment_refused',
    )
    await expect(confirm(await enroller('full', true))).resolves.toBeDefined()
  })

  test('a spent recovery code allows it, and the old application and codes stop working', async () => {
    const person = { id: anna.id, kind: 'customer', email: anna.email } as const
    const { session } = await signIn(asVisitor(), {
      email: anna.email,
      password: PASSWORD,
      browser: firefox,
      endedSessionId: null,
    })
    const opened = await useRecoveryCode(
      asVisitor(),
      { sessionId: session.sessionId, person },
      RECOVERY_CODES[0] ?? '',
      'Firefox',
    )
    await confirm({ sessionId: opened.sessionId, level: 'password', fresh: false, person })

    const kept = await world.db.selectFrom('recovery_code').select('id').where('person_id', '=', anna.id).execute()
    expect(kept).toHaveLength(10)
    expect(await recogniseRecoveryCodes(asVisitor(), anna.id, RECOVERY_CODES[1] ?? '')).toBeNull()
  })
})

describe('recovery codes', () => {
  test('are recognised for their owner only, and only all together', async () => {
    const { codes } = await confirm(await enroller())
    const ewa = await aCustomer(world)

    expect(await recogniseRecoveryCodes(asVisitor(), anna.id, codes.join(' '))).toEqual(codes)
    expect(await recogniseRecoveryCodes(asVisitor(), ewa.id, codes.join(' '))).toBeNull()
    expect(await recogniseRecoveryCodes(asVisitor(), anna.id, `${codes.join(' ')} AAAA-AAAA-AAAA-AAAA`)).toBeNull()
    expect(await recogniseRecoveryCodes(asVisitor(), anna.id, '')).toBeNull()
  })

  test('made anew put an end to the earlier ones', async () => {
    const { codes } = await confirm(await enroller())
    const renewed = await renewRecoveryCodes(world.as(anna.actor), anna.id)

    expect(renewed).toHaveLength(10)
    expect(await recogniseRecoveryCodes(asVisitor(), anna.id, codes[0] ?? '')).toBeNull()
  })
})
