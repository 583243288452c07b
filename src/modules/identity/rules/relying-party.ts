import { Refusal } from '../../../refusal.ts'

/** Whom a passkey is made for: a host of the portal, and the origin that browsers report for it. */
export type RelyingParty = { readonly id: string; readonly origin: string }

type PublicUrl = { readonly pl: string; readonly en: string }

/**
 * The relying party of a request. It comes from the settings; the request only chooses between the portal's own hosts,
 * so a forged Host header can never make a passkey for another place (row 49).
 *
 * @param host Host and port as the request names them.
 * @throws {Refusal} `identity.passkey_wrong_address` when the host is none of the portal's.
 */
export function relyingPartyOf(publicUrl: PublicUrl, host: string): RelyingParty {
  const url = [publicUrl.pl, publicUrl.en].map((origin) => new URL(origin)).find((each) => each.host === host)
  if (url === undefined) throw new Refusal('identity.passkey_wrong_address')
  return { id: url.hostname, origin: url.origin }
}
