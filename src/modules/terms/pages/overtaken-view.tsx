import type { Translate } from '../../../platform/i18n.ts'
import { Banner, Card } from '../../../web/components/index.ts'
import type { LineDifference } from '../rules/words.ts'
import { DifferencesView } from './words-view.tsx'

/** What somebody else saved while a form was open. */
export type Overtaken = {
  readonly from: number
  readonly to: number
  readonly by: string
  readonly reason: string
  readonly theirs: readonly LineDifference[]
  readonly mine: readonly LineDifference[]
}

/** Both versions side by side: what the other changed, and what this form would change on top of it. Nothing is lost. */
export function OvertakenView({ t, overtaken }: { readonly t: Translate; readonly overtaken: Overtaken }) {
  const { from, to, by, reason, theirs, mine } = overtaken
  const version = (number: number): string => t('terms.version_n', { version: number })
  return (
    <div className="overtaken">
      <Banner tone="warn">
        {t('terms.overtaken', { version: to, by: by === '' ? t('terms.by_portal') : by, reason })}
      </Banner>
      <Card title={t('terms.overtaken_theirs', { from, to })} flush={theirs.length > 0}>
        <DifferencesView
          t={t}
          caption={t('terms.overtaken_theirs', { from, to })}
          differences={theirs}
          before={version(from)}
          after={version(to)}
        />
      </Card>
      <Card title={t('terms.overtaken_mine', { to })} flush={mine.length > 0}>
        <DifferencesView
          t={t}
          caption={t('terms.overtaken_mine', { to })}
          differences={mine}
          before={version(to)}
          after={t('terms.what_you_typed')}
        />
      </Card>
    </div>
  )
}
