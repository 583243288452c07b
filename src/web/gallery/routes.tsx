import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import type { Frame } from '../frame.ts'
import { renderPage } from '../render.tsx'
import { frameOf } from '../respond.tsx'
import { GalleryPage, showcases } from './gallery-page.tsx'

const GalleryQuery = Type.Object({
  density: Type.Optional(Type.Enum(['comfortable', 'compact', 'touch'])),
  page: Type.Optional(Type.String({ maxLength: 40 })),
})

/** `/dev/gallery`: every component in every state; registered in demo mode only. */
export const galleryPages: FastifyPluginAsync = async (plugin) => {
  plugin
    .withTypeProvider<TypeBoxTypeProvider>()
    .get(
      '/dev/gallery',
      { config: { access: 'public' }, schema: { hide: true, querystring: GalleryQuery } },
      async (request, reply) => {
        const { density, page } = request.query
        const frame = frameOf(request)
        return reply
          .type('text/html; charset=utf-8')
          .send(show({ ...frame, density: density ?? frame.density }, page ?? ''))
      },
    )
}

function show(frame: Frame, page: string): string {
  const Showcase = showcases[page]
  const element = Showcase ? <Showcase t={frame.t} locale={frame.locale} /> : <GalleryPage frame={frame} />
  return renderPage(frame, frame.t('web.demo_gallery'), element)
}
