import type { Translate } from '../../../platform/i18n.ts'
import { Actions, ButtonLink, Card, Identifier, PageHeader } from '../../../web/components/index.ts'
import type { Frame } from '../../../web/frame.ts'
import { paths } from '../../../web/paths.ts'

type Props = {
  readonly t: Translate
  readonly brand: Frame['brand']
  readonly kind: 'emergency' | 'contact'
  /** The case number as the address says it; nothing was looked up. */
  readonly number: string | null
}

/** The one answer to everything that was sent (S02, R48). */
export function ReceivedPage({ t, brand, kind, number }: Props) {
  return (
    <div className="narrow">
      <Card>
        <div className="stack" tabIndex={-1} data-takes-focus role="status">
          <PageHeader title={t('intake.received_title')} />
          <p className="lead">
            {t(`intake.received_${kind}`)} <strong className="figures nowrap">{brand.hotline}</strong>.
          </p>
          {number !== null && (
            <p>
              {t('intake.case_number')} <Identifier value={number} t={t} />
            </p>
          )}
          <p>
            {t('intake.received_call')}{' '}
            <a href={brand.hotlineHref} className="figures nowrap">
              {brand.hotline}
            </a>
          </p>
          <Actions>
            <ButtonLink href={paths.landing}>{t('intake.received_back')}</ButtonLink>
          </Actions>
        </div>
      </Card>
    </div>
  )
}
