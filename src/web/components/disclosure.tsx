import type { ReactNode } from 'react'
import type { Translate } from '../../platform/i18n.ts'
import { Icon } from '../icons.tsx'
import { paths } from '../paths.ts'

/** More for those who ask, such as "Dlaczego ta godzina?". */
export function Disclosure({ summary, open, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="disclosure" open={open}>
      <summary>
        <Icon name="next" size="small" />
        <span>{summary}</span>
      </summary>
      <div className="disclosure-body">{children}</div>
    </details>
  )
}

type Props = {
  t: Translate
  /** Names this list in the person's memory, such as `dashboard.tickets`. */
  name: string
  title: ReactNode
  count?: number
  open: boolean
  /** The page to come back to when there is no script. */
  back: string
  action?: ReactNode
  children: ReactNode
}

/** A list that folds and stays as it was left: a form posts the state, the collapse-memory element does it without a reload. */
export function CollapsibleList({ t, name, title, count, open, back, action, children }: Props) {
  const id = `list-${name.replaceAll('.', '-')}`
  return (
    <section className="card card-flush" aria-labelledby={`${id}-title`}>
      <collapse-memory data-fold={t('web.collapse')} data-unfold={t('web.expand')}>
        <header className="card-head">
          <h2 id={`${id}-title`}>
            {title}
            {count !== undefined && <span className="count">{count}</span>}
          </h2>
          {action}
          <form method="post" action={paths.collapse}>
            <input type="hidden" name="list" value={name} />
            <input type="hidden" name="back" value={back} />
            <button
              className="icon-button"
              name="open"
              value={open ? 'no' : 'yes'}
              aria-expanded={open}
              aria-controls={id}
              aria-label={t(open ? 'web.collapse' : 'web.expand')}
              aria-describedby={`${id}-title`}
            >
              <Icon name="collapse" />
            </button>
          </form>
        </header>
        <div id={id} hidden={!open}>
          {children}
        </div>
      </collapse-memory>
    </section>
  )
}
