/** What became of a mail of ours at one address, as some mail server says. */
export type Delivery = {
  /** In lower case. */
  readonly address: string
  readonly outcome: 'failed' | 'delayed' | 'delivered'
  /** Will never arrive, however often it is sent. */
  readonly isHard: boolean
  /** Such as `5.1.1`; empty when the report names none. */
  readonly code: string
}

export type DeliveryReport = {
  readonly deliveries: readonly Delivery[]
  /** Message-IDs that stand in what came back. */
  readonly messageIds: readonly string[]
}

export type ReportFacts = {
  readonly headers: readonly { readonly key: string; readonly value: string }[]
  readonly text: string
  /** Parts of the kinds that reports are made of, as text. */
  readonly parts: readonly { readonly type: string; readonly text: string }[]
}

const MAX_DELIVERIES = 50
const address = /[\w!#$%&'*+/=?^`{|}~.-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/

/**
 * Reads what a mail server reports about a mail of ours: the standard form (RFC 3464, as Postfix, Exchange, Gmail and Exim
 * write it), else what Exim and qmail say in words.
 *
 * @returns `null` for any other mail.
 * @see ux.md 4.3, features L8
 */
export function readDeliveryReport(facts: ReportFacts): DeliveryReport | null {
  const status = facts.parts.filter(({ type }) => /^message\/(?:global-)?delivery-status$/i.test(type))
  const deliveries = status.length > 0 ? status.flatMap(({ text }) => standard(text)) : inWords(facts)
  if (deliveries.length === 0) return null
  const messageIds = [...facts.parts.map(({ text }) => text), facts.text].flatMap(idsIn)
  return { deliveries: deliveries.slice(0, MAX_DELIVERIES), messageIds: [...new Set(messageIds)].slice(0, 20) }
}

/** One block of fields for each recipient, behind one for the mail. */
function standard(text: string): Delivery[] {
  return text
    .replaceAll('\r', '')
    .split(/\n{2,}/)
    .slice(0, MAX_DELIVERIES + 1)
    .flatMap((block) => {
      const fields = block.replaceAll(/\n[ \t]+/g, ' ')
      const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(fields)?.[1]?.trim() ?? ''
      const action = field('Action').toLowerCase()
      const code = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(`${field('Status')} ${field('Diagnostic-Code')}`)?.[0] ?? ''
      const named = [field('Original-Recipient'), field('Final-Recipient')].flatMap(
        (each) => address.exec(each)?.[0].toLowerCase() ?? [],
      )
      return action === '' ? [] : [...new Set(named)].map((each) => deliveryTo(each, outcomeOf(action), code))
    })
}

function outcomeOf(action: string): Delivery['outcome'] {
  if (action.startsWith('failed')) return 'failed'
  return action.startsWith('delivered') || action.startsWith('relayed') ? 'delivered' : 'delayed'
}

/** Exim names the addresses in a header, qmail in its text. */
function inWords({ headers, text }: ReportFacts): Delivery[] {
  const failed = headers
    .filter(({ key }) => key === 'x-failed-recipients')
    .map(({ value }) => value)
    .join(',')
  const isQmail = /^Hi\. This is the qmail-send program/m.test(text)
  const said = isQmail
    ? [...text.slice(0, 20_000).matchAll(/^<([^<>\s]{3,254})>:$/gm)].map(([, each]) => each ?? '')
    : failed.split(',')
  const outcome = /\b(?:temporar|will (?:be retried|keep trying)|delayed|warning message only)/i.test(text)
    ? 'delayed'
    : 'failed'
  const code = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0] ?? /\b([45])\d\d[ -]/.exec(text)?.[1] ?? ''
  return said
    .flatMap((each) => address.exec(each)?.[0] ?? [])
    .map((each) => deliveryTo(each, outcome, code === '' ? '' : code.length === 1 ? `${code}.0.0` : code))
}

function deliveryTo(to: string, outcome: Delivery['outcome'], code: string): Delivery {
  return { address: to.toLowerCase(), outcome, isHard: outcome === 'failed' && !isPassing(code), code }
}

/** A full mailbox and a mail that is too large say nothing of the next mail. */
const isPassing = (code: string): boolean => code.startsWith('4') || /^5\.(?:2\.[23]|3\.4|6\.\d+)$/.test(code)

const idsIn = (text: string): string[] =>
  [...text.slice(0, 200_000).matchAll(/^(?:message-id|in-reply-to):[ \t]*(?:\r?\n[ \t]+)?(<[^<>\s]{3,250}>)/gim)].map(
    ([, id]) => id ?? '',
  )
