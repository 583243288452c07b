import type { ReactNode } from 'react'
import type { Translate } from '../../../platform/i18n.ts'
import { Banner, Breadcrumbs, Card, PageHeader } from '../../../web/components/index.ts'
import type { Line, LineDifference } from '../rules/words.ts'
import { VersionsView, type VersionRow } from './versions-view.tsx'
import { DifferencesView, WordsView } from './words-view.tsx'

type Crumb = { readonly label: string; readonly href: string }

type Props = {
  readonly t: Translate
  readonly above: Crumb
  readonly title: string
  readonly lead: string
  readonly actions: ReactNode
  /** What was just done. */
  readonly done: string | null
  /** What stands over everything, such as how far clocks have followed. */
  readonly notice?: ReactNode
  readonly shown: number
  readonly lines: readonly Line[]
  readonly versions: readonly VersionRow[]
  readonly compare: string
  readonly children?: ReactNode
}

/** One plan or calendar: what a version says, and all its versions. */
export function TermsPage(props: Props) {
  const { t, above, title, lead, actions, done, notice, shown, lines, versions, compare, children } = props
  return (
    <>
      <PageHeader above={<Breadcrumbs t={t} trail={[above]} />} title={title} lead={lead} actions={actions} />
      {done !== null && <Banner tone="ok">{done}</Banner>}
      {notice}
      <div className="terms-columns">
        <Card title={t('terms.says', { version: shown })}>
          <WordsView lines={lines} />
        </Card>
        <div className="terms-side">
          <VersionsView {...{ t, shown, compare }} rows={versions} />
          {children}
        </div>
      </div>
    </>
  )
}

type DifferenceProps = {
  readonly t: Translate
  readonly above: readonly Crumb[]
  readonly title: string
  readonly from: number
  readonly to: number
  readonly differences: readonly LineDifference[]
}

/** What two versions say differently. */
export function TermsDifferencePage({ t, above, title, from, to, differences }: DifferenceProps) {
  return (
    <>
      <PageHeader
        above={<Breadcrumbs t={t} trail={above} />}
        title={title}
        lead={t('terms.compare_lead', { count: differences.length })}
      />
      <Card flush={differences.length > 0}>
        <DifferencesView
          t={t}
          caption={title}
          differences={differences}
          before={t('terms.version_n', { version: from })}
          after={t('terms.version_n', { version: to })}
        />
      </Card>
    </>
  )
}
