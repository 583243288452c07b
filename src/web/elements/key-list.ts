import { keysAreOff, showKeyHelp } from './key-help.ts'

const ROWS = '.row-title > a, .data-table tbody th a'
const CONTROLS = 'select, textarea, input:not([type=hidden])'
/** A second key of a pair, such as `g q`, has this long, in milliseconds. */
const PAIR = 1200

/** Keys for staff: j and k walk the rows, `data-key` on links, buttons, fields and forms names their key, ? shows them all. */
export class KeyList extends HTMLElement {
  first: { key: string; at: number } | undefined

  connectedCallback(): void {
    document.addEventListener('keydown', this.pressed)
    this.addEventListener('click', this.clicked)
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.pressed)
  }

  clicked = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest('[data-shows-keys]')) showKeyHelp(this.dataset)
  }

  pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return this.send(event)
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || keysAreOff()) return
    if (this.act(event)) event.preventDefault()
  }

  /** Ctrl+Enter sends the form that somebody is writing in, Ctrl+Shift+Enter does its other thing. */
  send(event: KeyboardEvent): void {
    const form = event.target instanceof Element ? event.target.closest('form') : null
    const button = form?.querySelector<HTMLElement>(`[data-key="Ctrl+${event.shiftKey ? 'Shift+' : ''}Enter"]`)
    if (!button) return
    event.preventDefault()
    button.click()
  }

  act({ key, timeStamp }: KeyboardEvent): boolean {
    if (key === '?') {
      showKeyHelp(this.dataset)
      return true
    }
    const pair = this.first && timeStamp - this.first.at < PAIR ? `${this.first.key} ${key}` : undefined
    this.first = { key, at: timeStamp }
    if (pair && this.trigger(pair)) return true
    if (key === 'j') return this.move(1)
    if (key === 'k') return this.move(-1)
    return this.trigger(key)
  }

  move(step: number): boolean {
    const rows = [...this.querySelectorAll<HTMLElement>(ROWS)]
    const at = rows.findIndex((row) => row === document.activeElement)
    rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))]?.focus()
    return rows.length > 0
  }

  /** The row in focus comes first, then the page. */
  trigger(key: string): boolean {
    const selector = `[data-key="${CSS.escape(key)}"]`
    const row = document.activeElement?.closest('.row, tr') ?? null
    if (this.waitsForPreview(row, key)) return true
    const target = row?.querySelector<HTMLElement>(selector) ?? document.querySelector<HTMLElement>(selector)
    if (target) perform(target)
    return target !== null
  }

  /** A key for what lies beside the list means the row in focus, which may have to be opened first. */
  waitsForPreview(row: Element | null, key: string): boolean {
    const frame = this.querySelector<HTMLElement>('turbo-frame[data-keys]')
    if (!frame?.checkVisibility() || !frame.dataset['keys']?.split(' ').includes(key)) return false
    const link = row?.querySelector<HTMLElement>('a[data-preview]')
    const isShown = !link || row?.getAttribute('aria-current') === 'true'
    if (isShown && frame.hasAttribute('complete')) return false
    frame.addEventListener('turbo:frame-load', () => this.trigger(key), { once: true })
    if (!isShown) link?.click()
    return true
  }
}

function perform(target: HTMLElement): void {
  if (target instanceof HTMLFormElement) return target.requestSubmit()
  if (!target.matches('input, textarea, select')) {
    target.click()
    if (target.matches('summary')) focusInside(target.parentElement)
    return
  }
  const folded = target.closest('details')
  if (folded) folded.open = true
  target.focus()
}

/** The first field of what was just opened; of a frame as soon as it has come. */
function focusInside(opened: HTMLElement | null): void {
  if (opened instanceof HTMLDetailsElement && !opened.open) return
  const control = opened?.querySelector<HTMLElement>('input:checked') ?? opened?.querySelector<HTMLElement>(CONTROLS)
  if (control) return control.focus()
  opened?.querySelector('turbo-frame')?.addEventListener('turbo:frame-load', () => focusInside(opened), { once: true })
}

export { keysAreOff }

export function isTyping({ target }: Event): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox], [type=radio]), textarea, select') ||
      target.closest('dialog') !== null)
  )
}
