import type { ReactNode } from 'react'
import type { Translate } from '../../platform/i18n.ts'
import { Icon } from '../icons.tsx'
import type { ButtonKind } from './button.tsx'

/** Opens the dialog of that id; the browser does it, no script is needed. */
export function DialogButton({
  opens,
  kind = 'secondary',
  children,
}: {
  opens: string
  kind?: ButtonKind
  children: ReactNode
}) {
  return (
    <button type="button" className={`button button-${kind}`} popoverTarget={opens} aria-haspopup="dialog">
      <span>{children}</span>
    </button>
  )
}

type Props = { t: Translate; id: string; title: ReactNode; children: ReactNode }

/** A short question over the page. Esc, the cross and a click beside it close it. */
export function Dialog({ t, id, title, children }: Props) {
  return (
    <div className="dialog" id={id} popover="auto" role="dialog" aria-labelledby={`${id}-title`}>
      <header className="card-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <button
          type="button"
          className="icon-button"
          popoverTarget={id}
          popoverTargetAction="hide"
          aria-label={t('web.dialog_close')}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="dialog-body">{children}</div>
    </div>
  )
}
