import { visit } from '@hotwired/turbo'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'

/** Registers a passkey or signs in with one; shows itself only where the browser knows passkeys. */
export class PasskeyButton extends HTMLElement {
  connectedCallback(): void {
    if (!('PublicKeyCredential' in globalThis)) return
    this.hidden = false
    const button = this.querySelector('button')
    if (button) button.onclick = () => void this.use(button)
  }

  async use(button: HTMLButtonElement): Promise<void> {
    button.disabled = true
    this.say('')
    try {
      const { optionsUrl = '', verifyUrl = '', purpose, next = '/' } = this.dataset
      const options: Options = await (await post(optionsUrl, {})).json()
      const answer = await post(verifyUrl, await credential(purpose, options))
      const wanted: { next?: string } = answer.status === 204 ? {} : await answer.json()
      visit(wanted.next ?? next)
    } catch {
      this.say(this.dataset['failed'] ?? '')
    }
    button.disabled = false
  }

  say(text: string): void {
    const note = this.querySelector('[role="alert"]')
    if (note) note.textContent = text
  }
}

type Options = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON

/** The library is loaded only by those who press the button. */
async function credential(purpose: string | undefined, optionsJSON: Options): Promise<unknown> {
  const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser')
  return purpose === 'register' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })
}

async function post(url: string, body: unknown): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })
  // The page asks again who it is, and leads back here.
  if (response.status === 403) visit(location.href)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response
}
