import { make, makeKept } from './make.ts'

const AHEAD = 120_000
/** A timer of the browser holds no more than this. */
const LONGEST = 2 ** 31 - 1

/**
 * Warns two minutes before the session ends and goes on with one click. When it has ended the page stays as it is:
 * a new window signs in, and coming back closes the question.
 */
export class SessionWatch extends HTMLElement {
  static observedAttributes = ['data-times']
  timer: ReturnType<typeof setTimeout> | undefined
  channel: BroadcastChannel | undefined
  dialog: HTMLDialogElement | undefined
  ends = 0

  connectedCallback(): void {
    this.channel = new BroadcastChannel('session')
    this.channel.onmessage = ({ data }) => this.plan(Number(data))
    document.addEventListener('visibilitychange', this.returned)
    this.read()
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer)
    this.channel?.close()
    this.dialog?.remove()
    document.removeEventListener('visibilitychange', this.returned)
  }

  attributeChangedCallback(): void {
    if (this.channel) this.read()
  }

  /** The server's "now" and "end": only their distance counts, the clock of this device may be wrong. */
  read(): void {
    const [now = 0, end = 0] = (this.dataset['times'] ?? '').split(' ').map(Number)
    const known =
      this.dataset['read'] === this.dataset['times'] ? Number(this.dataset['deadline']) : Date.now() + end - now
    this.dataset['read'] = this.dataset['times']
    this.dataset['deadline'] = String(known)
    this.tell(known)
  }

  /** Every window of the portal counts down to the same end. */
  tell(ends: number): void {
    this.plan(ends)
    this.channel?.postMessage(ends)
  }

  plan(ends: number): void {
    if (ends <= this.ends) return
    this.ends = ends
    this.dialog?.remove()
    this.wait(ends - AHEAD, () => this.warn())
  }

  wait(until: number, then: () => void): void {
    clearTimeout(this.timer)
    const left = until - Date.now()
    this.timer = setTimeout(
      () => (left > LONGEST ? this.wait(until, then) : then()),
      Math.min(Math.max(left, 0), LONGEST),
    )
  }

  warn(): void {
    const button = make('button', 'button button-primary', this.dataset['extend'])
    button.onclick = () => void this.extend()
    this.ask(this.dataset['warning'] ?? '', button)
    this.wait(this.ends, () => this.over())
  }

  over(): void {
    const link = Object.assign(document.createElement('a'), { href: this.dataset['signIn'] ?? '/', target: '_blank' })
    link.className = 'button button-primary'
    link.textContent = this.dataset['again'] ?? ''
    this.ask(this.dataset['over'] ?? '', link)
  }

  ask(text: string, act: HTMLElement): void {
    this.dialog?.remove()
    const dialog = makeKept('dialog', 'dialog session-question')
    if (!(dialog instanceof HTMLDialogElement)) return
    this.dialog = dialog
    const [body, words, actions] = [make('div', 'dialog-body stack'), make('p', '', text), make('div', 'actions')]
    words.id = 'session-question'
    dialog.setAttribute('aria-labelledby', words.id)
    actions.append(act)
    body.append(words, actions)
    dialog.append(body)
    document.body.append(dialog)
    dialog.showModal()
  }

  returned = (): void => {
    if (document.visibilityState === 'visible' && this.dialog?.isConnected) void this.extend()
  }

  async extend(): Promise<void> {
    const response = await fetch(this.dataset['url'] ?? '', { method: 'POST' }).catch(() => null)
    if (!response?.ok) return
    const { seconds } = await response.json()
    this.tell(Date.now() + Number(seconds) * 1000)
    this.dialog?.remove()
  }
}
