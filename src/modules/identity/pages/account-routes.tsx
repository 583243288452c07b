import formbody from '@fastify/formbody'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { refusalOf, resultOrRefusal } from '../../../platform/forms.ts'
import { safeReturn } from '../../../platform/http/access.ts'
import { cookies, setCookie } from '../../../platform/http/cookies.ts'
import { isLocale } from '../../../platform/i18n.ts'
import { Refusal } from '../../../refusal.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'
import { refusedForm, sendPage } from '../../../web/respond.tsx'
import { changeCredentials } from '../actions/change-credentials.ts'
import { rememberFold } from '../actions/remember-fold.ts'
import { savePreferences } from '../actions/save-preferences.ts'
import { saveProfile } from '../actions/save-profile.ts'
import { MIN_PASSWORD } from '../rules/password.ts'
import { formatPhone } from '../rules/phone.ts'
import { densities, themes } from '../rules/preferences.ts'
import { keepSession, sessionOf } from '../session-cookie.ts'
import { findOpenEmailChange } from '../store/email-changes.ts'
import { findPerson, type Person } from '../store/persons.ts'
import { titleOf } from './account-frame-view.tsx'
import { AppearancePage } from './appearance-page.tsx'
import { CredentialsPage } from './credentials-page.tsx'
import { doneText } from './done-text.ts'
import { ProfilePage } from './profile-page.tsx'

const Typed = Type.Optional(Type.String({ maxLength: 2000 }))
const ProfileForm = Type.Object({ name: Typed, phone: Typed, locale: Typed })
const CredentialsForm = Type.Object({ email: Typed, password: Typed, repeated: Typed })
const AppearanceForm = Type.Object({
  theme: Typed,
  density: Typed,
  shortcuts: Typed,
  shortcutsAsked: Typed,
  back: Typed,
})
const FoldForm = Type.Object({ list: Typed, open: Typed, back: Typed })

const THEME_DAYS = 400

/** The person's data, e-mail and password, looks: everything under the gear that is not about security. */
export const accountPages: FastifyPluginAsync = async (plugin) => {
  await plugin.register(formbody)
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()
  const person = { config: { access: 'person' }, schema: { hide: true } } as const
  const confirmed = { config: { access: 'person', fresh: true }, schema: { hide: true } } as const

  pages.get('/konto', person, (request, reply) => showProfile(request, reply, untouchedForm))
  pages.post('/konto', { ...person, schema: { hide: true, body: ProfileForm } }, async (request, reply) => {
    const { name = '', phone = '', locale } = request.body
    const typed = { name, phone, locale: isLocale(locale) ? locale : request.ctx.locale }
    const refused = await refusalOf(() => saveProfile(request.ctx, sessionOf(request).person.id, typed))
    if (refused) return showProfile(request, reply, refusedForm(request.t, typed, refused), refused.status)
    return reply.redirect('/konto?zapisano=dane', 303)
  })

  pages.get('/konto/email-haslo', confirmed, (request, reply) => showCredentials(request, reply, untouchedForm))
  pages.post(
    '/konto/email-haslo',
    { ...confirmed, schema: { hide: true, body: CredentialsForm } },
    async (request, reply) => {
      const { email = '', password = '', repeated = '' } = request.body
      const { sessionId, person: holder } = sessionOf(request)
      const changed = await resultOrRefusal(() =>
        changeCredentials(request.ctx, { personId: holder.id, sessionId, email, password, repeated }),
      )
      if (changed instanceof Refusal)
        return showCredentials(request, reply, refusedForm(request.t, { email }, changed), changed.status)
      if (changed.session !== null) keepSession(reply, changed.session)
      return reply.redirect(
        `/konto/email-haslo?zapisano=${[changed.session && 'haslo', changed.emailAsked && 'email'].filter(Boolean).join('-')}`,
        303,
      )
    },
  )

  pages.get('/konto/wyglad', person, showAppearance)
  pages.post(
    '/konto/wyglad',
    { config: { access: 'public' }, schema: { hide: true, body: AppearanceForm } },
    async (request, reply) => {
      const { theme, density, shortcuts, shortcutsAsked, back } = request.body
      const wanted = {
        ...pick('theme', themes, theme),
        ...pick('density', densities, density),
        ...(shortcutsAsked === undefined ? {} : { shortcuts: shortcuts === 'yes' }),
      }
      if (wanted.theme) setCookie(reply, cookies.theme, wanted.theme, THEME_DAYS * 24 * 60 * 60)
      if (request.ctx.actor.kind !== 'visitor') await savePreferences(request.ctx, sessionOf(request).person.id, wanted)
      return reply.redirect(back === undefined ? '/konto/wyglad?zapisano=wyglad' : safeReturn(back), 303)
    },
  )

  pages.post('/konto/zwiniete', { ...person, schema: { hide: true, body: FoldForm } }, async (request, reply) => {
    const { list = '', open, back } = request.body
    await rememberFold(request.ctx, sessionOf(request).person.id, list, open === 'yes')
    return reply.redirect(safeReturn(back), 303)
  })
}

async function showProfile(request: FastifyRequest, reply: FastifyReply, form: FormState, status = 200) {
  const person = await holderOf(request)
  const shown = { ...person, phone: formatPhone(person.phone) }
  return sendPage(
    request,
    reply,
    request.t(titleOf('profile')),
    <ProfilePage t={request.t} form={form} person={shown} done={doneText(request)} />,
    { status },
  )
}

async function showCredentials(request: FastifyRequest, reply: FastifyReply, form: FormState, status = 200) {
  const { email, id } = await holderOf(request)
  const waiting = await findOpenEmailChange(request.ctx, id)
  const page = (
    <CredentialsPage
      t={request.t}
      form={form}
      email={email}
      minimum={MIN_PASSWORD}
      waitingFor={waiting?.newEmail ?? null}
      done={doneText(request)}
    />
  )
  return sendPage(request, reply, request.t(titleOf('credentials')), page, { status })
}

function showAppearance(request: FastifyRequest, reply: FastifyReply) {
  const { preferences, kind } = sessionOf(request).person
  const { theme = 'system', shortcuts = true, density = kind === 'staff' ? 'compact' : 'comfortable' } = preferences
  const page = (
    <AppearancePage t={request.t} theme={theme} density={density} shortcuts={shortcuts} done={doneText(request)} />
  )
  return sendPage(request, reply, request.t(titleOf('appearance')), page)
}

async function holderOf(request: FastifyRequest): Promise<Person> {
  const person = await findPerson(request.ctx, sessionOf(request).person.id)
  if (person === null) throw new Refusal('http.not_found')
  return person
}

function pick<Name extends string, Value extends string>(
  name: Name,
  known: readonly Value[],
  typed: string | undefined,
): { [Key in Name]?: Value } {
  const value = known.find((each) => each === typed)
  const picked: { [Key in Name]?: Value } = {}
  if (value !== undefined) picked[name] = value
  return picked
}
