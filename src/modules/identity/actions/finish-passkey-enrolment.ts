import { verifyRegistrationResponse, type RegistrationResponseJSON } from '@simplewebauthn/server'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { parsePasskeyName, PASSKEY_ALGORITHMS } from '../rules/passkey.ts'
import { relyingPartyOf } from '../rules/relying-party.ts'
import { insertPasskey, isCredentialKnown, takeChallenge } from '../store/passkeys.ts'

export type Enrolment = {
  readonly personId: string
  readonly host: string
  readonly challengeId: string
  readonly name: string
  readonly response: RegistrationResponseJSON
}

/**
 * Keeps the passkey that the browser made. Its challenge is used up even when the answer is wrong.
 *
 * @returns the passkey's id.
 * @throws {Refusal} `identity.passkey_refused` for an answer that does not belong to the challenge, the person or the portal.
 */
export async function finishPasskeyEnrolment(
  ctx: Context<Db>,
  { personId, host, challengeId, name, response }: Enrolment,
): Promise<string> {
  const taken = await takeChallenge(ctx, challengeId, 'enrol')
  if (taken === null || taken.personId !== personId) throw new Refusal('identity.passkey_refused')
  const made = await verifiedCredential(ctx, taken.challenge, host, response)

  return inTransaction(ctx, async (tx) => {
    if (await isCredentialKnown(tx, made.id)) throw new Refusal('identity.passkey_refused')
    const passkeyId = await insertPasskey(tx, {
      personId,
      credentialId: made.id,
      publicKey: Buffer.from(made.publicKey),
      counter: made.counter,
      transports: made.transports ?? [],
      name: parsePasskeyName(name),
    })
    await record(tx, {
      type: 'identity.security_changed',
      subject: { kind: 'person', id: personId },
      data: { what: 'passkey_added', passkeyId },
    })
    return passkeyId
  })
}

async function verifiedCredential(ctx: Context, challenge: string, host: string, response: RegistrationResponseJSON) {
  const party = relyingPartyOf(ctx.services.config.publicUrl, host)
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: [...PASSKEY_ALGORITHMS],
  }).catch((error: unknown) => {
    ctx.services.log.info({ err: error }, 'passkey enrolment refused')
    throw new Refusal('identity.passkey_refused')
  })
  if (registrationInfo === undefined) throw new Refusal('identity.passkey_refused')
  return registrationInfo.credential
}
