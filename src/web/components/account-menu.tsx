import type { Frame } from '../frame.ts'
import { Icon, type IconName } from '../icons.tsx'
import { paths } from '../paths.ts'
import { LanguageSwitch, ThemeSwitch } from './switches.tsx'

const entries: readonly { href: string; icon: IconName; label: string }[] = [
  { href: paths.credentials, icon: 'account', label: 'web.account' },
  { href: paths.security, icon: 'security', label: 'web.security' },
  { href: paths.sessions, icon: 'screen', label: 'web.sessions' },
]

/** What hangs under the gear: the person's own settings, language, theme, and the way out. */
export function AccountMenu({ frame }: { frame: Frame }) {
  const { t, person, menu, locale, otherLocalePath, theme, path } = frame
  return (
    <>
      <p className="menu-title">{person?.name}</p>
      <ul className="menu-entries">
        {entries.map(({ href, icon, label }) => (
          <li key={href}>
            <a href={href}>
              <Icon name={icon} />
              {t(label)}
            </a>
          </li>
        ))}
        {menu?.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>
              <Icon name="building" />
              {label}
            </a>
          </li>
        ))}
      </ul>
      <div className="menu-switches">
        <ThemeSwitch t={t} theme={theme} back={path} />
        <LanguageSwitch t={t} locale={locale} otherLocalePath={otherLocalePath} />
      </div>
      <form className="menu-entries" method="post" action={paths.signOut}>
        <button type="submit">
          <Icon name="signOut" />
          {t('web.sign_out')}
        </button>
      </form>
    </>
  )
}
