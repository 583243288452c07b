import { verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { Refusal } from '../../../refusal.ts'
import { relyingPartyOf } from '../rules/relying-party.ts'
import {
  findCredentialForUpdate,
  markPasskeyUsed,
  takeChallenge,
  type ChallengePurpose,
  type Credential,
} from '../store/passkeys.ts'

export type PasskeyAnswer = {
  readonly host: string
  readonly challengeId: string
  readonly response: AuthenticationResponseJSON
}

/**
 * Checks the answer of an authenticator: challenge, origin, relying party, user verification, signature, and that its
 * counter went on. The challenge is used up even when the answer is wrong.
 *
 * @returns whose passkey it was.
 * @throws {Refusal} `identity.passkey_refused`, whatever was wrong.
 */
export async function checkPasskey(
  ctx: Context<Db>,
  purpose: Exclude<ChallengePurpose, 'enrol'>,
  { host, challengeId, response }: PasskeyAnswer,
): Promise<{ personId: string; passkeyId: string }> {
  const taken = await takeChallenge(ctx, challengeId, purpose)
  if (taken === null) throw new Refusal('identity.passkey_refused')

  return inTransaction(ctx, async (tx) => {
    const credential = await findCredentialForUpdate(tx, response.id)
    if (credential === null || !belongs(credential, taken.personId, response))
      throw new Refusal('identity.passkey_refused')
    const counter = await verifiedCounter(tx, credential, taken.challenge, host, response)
    await markPasskeyUsed(tx, credential.id, counter)
    return { personId: credential.personId, passkeyId: credential.id }
  })
}

/** The passkey must be of the person who was asked, and know its owner by the name it was given. */
function belongs({ personId }: Credential, asked: string | null, { response }: AuthenticationResponseJSON): boolean {
  if (asked !== null && asked !== personId) return false
  return response.userHandle === undefined || Buffer.from(response.userHandle, 'base64url').toString() === personId
}

async function verifiedCounter(
  ctx: Context,
  credential: Credential,
  challenge: string,
  host: string,
  response: AuthenticationResponseJSON,
): Promise<number> {
  const party = relyingPartyOf(ctx.services.config.publicUrl, host)
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: {
      id: credential.credentialId,
      publicKey: new Uint8Array(credential.publicKey),
      counter: credential.counter,
    },
  }).catch((error: unknown) => {
    ctx.services.log.warn({ err: error, passkeyId: credential.id }, 'passkey refused')
    throw new Refusal('identity.passkey_refused')
  })
  if (!verified) throw new Refusal('identity.passkey_refused')
  return authenticationInfo.newCounter
}
