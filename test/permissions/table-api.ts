import { aCase, aPasskey, aRecipient, aSession, aToken, hold } from './stage.ts'
import { castNames } from './families.ts'
import { eightByFive } from '../../src/modules/calendar/rules/calendar.ts'
import { planVersion } from '../../src/modules/catalogue/rules/plans.ts'
import type { Row, Table } from './row.ts'

const json = (family: Row['family'], body: object): Row => ({ family, ask: () => ({ json: body }) })
const guess = (family: Row['family'], body: object): Row => ({ ...json(family, body), mayRefuse: true })
const plain = (family: Row['family']): Row => ({ family })
/** Passkeys belong to the address of the portal. */
const atHome = (family: Row['family']): Row => ({ family, ask: () => ({ headers: { host: 'localhost:3000' } }) })
const file = { file: { name: 'log.txt', content: 'console' } }

const credential = { id: 'a', rawId: 'a', type: 'public-key', clientExtensionResults: {} }
const assertion = { ...credential, response: { clientDataJSON: 'a', authenticatorData: 'a', signature: 'a' } }
const attestation = { ...credential, response: { clientDataJSON: 'a', attestationObject: 'a' } }
const registration = {
  name: 'Jan Kowal',
  company: 'Kowal',
  email: 'jan@kowal.example',
  phone: '600 100 200',
  taxId: '1200000146',
}

const emergency = { contractNumber: 'A999999', title: 'Awaria', message: 'Nie działa' }
const enquiry = { name: 'Jan Kowal', subject: 'Pytanie', message: 'Dzień dobry' }

const access: Table = {
  'POST /api/v1/registrations': json('open to everybody', registration),
  'POST /api/v1/registrations/verification': guess('open to everybody', { token: 'x', password: 'x' }),
  'POST /api/v1/password-resets': json('open to everybody', { email: 'nobody@kowal.example' }),
  'POST /api/v1/password-resets/confirmation': guess('open to everybody', { token: 'x', password: 'x' }),
  'POST /api/v1/session': {
    family: 'open to everybody',
    ask: ({ who }) => ({ json: { email: `${who}@kowal.example`, password: 'x' } }),
    mayRefuse: true,
  },
  'DELETE /api/v1/session': plain('second factor'),
  'POST /api/v1/session/second-factor': guess('second factor', { code: '000000' }),
  'POST /api/v1/session/recovery-code': guess('second factor', { code: 'AAAA-AAAA-AAAA-AAAA' }),
  'POST /api/v1/second-factor': plain('another second factor'),
  'POST /api/v1/second-factor/confirmation': guess('another second factor', { code: '000000' }),
  'POST /api/v1/session/passkey/options': atHome('open to everybody'),
  'POST /api/v1/session/passkey': guess('open to everybody', assertion),
  'GET /api/v1/openapi.json': plain('open to everybody'),
}

const account: Table = {
  'GET /api/v1/account': plain('own account'),
  'PUT /api/v1/account/profile': json('own account', { name: 'Imię Nazwisko', phone: '', locale: 'pl' }),
  'GET /api/v1/account/notifications': plain('own account'),
  'PUT /api/v1/account/notifications': json('own account', { ticketMails: 'all' }),
  'PUT /api/v1/account/password': guess('own account', { password: 'x' }),
  'PUT /api/v1/account/email': guess('own account', { email: 'x' }),
  'POST /api/v1/session/confirmation': guess('own account', { password: 'x', code: '000000' }),
  'POST /api/v1/session/extension': plain('own account'),
  'GET /api/v1/account/sessions': plain('own account'),
  'DELETE /api/v1/account/sessions': plain('own account'),
  'DELETE /api/v1/account/sessions/:id': {
    family: "the owner's own",
    ask: async ({ stage }) => ({ params: { id: await aSession(stage) } }),
  },
  'GET /api/v1/passkeys': plain('own account'),
  'DELETE /api/v1/passkeys/:id': {
    family: "the owner's own",
    ask: async ({ stage }) => ({ params: { id: await aPasskey(stage) } }),
  },
  'GET /api/v1/account/tokens': plain('own account'),
  'DELETE /api/v1/account/tokens/:id': {
    family: "the owner's own",
    ask: async ({ stage }) => ({ params: { id: await aToken(stage) } }),
  },
  'POST /api/v1/passkeys/options': atHome('own account'),
  'POST /api/v1/passkeys': guess('own account', { ...attestation, name: 'Telefon' }),
  'POST /api/v1/session/confirmation/passkey/options': atHome('own account'),
  'POST /api/v1/session/confirmation/passkey': guess('own account', assertion),
}

const contracts: Table = {
  'POST /api/v1/entitlements': guess('claims of customers', {
    contractNumber: 'A999999',
    serial: 'NONE',
    taxId: '1200000011',
  }),
  'GET /api/v1/contracts': plain('lists of what one may see'),
  'GET /api/v1/contracts/:number': plain('contract of its parties'),
  'GET /api/v1/coverage': {
    family: 'lists of what one may see',
    ask: ({ stage: { desk } }) => ({ query: { serial: desk.contract.lines[0]!.serial } }),
  },
}

const report = { priority: 'P2', title: 'Nie działa', description: 'Od rana nie działa.', partnerAccess: false }

const tickets: Table = {
  'GET /api/v1/search': { family: 'lists of what one may see', ask: () => ({ query: { q: 'nic takiego' } }) },
  'GET /api/v1/tickets': plain('lists of what one may see'),
  'GET /api/v1/tickets/:number': plain('ticket, read'),
  'POST /api/v1/tickets': {
    family: 'opening by its parties',
    ask: ({ stage: { desk } }) => ({ json: { ...report, lineId: desk.contract.lines[0]!.id } }),
  },
  'POST /api/v1/tickets · on a contract': {
    family: 'opening by its parties',
    ask: ({ stage: { desk } }) => ({ json: { ...report, priority: 'P3', contractNumber: desk.contract.number } }),
  },
  'POST /api/v1/tickets/:number/entries': json('ticket, written', { body: 'Dzień dobry' }),
  'POST /api/v1/tickets/:number/notes': json('ticket, support', { body: 'Między nami' }),
  'POST /api/v1/tickets/:number/closure': json('ticket, written', {}),
  'POST /api/v1/tickets/:number/reopening': json('ticket, written', { reason: 'Wróciło po kwadransie' }),
  'POST /api/v1/tickets/:number/escalation': json('ticket, written', { reason: 'Stoi cała hala produkcyjna' }),
  'POST /api/v1/tickets/:number/recipients': {
    family: 'ticket, written',
    ask: ({ who }) => ({ json: { email: `${who.toLowerCase()}@zlotygron.example` } }),
  },
  'DELETE /api/v1/tickets/:number/recipients/:id': {
    family: 'ticket, written',
    ask: async ({ stage: { world }, spot }) => ({ params: { id: await aRecipient(world, spot.number) } }),
  },
  'PUT /api/v1/tickets/:number/partner-access': json('ticket, shared', { access: true }),
  'PUT /api/v1/tickets/:number/partner-access · off': json('ticket, shared', { access: false }),
  'PUT /api/v1/tickets/:number/assignment': json('ticket, support', { assigneeId: null }),
  'PUT /api/v1/tickets/:number/priority': json('ticket, support', { priority: 'P3', reason: 'Po rozmowie z klientem' }),
  'PUT /api/v1/tickets/:number/move': json('ticket, support', { move: 'vendor', text: 'Czekamy na producenta' }),
  'POST /api/v1/uploads': { family: 'files before an entry', ask: () => ({ parts: file }) },
  'POST /api/v1/tickets/:number/attachments': { family: 'ticket, written', ask: () => ({ parts: file }) },
  'GET /api/v1/tickets/:number/attachments/:id': {
    family: 'ticket, read',
    ask: ({ spot }) => ({ params: { id: spot.attachmentId } }),
  },
  'GET /api/v1/tickets/:number/attachments/:id · of a note': {
    family: 'ticket, internal',
    ask: ({ spot }) => ({ params: { id: spot.noteFileId } }),
  },
  'POST /api/v1/promises/preview': {
    family: 'contract of its parties',
    ask: ({ stage: { desk } }) => ({ json: { lineId: desk.contract.lines[0]!.id } }),
  },
  'GET /api/v1/tickets/:number/clocks': plain('ticket, read'),
}

const promotion = { contractNumber: 'A999999', serial: 'NONE', priority: 'P3', reason: 'Rozmowa telefoniczna' }
const aboutCase = (body: object, mayRefuse = false): Row => ({
  family: 'ticket, support',
  ask: async ({ stage }) => ({ params: { id: await aCase(stage) }, json: body }),
  ...(mayRefuse ? { mayRefuse: true } : {}),
})
const aboutMail = (body: object | null, mayRefuse = false): Row => ({
  family: 'ticket, support',
  ask: async ({ stage: { world, heldMailId } }) => {
    await hold(world, heldMailId)
    return { params: { id: heldMailId }, ...(body === null ? {} : { json: body }) }
  },
  ...(mayRefuse ? { mayRefuse: true } : {}),
})

const entrance: Table = {
  'POST /api/v1/emergency-reports': {
    family: 'open to everybody',
    ask: ({ who }) => ({
      json: { ...emergency, serial: `API-${who}`, phone: `6020000${10 + castNames.indexOf(who)}` },
    }),
  },
  'POST /api/v1/enquiries': {
    family: 'open to everybody',
    ask: ({ who }) => ({ json: { ...enquiry, email: `api-${who.toLowerCase()}@kowal.example` } }),
  },
  'GET /api/v1/review': plain('ticket, internal'),
  'GET /api/v1/enquiries/:id': {
    family: 'ticket, internal',
    ask: ({ stage }) => ({ params: { id: stage.caseId } }),
  },
  'POST /api/v1/enquiries/:id/answer': aboutCase({ text: 'Dzień dobry' }),
  'POST /api/v1/enquiries/:id/ticket': aboutCase(promotion, true),
  'POST /api/v1/enquiries/:id/dismissal': aboutCase({ reason: 'Reklama' }),
  'POST /api/v1/review/mails/:id/ticket': aboutMail({ number: '26-999999' }, true),
  'POST /api/v1/review/mails/:id/dismissal': aboutMail(null),
}

const words = { language: 'pl' }
const templates: Table = {
  'GET /api/v1/templates': plain('administration'),
  'GET /api/v1/templates/:id': { family: 'administration', ask: () => ({ params: { id: 'ticket_closed' } }) },
  'PUT /api/v1/templates/:id': {
    family: 'administration',
    ask: () => ({ params: { id: 'ticket_closed' }, json: { base: 0, publish: false, texts: {} } }),
  },
  'PUT /api/v1/templates/:id/published-version': {
    family: 'administration',
    ask: ({ stage }) => ({ params: { id: stage.templateId }, json: { version: 0 } }),
  },
  'POST /api/v1/templates/:id/preview': {
    family: 'administration',
    ask: () => ({ params: { id: 'ticket_closed' }, json: words }),
  },
  'POST /api/v1/templates/:id/test-mail': {
    family: 'administration',
    ask: () => ({ params: { id: 'ticket_closed' }, json: words }),
  },
}

const planCode = { code: 'LOGI-HEZOPLUS' }
const plan = planVersion('LOGI-HEZOPLUS')
const code = { code: '8x5' }
const compared = { from: '1', to: '1' }
const ofPlan = (family: Row['family']): Row => ({ family, ask: () => ({ params: planCode }) })
const ofCalendar = (family: Row['family']): Row => ({ family, ask: () => ({ params: code }) })

const terms: Table = {
  'GET /api/v1/plans': plain('service terms, read'),
  'GET /api/v1/plans/:code': ofPlan('service terms, read'),
  'GET /api/v1/plans/:code/versions/:version': {
    family: 'service terms, read',
    ask: () => ({ params: { ...planCode, version: '1' } }),
  },
  'GET /api/v1/plans/:code/differences': {
    family: 'service terms, read',
    ask: () => ({ params: planCode, query: compared }),
  },
  'PUT /api/v1/plans/:code': {
    family: 'service terms, kept',
    ask: () => ({ params: planCode, json: { plan, reason: 'Próba' } }),
  },
  'POST /api/v1/plans/simulation': json('service terms, kept', { plan, at: '2026-11-20T15:30:00Z' }),
  'GET /api/v1/calendars': plain('service terms, read'),
  'GET /api/v1/calendars/:code': ofCalendar('service terms, read'),
  'GET /api/v1/calendars/:code/versions/:version': {
    family: 'service terms, read',
    ask: () => ({ params: { ...code, version: '1' } }),
  },
  'GET /api/v1/calendars/:code/differences': {
    family: 'service terms, read',
    ask: () => ({ params: code, query: compared }),
  },
  'POST /api/v1/calendars/:code/preview': {
    family: 'service terms, kept',
    ask: () => ({ params: code, json: { calendar: eightByFive } }),
  },
  'PUT /api/v1/calendars/:code': {
    family: 'service terms, kept',
    ask: () => ({ params: code, json: { calendar: eightByFive, reason: 'Próba' } }),
  },
}

/** The JSON interface. `GET /api/v1/live` never ends; its own row is in `permissions.test.ts`. */
export const apiTable: Table = { ...templates, ...access, ...account, ...contracts, ...tickets, ...entrance, ...terms }
