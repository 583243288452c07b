import { beforeAll, describe, expect, test } from 'vitest'
import { speak } from '../../../../test/cast-letters.ts'
import { portalItself, useWorld, type World } from '../../../../test/world.ts'
import { inTransaction } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { accountExistsLetter } from '../../mail/rules/templates/account-letters.ts'
import { queueMail } from '../../mail/index.ts'

const demo = useWorld({ environment: { PORTAL_MODE: 'demo' } })
const production = useWorld({
  environment: {
    PORTAL_MODE: 'production',
    PUBLIC_URL_PL: 'https://myhezo.pl',
    PUBLIC_URL_EN: 'https://myhezo.com',
    SMTP_URL: 'smtp://localhost:25',
    SECRET_KEY: '11'.repeat(32),
  },
})
const tests = useWorld()

const mailTo = (world: World, address: string, title = 'Masz już konto') =>
  inTransaction(world.as(portalItself), (tx) =>
    queueMail(tx, {
      eventId: newId(),
      kind: 'account_exists',
      to: { address, name: 'Anna', personId: null, locale: 'pl', reason: 'account' },
      content: { ...accountExistsLetter(speak('pl')), subject: title, title },
      ticket: null,
      author: null,
      leaveUrl: null,
    }),
  )

const read = async (url: string) => (await demo.app.inject({ url })).body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('/dev/mail in the demo', () => {
  test('says so while there is no mail', async () => {
    expect(await read('/dev/mail')).toContain('Nie ma jeszcze żadnej wiadomości')
  })

  describe('with mails', () => {
    let older: string

    beforeAll(async () => {
      older = (await mailTo(demo, 'anna@firma.example', 'Starsza <b>wiadomość</b>')) ?? ''
      await mailTo(demo, 'jan@firma.example', 'Nowsza wiadomość')
    })

    test('lists the newest first and opens it, with text, headers and links', async () => {
      const page = await read('/dev/mail')
      expect(page.indexOf('Nowsza wiadomość')).toBeLessThan(page.indexOf('Starsza'))
      expect(page).toContain('Od myHEZO &lt;konto@myhezo.pl&gt;')
      expect(page).toContain('zachowana lokalnie')
      expect(page).toContain('https://myhezo.pl/haslo')
      expect(page).toContain('Auto-Submitted: auto-generated')
    })

    test('opens the mail that was chosen and narrows to a recipient', async () => {
      const page = await demo.app.inject({ url: `/dev/mail?to=anna%40firma.example&mail=${older}` })
      expect(page.statusCode).toBe(200)
      expect(page.body).toContain(`src="/dev/mail/${older}/html"`)
      expect(page.body).not.toContain('Nowsza')
    })

    test('gives the same as JSON, newest first', async () => {
      const mails = (await demo.app.inject({ url: '/dev/mail.json' })).json()
      expect(mails.map(({ to }: { to: string }) => to)).toEqual(['jan@firma.example', 'anna@firma.example'])
      expect(mails[0]).toMatchObject({
        kind: 'account_exists',
        subject: 'Nowsza wiadomość',
        links: ['https://myhezo.pl/logowanie', 'https://myhezo.pl/haslo', 'https://myhezo.pl/rodo'],
        createdAt: demo.now().toString(),
        headers: { 'X-Portal-Reason': 'account' },
      })
      expect(mails[0].html).toContain('<!doctype html>')
      const narrowed = (await demo.app.inject({ url: '/dev/mail.json?to=ANNA%40firma.example' })).json()
      expect(narrowed).toHaveLength(1)
    })

    test('shows the HTML of a mail where nothing of it can run or load', async () => {
      const answer = await demo.app.inject({ url: `/dev/mail/${older}/html` })
      expect(answer.headers['content-type']).toContain('text/html')
      expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/)
      expect(answer.headers['content-security-policy']).not.toContain('allow-scripts')
      expect(answer.body).toContain('Starsza &lt;b&gt;wiadomość&lt;/b&gt;')
    })

    test('knows no mail that is not there', async () => {
      expect((await demo.app.inject({ url: `/dev/mail/${newId()}/html` })).statusCode).toBe(404)
    })
  })
})

describe.each([
  ['production', () => production],
  ['a test run', () => tests],
])('in %s the mailbox does not exist', (_, world) => {
  test.each(['/dev/mail', '/dev/mail.json', `/dev/mail/${newId()}/html`])('%s', async (url) => {
    await mailTo(world(), 'anna@firma.example')
    expect((await world().app.inject({ url })).statusCode).toBe(404)
  })
})
