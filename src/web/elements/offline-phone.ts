/** When sending the form inside fails for want of a network, what was typed stays and the telephone number appears. */
export class OfflinePhone extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('turbo:fetch-request-error', this.failed)
    this.addEventListener('submit', this.hide)
  }

  failed = (event: Event): void => {
    event.preventDefault()
    const number = this.querySelector<HTMLElement>('.offline-phone')
    if (number === null) return
    number.hidden = false
    number.focus()
  }

  hide = (): void => {
    const number = this.querySelector<HTMLElement>('.offline-phone')
    if (number !== null) number.hidden = true
  }
}
