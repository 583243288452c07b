import type { Translate } from '../../../platform/i18n.ts'
import { Actions, ButtonLink, Card, Disclosure, Facts } from '../../../web/components/index.ts'
import type { Frame } from '../../../web/frame.ts'
import { paths } from '../../../web/paths.ts'

type Props = { t: Translate; brand: Frame['brand'] }

const vendors = ['fortinet', 'extreme', 'poly', 'logitech'] as const

/** The front door (S01): get in, or reach a person in seconds, and know what to have at hand. */
export function LandingPage({ t, brand }: Props) {
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
          <ButtonLink kind="danger" icon="alarm" href={paths.emergency}>
            {t('identity.landing_emergency')}
          </ButtonLink>
        </Actions>
      </section>
      <div className="columns">
        <Contacts t={t} brand={brand} />
        <Preparation t={t} />
      </div>
    </>
  )
}

function Contacts({ t, brand }: Props) {
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
        </div>
      </div>
    </Card>
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
