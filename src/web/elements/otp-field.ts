/** Takes a code as it comes from a message or an app, with spaces or dashes, and keeps its digits. */
export class OtpField extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('input', this.tidy)
  }

  tidy = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return
    const digits = event.target.value.replace(/\D/g, '').slice(0, Number(this.dataset['length']))
    if (digits !== event.target.value) event.target.value = digits
  }
}
