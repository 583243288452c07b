import { beforeAll, describe, expect, test } from 'vitest'
import { runDurability, type DurabilityReport } from '../bench/durability/harness.ts'

/** The same with fifty rounds of each: `node build/durability.js --rounds 50`. */
const ROUNDS = 3

/** So many mails are on their way at once. */
const MAIL_LANES = 4

describe('a portal that is killed under writes', () => {
  let report: DurabilityReport

  beforeAll(async () => {
    report = await runDurability({
      door: 'api',
      rounds: ROUNDS,
      databaseRounds: ROUNDS,
      seed: 204_518,
      mailSeconds: 30,
      hurryMails: true,
    })
  }, 90_000)

  test('had something to lose', () => {
    expect(report.tickets).toBeGreaterThan(10)
    expect(report.replies).toBeGreaterThan(10)
    expect(report.files).toBeGreaterThan(0)
    expect(report.repeated).toBeGreaterThan(0)
  })

  test('loses nothing that it acknowledged, doubles nothing, leaves nothing half-written', () => {
    expect(report.faults).toEqual([])
  })

  test('sends only those mails twice that were on their way, and under the same Message-ID', () => {
    expect(report.retransmitted).toBeLessThanOrEqual(MAIL_LANES * (report.portalKills + report.databaseKills))
  })

  test('is ready again within fifteen seconds, within thirty after its database died', () => {
    expect(report.slowestPortalReturn).toBeLessThan(15)
    expect(report.slowestDatabaseReturn).toBeLessThan(30)
  })
})

describe('a portal that is killed while mails come in and go out', () => {
  let report: DurabilityReport

  beforeAll(async () => {
    report = await runDurability({
      door: 'mail',
      rounds: ROUNDS,
      databaseRounds: 0,
      seed: 118_304,
      mailSeconds: 45,
      hurryMails: true,
    })
  }, 150_000)

  test('had mails under way', () => {
    expect(report.replies).toBeGreaterThan(10)
    expect(report.repeated).toBeGreaterThan(0)
  })

  test('loses no mail that it took, writes none twice, and tells everybody of each', () => {
    expect(report.faults).toEqual([])
  })

  test('sends only those mails twice that were on their way, and under the same Message-ID', () => {
    expect(report.retransmitted).toBeLessThanOrEqual(MAIL_LANES * report.portalKills)
  })
})
