import { session } from '@hotwired/turbo'

const EVERY = 2_000

/** Shows the page again every two seconds while something on it is still under way. */
export class RefreshSoon extends HTMLElement {
  timer: ReturnType<typeof setInterval> | undefined

  connectedCallback(): void {
    this.timer = setInterval(() => session.refresh(document.baseURI), EVERY)
  }

  disconnectedCallback(): void {
    clearInterval(this.timer)
  }
}
