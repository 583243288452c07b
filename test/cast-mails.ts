import { listMails, type OutboundMail } from '../src/modules/mail/index.ts'
import { portalItself, type World } from './world.ts'

/** Runs the jobs and gives the mails written since the last look, oldest first, by recipient and kind. */
export function aMailReader(world: World) {
  const seen = new Set<string>()
  return async (): Promise<OutboundMail[]> => {
    await world.drain()
    const mails = await listMails(world.as(portalItself), { recipient: null, limit: 500 })
    const fresh = mails.filter(({ id }) => !seen.has(id)).toReversed()
    for (const { id } of fresh) seen.add(id)
    return fresh
  }
}

/** "anna ticket_opened" for each mail, as a test of an audience wants it. */
export const namesOf = (mails: readonly OutboundMail[]): string[] =>
  mails.map(({ toAddress, kind }) => `${toAddress.split(/[-@]/)[0]} ${kind}`)

/** The token of the secret link in a mail. */
export const tokenIn = ({ text }: OutboundMail): string => /\?t=([\w.-]+)/.exec(text)?.[1] ?? ''
