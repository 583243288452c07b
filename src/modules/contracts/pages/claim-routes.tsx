import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { resultOrRefusal } from '../../../platform/forms.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../refusal.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'
import { refusedForm, sendPage } from '../../../web/respond.tsx'
import { findPerson, formatTaxId } from '../../identity/index.ts'
import { claimEntitlement } from '../actions/claim-entitlement.ts'
import { ClaimPage } from './claim-page.tsx'
import { hotlineOf, onwardTo } from './page-parts.ts'

const Line = Type.Optional(Type.String({ maxLength: 2000 }))
const ClaimForm = Type.Object({
  contractNumber: Line,
  serial: Line,
  discriminator: Line,
  taxId: Line,
  dalej: Line,
  once: Line,
})
const ClaimQuery = Type.Object({ dalej: Line, umowa: Line })

/** The entitlement window: opens from any button of an account that has proven nothing yet (R33). */
export async function claimPages(plugin: FastifyInstance): Promise<void> {
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()
  const config = { access: 'customer' } as const

  pages.get('/umowy/dodaj', { config, schema: { hide: true, querystring: ClaimQuery } }, (request, reply) =>
    showClaim(request, reply, { form: untouchedForm, onward: request.query.dalej, status: 200 }),
  )
  pages.post('/umowy/dodaj', { config, schema: { hide: true, body: ClaimForm } }, async (request, reply) => {
    const typed = typedOf(request.body)
    const granted = await resultOrRefusal(() => claimEntitlement(request.ctx, { ...typed, ...onceFor(request.body) }))
    if (granted instanceof Refusal) {
      return showClaim(request, reply, {
        form: refusedForm(request.t, typed, granted),
        onward: request.body.dalej,
        status: granted.status,
      })
    }
    const onward = onwardTo(request.body.dalej)
    const query = new URLSearchParams({ dodano: granted.contractNumber, ...(onward === null ? {} : { dalej: onward }) })
    return reply.redirect(`/umowy?${query.toString()}`, 303)
  })
}

function typedOf({ contractNumber = '', serial = '', discriminator = '', taxId = '' }: Static<typeof ClaimForm>) {
  return { contractNumber, serial, discriminator, taxId }
}

/** A second press of the button repeats the same try; corrected data are another one, also after "back". */
function onceFor({ once, ...typed }: Static<typeof ClaimForm>): { once?: string } {
  return once === undefined || once === '' ? {} : { once: JSON.stringify([once, typedOf(typed)]) }
}

type Shown = { readonly form: FormState; readonly onward: string | undefined; readonly status: number }

async function showClaim(request: FastifyRequest, reply: FastifyReply, { form, onward, status }: Shown) {
  const { ctx, t } = request
  const person = ctx.actor.kind === 'customer' ? await findPerson(ctx, ctx.actor.personId) : null
  if (person === null || ctx.actor.kind !== 'customer') throw new Refusal('http.not_found')
  const page = (
    <ClaimPage
      t={t}
      form={form}
      account={{ company: person.company, taxId: formatTaxId({ country: person.taxCountry, id: person.taxId }) }}
      isProven={ctx.actor.organisationIds.length > 0}
      opensOne={ctx.services.config.operator.proofOpens === 'contract'}
      hasFailed={form.summary !== undefined}
      onward={onwardTo(onward) ?? ''}
      once={newId()}
      hotline={hotlineOf(request)}
    />
  )
  return sendPage(request, reply, t('contracts.claim_title'), page, { status })
}
