import type { Locale, Translate } from '../../platform/i18n.ts'
import type { Theme } from '../frame.ts'
import { Icon, type IconName } from '../icons.tsx'
import { paths } from '../paths.ts'

const languages = [
  { locale: 'pl', short: 'PL', name: 'Polski' },
  { locale: 'en', short: 'EN', name: 'English' },
] as const

/** Both languages, each named in itself; the other one is a link to this same page. */
export function LanguageSwitch({
  t,
  locale,
  otherLocalePath,
}: {
  t: Translate
  locale: Locale
  otherLocalePath: string
}) {
  return (
    <ul className="segments" aria-label={t('web.language')}>
      {languages.map((language) => (
        <li key={language.locale}>
          {language.locale === locale ? (
            <span className="segment" aria-current="true" lang={language.locale}>
              {language.short}
            </span>
          ) : (
            <a
              className="segment"
              href={otherLocalePath}
              lang={language.locale}
              hrefLang={language.locale}
              title={language.name}
              data-turbo="false"
            >
              {language.short}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

const themes: readonly { theme: Theme; icon: IconName; label: string }[] = [
  { theme: 'system', icon: 'screen', label: 'web.theme_system' },
  { theme: 'light', icon: 'sun', label: 'web.theme_light' },
  { theme: 'dark', icon: 'moon', label: 'web.theme_dark' },
]

/** A plain form: the server remembers the choice and sends the person back. */
export function ThemeSwitch({ t, theme, back }: { t: Translate; theme: Theme; back: string }) {
  return (
    <form className="segments" method="post" action={paths.appearance} aria-label={t('web.theme')} data-turbo="false">
      <input type="hidden" name="back" value={back} />
      {themes.map((choice) => (
        <button
          key={choice.theme}
          className="segment"
          name="theme"
          value={choice.theme}
          aria-pressed={choice.theme === theme}
        >
          <Icon name={choice.icon} />
          {t(choice.label)}
        </button>
      ))}
    </form>
  )
}
