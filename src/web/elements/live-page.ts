import { session } from '@hotwired/turbo'
import { make, makeKept } from './make.ts'

const GATHER = 300
const TICKET = /\d{2}-\d{6,9}/

/**
 * Refreshes the page when the server says that something changed. Focus, scroll and typed text stay; while somebody
 * writes, the news waits behind a bar.
 */
export class LivePage extends HTMLElement {
  source: EventSource | undefined
  timer: ReturnType<typeof setTimeout> | undefined
  since = Date.now()
  news = 0

  connectedCallback(): void {
    const address = `${this.dataset['url']}?page=${encodeURIComponent(location.pathname)}`
    this.source = new EventSource(address)
    this.source.addEventListener('ticket', this.told)
    this.source.onopen = this.online
    this.source.onerror = this.offline
    document.addEventListener('turbo:load', this.renewed)
    document.addEventListener('turbo:render', this.renewed)
  }

  disconnectedCallback(): void {
    this.source?.close()
    clearTimeout(this.timer)
    document.removeEventListener('turbo:load', this.renewed)
    document.removeEventListener('turbo:render', this.renewed)
  }

  /** A ticket's own page has nothing to learn from another ticket. */
  told = ({ data }: MessageEvent<string>): void => {
    const shown = TICKET.exec(location.pathname)?.[0]
    if (shown === undefined || data.includes(`"${shown}"`)) this.changed()
  }

  changed = (): void => {
    this.news += 1
    clearTimeout(this.timer)
    this.timer = setTimeout(() => (isWriting() ? this.showBar() : this.refresh()), GATHER)
  }

  refresh = (): void => session.refresh(document.baseURI)

  renewed = (): void => {
    this.since = Date.now()
    this.news = 0
    this.querySelector('.live-bar')?.remove()
  }

  showBar(): void {
    const bar = this.querySelector('.live-bar') ?? this.appendChild(makeKept('div', 'live-bar'))
    const button = bar.querySelector('button') ?? bar.appendChild(make('button'))
    const form = new Intl.PluralRules(document.documentElement.lang).select(this.news)
    button.textContent = (this.dataset[form] ?? '').replace('#', String(this.news))
    bar.setAttribute('role', 'status')
    if (button instanceof HTMLButtonElement) Object.assign(button, { type: 'button', onclick: this.refresh })
  }

  online = (): void => {
    const note = this.querySelector('.live-offline')
    if (!note) return
    note.remove()
    this.changed()
  }

  offline = (): void => {
    if (this.querySelector('.live-offline')) return
    const time = new Date(this.since).toLocaleTimeString(document.documentElement.lang, {
      hour: 'numeric',
      minute: '2-digit',
    })
    const note = this.appendChild(makeKept('p', 'live-offline'))
    note.setAttribute('role', 'status')
    note.textContent = (this.dataset['offline'] ?? '').replace('{time}', time)
  }
}

const isWriting = (): boolean =>
  [...document.querySelectorAll('main textarea')].some(
    (area) => area instanceof HTMLTextAreaElement && area.value !== area.defaultValue,
  )
