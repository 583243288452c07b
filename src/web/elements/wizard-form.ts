const PAUSE = 250
const PHONE = '(max-width: 767px)'

/**
 * Keeps the wizard's parts true while somebody chooses: a search narrows the devices and a device brings its promises,
 * without a reload and without touching what was typed. Without script the same buttons ask the server.
 */
export class WizardForm extends HTMLElement {
  timer: ReturnType<typeof setTimeout> | undefined
  asking: AbortController | undefined
  byPointer = false

  connectedCallback(): void {
    this.addEventListener('pointerdown', this.pointed)
    this.addEventListener('change', this.chosen)
    this.addEventListener('input', this.typed)
    this.addEventListener('keydown', this.pressed)
    this.addEventListener('invalid', this.missed, true)
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer)
    this.asking?.abort()
  }

  pointed = (): void => {
    this.byPointer = true
  }

  chosen = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement) || !/^(lineId|priority)$/.test(event.target.name)) return
    if (event.target.name === 'lineId') void this.refresh(false)
    if (this.byPointer) this.advance(event.target)
  }

  /** A tap that answers a step's one question leads on, on phones; arrow keys only choose. */
  advance(input: Element): void {
    if (!matchMedia(PHONE).matches || this.querySelector('.error-summary')) return
    const next = input.closest('.wizard-step')?.nextElementSibling
    if (next) location.hash = next.id
    next?.querySelector<HTMLElement>('input[type=text]')?.focus()
  }

  typed = (event: Event): void => {
    if (!isSearch(event.target)) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.refresh(true), PAUSE)
  }

  /** Enter in a single line neither sends a half-written report nor reloads the page. */
  pressed = (event: KeyboardEvent): void => {
    this.byPointer = false
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    if (event.target.type !== 'search' && event.target.type !== 'text') return
    event.preventDefault()
    clearTimeout(this.timer)
    if (isSearch(event.target)) void this.refresh(true)
  }

  /** What the browser objects to may stand on a step that is not shown. */
  missed = (event: Event): void => {
    const step = event.target instanceof Element ? event.target.closest('.wizard-step') : null
    if (step) location.hash = step.id
  }

  async refresh(withLines: boolean): Promise<void> {
    this.asking?.abort()
    this.asking = new AbortController()
    try {
      const answer = await fetch(this.address(), { headers: { Accept: 'text/html' }, signal: this.asking.signal })
      if (!answer.ok) return
      this.take(new DOMParser().parseFromString(await answer.text(), 'text/html'), withLines)
    } catch {
      // Another choice came first, or the network is away: the form still sends as it is.
    }
  }

  address(): string {
    const fields = new FormData(this.querySelector('form') ?? undefined)
    const value = (name: string) => fields.getAll(name).find((given) => typeof given === 'string') ?? ''
    const query = new URLSearchParams({
      umowa: this.dataset['contract'] ?? '',
      linia: value('lineId'),
      szukaj: value('szukaj'),
    })
    return `/zgloszenia/nowe?${query}`
  }

  take(page: Document, withLines: boolean): void {
    for (const part of this.querySelectorAll<HTMLElement>('[data-part]')) {
      const name = part.dataset['part'] ?? ''
      const fresh = page.querySelector(`wizard-form [data-part="${name}"]`)
      if (!fresh || (name === 'lines' && !withLines)) continue
      const picked = [...part.querySelectorAll<HTMLInputElement>('input:checked')]
      const open = part.querySelector('details')?.open ?? false
      part.replaceChildren(...fresh.childNodes)
      for (const { name: field, value } of name === 'lines' ? [] : picked) pick(part, field, value)
      part.querySelector('details')?.toggleAttribute('open', open)
    }
    const search = this.querySelector<HTMLInputElement>('[name=szukaj]')
    if (withLines && search && this.isNamedWhole(search.value)) this.advance(search)
  }

  /** The whole serial number was typed, and it is the chosen device's. */
  isNamedWhole(typed: string): boolean {
    const serial = this.querySelector('label:has([name=lineId]:checked) .identifier')?.textContent ?? ''
    return serial !== '' && plain(typed) === plain(serial)
  }
}

const plain = (text: string): string => text.replaceAll(/[\s-]/g, '').toUpperCase()

const isSearch = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.name === 'szukaj'

function pick(part: Element, name: string, value: string): void {
  for (const input of part.querySelectorAll<HTMLInputElement>('input')) {
    if (input.name === name && input.value === value && !input.disabled) input.checked = true
  }
}
