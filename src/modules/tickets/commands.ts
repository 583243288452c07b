import { defineCommand } from 'citty'
import { runWith, type OpenPortal } from '../../platform/command.ts'
import { explainClocks } from '../promises/index.ts'
import { clockOf } from './api-clock-views.ts'
import { explainInWords } from './explain-in-words.ts'
import { findTicket } from './store/tickets.ts'

/** `portal sla explain`: every promise of a ticket with the days that make its due moment (features E17). */
export const explainCommand = (open: OpenPortal) =>
  defineCommand({
    meta: { name: 'explain', description: 'Why a ticket is due when it is: each promise, day by day' },
    args: {
      number: { type: 'positional', description: 'number of the ticket, as 26-004217', required: true },
      lang: { type: 'enum', options: ['pl', 'en'], description: 'language of the text', default: 'pl' },
      json: { type: 'boolean', description: 'one JSON line, as the interface answers getTicketClocks' },
    },
    run: ({ args }) =>
      runWith(open, async (ctx) => {
        const { id, number, title } = await findTicket(ctx, args.number)
        const clocks = await explainClocks(ctx, id)
        if (args.json) {
          console.log(JSON.stringify({ number, clocks: clocks.map(clockOf) }))
          return 0
        }
        const locale = args.lang === 'en' ? 'en' : 'pl'
        const lines = explainInWords({ t: ctx.services.translate(locale), locale }, clocks)
        console.log([`${number} ${title}`, '', ...lines].join('\n').trimEnd())
        return 0
      }),
  })
