import type { ComponentProps, ReactNode } from 'react'
import { Icon, type IconName } from '../icons.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

type Look = { kind?: ButtonKind; icon?: IconName; small?: boolean; children: ReactNode }

/** Submits the form it stands in, unless `type` says otherwise. `data-key` gives it a key (see key-list). */
export function Button({
  kind = 'secondary',
  icon,
  small,
  children,
  ...rest
}: Look & ComponentProps<'button'> & DataAttributes) {
  return (
    <button type="submit" {...rest} className={classesOf(kind, small)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}

export function ButtonLink({
  kind = 'secondary',
  icon,
  small,
  children,
  ...rest
}: Look & ComponentProps<'a'> & DataAttributes) {
  return (
    <a {...rest} className={classesOf(kind, small)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  )
}

/** A picture alone: for dense toolbars only, and never without a name. */
export function IconButton({
  icon,
  label,
  ...rest
}: { icon: IconName; label: string } & ComponentProps<'button'> & DataAttributes) {
  return (
    <button type="button" {...rest} className="icon-button" aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  )
}

/** Acts that belong together: the main one first. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="actions">{children}</div>
}

export type DataAttributes = { [data: `data-${string}`]: string | number | boolean | undefined }

function classesOf(kind: ButtonKind, small: boolean | undefined): string {
  return small ? `button button-${kind} button-small` : `button button-${kind}`
}
