/** Gives the keyed digest of a text in hexadecimal digits. */
export type Sign = (text: string) => string

const LENGTH = 24

/**
 * The address to which the answer to a ticket's mail goes. Its signature binds it to one ticket and one recipient:
 * only who received the mail knows it, and it proves for whom it was made (decision 22, security rows 2 and 4).
 *
 * @param base The address of tickets, such as `zgloszenia@myhezo.pl`.
 */
export function replyAddress(base: string, ticketNumber: string, recipient: string, sign: Sign): string {
  const at = base.lastIndexOf('@')
  return `${base.slice(0, at)}+${ticketNumber}.${signature(ticketNumber, recipient, sign)}${base.slice(at)}`
}

/** `ticketNumber` is the number of a case, such as `26-000017-K`, where the mail is about an enquiry and no ticket. */
export type ReplyToken = { readonly ticketNumber: string; readonly signature: string }

/** Finds ticket and signature in an address that a mail came to; `null` for any other address. */
export function readReplyAddress(address: string): ReplyToken | null {
  const [, ticketNumber, found] = /\+(\d{2}-\d{6,9}(?:-[tk])?)\.([0-9a-f]{24})@/i.exec(address) ?? []
  return ticketNumber === undefined || found === undefined
    ? null
    : { ticketNumber: ticketNumber.toUpperCase(), signature: found.toLowerCase() }
}

/** For which of the people of the ticket a reply address was made; `null` when for none of them. */
export function whoseReply(token: ReplyToken, recipients: readonly string[], sign: Sign): string | null {
  return recipients.find((each) => sameText(signature(token.ticketNumber, each, sign), token.signature)) ?? null
}

function signature(ticketNumber: string, recipient: string, sign: Sign): string {
  return sign(`reply ${ticketNumber} ${recipient.toLowerCase()}`).slice(0, LENGTH)
}

/** Takes the same time wherever the difference is. */
function sameText(one: string, other: string): boolean {
  let difference = one.length ^ other.length
  for (let index = 0; index < one.length; index++) difference |= one.charCodeAt(index) ^ other.charCodeAt(index)
  return difference === 0
}
