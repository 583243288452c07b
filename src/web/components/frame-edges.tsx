import type { Translate } from '../../platform/i18n.ts'
import type { Frame } from '../frame.ts'
import { paths } from '../paths.ts'

const demoLinks = [
  { href: paths.demoPeople, label: 'web.demo_people' },
  { href: paths.demoMail, label: 'web.demo_mail' },
  { href: paths.demoClock, label: 'web.demo_clock' },
  { href: paths.demoGallery, label: 'web.demo_gallery' },
]

/** Says that nothing here is real, and opens the doors that only the demo has. */
export function DemoRibbon({ t }: { t: Translate }) {
  return (
    <nav className="demo-ribbon" aria-label={t('web.demo_tools')}>
      <strong>{t('web.demo')}</strong>
      <span className="demo-note">{t('web.demo_note')}</span>
      <ul className="demo-links">
        {demoLinks.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{t(label)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function Footer({ frame: { t, brand, person } }: { frame: Frame }) {
  return (
    <footer className="footer">
      <address>
        <a href={brand.hotlineHref} className="figures">
          {brand.hotline}
        </a>
        <a href={`mailto:${brand.email}`}>{brand.email}</a>
        <span>
          {t('web.escalation')} <span className="nowrap figures">{brand.escalationPhone}</span> ·{' '}
          <a href={`mailto:${brand.escalationEmail}`}>{brand.escalationEmail}</a>
        </span>
      </address>
      <ul className="footer-links">
        {person?.kind === 'staff' && (
          <li>
            <button type="button" className="link-button" data-shows-keys>
              {t('web.keys_help')}
            </button>
          </li>
        )}
        <li>
          <a href={paths.contact}>{t('web.contact')}</a>
        </li>
        <li>
          <a href={paths.privacy}>{t('web.privacy')}</a>
        </li>
        <li>
          <a href={paths.terms}>{t('web.terms')}</a>
        </li>
        <li>
          <a href={paths.accessibility}>{t('web.accessibility')}</a>
        </li>
      </ul>
    </footer>
  )
}
