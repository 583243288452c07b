import { config } from '@hotwired/turbo'
import { CollapseMemory } from './elements/collapse-memory.ts'
import { CopyButton } from './elements/copy-button.ts'
import { CountDown } from './elements/count-down.ts'
import { DraftKeeper } from './elements/draft-keeper.ts'
import { FileDrop } from './elements/file-drop.ts'
import { keepWhatPeopleDid } from './elements/keep-typed.ts'
import { isTyping, KeyList, keysAreOff } from './elements/key-list.ts'
import { LivePage } from './elements/live-page.ts'
import { OfflinePhone } from './elements/offline-phone.ts'
import { LiveSimulator } from './elements/live-simulator.ts'
import { OtpField } from './elements/otp-field.ts'
import { PasskeyButton } from './elements/passkey-button.ts'
import { QueueSplit } from './elements/queue-split.ts'
import { RefreshSoon } from './elements/refresh-soon.ts'
import { SessionWatch } from './elements/session-watch.ts'
import { SubmitOnce } from './elements/submit-once.ts'
import { WaitHere } from './elements/wait-here.ts'
import { WizardForm } from './elements/wizard-form.ts'

/** Turbo's own bar injects a style element, which the content security policy forbids; states.css shows ours. */
config.drive.progressBarDelay = 2 ** 31 - 1

const elements = {
  'collapse-memory': CollapseMemory,
  'copy-button': CopyButton,
  'count-down': CountDown,
  'draft-keeper': DraftKeeper,
  'file-drop': FileDrop,
  'key-list': KeyList,
  'live-page': LivePage,
  'offline-phone': OfflinePhone,
  'live-simulator': LiveSimulator,
  'otp-field': OtpField,
  'passkey-button': PasskeyButton,
  'queue-split': QueueSplit,
  'refresh-soon': RefreshSoon,
  'session-watch': SessionWatch,
  'submit-once': SubmitOnce,
  'wait-here': WaitHere,
  'wizard-form': WizardForm,
}
for (const [name, element] of Object.entries(elements)) customElements.define(name, element)

keepWhatPeopleDid()

document.addEventListener('turbo:load', () => document.querySelector<HTMLElement>('[data-takes-focus]')?.focus())
document.addEventListener('turbo:render', () => document.querySelector<HTMLElement>('[data-takes-focus]')?.focus())

/** Turbo swaps the body only; theme, density and language stand on <html>. */
document.addEventListener('turbo:before-render', (event) => {
  const html = event instanceof CustomEvent ? event.detail.newBody.parentElement : null
  if (!(html instanceof HTMLElement)) return
  for (const name of ['lang', 'data-theme', 'data-density']) {
    const value = html.getAttribute(name)
    if (value === null) document.documentElement.removeAttribute(name)
    else document.documentElement.setAttribute(name, value)
  }
})

document.addEventListener('click', (event) => closeMenus(event.target))
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closeMenus(null)
  if (wantsSearch(event)) focusSearch(event)
})

function closeMenus(except: EventTarget | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
    if (except instanceof Node && menu.contains(except)) continue
    if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus()
    menu.open = false
  }
}

function wantsSearch(event: KeyboardEvent): boolean {
  if ((event.ctrlKey || event.metaKey) && event.key === 'k') return true
  return event.key === '/' && !event.ctrlKey && !event.altKey && !isTyping(event) && !keysAreOff()
}

function focusSearch(event: KeyboardEvent): void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-search]')]
  const box = boxes.find((input) => input.checkVisibility())
  if (!box) return
  event.preventDefault()
  box.focus()
  box.select()
}
