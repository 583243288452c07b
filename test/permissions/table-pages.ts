import { planVersion } from '../../src/modules/catalogue/rules/plans.ts'
import { formOfPlan } from '../../src/modules/terms/rules/plan-form.ts'
import { newId } from '../../src/platform/id.ts'
import { RECOVERY_CODES } from '../cast-entry.ts'
import { aCase, aPasskey, aRecipient, aSession, aToken, hold, leaveToken, type Stage } from './stage.ts'
import { castNames, type CastName } from './families.ts'
import type { Row, Table } from './row.ts'

const plain = (family: Row['family']): Row => ({ family })
const form = (family: Row['family'], fields: Record<string, string> = {}): Row => ({
  family,
  ask: () => ({ form: fields }),
})
const guess = (family: Row['family'], fields: Record<string, string> = {}): Row => ({
  ...form(family, fields),
  mayRefuse: true,
})
const own = (thing: (stage: Stage) => Promise<string>, fields: Record<string, string> = {}): Row => ({
  family: "the owner's own",
  ask: async ({ stage }) => ({ params: { id: await thing(stage) }, form: fields }),
})

const mailed = (family: Row['family']): Row => ({ family, ask: ({ spot }) => ({ params: { id: spot.mailEntryId } }) })
const aboutCase = (fields: Record<string, string>): Row => ({
  family: 'ticket, support',
  ask: async ({ stage }) => ({ params: { id: await aCase(stage) }, form: fields }),
})
/** A telephone of each person's own: a public form counts them. */
const phoneOf = (who: CastName): string => `6010000${10 + castNames.indexOf(who)}`

const open: Table = {
  'GET /assets/:file': plain('nothing there'),
  'GET /healthz': plain('open to everybody'),
  'GET /readyz': plain('open to everybody'),
  'GET /metrics': plain('open to everybody'),
  'GET /.well-known/security.txt': plain('open to everybody'),
  'GET /': plain('open to everybody'),
  'GET /jezyk': plain('open to everybody'),
  'GET /rejestracja': plain('open to everybody'),
  'POST /rejestracja': guess('open to everybody', { country: 'PL', locale: 'pl' }),
  'GET /rejestracja/wyslano': plain('open to everybody'),
  'POST /rejestracja/wyslano/ponownie': form('open to everybody'),
  'GET /aktywacja': plain('open to everybody'),
  'POST /aktywacja': guess('open to everybody', { t: 'x', password: 'x' }),
  'POST /aktywacja/nowy-link': guess('open to everybody', { email: 'x' }),
  'GET /logowanie': plain('open to everybody'),
  'POST /logowanie': {
    family: 'open to everybody',
    ask: ({ who }) => ({ form: { email: `page-${who}@kowal.example`, password: 'x' } }),
    mayRefuse: true,
  },
  'POST /wyloguj': form('open to everybody'),
  'GET /haslo': plain('open to everybody'),
  'POST /haslo': form('open to everybody', { email: 'nobody@kowal.example' }),
  'GET /haslo/wyslano': plain('open to everybody'),
  'GET /haslo/nowe': plain('open to everybody'),
  'POST /haslo/nowe': guess('open to everybody', { t: 'x', password: 'x' }),
  'POST /konto/wyglad': form('open to everybody', { theme: 'dark' }),
  'GET /konto/email/potwierdz': plain('open to everybody'),
  'POST /konto/email/potwierdz': guess('open to everybody', { t: 'x' }),
  'GET /konto/email/cofnij': plain('open to everybody'),
  'POST /konto/email/cofnij': guess('open to everybody', { t: 'x' }),
  'GET /umowy/pomylka': plain('open to everybody'),
  'POST /umowy/pomylka': guess('open to everybody', { t: 'x' }),
  'GET /zgloszenia/opusc': {
    family: 'open to everybody',
    ask: ({ stage, spot }) => ({ query: { t: leaveToken(stage, spot) } }),
  },
  'POST /zgloszenia/opusc': {
    family: 'open to everybody',
    ask: ({ stage, spot }) => ({ query: { t: leaveToken(stage, spot) }, form: {} }),
  },
  'GET /awaria': plain('open to everybody'),
  'POST /awaria': {
    family: 'open to everybody',
    ask: ({ who }) => ({
      form: {
        contractNumber: 'A999999',
        serial: `PAGE-${who}`,
        phone: phoneOf(who),
        title: 'Awaria',
        message: 'Nie działa',
      },
    }),
  },
  'GET /awaria/przyjeto': plain('open to everybody'),
  'GET /kontakt': plain('open to everybody'),
  'POST /kontakt': {
    family: 'open to everybody',
    ask: ({ who }) => ({
      form: { name: 'Jan', email: `page-${who.toLowerCase()}@kowal.example`, subject: 'Pytanie', message: 'Jak?' },
    }),
  },
  'GET /kontakt/przyjeto': plain('open to everybody'),
  'GET /poradnik': plain('open to everybody'),
  'GET /rodo': plain('open to everybody'),
  'GET /regulamin': plain('open to everybody'),
  'GET /dostepnosc': plain('open to everybody'),
  'GET /problemy': plain('open to everybody'),
}

const secondFactor: Table = {
  'GET /logowanie/kod': plain('second factor'),
  'POST /logowanie/kod': guess('second factor', { code: '000000' }),
  'GET /logowanie/kod-zapasowy': plain('second factor'),
  'POST /logowanie/kod-zapasowy': guess('second factor', { code: 'AAAA-AAAA-AAAA-AAAA' }),
  'GET /zabezpieczenia/aplikacja': plain('another second factor'),
  'POST /zabezpieczenia/aplikacja': guess('another second factor', { code: '000000' }),
}

const account: Table = {
  'POST /zabezpieczenia/kody/plik': form("the owner's own", { codes: RECOVERY_CODES.join(' ') }),
  'POST /zabezpieczenia/kody/wydruk': form("the owner's own", { codes: RECOVERY_CODES.join(' ') }),
  'POST /konto/zabezpieczenia/kody': form('own account'),
  'POST /zabezpieczenia/kody/zapisane': form('own account', { codes: '', kept: 'yes', dalej: '/konto' }),
  'GET /konto': plain('own account'),
  'POST /konto': form('own account', { name: 'Imię Nazwisko', phone: '', locale: 'pl' }),
  'GET /konto/email-haslo': plain('own account'),
  'POST /konto/email-haslo': guess('own account', { email: 'x' }),
  'GET /konto/powiadomienia': plain('own account'),
  'POST /konto/powiadomienia': form('own account', { ticketMails: 'all' }),
  'GET /konto/wyglad': plain('own account'),
  'POST /konto/zwiniete': form('own account', { list: 'umowy', open: 'yes' }),
  'GET /konto/zabezpieczenia': plain('own account'),
  'POST /konto/passkey/:id/nazwa': own(aPasskey, { name: 'Inny' }),
  'POST /konto/passkey/:id/usuniecie': own(aPasskey),
  'GET /konto/sesje': plain('own account'),
  'POST /konto/sesje/:id/koniec': own(aSession),
  'POST /konto/sesje/inne/koniec': form('own account'),
  'GET /konto/tokeny': plain('own account'),
  'POST /konto/tokeny': form('own account', { name: 'Raporty', days: '30', 'account:read': 'yes' }),
  'POST /konto/tokeny/:id/koniec': own(aToken),
  'GET /potwierdz': plain('own account'),
  'POST /potwierdz': guess('own account', { password: 'x', code: '000000' }),
}

const contracts: Table = {
  'GET /umowy/dodaj': plain('claims of customers'),
  'POST /umowy/dodaj': guess('claims of customers', { contractNumber: 'A999999', serial: 'NONE', taxId: '1200000011' }),
  'GET /umowy': plain('lists of what one may see'),
  'GET /umowy/:number': plain('contract of its parties'),
  'POST /umowy/:number/proby': form('contract desk'),
}

const tickets: Table = {
  'GET /pulpit': plain('lists of what one may see'),
  'GET /szukaj': { family: 'lists of what one may see', ask: () => ({ query: { q: 'nic takiego' } }) },
  'GET /zgloszenia': plain('list of tickets'),
  'GET /zgloszenia/nowe': plain('wizard of the proven'),
  'GET /zgloszenia/nowe · about a device': {
    family: 'opening by its parties',
    ask: ({ stage: { desk } }) => ({ query: { linia: desk.contract.lines[0]!.id } }),
  },
  'POST /zgloszenia/nowe': {
    family: 'opening by its parties',
    ask: ({ stage: { desk } }) => ({
      parts: {
        do: 'send',
        lineId: desk.contract.lines[0]!.id,
        priority: 'P2',
        title: 'Nie działa',
        description: 'Od rana nie działa.',
        partnerAccess: 'no',
      },
    }),
  },
  'GET /zgloszenia/:number/przyjete': plain('ticket, its sender'),
  'GET /zgloszenia/:number': plain('ticket, read'),
  'GET /zgloszenia/:number/druk': plain('ticket, read'),
  'GET /zgloszenia/:number/termin.ics': plain('ticket, read'),
  'GET /zgloszenia/:number/wpisy/:id/oryginal': mailed('ticket, read'),
  'GET /zgloszenia/:number/wpisy/:id/oryginal/tresc': mailed('ticket, read'),
  'GET /k/zgloszenia/:number/wpisy/:id/plik': mailed('ticket, internal'),
  'POST /zgloszenia/:number/odpowiedz': {
    family: 'ticket, written on its page',
    ask: () => ({ parts: { reply: 'Dzień dobry' } }),
  },
  'POST /zgloszenia/:number/zamknij': form('ticket, written on its page'),
  'POST /zgloszenia/:number/wznow': form('ticket, written on its page', { reason: 'Wróciło po kwadransie' }),
  'POST /zgloszenia/:number/eskaluj': form('ticket, written on its page', { escalation: 'Stoi cała hala produkcyjna' }),
  'POST /zgloszenia/:number/odbiorcy': {
    family: 'ticket, written on its page',
    ask: ({ who }) => ({ form: { 'recipients.0': `${who.toLowerCase()}@zlotygron.example` } }),
  },
  'POST /zgloszenia/:number/odbiorcy/:id/usun': {
    family: 'ticket, written on its page',
    ask: async ({ stage: { world }, spot }) => ({
      params: { id: await aRecipient(world, spot.number) },
      form: {},
    }),
  },
  'POST /zgloszenia/:number/partner': form('ticket, shared on its page', { access: 'yes' }),
  'POST /zgloszenia/:number/partner · off': form('ticket, shared on its page', { access: 'no' }),
}

const desk: Table = {
  'GET /k/kolejka': plain('desk, read'),
  'GET /k/zgloszenia/:number': plain('ticket, internal'),
  'GET /k/zgloszenia/:number/nastepne': plain('ticket, internal'),
  'GET /k/zgloszenia/:number/poprzednie': plain('ticket, internal'),
  'POST /k/zgloszenia/:number/odpowiedzi': {
    family: 'ticket, support',
    ask: () => ({ parts: { reply: 'Dzień dobry' } }),
  },
  'POST /k/zgloszenia/:number/notatki': form('ticket, support', { note: 'Między nami' }),
  'POST /k/zgloszenia/:number/ruch': form('ticket, support', { move: 'vendor', text: 'Czekamy na producenta' }),
  'POST /k/zgloszenia/:number/eskalacja': form('ticket, support', { escalation: 'Stoi cała hala produkcyjna' }),
  'POST /k/zgloszenia/:number/zamkniecie': form('ticket, support', { closure: 'Po wymianie modułu działa' }),
  'POST /k/zgloszenia/:number/wznowienie': form('ticket, support', { reactivation: 'Wróciło po kwadransie' }),
  'GET /k/zgloszenia/:number/przydzial': plain('ticket, support'),
  'POST /k/zgloszenia/:number/przydzial': form('ticket, support', { assigneeId: '' }),
  'GET /k/zgloszenia/:number/priorytet': plain('ticket, support'),
  'POST /k/zgloszenia/:number/priorytet': form('ticket, support', { priority: 'P3', reason: 'Po rozmowie z klientem' }),
  'GET /k/zgloszenia/:number/odbiorcy': plain('ticket, internal'),
  'POST /k/zgloszenia/:number/odbiorcy': {
    family: 'ticket, support',
    ask: ({ who }) => ({ form: { 'recipients.0': `${who.toLowerCase()}@zlotygron.example` } }),
  },
  'POST /k/zgloszenia/:number/odbiorcy/:id/usuniecie': {
    family: 'ticket, support',
    ask: async ({ stage: { world }, spot }) => ({
      params: { id: await aRecipient(world, spot.number) },
      form: {},
    }),
  },
}

const plan = { code: 'LOGI-HEZOPLUS' }
const calendar = { code: '8x5' }
const versions = { od: '1', do: '1' }
const open24 = { timeZone: 'Europe/Warsaw', roundTheClock: 'yes', statutory: 'none', reason: 'Próba' }
const typedPlan = { ...formOfPlan(planVersion('LOGI-HEZOPLUS')), base: '1', reason: 'Próba' }

const terms: Table = {
  'GET /admin/plany': plain('service terms, read'),
  'GET /admin/plany/nowy': plain('service terms, kept'),
  'POST /admin/plany/nowy': form('service terms, kept', { act: 'simulate' }),
  'POST /admin/plany/symulacja': form('service terms, kept', typedPlan),
  'GET /admin/plany/:code': { family: 'service terms, read', ask: () => ({ params: plan }) },
  'GET /admin/plany/:code/porownanie': {
    family: 'service terms, read',
    ask: () => ({ params: plan, query: versions }),
  },
  'GET /admin/plany/:code/edycja': { family: 'service terms, kept', ask: () => ({ params: plan }) },
  'POST /admin/plany/:code/edycja': {
    family: 'service terms, kept',
    ask: () => ({ params: plan, form: { ...typedPlan, act: 'save' } }),
  },
  'GET /admin/kalendarze': plain('service terms, read'),
  'GET /admin/kalendarze/:code': { family: 'service terms, read', ask: () => ({ params: calendar }) },
  'GET /admin/kalendarze/:code/porownanie': {
    family: 'service terms, read',
    ask: () => ({ params: calendar, query: versions }),
  },
  'GET /admin/kalendarze/:code/edycja': { family: 'service terms, kept', ask: () => ({ params: calendar }) },
  'POST /admin/kalendarze/:code/edycja': {
    family: 'service terms, kept',
    ask: () => ({ params: { code: '24x7' }, form: { ...open24, base: '1', act: 'preview' } }),
  },
}

const mail: Table = {
  'GET /k/poczta': plain('desk, read'),
  'GET /k/poczta/:id': { family: 'desk, read', ask: ({ stage }) => ({ params: { id: stage.heldMailId } }) },
  'GET /k/poczta/:id/tresc': { family: 'desk, read', ask: ({ stage }) => ({ params: { id: stage.heldMailId } }) },
  'GET /k/poczta/:id/oryginal': { family: 'desk, read', ask: ({ stage }) => ({ params: { id: stage.heldMailId } }) },
  'POST /k/poczta/:id/zgloszenie': {
    family: 'ticket, support',
    ask: async ({ stage, spot }) => ({ params: { id: await heldAgain(stage) }, form: { number: spot.number } }),
  },
  'POST /k/poczta/:id/odrzucenie': {
    family: 'ticket, support',
    ask: async ({ stage }) => ({ params: { id: await heldAgain(stage) }, form: {} }),
  },
  'GET /k/poczta/sprawy/:id': { family: 'desk, read', ask: ({ stage }) => ({ params: { id: stage.caseId } }) },
  'POST /k/poczta/sprawy/:id/odpowiedz': aboutCase({ text: 'Dzień dobry' }),
  'POST /k/poczta/sprawy/:id/odrzucenie': aboutCase({ dismissal: 'Reklama' }),
  'POST /k/poczta/sprawy/:id/zgloszenie': {
    ...aboutCase({ contractNumber: 'A999999', serial: 'NONE', priority: 'P3' }),
    mayRefuse: true,
  },
}

async function heldAgain({ world, heldMailId }: Stage): Promise<string> {
  await hold(world, heldMailId)
  return heldMailId
}

const letter = { id: 'ticket_closed' }
const templates: Table = {
  'GET /admin/szablony': plain('administration'),
  'GET /admin/szablony/:id': { family: 'administration', ask: () => ({ params: letter }) },
  'POST /admin/szablony/:id': {
    family: 'administration',
    ask: () => ({ params: letter, form: { base: '0', act: 'draft' } }),
  },
  'POST /admin/szablony/:id/przywrocenie': {
    family: 'administration',
    ask: ({ stage }) => ({ params: { id: stage.templateId }, form: { version: '0' } }),
  },
  'GET /admin/szablony/:id/wersje/:version': {
    family: 'administration',
    ask: ({ stage }) => ({ params: { id: stage.templateId, version: '1' } }),
  },
  'GET /admin/szablony/:id/podglad': { family: 'administration', ask: () => ({ params: letter }) },
  'GET /admin/szablony/:id/podglad/html': { family: 'administration', ask: () => ({ params: letter }) },
  'POST /admin/szablony/:id/test': { family: 'administration', ask: () => ({ params: letter, form: {} }) },
}

export const pagesTable: Table = {
  ...templates,
  ...open,
  ...secondFactor,
  ...account,
  ...contracts,
  ...tickets,
  ...desk,
  ...mail,
  ...terms,
}

/** Present in demo mode only. */
export const demoTable: Table = {
  'GET /dev/people': plain('open to everybody'),
  'POST /dev/people': {
    family: 'open to everybody',
    ask: ({ stage: { desk: scene } }) => ({ form: { person: scene.anna.id } }),
  },
  'GET /dev/gallery': plain('open to everybody'),
  'GET /dev/clock': plain('open to everybody'),
  'POST /dev/clock': guess('open to everybody', { advance: 'PT0S' }),
  'GET /dev/mail': plain('open to everybody'),
  'GET /dev/mail.json': plain('open to everybody'),
  'GET /dev/mail/:id/html': { family: 'nothing there', ask: () => ({ params: { id: newId() } }) },
}
