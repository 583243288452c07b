import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { allow } from '../../../platform/attempts.ts'
import type { Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { CHALLENGE_MINUTES } from '../rules/passkey.ts'
import { relyingPartyOf } from '../rules/relying-party.ts'
import { insertChallenge, listCredentialIds } from '../store/passkeys.ts'
import type { Started } from './start-passkey-enrolment.ts'

/** Tries an address has in the life of a challenge; each leaves a row, so they are counted. */
const ALLOWANCE = { tries: 60, minutes: CHALLENGE_MINUTES }

/**
 * Asks the browser for a passkey: any that it holds for the portal (sign-in), or one of a person who is signed in (step-up).
 *
 * @param personId Whose passkey it must be; null when only the passkey will tell.
 * @throws {Refusal} `http.too_many_requests`, `identity.passkey_wrong_address`.
 */
export async function startPasskeyCheck(
  ctx: Context<Db>,
  personId: string | null,
  host: string,
): Promise<Started<PublicKeyCredentialRequestOptionsJSON>> {
  const party = relyingPartyOf(ctx.services.config.publicUrl, host)
  await allow(ctx, `passkey:ip:${ctx.ip}`, ALLOWANCE)

  const options = await generateAuthenticationOptions({
    rpID: party.id,
    timeout: CHALLENGE_MINUTES * 60_000,
    userVerification: 'required',
    allowCredentials: personId === null ? [] : await listCredentialIds(ctx, personId),
  })
  const purpose = personId === null ? 'sign_in' : 'step_up'
  const challengeId = await insertChallenge(ctx, {
    personId,
    challenge: options.challenge,
    purpose,
    minutes: CHALLENGE_MINUTES,
  })
  return { challengeId, options }
}
