import type { Translate } from '../../../platform/i18n.ts'
import { Button, Card } from '../../../web/components/index.ts'

export type ListedVersion = {
  readonly version: number
  readonly isPublished: boolean
  /** Counts now. */
  readonly isCurrent: boolean
  /** When and by whom; empty for the shipped words. */
  readonly written: string
}

type Props = { readonly t: Translate; readonly id: string; readonly versions: readonly ListedVersion[] }

/** Every version with its author, what it changed, and the way back to it. */
export function VersionsView({ t, id, versions }: Props) {
  return (
    <Card title={t('mail.editor.versions')} id="wersje">
      <ul className="template-versions">
        {versions.map((version) => (
          <VersionItem key={version.version} {...{ t, id, version }} />
        ))}
      </ul>
    </Card>
  )
}

function VersionItem({ t, id, version: each }: Omit<Props, 'versions'> & { readonly version: ListedVersion }) {
  const { version, isPublished, isCurrent, written } = each
  const name = t(version === 0 ? 'mail.editor.version_shipped' : 'mail.editor.version', { version })
  return (
    <li>
      <span>
        <strong>{name}</strong>{' '}
        <span className="muted">
          {isCurrent ? t('mail.editor.version_current') : !isPublished ? t('mail.editor.version_draft') : ''}
        </span>
        {written !== '' && <span className="meta muted"> {written}</span>}
      </span>
      <span className="template-version-acts">
        {version > 0 && (
          <a href={`/admin/szablony/${id}/wersje/${version}`}>{t('mail.editor.version_changes', { version })}</a>
        )}
        {!isCurrent && isPublished && (
          <form method="post" action={`/admin/szablony/${id}/przywrocenie`}>
            <Button name="version" value={version} small>
              {t('mail.editor.version_restore', { name })}
            </Button>
          </form>
        )}
      </span>
    </li>
  )
}
