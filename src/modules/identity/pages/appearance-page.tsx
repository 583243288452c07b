import type { Translate } from '../../../platform/i18n.ts'
import { Actions, Button, Card, Checkbox, Form, KeyHint, RadioCards } from '../../../web/components/index.ts'
import { AccountFrame } from './account-frame-view.tsx'

type Props = {
  t: Translate
  theme: 'system' | 'light' | 'dark'
  density: 'comfortable' | 'compact' | 'touch'
  shortcuts: boolean
  done?: string | undefined
}

const keys: readonly { keys: readonly string[]; label: string }[] = [
  { keys: ['/'], label: 'web.keys_search' },
  { keys: ['J', 'K'], label: 'web.keys_move' },
  { keys: ['Enter'], label: 'web.keys_open' },
  { keys: ['?'], label: 'web.keys_show_help' },
]

/** How the portal looks and behaves for this person, on every device. */
export function AppearancePage({ t, theme, density, shortcuts, done }: Props) {
  return (
    <AccountFrame t={t} section="appearance" done={done}>
      <Card>
        <Form t={t} action="/konto/wyglad" data-turbo="false">
          <RadioCards
            name="theme"
            label={t('web.theme')}
            chosen={theme}
            cards={(['system', 'light', 'dark'] as const).map((value) => ({
              value,
              title: t(`web.theme_${value}`),
              text: t(`identity.account_theme_${value}`),
            }))}
          />
          <RadioCards
            name="density"
            label={t('identity.account_density')}
            chosen={density}
            cards={(['comfortable', 'compact', 'touch'] as const).map((value) => ({
              value,
              title: t(`identity.account_density_${value}`),
              text: t(`identity.account_density_${value}_text`),
            }))}
          />
          <input type="hidden" name="shortcutsAsked" value="yes" />
          <Checkbox
            name="shortcuts"
            label={t('identity.account_shortcuts')}
            hint={t('identity.account_shortcuts_hint')}
            defaultChecked={shortcuts}
          />
          <Actions>
            <Button kind="primary">{t('identity.account_save')}</Button>
          </Actions>
        </Form>
      </Card>
      <Card title={t('web.keys_help')}>
        <dl className="facts">
          {keys.map(({ keys: pressed, label }) => (
            <div key={label}>
              <dt>
                <KeyHint keys={pressed} />
              </dt>
              <dd>{t(label)}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </AccountFrame>
  )
}
