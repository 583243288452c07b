import { describe, expect, test } from 'vitest'
import { signedIn } from '../../../test/cast.ts'
import { portalOf, runAtTerminal } from '../../../test/cast-commands.ts'
import { aDesk, anAnswer, aTicket } from '../../../test/cast-tickets.ts'
import { useWorld } from '../../../test/world.ts'
import { explainCommand } from './commands.ts'

const world = useWorld()

describe('bin/portal sla explain', () => {
  test('says why a ticket is due when it is, in both languages', async () => {
    const ticket = await aTicket(world, await aDesk(world))

    const polish = await runAtTerminal(explainCommand(portalOf(world)), ticket.number)
    expect(polish.code).toBe(0)
    expect(polish.text.replaceAll('\u00a0', ' ').split('\n')).toEqual([
      `${ticket.number} ${ticket.title}`,
      '',
      'Reakcja: biegnie',
      '  Od: pt., 20 lis 2026, 15:05',
      '  pt., 20 lis  15:05–16:05  1 h',
      '  Razem: 1 h',
      '  Termin: pt., 20 lis 2026, 16:05',
    ])
    const english = await runAtTerminal(explainCommand(portalOf(world)), ticket.number, '--lang', 'en')
    expect(english.text).toContain('Reaction: running')
  })

  test('gives programs what the interface gives them', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    await anAnswer(world, desk, ticket)
    const url = `/api/v1/tickets/${ticket.number}/clocks`
    const answer = await world.app.inject({ url, headers: await signedIn(world, desk.anna) })

    const { text } = await runAtTerminal(explainCommand(portalOf(world)), ticket.number, '--json')

    expect(JSON.parse(text)).toEqual({ number: ticket.number, ...answer.json<object>() })
  })

  test('refuses a number that nobody has', async () => {
    await expect(runAtTerminal(explainCommand(portalOf(world)), '26-999999')).rejects.toMatchObject({
      code: 'tickets.not_found',
    })
  })
})
