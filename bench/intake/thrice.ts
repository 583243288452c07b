import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { postOffice } from './post-office.ts'
import { mailFrom, type Stage } from './stage.ts'

const CONNECTIONS = 8
const LATE = 600_000

type Counted = { readonly settled: number; readonly entries: number; readonly different: number }

/** Brings each of many mails three times by different ways, all at once. @returns how many entries came of them, and how many different ones. */
export async function deliverThrice(stage: Stage, mails: number): Promise<Omit<Counted, 'settled'>> {
  const { world, mailPort } = stage
  const office = postOffice(mailPort, CONNECTIONS)
  await office.knock()
  const begun = performance.now()
  const name = `thrice-${Math.round(begun)}`
  const before = await countOf(stage, name)
  await Promise.all(
    Array.from({ length: mails * 3 }, async (_, index) => {
      const asker = world.customers[(index % mails) % world.customers.length]
      if (asker === undefined) return
      const way = `Received: from way${Math.floor(index / mails)}.example\r\n`
      await office.bring(asker.email, `${way}${mailFrom(world, asker, `${name}-${index % mails}`)}`)
    }),
  )
  office.close()
  for (;;) {
    const { settled, entries, different } = await countOf(stage, name)
    if (settled >= before.settled + mails * 3) return { entries, different }
    if (performance.now() - begun > LATE) throw new Error('Mails were taken and have not been read')
    await pause(100)
  }
}

async function countOf({ world }: Stage, name: string): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select (select count(*)::int from raw_mail where state <> 'waiting') as settled,
      count(*)::int as entries, count(distinct body)::int as different
    from entry where channel = 'mail' and body like ${`${name}-%`}`.execute(world.portal.db)
  return rows[0] ?? { settled: 0, entries: 0, different: 0 }
}
