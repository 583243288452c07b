import type { Translate } from '../../../platform/i18n.ts'
import { Breadcrumbs, ButtonLink, PageHeader } from '../../../web/components/index.ts'
import { OriginalBody, OriginalFacts, type ShownOriginal } from './original-view.tsx'

type Props = {
  readonly t: Translate
  readonly mail: ShownOriginal | null
  readonly number: string
  /** The ticket's page, as this reader knows it. */
  readonly back: string
  readonly path: string
  readonly withImages: boolean
  /** Where staff find the mail as a file. */
  readonly download: string | null
}

/** The whole mail that an entry was written from. */
export function OriginalPage({ t, mail, number, back, path, withImages, download }: Props) {
  return (
    <div className="stack">
      <PageHeader
        title={t('intake.whole_mail')}
        above={<Breadcrumbs t={t} trail={[{ href: back, label: t('intake.of_ticket', { number }) }]} />}
        actions={
          download !== null && (
            <ButtonLink href={download} icon="download">
              {t('intake.original')}
            </ButtonLink>
          )
        }
      />
      {mail === null ? (
        <p>{t('intake.cannot_show')}</p>
      ) : (
        <>
          <OriginalFacts {...{ t, mail }} />
          <OriginalBody {...{ t, mail, path, withImages }} frame={`${path}/tresc`} />
        </>
      )}
    </div>
  )
}
