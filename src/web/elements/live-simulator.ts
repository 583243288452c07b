const PAUSE = 120

/**
 * Keeps what a form would mean beside it while somebody types: the form goes to `data-url`, and what comes back takes the
 * place of the part of the same name. Without script the form's own button does the same.
 */
export class LiveSimulator extends HTMLElement {
  timer: ReturnType<typeof setTimeout> | undefined
  asking: AbortController | undefined

  connectedCallback(): void {
    this.addEventListener('input', this.changed)
    this.addEventListener('change', this.changed)
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer)
    this.asking?.abort()
  }

  changed = (): void => {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.ask(), PAUSE)
  }

  async ask(): Promise<void> {
    const form = this.querySelector('form')
    if (!form) return
    this.asking?.abort()
    this.asking = new AbortController()
    try {
      const fields = [...new FormData(form)].flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      )
      const answer = await fetch(this.dataset['url'] ?? '', {
        method: 'POST',
        body: new URLSearchParams(fields),
        signal: this.asking.signal,
      })
      if (answer.ok) this.take(await answer.text())
    } catch {
      // Another change came first, or the network is away: the button still asks.
    }
  }

  take(html: string): void {
    const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector<HTMLElement>('[data-part]')
    const part = this.querySelector(`[data-part="${fresh?.dataset['part'] ?? ''}"]`)
    if (!fresh || !part) return
    const open = [...part.querySelectorAll('details')].map((details) => details.open)
    for (const [index, details] of fresh.querySelectorAll('details').entries()) details.open = open[index] ?? false
    part.replaceChildren(...fresh.childNodes)
  }
}
