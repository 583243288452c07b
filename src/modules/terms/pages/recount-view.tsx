import type { Translate } from '../../../platform/i18n.ts'
import { Banner, Progress } from '../../../web/components/index.ts'

export type ShownRecount = {
  readonly total: number
  readonly checked: number
  readonly moved: number
  readonly done: boolean
}

/** How far the open clocks have followed the newest version. */
export function RecountView({ t, recount }: { readonly t: Translate; readonly recount: ShownRecount }) {
  const { total, checked, moved, done } = recount
  if (done) return <Banner tone="info">{t('terms.recount.done', { checked, moved })}</Banner>
  return (
    <refresh-soon>
      <Banner tone="info">
        <Progress label={t('terms.recount.running', { checked, total })} value={checked} max={Math.max(total, 1)} />
      </Banner>
    </refresh-soon>
  )
}
