import { makeKept } from './make.ts'

const KEPT_FOR = 7 * 24 * 60 * 60 * 1000
const PAUSE = 500

type Draft = { at: number; sent: boolean; fields: Record<string, string> }
type Control = HTMLInputElement | HTMLTextAreaElement

/** Keeps what was typed into its form on this device, for this person, and offers it again until it was sent. */
export class DraftKeeper extends HTMLElement {
  timer: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    this.addEventListener('input', this.typed)
    this.addEventListener('submit', this.sent)
    this.addEventListener('turbo:submit-end', this.ended)
    const draft = this.read()
    if (draft?.sent && !this.querySelector('[aria-invalid="true"], .error-summary')) this.forget()
    else if (draft && this.differs(draft)) this.offer(draft)
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer)
  }

  get key(): string {
    return `draft:${document.body.dataset['person'] ?? ''}:${this.dataset['draft']}`
  }

  controls(): Control[] {
    const all = this.querySelectorAll<Control>(
      'textarea[name], input[name]:is([type=text], [type=email], [type=tel], :not([type]))',
    )
    return [...all].filter((control) => control.autocomplete !== 'one-time-code')
  }

  read(): Draft | undefined {
    const stored = localStorage.getItem(this.key)
    const draft: Draft | undefined = stored ? JSON.parse(stored) : undefined
    if (draft && Date.now() - draft.at > KEPT_FOR) this.forget()
    return draft && Date.now() - draft.at <= KEPT_FOR ? draft : undefined
  }

  write(sent: boolean): void {
    const fields = Object.fromEntries(this.controls().map((control) => [control.name, control.value]))
    const empty = this.controls().every((control) => control.value === control.defaultValue)
    if (empty && !sent) return this.forget()
    localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), sent, fields } satisfies Draft))
  }

  forget = (): void => {
    localStorage.removeItem(this.key)
    this.querySelector('.draft-offer')?.remove()
  }

  typed = (): void => {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.write(false)
      this.say()
    }, PAUSE)
  }

  sent = (): void => {
    clearTimeout(this.timer)
    this.write(true)
  }

  ended = (event: Event): void => {
    if (event instanceof CustomEvent && event.detail.success) this.forget()
  }

  differs(draft: Draft): boolean {
    return this.controls().some(
      ({ name, value, defaultValue }) => value === defaultValue && (draft.fields[name] ?? value) !== value,
    )
  }

  restore = (draft: Draft): void => {
    for (const control of this.controls()) control.value = draft.fields[control.name] ?? control.value
    this.querySelector('.draft-offer')?.remove()
    this.controls().at(-1)?.focus()
  }

  offer(draft: Draft): void {
    const time = timeOf(draft.at)
    const bar = makeKept('div', 'draft-offer', (this.dataset['offer'] ?? '').replace('{time}', time))
    bar.append(
      makeButton('button-secondary', (this.dataset['restore'] ?? '').replace('{time}', time), () =>
        this.restore(draft),
      ),
      makeButton('button-quiet', this.dataset['forget'] ?? '', this.forget),
    )
    this.prepend(bar)
  }

  say(): void {
    const note = this.querySelector('.draft-saved') ?? this.appendChild(makeKept('p', 'draft-saved', ''))
    note.textContent = (this.dataset['saved'] ?? '').replace('{time}', timeOf(Date.now()))
  }
}

const timeOf = (at: number): string =>
  new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: 'numeric', minute: '2-digit' })

function makeButton(kind: string, text: string, onclick: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  Object.assign(button, { type: 'button', className: `button button-small ${kind}`, textContent: text, onclick })
  return button
}
