/** A morphing refresh brings the server's page; what a person typed, opened or unfolded meanwhile stays theirs. */
export function keepWhatPeopleDid(): void {
  document.addEventListener('turbo:submit-end', forgetSent)
  document.addEventListener('turbo:before-morph-element', (event) => {
    if (event.target instanceof Element && isTheirs(event.target)) event.preventDefault()
  })
  document.addEventListener('turbo:before-morph-attribute', (event) => {
    if (
      event instanceof CustomEvent &&
      event.target instanceof Element &&
      isOpened(event.target, event.detail.attributeName)
    )
      event.preventDefault()
  })
}

/** What was sent is no longer being typed: without this a refresh would bring it back into the field. */
function forgetSent(event: Event): void {
  if (!(event instanceof CustomEvent) || !event.detail.success) return
  if (event.target instanceof HTMLFormElement && event.target.method === 'post') event.target.reset()
}

function isTheirs(element: Element): boolean {
  if (element.matches('[data-kept], file-drop')) return true
  if (element.matches('turbo-frame'))
    return [...element.querySelectorAll('textarea')].some((area) => area.value !== area.defaultValue)
  if (element instanceof HTMLInputElement) {
    return element.value !== element.defaultValue || element.checked !== element.defaultChecked
  }
  if (element instanceof HTMLTextAreaElement) return element.value !== element.defaultValue
  return (
    element instanceof HTMLSelectElement &&
    [...element.options].some((option) => option.selected !== option.defaultSelected)
  )
}

function isOpened(element: Element, attribute: string): boolean {
  if (attribute === 'open') return element instanceof HTMLDetailsElement
  return attribute === 'hidden' && element.matches('copy-button, passkey-button')
}
