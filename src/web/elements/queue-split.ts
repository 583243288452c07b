import { navigator } from '@hotwired/turbo'

const PREVIEW = 'podglad'

/** A list with a ticket beside it: where there is room, a row opens beside the list instead of leaving it. */
export class QueueSplit extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', this.clicked)
    if (addressOf().searchParams.has(PREVIEW)) this.focusCurrent()
    else this.nameCurrent()
  }

  get frame(): HTMLElement | null {
    return this.querySelector<HTMLElement>(`turbo-frame#${PREVIEW}`)
  }

  /** Whoever comes from another ticket goes on from the row of this one. */
  focusCurrent(): void {
    if (document.activeElement === document.body)
      this.querySelector<HTMLElement>('[aria-current="true"] a[data-preview]')?.focus()
  }

  /** The ticket that came by itself stays when a refresh brings a more urgent one: from now on the address names it. */
  nameCurrent(): void {
    const link = this.querySelector<HTMLElement>('[aria-current="true"] a[data-preview]')
    if (link && this.frame?.checkVisibility()) navigator.history.replace(addressOf(link.dataset['preview']))
  }

  clicked = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-preview]') : null
    if (!link || !this.frame?.checkVisibility() || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.querySelector('[aria-current="true"]')?.removeAttribute('aria-current')
    link.closest('.row')?.setAttribute('aria-current', 'true')
    this.show(addressOf(link.dataset['preview']))
  }

  /** Not a visit of Turbo: that would go on after the frame has come, and break off a form sent meanwhile. */
  show(address: URL): void {
    this.frame?.setAttribute('src', address.href)
    navigator.history.push(address)
  }
}

function addressOf(number?: string): URL {
  const address = new URL(location.href)
  if (number) address.searchParams.set(PREVIEW, number)
  return address
}
