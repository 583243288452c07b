import { afterEach, describe, expect, test } from 'vitest'
import { sampleLetters } from '../../../test/cast-letters.ts'
import { headerOf, useSmtpSink, type Received } from '../../../test/smtp-sink.ts'
import { portalItself, useWorld } from '../../../test/world.ts'
import { inTransaction } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Loop } from '../../platform/wake-loop.ts'
import { queueMail, startMailLoop } from './index.ts'

const world = useWorld({ environment: { SMTP_URL: 'smtp://127.0.0.1:1' } })
const sink = useSmtpSink()
const running: Loop[] = []

/** The worker's loop as the process starts it, with the sink as its mail server. */
function startLoop(smtpUrl: string | null = sink.url): Loop {
  const { services, db, databaseUrl } = world
  const config = { ...services.config, smtpUrl }
  const loop = startMailLoop({ services: { ...services, config }, db, databaseUrl })
  running.push(loop)
  return loop
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((loop) => loop.stop()))
  sink.clear()
})

const letters = (['pl', 'en'] as const).flatMap((locale) =>
  sampleLetters(locale).map((letter) => ({ ...letter, locale })),
)

async function queue({ kind, content, locale }: (typeof letters)[number], address: string): Promise<void> {
  const to = { address, name: 'Żaneta Ćwik', personId: null, locale, reason: 'account' } as const
  await inTransaction(world.as(portalItself), (tx) =>
    queueMail(tx, { eventId: newId(), kind, to, content, ticket: null, author: null, leaveUrl: null }),
  )
}

describe('the loop of the worker', () => {
  test('sends every kind of letter in both languages, and each is read back as it was written', async () => {
    startLoop()
    for (const [place, letter] of letters.entries()) await queue(letter, `reader${place}@firma.example`)
    await expect.poll(() => sink.received.length, { timeout: 15_000 }).toBe(letters.length)

    const byReader = new Map(sink.received.map((received) => [received.recipients[0], received]))
    for (const [place, { content, locale }] of letters.entries()) {
      const received = byReader.get(`reader${place}@firma.example`)
      expect(received?.mail).toMatchObject({ subject: content.subject, to: [{ name: 'Żaneta Ćwik' }] })
      expect(textOf(received)).toContain(content.footer.reason)
      expect(textOf(received)).toContain(content.title)
      expect(received?.mail.html).toContain(`<html lang="${locale}">`)
      expect(received && headerOf(received, 'content-language')).toBe(locale)
      expect(received && headerOf(received, 'content-type')).toMatch(/^multipart\/alternative/)
    }
  })

  test('is woken by a new mail at once and rests afterwards', async () => {
    startLoop()
    const [letter] = letters
    for (let round = 1; round <= 3; round++) {
      await queue(letter!, `round${round}@firma.example`)
      await expect.poll(() => sink.received.length, { timeout: 3000 }).toBe(round)
    }
  })

  test('stops when told to, and what waits is sent by the next one', async () => {
    await startLoop().stop()
    await queue(letters[0]!, 'later@firma.example')
    expect(sink.received).toEqual([])

    startLoop()
    await expect.poll(() => sink.received.length).toBe(1)
  })

  test('has nothing to do where no mail server is set', async () => {
    await queue(letters[0]!, 'nobody@firma.example')
    await startLoop(null).stop()
    expect(sink.tries()).toBe(0)
  })
})

const textOf = (received: Received | undefined): string => (received?.mail.text ?? '').replaceAll('\r\n', '\n')
