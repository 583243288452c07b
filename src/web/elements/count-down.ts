import { formatSpan } from '../span.ts'
import { announce } from './announce.ts'

const EVERY = 30_000
const THRESHOLDS = [15 * 60_000, 0]

/**
 * Keeps "za 25 min" true. It counts from the server's moment, because the clock of this device may be wrong;
 * with `data-name` it is read out a quarter before the time and when it has come.
 */
export class CountDown extends HTMLElement {
  timer: ReturnType<typeof setInterval> | undefined
  ahead = 0
  left = Number.POSITIVE_INFINITY

  connectedCallback(): void {
    this.ahead = Number(this.dataset['now']) - Date.now()
    this.left = this.remaining()
    this.timer = setInterval(() => this.update(), EVERY)
  }

  disconnectedCallback(): void {
    clearInterval(this.timer)
  }

  remaining(): number {
    return Number(this.dataset['due']) - (Date.now() + this.ahead)
  }

  update(): void {
    const before = this.left
    this.left = this.remaining()
    const pattern = this.dataset[this.left < 0 ? 'late' : 'ahead'] ?? '{time}'
    const text = pattern
      .replace('{time}', formatSpan(this.left, document.documentElement.lang))
      .replaceAll(' ', '\u00a0')
    if (text !== this.textContent) this.textContent = text

    const crossed = THRESHOLDS.some((threshold) => before > threshold && this.left <= threshold)
    const name = this.dataset['name']
    if (crossed && name) announce(`${name}: ${text}`)
  }
}
