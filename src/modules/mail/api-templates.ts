import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { answers } from '../../platform/http/answers.ts'
import { Refusal } from '../../refusal.ts'
import { previewTemplate } from './actions/preview-template.ts'
import { readTemplate } from './actions/read-template.ts'
import { restoreTemplate } from './actions/restore-template.ts'
import { saveTemplate } from './actions/save-template.ts'
import { sendTestMail } from './actions/send-test-mail.ts'
import type { TemplateId } from './rules/template-parts.ts'
import { LONGEST_TEXT } from './rules/template-problems.ts'
import { shippedTexts } from './shipped-texts.ts'
import { isTemplateId, listTemplates, voicesTrying } from './template-list.ts'

const Language = Type.Union([Type.Literal('pl'), Type.Literal('en')])
const Both = Type.Object({
  pl: Type.String({ maxLength: 2 * LONGEST_TEXT }),
  en: Type.String({ maxLength: 2 * LONGEST_TEXT }),
})
const State = Type.Union([Type.Literal('shipped'), Type.Literal('published'), Type.Literal('draft')])
const Sometime = Type.Union([Type.String({ format: 'date-time' }), Type.Null()])
const Params = Type.Object({ id: Type.String({ maxLength: 60 }) })
const Version = Type.Object({ version: Type.Integer({ minimum: 0 }) })
const PreviewBody = Type.Object({
  language: Language,
  example: Type.Optional(Type.String({ maxLength: 100 })),
  ticket: Type.Optional(Type.String({ maxLength: 20 })),
})
const TemplateList = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Type.String(),
      name: Type.String(),
      state: State,
      version: Type.Integer(),
      author: Type.String(),
      changedAt: Sometime,
    }),
  ),
})
const Template = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  parts: Type.Array(
    Type.Object({ key: Type.String(), variables: Type.Array(Type.String()), shipped: Both, text: Both }),
  ),
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      author: Type.String(),
      writtenAt: Type.String({ format: 'date-time' }),
      publishedAt: Sometime,
    }),
  ),
})
const TemplateBody = Type.Object({
  base: Type.Integer({ minimum: 0 }),
  publish: Type.Boolean(),
  texts: Type.Record(Type.String({ maxLength: 120 }), Both),
})
const Preview = Type.Object({
  subject: Type.String(),
  preheader: Type.String(),
  text: Type.String(),
  html: Type.String(),
})

const config = { access: ['admin'] } as const
const tags = ['templates']

/** The words of the letters as JSON, for administrators (S28). */
export const templatesApi: FastifyPluginAsync = async (server) => {
  await server.register(wordsApi)
  await server.register(changingApi)
  await server.register(previewApi)
}

const wordsApi: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()

  api.get(
    '/templates',
    { config, schema: { tags, operationId: 'listTemplates', response: answers({ 200: TemplateList }) } },
    async ({ ctx, t }) => ({
      items: (await listTemplates(ctx, t('mail.editor.shared'))).map(({ changedAt, ...each }) => ({
        ...each,
        changedAt: changedAt?.toString() ?? null,
      })),
    }),
  )

  api.get(
    '/templates/:id',
    { config, schema: { tags, operationId: 'getTemplate', params: Params, response: answers({ 200: Template }) } },
    async ({ ctx, params }) => {
      const { id, version, parts, versions } = await readTemplate(ctx, shippedTexts, idOf(params.id))
      return {
        id,
        version,
        parts: parts.map(({ key, variables, shipped, text }) => ({ key, variables: [...variables], shipped, text })),
        versions: versions.map((each) => ({
          version: each.version,
          author: each.author,
          writtenAt: each.writtenAt.toString(),
          publishedAt: each.publishedAt?.toString() ?? null,
        })),
      }
    },
  )
}

const changingApi: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()

  api.put(
    '/templates/:id',
    {
      config,
      schema: {
        tags,
        operationId: 'saveTemplate',
        description: 'Sentences that are not named stay as they are. A missing language or variable blocks publishing.',
        params: Params,
        body: TemplateBody,
        response: answers({ 200: Version }, 409, 422),
      },
    },
    async ({ ctx, params, body }) => ({
      version: await saveTemplate(ctx, shippedTexts, { id: idOf(params.id), ...body }),
    }),
  )

  api.put(
    '/templates/:id/published-version',
    {
      config,
      schema: {
        tags,
        operationId: 'restoreTemplate',
        description: 'Publishes an earlier version again as a new one; 0 is the shipped one.',
        params: Params,
        body: Version,
        response: answers({ 200: Version }, 422),
      },
    },
    async ({ ctx, params, body }) => ({
      version: await restoreTemplate(ctx, shippedTexts, { id: idOf(params.id), version: body.version }),
    }),
  )
}

const previewApi: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()

  api.post(
    '/templates/:id/preview',
    {
      config,
      schema: {
        tags,
        operationId: 'previewTemplate',
        params: Params,
        body: PreviewBody,
        response: answers({ 200: Preview }, 422),
      },
    },
    async ({ ctx, params, body }) => {
      const { content, text, html } = await previewTemplate(ctx, ...(await trying(ctx, params.id, body)))
      const { subject, preheader } = content
      return { subject, preheader, text, html }
    },
  )

  api.post(
    '/templates/:id/test-mail',
    {
      config,
      schema: {
        tags,
        operationId: 'sendTestMail',
        description: 'To the own address.',
        params: Params,
        body: PreviewBody,
        response: answers({ 204: Type.Null() }, 422),
      },
    },
    async ({ ctx, params, body }, reply) => {
      await sendTestMail(ctx, ...(await trying(ctx, params.id, body)))
      return reply.code(204).send(null)
    },
  )
}

/** What a preview asks for, and the voice of the newest version of the template. */
async function trying(
  ctx: Parameters<typeof readTemplate>[0],
  name: string,
  { language, example, ticket }: { language: 'pl' | 'en'; example?: string; ticket?: string },
) {
  const id = idOf(name)
  const { texts } = await readTemplate(ctx, shippedTexts, id)
  const voice = (await voicesTrying(ctx, id, texts))(language)
  return [{ id, locale: language, name: example, ticket }, voice] as const
}

function idOf(id: string): TemplateId {
  if (!isTemplateId(id)) throw new Refusal('http.not_found')
  return id
}
