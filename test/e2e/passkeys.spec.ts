import { expectAccessible } from './faults.ts'
import { expect, expectEffort, test, variant } from './journey.ts'
import { comeIn, newcomer } from './newcomer.ts'

for (const language of ['pl', 'en'] as const) {
  test.describe(`passkeys, ${language}`, () => {
    test.use(variant(language, 1440))

    test('somebody adds a passkey and signs in with it alone', async ({ page, context, hands, t, mailbox }) => {
      const device = await context.newCDPSession(page)
      await device.send('WebAuthn.enable')
      await device.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      })
      await comeIn({ page, hands, t, mailbox }, newcomer(`passkey-${language}`))
      await page.goto('/konto/zabezpieczenia')
      await hands.use(page.getByRole('button', { name: t('identity.passkey_add') }))
      await expect(page.getByText(t('identity.passkey_added'))).toBeVisible()
      await expectAccessible(page)

      await context.clearCookies()
      await page.goto('/logowanie')
      hands.rest()
      await hands.use(page.getByRole('button', { name: t('identity.sign_in_passkey') }))
      await expect(page).toHaveURL(/\/pulpit/)
      expectEffort(hands, { clicks: 1, keys: 0 })
    })
  })
}
