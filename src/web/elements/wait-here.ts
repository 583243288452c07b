const EVERY = 5000

/** Asks again until the server sends whoever waits on this page elsewhere, and goes there. A reload does the same. */
export class WaitHere extends HTMLElement {
  timer: ReturnType<typeof setInterval> | undefined

  connectedCallback(): void {
    this.timer = setInterval(this.ask, EVERY)
    document.addEventListener('visibilitychange', this.ask)
  }

  disconnectedCallback(): void {
    clearInterval(this.timer)
    document.removeEventListener('visibilitychange', this.ask)
  }

  ask = async (): Promise<void> => {
    if (document.visibilityState !== 'visible') return
    const answer = await fetch(location.href, { redirect: 'manual' }).catch(() => null)
    if (answer?.type === 'opaqueredirect' && this.isConnected) location.reload()
  }
}
