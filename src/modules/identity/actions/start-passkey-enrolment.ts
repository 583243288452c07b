import { generateRegistrationOptions, type PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { CHALLENGE_MINUTES, MAX_PASSKEYS, PASSKEY_ALGORITHMS } from '../rules/passkey.ts'
import { relyingPartyOf } from '../rules/relying-party.ts'
import { insertChallenge, listCredentialIds } from '../store/passkeys.ts'

type Holder = { readonly id: string; readonly name: string; readonly email: string }

/** A challenge that was kept, and what the browser needs to answer it. */
export type Started<Options> = { readonly challengeId: string; readonly options: Options }

/**
 * Asks the browser to make a passkey for this person. It must be discoverable and verify its user, because it
 * later stands for both factors (decision 7).
 *
 * @throws {Refusal} `identity.passkeys_too_many`, `identity.passkey_wrong_address`.
 */
export async function startPasskeyEnrolment(
  ctx: Context,
  person: Holder,
  host: string,
): Promise<Started<PublicKeyCredentialCreationOptionsJSON>> {
  const { operator, publicUrl } = ctx.services.config
  const party = relyingPartyOf(publicUrl, host)
  const known = await listCredentialIds(ctx, person.id)
  if (known.length >= MAX_PASSKEYS) throw new Refusal('identity.passkeys_too_many', { max: MAX_PASSKEYS })

  const options = await generateRegistrationOptions({
    rpName: operator.productName,
    rpID: party.id,
    userID: new Uint8Array(Buffer.from(person.id)),
    userName: person.email,
    userDisplayName: person.name,
    timeout: CHALLENGE_MINUTES * 60_000,
    excludeCredentials: known,
    supportedAlgorithmIDs: [...PASSKEY_ALGORITHMS],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const challengeId = await insertChallenge(ctx, {
    personId: person.id,
    challenge: options.challenge,
    purpose: 'enrol',
    minutes: CHALLENGE_MINUTES,
  })
  return { challengeId, options }
}
