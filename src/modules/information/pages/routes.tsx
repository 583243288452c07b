import type { FastifyPluginAsync } from 'fastify'
import { refusals } from '../../../refusal.ts'
import { sendPage } from '../../../web/respond.tsx'
import { informationPages } from '../rules/information-pages.ts'
import { InformationPage } from './information-page.tsx'
import { ProblemsPage } from './problems-page.tsx'

const open = { config: { access: 'public' }, schema: { hide: true } } as const

/** Pages that everybody may read: help, privacy, terms, accessibility, and what each refusal of the interface means. */
export const informationRoutes: FastifyPluginAsync = async (server) => {
  for (const name of informationPages) {
    server.get(`/${name}`, open, (request, reply) => {
      const { t, ctx } = request
      const page = <InformationPage t={t} name={name} operator={ctx.services.config.operator} />
      return sendPage(request, reply, t(`information.${name}.title`), page)
    })
  }
  server.get('/problemy', open, (request, reply) => {
    const { t } = request
    return sendPage(request, reply, t('information.problems'), <ProblemsPage t={t} refusals={refusals} />)
  })
}
