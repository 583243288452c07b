import type { Temporal } from 'temporal-polyfill'
import type { OpeningState } from '../../calendar/rules/opening-state.ts'
import type { Locale, Translate } from '../../../platform/i18n.ts'
import { formatMoment, formatPlainDay, formatTime } from '../../../web/format.ts'
import { StateBadge, Actions, ButtonLink, Card, Disclosure, Facts } from '../../../web/components/index.ts'
import type { Frame } from '../../../web/frame.ts'
import { paths } from '../../../web/paths.ts'

type Contact = { t: Translate; brand: Frame['brand'] }
type Props = Contact & { now: Temporal.Instant; locale: Locale; opening: OpeningState; emergencyForm: boolean }

const vendors = ['fortinet', 'extreme', 'poly', 'logitech'] as const

/** The front door (S01): get in, or reach a person in seconds, and know what to have at hand. */
export function LandingPage({ t, brand, now, locale, opening, emergencyForm }: Props) {
  return (
    <>
      <section className="hero">
        <h1>{t('identity.landing')}</h1>
        <p className="lead">{t('identity.landing_lead')}</p>
        <Actions>
          <ButtonLink kind="primary" href={paths.signIn}>
            {t('identity.landing_sign_in')}
          </ButtonLink>
          <ButtonLink href={paths.register}>{t('identity.landing_register')}</ButtonLink>
          {emergencyForm ? (
            <ButtonLink kind="danger" href={paths.emergency}>
              {t('identity.landing_emergency')}
            </ButtonLink>
          ) : (
            <ButtonLink kind="danger" icon="phone" href={brand.hotlineHref}>
              {t('identity.landing_emergency_call')}
            </ButtonLink>
          )}
        </Actions>
        <Opening t={t} now={now} locale={locale} opening={opening} />
      </section>
      <div className="columns">
        <Contacts t={t} brand={brand} />
        <Preparation t={t} />
      </div>
    </>
  )
}

function Contacts({ t, brand }: Contact) {
  const contacts = [
    {
      name: t('identity.landing_hotline'),
      value: (
        <a href={brand.hotlineHref} className="figures nowrap">
          {brand.hotline}
        </a>
      ),
    },
    { name: t('identity.landing_mail'), value: <a href={`mailto:${brand.email}`}>{brand.email}</a> },
    {
      name: t('identity.landing_escalation'),
      value: (
        <>
          <span className="figures nowrap">{brand.escalationPhone}</span>,{' '}
          <a href={`mailto:${brand.escalationEmail}`}>{brand.escalationEmail}</a>
        </>
      ),
    },
  ]
  return (
    <Card title={t('identity.landing_contact')}>
      <div className="card-text">
        <p className="meta">{t('identity.landing_hours')}</p>
        <Facts items={contacts} />
        <div>
          <h3>{t('identity.landing_trouble')}</h3>
          <p className="meta">{t('identity.landing_trouble_text')}</p>
          <p>
            <a href={paths.contact}>{t('identity.contact_form')}</a>
          </p>
        </div>
      </div>
    </Card>
  )
}

/** Whether somebody is at the desk now, and the next day off. */
function Opening({ t, now, locale, opening: { open, changesAt, nextDayOff } }: Omit<Props, 'brand' | 'emergencyForm'>) {
  const time = open ? formatTime(changesAt, locale) : formatMoment(changesAt, now, locale)
  return (
    <p className="opening">
      <StateBadge tone={open ? 'ok' : 'neutral'}>
        {t(open ? 'identity.landing_open' : 'identity.landing_shut', { time })}
      </StateBadge>
      {nextDayOff && (
        <span className="meta">
          {t('identity.landing_day_off', { day: formatPlainDay(nextDayOff.date, locale), name: t(nextDayOff.name) })}
        </span>
      )}
    </p>
  )
}

function Preparation({ t }: Pick<Props, 't'>) {
  return (
    <Card title={t('identity.landing_prepare')}>
      <div className="card-text">
        <ol>
          <li>{t('identity.landing_prepare_contract')}</li>
          <li>{t('identity.landing_prepare_serial')}</li>
          <li>{t('identity.landing_prepare_nip')}</li>
        </ol>
        <Disclosure summary={t('identity.landing_serial')}>
          <ul>
            {vendors.map((vendor) => (
              <li key={vendor}>{t(`identity.landing_serial_${vendor}`)}</li>
            ))}
          </ul>
        </Disclosure>
      </div>
    </Card>
  )
}
