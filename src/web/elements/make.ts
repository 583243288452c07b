/** A new element with its class and text. */
export function make(tag: string, className = '', text = ''): HTMLElement {
  return Object.assign(document.createElement(tag), { className, textContent: text })
}

/** An element that a morphing refresh leaves alone, because the server does not know it. */
export function makeKept(tag: string, className = '', text = ''): HTMLElement {
  const element = make(tag, className, text)
  element.dataset['kept'] = ''
  return element
}
