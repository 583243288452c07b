/** A form inside sends once: a second click waits for the answer of the first. */
export class SubmitOnce extends HTMLElement {
  busy = false

  connectedCallback(): void {
    this.addEventListener('submit', this.submitted)
    this.addEventListener('turbo:submit-end', this.release)
    addEventListener('pageshow', this.release)
  }

  disconnectedCallback(): void {
    removeEventListener('pageshow', this.release)
  }

  submitted = (event: SubmitEvent): void => {
    if (this.busy) {
      event.preventDefault()
      event.stopImmediatePropagation()
      return
    }
    this.busy = true
    // The button's own name and value must still be sent, so it changes after the form was read.
    setTimeout(() => this.mark(event), 0)
  }

  mark(event: SubmitEvent): void {
    const label = event.submitter?.querySelector('span')
    if (!this.busy || !label) return
    this.dataset['said'] = label.textContent
    label.textContent = this.dataset['busy'] ?? label.textContent
    event.submitter?.setAttribute('aria-disabled', 'true')
  }

  release = (): void => {
    this.busy = false
    const button = this.querySelector('[aria-disabled="true"]')
    const label = button?.querySelector('span')
    button?.removeAttribute('aria-disabled')
    if (label && this.dataset['said']) label.textContent = this.dataset['said']
  }
}
