import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { sendPage } from '../../../web/respond.tsx'
import { countQueue, listQueue, queueViews, type QueueCounts } from '../../tickets/index.ts'
import { openedQueue, queuePath, readQueueAddress, type QueueAddress } from '../rules/queue-address.ts'
import { gatherTicket } from './gather-ticket.tsx'
import { lookOf } from './look-of.ts'
import { PreviewFrame, QueuePage } from './queue-page.tsx'
import { TicketView } from './ticket-view.tsx'

const Word = Type.Optional(Type.String({ maxLength: 300 }))

/** What an address of the desk may say; every page of a ticket carries the list that it was opened from. */
export const queueWords = { widok: Word, szukaj: Word, ile: Word, podglad: Word, uklad: Word }

/** The engineer's queue; what asks for the preview alone gets it alone (ux S20). */
export const queuePages: FastifyPluginAsync = async (plugin) => {
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()
  const options = { config: { access: 'staff' }, schema: { hide: true, querystring: Type.Object(queueWords) } } as const

  pages.get('/k/kolejka', options, async (request, reply) => {
    const address = readQueueAddress(request.query)
    const title = request.t('desk.title', { view: request.t(`tickets.queue.${address.view}`) })
    reply.header('vary', 'Turbo-Frame')
    const wantsPreview = request.headers['turbo-frame'] === 'podglad' && address.preview !== null
    if (wantsPreview) return sendPage(request, reply, title, await preview(request, address, address.preview))
    const { page, views } = await queue(request, address)
    return sendPage(request, reply, title, page, { live: true, views })
  })
}

async function queue(request: FastifyRequest, address: QueueAddress) {
  const { ctx } = request
  const { view, search, rows: limit } = address
  const [counts, found] = await Promise.all([countQueue(ctx), listQueue(ctx, { view, search, limit: limit + 1 })])
  const views = queueViews.map((each) => tabOf(request, each, counts, view))
  const page = (
    <QueuePage
      look={lookOf(request)}
      address={address}
      tabs={views}
      standing={{ late: counts.late, soon: counts.due - counts.late, laterDueAt: counts.laterDueAt }}
      rows={found.slice(0, limit)}
      count={search === '' ? counts[view] : null}
      hasMore={found.length > limit}
    />
  )
  return { page, views }
}

function tabOf({ t }: FastifyRequest, view: QueueAddress['view'], counts: QueueCounts, current: QueueAddress['view']) {
  return {
    href: queuePath(openedQueue, { view }),
    label: t(`tickets.queue.${view}`),
    count: counts[view],
    current: view === current,
  }
}

async function preview(request: FastifyRequest, address: QueueAddress, number: string | null) {
  if (number === null) return null
  const props = await gatherTicket(request, number, { from: address, beside: true })
  return (
    <PreviewFrame>
      <TicketView {...props} />
    </PreviewFrame>
  )
}
