import type { Page } from '@playwright/test'
import type { Locale } from '../../src/platform/i18n.ts'
import { expectAccessible, expectNoDeadLinks, expectReflow, expectSound } from './faults.ts'
import { expect, test, variant } from './journey.ts'
import { activateWith, enrol, newcomer, registerWith } from './newcomer.ts'
import { closeTicket, openTicket } from './world.ts'

/** Every page by who sees it; addresses with a ticket are found while the sweep goes on. */
const open = [
  '/',
  '/logowanie',
  '/logowanie?po=aktywacja',
  '/rejestracja',
  '/haslo',
  '/haslo/wyslano',
  '/haslo/nowe?t=zuzyty',
  '/aktywacja?t=zuzyty',
  '/umowy/pomylka?t=zuzyty',
  '/zgloszenia/opusc?t=zuzyty',
  '/konto/email/potwierdz?t=zuzyty',
  '/konto/email/cofnij?t=zuzyty',
  '/awaria',
  '/awaria/przyjeto?sprawa=27-000001-T',
  '/kontakt',
  '/kontakt/przyjeto?sprawa=27-000001-K',
  '/problemy',
  '/rodo',
  '/regulamin',
  '/dostepnosc',
  '/nie-ma-takiej-strony',
]
const demo = ['/dev/people', '/dev/mail', '/dev/clock', '/dev/gallery', '/dev/gallery?density=compact']
const showcases = ['dashboard', 'contracts', 'ticket', 'queue', 'sign-in', 'print'].map(
  (page) => `/dev/gallery?page=${page}`,
)
const customers = [
  '/pulpit',
  '/umowy',
  '/umowy?widok=archiwum',
  '/umowy?widok=wszystkie',
  '/umowy?szukaj=NIEMA999',
  '/umowy/dodaj',
  '/zgloszenia?widok=reakcja',
  '/zgloszenia?widok=otwarte',
  '/zgloszenia?widok=zamkniete',
  '/zgloszenia?widok=wszystkie',
  '/zgloszenia?szukaj=NIEMA999',
  '/zgloszenia/nowe',
  '/szukaj?q=X4',
  '/szukaj?q=NIEMA999',
]
const account = [
  '/konto',
  '/konto/email-haslo',
  '/konto/zabezpieczenia',
  '/konto/sesje',
  '/konto/powiadomienia',
  '/konto/wyglad',
  '/konto/tokeny',
  '/zabezpieczenia/aplikacja',
  '/potwierdz?dalej=/konto/zabezpieczenia',
]
const desk = [
  '/k/kolejka',
  '/k/kolejka?widok=moje',
  '/k/kolejka?widok=wolne',
  '/k/kolejka?widok=zaraz',
  '/k/kolejka?widok=czeka',
  '/k/kolejka?uklad=tabela',
  '/k/kolejka?szukaj=NIEMA999',
  '/k/zgloszenia/27-000217',
  '/k/zgloszenia/27-000149',
  '/k/zgloszenia/27-000101',
  '/k/zgloszenia/27-000217/odbiorcy',
  '/k/zgloszenia/27-000217/priorytet',
  '/k/zgloszenia/27-000217/przydzial',
  '/umowy',
  '/k/poczta',
  '/umowy/A204518',
  '/zgloszenia?widok=wszystkie',
  '/zgloszenia/27-000217',
  '/szukaj?q=FG100',
]

const terms = [
  '/admin/plany',
  '/admin/plany/EXTR-AHB-8x5xNBD',
  '/admin/plany/EXTR-AHB-8x5xNBD/porownanie?od=1&do=2',
  '/admin/plany/LOGI-HEZOPLUS/edycja',
  '/admin/plany/nowy?wzor=LOGI-HEZOPLUS',
  '/admin/kalendarze',
  '/admin/kalendarze/8x5',
  '/admin/kalendarze/8x5/porownanie?od=1&do=2',
  '/admin/kalendarze/8x5/edycja',
]

const templates = [
  '/admin/szablony',
  '/admin/szablony/ticket_opened',
  '/admin/szablony/shared',
  '/admin/szablony/ticket_opened/podglad?jezyk=pl',
  '/admin/szablony/contracts_expiring/podglad?jezyk=en',
]

const cast = {
  pl: { customer: 'Anna Nowak', contracts: ['A204518', 'A203377'], partner: 'Tomasz Górny', engineer: 'Kinga Lis' },
  en: { customer: 'Klaus Weber', contracts: ['C300210'], partner: undefined, engineer: 'Oleksandr Melnyk' },
} as const

/** Dozens of pages each: long on a busy machine. */
test.describe.configure({ timeout: 240_000 })

for (const language of ['pl', 'en'] as const) {
  test.describe(`every page without a fault, ${language}`, () => {
    test.use(variant(language, 1440))

    test('for everybody', async ({ page }) => {
      await sweep(page, language, [...open, ...demo])
    })

    test('of the gallery', async ({ page }) => {
      await sweep(page, language, showcases)
    })

    test('on the way in', async ({ page, hands, t, mailbox }) => {
      const person = newcomer(`sweep-${language}`)
      await page.goto('/rejestracja')
      await page.locator('form').evaluate((form) => form instanceof HTMLFormElement && (form.noValidate = true))
      await page.getByRole('button', { name: t('identity.register_next') }).click()
      await expect(page.getByRole('alert').first()).toBeVisible()
      await look(page, language)

      const way = { page, hands, t, mailbox }
      await registerWith(way, person)
      await look(page, language)
      await activateWith(way, person, () => look(page, language))
      await look(page, language)
      await enrol(way, () => look(page, language))
      await look(page, language)
      await page.getByLabel(t('contracts.number'), { exact: true }).fill('A204518')
      await page.getByLabel(t('contracts.serial_or_key')).fill('NIEMA999')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alert').first()).toBeVisible()
      await look(page, language)
      await sweep(page, language, ['/pulpit', '/umowy', '/zgloszenia'])
    })

    test('of a customer', async ({ page, t, enterAs }) => {
      const { customer, contracts } = cast[language]
      await enterAs(customer)
      const number = await openTicket(page, contracts[0], language)
      const closed = await openTicket(page, contracts[0], language)
      await closeTicket(page, closed)
      const tickets = [`/zgloszenia/${number}/przyjete`, `/zgloszenia/${number}`, `/zgloszenia/${number}/druk`]
      const addresses = [...customers, ...contracts.map((contract) => `/umowy/${contract}`), ...tickets]
      await sweep(page, language, [...addresses, `/zgloszenia/${closed}`])

      const wizard = `/zgloszenia/nowe?umowa=${contracts[0]}`
      await page.goto(wizard)
      await page.locator('input[name=lineId]').first().check()
      await expect(page.locator('.wizard-summary .promise-big').first()).toBeAttached()
      await sweep(page, language, [`${wizard}#krok-2`, `${wizard}#krok-3`, `${wizard}#krok-4`])
      await page.getByRole('button', { name: t('tickets.wizard.send') }).click()
      await expect(page.getByRole('alert').first()).toBeVisible()
      await look(page, language)
    })

    test('of an account', async ({ page, enterAs }) => {
      await enterAs(cast[language].customer)
      await sweep(page, language, account)
    })

    test('of the service terms', async ({ page, enterAs }) => {
      await enterAs(language === 'pl' ? 'Dorota Sarna' : 'Igor Tur')
      await page.goto(`/jezyk?na=${language}&dalej=/admin/plany`)
      await sweep(page, language, terms)
    })

    test('of the words of letters', async ({ page, enterAs }) => {
      await enterAs(language === 'pl' ? 'Alicja Ryś' : 'Bogdan Bóbr')
      await page.goto(`/jezyk?na=${language}&dalej=/admin/szablony`)
      await sweep(page, language, templates)
    })

    test('of the desk', async ({ page, enterAs }) => {
      await enterAs(cast[language].engineer)
      await sweep(page, language, desk)
      await page.goto('/k/poczta')
      await sweep(page, language, (await page.locator('a[href*="/sprawy/"]').evaluateAll(hrefs)).slice(0, 2))
    })
  })
}

test.describe('every page without a fault, of a partner', () => {
  test.use(variant('pl', 1440))

  test('who sees what customers share', async ({ page, enterAs }) => {
    await enterAs(cast.pl.partner)
    const shared = await page.request.get('/api/v1/tickets?limit=1')
    const { tickets } = (await shared.json()) as { tickets: { number: string }[] }
    expect(tickets).toHaveLength(1)
    await sweep(
      page,
      'pl',
      tickets.map(({ number }) => `/zgloszenia/${number}`),
    )
    await sweep(page, 'pl', ['/pulpit', '/umowy', '/umowy/A204518', '/zgloszenia?widok=wszystkie', '/zgloszenia/nowe'])
  })
})

async function sweep(page: Page, language: Locale, addresses: readonly string[]): Promise<void> {
  const links: string[] = []
  for (const address of addresses) {
    await page.goto(address)
    await look(page, language)
    links.push(...(await page.locator('a[href^="/"]').evaluateAll(hrefs)))
  }
  await expectNoDeadLinks(page, links)
}

const hrefs = (anchors: Element[]): string[] => anchors.map((anchor) => anchor.getAttribute('href') ?? '')

/** Both themes, a desk and a phone: light on the wide screen, dark on the narrow one; reflow down to 320 px. */
async function look(page: Page, language: Locale): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await expectSound(page, language)
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 360, height: 780 })
  await expectReflow(page)
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await expectReflow(page)
  await page.setViewportSize({ width: 1440, height: 900 })
}
