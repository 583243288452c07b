import { expect, type APIRequestContext } from '@playwright/test'

/** A mail as the demo's mailbox gives it. */
export type Mail = { readonly subject: string; readonly text: string; readonly html: string }

export type Mailbox = {
  /** Everything sent to an address so far, newest first. */
  readonly all: (address: string) => Promise<readonly Mail[]>
  /** The mail to an address that says something; waits until it is there. */
  readonly one: (address: string, says: RegExp) => Promise<Mail>
}

export function mailboxOf(request: APIRequestContext): Mailbox {
  const all = async (address: string) => {
    const answer = await request.get('/dev/mail.json', { params: { to: address } })
    return (await answer.json()) as readonly Mail[]
  }
  const find = async (address: string, says: RegExp) => (await all(address)).find(({ text }) => says.test(text))
  return {
    all,
    one: async (address, says) => {
      await expect.poll(() => find(address, says), { message: `a mail to ${address} that says ${says}` }).toBeTruthy()
      const mail = await find(address, says)
      if (mail === undefined) throw new Error('The mail has gone again')
      return mail
    },
  }
}
