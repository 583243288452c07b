const SHOWN_FOR = 2000

/** Copies `data-value`; shows itself only where the browser can. */
export class CopyButton extends HTMLElement {
  connectedCallback(): void {
    if (!navigator.clipboard) return
    this.hidden = false
    const button = this.querySelector('button')
    if (button) button.onclick = () => void this.copy(button)
  }

  async copy(button: HTMLButtonElement): Promise<void> {
    await navigator.clipboard.writeText(this.dataset['value'] ?? '')
    const label = button.getAttribute('aria-label')
    button.classList.add('copied')
    button.setAttribute('aria-label', this.dataset['copied'] ?? '')
    setTimeout(() => {
      button.classList.remove('copied')
      button.setAttribute('aria-label', label ?? '')
    }, SHOWN_FOR)
  }
}
