/** Folds a list at once and tells the server in the background; the form inside does the same with a reload. */
export class CollapseMemory extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('submit', this.toggle)
  }

  toggle = (event: SubmitEvent): void => {
    const { target: form, submitter: button } = event
    if (!(form instanceof HTMLFormElement) || !(button instanceof HTMLButtonElement)) return
    const list = document.getElementById(button.getAttribute('aria-controls') ?? '')
    if (!list) return
    event.preventDefault()

    const body = new URLSearchParams()
    new FormData(form, button).forEach((value, name) => {
      if (typeof value === 'string') body.append(name, value)
    })
    void fetch(form.action, { method: 'post', body, redirect: 'manual' })

    const open = list.hidden
    list.hidden = !open
    button.value = open ? 'no' : 'yes'
    button.setAttribute('aria-expanded', String(open))
    button.setAttribute('aria-label', this.dataset[open ? 'fold' : 'unfold'] ?? '')
  }
}
