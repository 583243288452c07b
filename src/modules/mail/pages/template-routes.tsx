import formbody from '@fastify/formbody'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { resultOrRefusal } from '../../../platform/forms.ts'
import { mailPolicy } from '../../../platform/http/security-headers.ts'
import { Refusal } from '../../../refusal.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'
import { refusedForm, sendPage } from '../../../web/respond.tsx'
import { previewTemplate, type Preview } from '../actions/preview-template.ts'
import { readTemplate } from '../actions/read-template.ts'
import { restoreTemplate } from '../actions/restore-template.ts'
import { saveTemplate } from '../actions/save-template.ts'
import { sendTestMail } from '../actions/send-test-mail.ts'
import type { TemplateId } from '../rules/template-parts.ts'
import { differencesBetween } from '../rules/text-difference.ts'
import { shippedTexts } from '../shipped-texts.ts'
import { isTemplateId, listTemplates, voicesTrying } from '../template-list.ts'
import { rowOf, shownTemplate, textsTyped, writtenBy } from './present-template.ts'
import { TemplateListPage } from './template-list-page.tsx'
import { TemplatePage } from './template-page.tsx'
import { TemplatePreviewPage } from './template-preview-page.tsx'
import { TemplateVersionPage } from './template-version-page.tsx'

const LIST = '/admin/szablony'
const config = { access: ['admin'] } as const
const Typed = Type.Optional(Type.String({ maxLength: 4000 }))
const Params = Type.Object({ id: Type.String({ maxLength: 60 }) })
const VersionParams = Type.Object({ id: Type.String({ maxLength: 60 }), version: Type.Integer({ minimum: 1 }) })
const WordsForm = Type.Record(Type.String({ maxLength: 120 }), Type.String({ maxLength: 4000 }))
const PreviewQuery = Type.Object({ jezyk: Typed, przyklad: Typed, zgloszenie: Typed, zrobiono: Typed })

/** The words of every letter, for administrators (S28). */
export const templatePages: FastifyPluginAsync = async (plugin) => {
  await plugin.register(formbody)
  await plugin.register(wordsPages)
  await plugin.register(previewPages)
}

const wordsPages: FastifyPluginAsync = async (plugin) => {
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()
  const one = { config, schema: { hide: true, params: Params } } as const

  pages.get(LIST, { config, schema: { hide: true } }, async (request, reply) => {
    const { ctx, t } = request
    const rows = (await listTemplates(ctx, t('mail.editor.shared'))).map((each) => rowOf(ctx, each))
    return sendPage(request, reply, t('mail.editor.title'), <TemplateListPage t={t} rows={rows} />)
  })

  pages.get(`${LIST}/:id`, one, (request, reply) =>
    showTemplate(request, reply, idOf(request.params.id), untouchedForm),
  )

  pages.post(`${LIST}/:id`, { ...one, schema: { ...one.schema, body: WordsForm } }, async (request, reply) => {
    const id = idOf(request.params.id)
    const publish = request.body['act'] === 'publish'
    const typed = { id, base: Number(request.body['base']), texts: textsTyped(id, request.body), publish }
    const saved = await resultOrRefusal(() => saveTemplate(request.ctx, shippedTexts, typed))
    if (saved instanceof Refusal)
      return showTemplate(request, reply, id, refusedForm(request.t, request.body, saved), saved.status)
    return reply.redirect(`${LIST}/${id}?zapisano=${publish ? 'opublikowano' : 'szkic'}`, 303)
  })

  const restoring = { ...one.schema, body: Type.Object({ version: Type.String({ pattern: '^\\d{1,6}$' }) }) }
  pages.post(`${LIST}/:id/przywrocenie`, { ...one, schema: restoring }, async (request, reply) => {
    const id = idOf(request.params.id)
    const version = Number(request.body.version)
    const restored = await resultOrRefusal(() => restoreTemplate(request.ctx, shippedTexts, { id, version }))
    if (restored instanceof Refusal)
      return showTemplate(request, reply, id, refusedForm(request.t, {}, restored), restored.status)
    return reply.redirect(`${LIST}/${id}?zapisano=przywrocono`, 303)
  })

  pages.get(
    `${LIST}/:id/wersje/:version`,
    { config, schema: { hide: true, params: VersionParams } },
    async (request, reply) => {
      const { ctx, t, params } = request
      const id = idOf(params.id)
      const { name, number, parts, versions } = await shownWith(request, id)
      const place = versions.findIndex(({ version }) => version === params.version)
      const found = versions[place]
      if (found === undefined) throw new Refusal('http.not_found')
      const differences = differencesBetween(parts, versions[place + 1]?.texts ?? {}, found.texts)
      const shown = { id, name: `${number} ${name}`.trim(), version: found.version, written: writtenBy(ctx, found) }
      const title = t('mail.editor.version_title', { name: shown.name, version: shown.version })
      return sendPage(request, reply, title, <TemplateVersionPage t={t} {...shown} differences={differences} />)
    },
  )
}

const previewPages: FastifyPluginAsync = async (plugin) => {
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()
  const asking = { config, schema: { hide: true, params: Params, querystring: PreviewQuery } } as const

  pages.get(`${LIST}/:id/podglad`, asking, async (request, reply) => {
    const { t, signed } = request
    const id = idOf(request.params.id)
    const { name: title } = await shownWith(request, id)
    const { preview, form } = await previewOf(request, id, request.query)
    const { subject, preheader } = preview.content
    const shown = { subject, preheader, text: preview.text, frame: frameOf(id, form) }
    const done = request.query.zrobiono === 'test' ? t('mail.editor.done_test') : null
    const ownAddress = signed?.person.email ?? ''
    const page = <TemplatePreviewPage {...{ t, id, name: title, form, shown, ownAddress, done }} />
    return sendPage(request, reply, t('mail.editor.preview_title', { name: title }), page)
  })

  pages.get(`${LIST}/:id/podglad/html`, asking, async (request, reply) => {
    const { preview } = await previewOf(request, idOf(request.params.id), request.query)
    return reply.type('text/html; charset=utf-8').header('content-security-policy', mailPolicy).send(preview.html)
  })

  pages.post(
    `${LIST}/:id/test`,
    { config, schema: { hide: true, params: Params, body: PreviewQuery } },
    async (request, reply) => {
      const id = idOf(request.params.id)
      const { wish, voice, form } = await askedFor(request, id, request.body)
      await sendTestMail(request.ctx, wish, voice)
      return reply.redirect(`${LIST}/${id}/podglad?${queryOf(form)}&zrobiono=test`, 303)
    },
  )
}

type Asked = Static<typeof PreviewQuery>

async function askedFor({ ctx }: FastifyRequest, id: TemplateId, asked: Asked) {
  const locale = asked.jezyk === 'en' ? 'en' : asked.jezyk === 'pl' ? 'pl' : ctx.locale
  const { texts } = await readTemplate(ctx, shippedTexts, id)
  const voice = (await voicesTrying(ctx, id, texts))(locale)
  const wish = { id, locale, name: asked.przyklad, ticket: asked.zgloszenie }
  return { wish, voice, form: { language: locale, name: asked.przyklad ?? '', ticket: asked.zgloszenie ?? '' } }
}

async function previewOf(request: FastifyRequest, id: TemplateId, asked: Asked) {
  const { wish, voice, form } = await askedFor(request, id, asked)
  const found = await shownOrUnknown(() => previewTemplate(request.ctx, wish, voice))
  const preview = found ?? (await previewTemplate(request.ctx, { ...wish, ticket: '' }, voice))
  return { preview, form: { ...form, name: preview.name, names: preview.names, isUnknown: found === null } }
}

/** A number that is no ticket's is a mistake in the form, not a page that does not exist. */
async function shownOrUnknown(show: () => Promise<Preview>): Promise<Preview | null> {
  try {
    return await show()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'tickets.not_found') return null
    throw error
  }
}

const queryOf = ({ language, name, ticket }: { language: string; name: string; ticket: string }): string =>
  new URLSearchParams({ jezyk: language, przyklad: name, zgloszenie: ticket }).toString()

const frameOf = (id: TemplateId, form: Parameters<typeof queryOf>[0]): string =>
  `${LIST}/${id}/podglad/html?${queryOf(form)}`

async function showTemplate(
  request: FastifyRequest,
  reply: FastifyReply,
  id: TemplateId,
  form: FormState,
  status = 200,
): Promise<FastifyReply> {
  const { preview } = await previewOf(request, id, { jezyk: request.ctx.locale })
  const template = shownTemplate(request, await shownWith(request, id), preview)
  const page = <TemplatePage t={request.t} template={template} form={form} done={doneText(request)} />
  return sendPage(request, reply, template.name, page, { status })
}

/** A template with its name in the list. */
async function shownWith({ ctx, t }: FastifyRequest, id: TemplateId) {
  const read = await readTemplate(ctx, shippedTexts, id)
  const listed = (await listTemplates(ctx, t('mail.editor.shared'))).find((each) => each.id === id)
  return { ...read, name: listed?.name ?? id, number: listed?.number ?? '', state: listed?.state ?? 'shipped' }
}

const done: Readonly<Record<string, string>> = {
  opublikowano: 'mail.editor.done_published',
  szkic: 'mail.editor.done_draft',
  przywrocono: 'mail.editor.done_restored',
}

function doneText({ query, t }: FastifyRequest): string | null {
  const word = typeof query === 'object' && query !== null && 'zapisano' in query ? String(query.zapisano) : ''
  const key = Object.hasOwn(done, word) ? done[word] : undefined
  return key === undefined ? null : t(key)
}

function idOf(id: string): TemplateId {
  if (!isTemplateId(id)) throw new Refusal('http.not_found')
  return id
}
