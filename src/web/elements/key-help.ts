import { make } from './make.ts'

/** Keys that always work, each with the name of its sentence in the key-list's data. */
const always = [
  ['j / k', 'move'],
  ['Enter', 'open'],
  ['/', 'search'],
  ['?', 'showHelp'],
] as const

/** Shows every key that works on this page, and lets the person switch the single-letter ones off for good. */
export function showKeyHelp(texts: DOMStringMap): void {
  const dialog = Object.assign(document.createElement('dialog'), { className: 'dialog' })
  dialog.dataset['kept'] = ''
  const close = Object.assign(make('button', 'button button-secondary', texts['close']), {
    onclick: () => dialog.close(),
  })
  const title = Object.assign(make('h2', '', texts['help']), { id: 'key-help-title' })
  const body = make('div', 'dialog-body')
  body.append(title, keys(texts), toggle(texts), close)
  dialog.append(body)
  dialog.setAttribute('aria-labelledby', title.id)
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

function keys(texts: DOMStringMap): HTMLElement {
  const fixed = always.map(([key, name]) => [key, texts[name]] as const)
  const acts = [...document.querySelectorAll<HTMLElement>('[data-key]')].map(
    (target) => [target.dataset['key'], nameOf(target)] as const,
  )
  const list = make('dl', 'key-help')
  const all = [...fixed, ...acts]
  for (const [key, name] of all.filter(([key], index) => all.findIndex(([other]) => other === key) === index)) {
    const term = make('dt')
    term.append(make('kbd', '', key))
    list.append(term, make('dd', '', name))
  }
  return list
}

function toggle(texts: DOMStringMap): HTMLElement {
  const label = make('label', 'checkbox')
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', checked: !keysAreOff() })
  box.onchange = () => remember(box.checked)
  label.append(box, make('span', '', texts['toggle']))
  return label
}

/** At once on this page, and with the person on every device. */
function remember(on: boolean): void {
  if (on) delete document.body.dataset['keys']
  else document.body.dataset['keys'] = 'off'
  const body = new URLSearchParams({ shortcutsAsked: 'yes', shortcuts: on ? 'yes' : 'no' })
  void fetch('/konto/wyglad', { method: 'post', body, redirect: 'manual' })
}

export const keysAreOff = (): boolean => document.body.dataset['keys'] === 'off'

const nameOf = (target: HTMLElement): string =>
  target.dataset['keyLabel'] ?? target.getAttribute('aria-label') ?? target.textContent.trim()
