import type { Translate } from '../../../platform/i18n.ts'
import { Breadcrumbs, Card, PageHeader } from '../../../web/components/index.ts'
import type { Difference } from '../rules/text-difference.ts'

type Props = {
  readonly t: Translate
  readonly id: string
  readonly name: string
  readonly version: number
  readonly written: string
  readonly differences: readonly Difference[]
}

/** What a version changed, sentence by sentence, against the one before it. */
export function TemplateVersionPage({ t, id, name, version, written, differences }: Props) {
  const trail = [
    { href: '/admin/szablony', label: t('mail.editor.title') },
    { href: `/admin/szablony/${id}`, label: name },
  ]
  return (
    <>
      <PageHeader
        title={t('mail.editor.version_title', { name, version })}
        lead={written}
        above={<Breadcrumbs t={t} trail={trail} />}
      />
      {differences.length === 0 ? (
        <p>{t('mail.editor.version_same')}</p>
      ) : (
        <div className="stack">
          {differences.map((difference) => (
            <DifferenceView key={difference.key} {...{ t, difference }} />
          ))}
        </div>
      )}
    </>
  )
}

function DifferenceView({ t, difference: { key, before, after } }: { t: Translate; difference: Difference }) {
  return (
    <Card title={<code>{key.slice('mail.'.length)}</code>}>
      <div className="template-pair">
        {(['pl', 'en'] as const).map((language) => (
          <div key={language}>
            <h3>{t(`mail.editor.language_${language}`)}</h3>
            {before[language] === after[language] ? (
              <p lang={language}>{after[language]}</p>
            ) : (
              <>
                <p lang={language}>
                  <del>{before[language]}</del>
                </p>
                <p lang={language}>
                  <ins>{after[language]}</ins>
                </p>
              </>
            )}
          </div>
        ))}
      </div>
    </Card>
  )
}
