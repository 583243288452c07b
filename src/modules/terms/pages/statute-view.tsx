import type { Translate } from '../../../platform/i18n.ts'
import { Card } from '../../../web/components/index.ts'
import { Icon } from '../../../web/icons.tsx'

export type StatutoryDay = { readonly date: string; readonly name: string; readonly statute: string }

/** The days off by law of the coming months: nobody edits them here, and each says by which law it is one. */
export function StatuteView({ t, days }: { readonly t: Translate; readonly days: readonly StatutoryDay[] }) {
  return (
    <Card title={t('terms.statute.title')}>
      <p className="hint statute-locked">
        <Icon name="security" size="small" />
        <span>{t('terms.statute.locked')}</span>
      </p>
      <ul className="statute-days">
        {days.map(({ date, name, statute }) => (
          <li key={date}>
            <span className="figures">{date}</span>
            <span>
              {name}
              <span className="meta">{statute}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
