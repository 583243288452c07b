import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'

type Deviations = {
  readonly origin?: string
  readonly userVerified?: boolean
  readonly challenge?: string
  readonly counter?: number
}

/** A security key in software (ES256, no attestation) that holds one passkey and can be made to misbehave. */
export type Authenticator = {
  readonly credentialId: string
  register: (options: PublicKeyCredentialCreationOptionsJSON, deviations?: Deviations) => RegistrationResponseJSON
  answer: (options: PublicKeyCredentialRequestOptionsJSON, deviations?: Deviations) => AuthenticationResponseJSON
}

export function softwareAuthenticator(origin: string): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(32)
  const id = credentialId.toString('base64url')
  let counter = 0
  let userHandle = ''

  return {
    credentialId: id,
    register: (options, deviations = {}) => {
      userHandle = options.user.id
      const data = authenticatorData(
        options.rp.id ?? '',
        { ...deviations, counter: ++counter },
        attested(credentialId, publicKey),
      )
      const attestation = Buffer.concat([
        map(3),
        text('fmt'),
        text('none'),
        text('attStmt'),
        map(0),
        text('authData'),
        bytes(data),
      ])
      const clientData = clientDataOf('webauthn.create', options.challenge, origin, deviations)
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData.toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      }
    },
    answer: (options, deviations = {}) => {
      counter = deviations.counter ?? counter + 1
      const data = authenticatorData(options.rpId ?? '', { ...deviations, counter })
      const clientData = clientDataOf('webauthn.get', options.challenge, origin, deviations)
      const signature = sign(
        'sha256',
        Buffer.concat([data, createHash('sha256').update(clientData).digest()]),
        privateKey,
      )
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
          userHandle,
        },
      }
    },
  }
}

function clientDataOf(type: string, challenge: string, origin: string, deviations: Deviations): Buffer {
  return Buffer.from(
    JSON.stringify({
      type,
      challenge: deviations.challenge ?? challenge,
      origin: deviations.origin ?? origin,
      crossOrigin: false,
    }),
  )
}

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const ATTESTED = 0x40

function authenticatorData(
  rpId: string,
  { userVerified = true, counter = 0 }: Deviations,
  credential: Buffer = Buffer.alloc(0),
): Buffer {
  const flags = USER_PRESENT | (userVerified ? USER_VERIFIED : 0) | (credential.length > 0 ? ATTESTED : 0)
  const head = Buffer.alloc(5)
  head.writeUInt8(flags, 0)
  head.writeUInt32BE(counter, 1)
  return Buffer.concat([createHash('sha256').update(rpId).digest(), head, credential])
}

function attested(credentialId: Buffer, publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const coordinates = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')] as const
  const length = Buffer.alloc(2)
  length.writeUInt16BE(credentialId.length)
  const key = [
    map(5),
    [0x01, 0x02],
    [0x03, 0x26],
    [0x20, 0x01],
    [0x21],
    bytes(coordinates[0]),
    [0x22],
    bytes(coordinates[1]),
  ]
  return Buffer.concat([Buffer.alloc(16), length, credentialId, ...key.map((part) => Buffer.from(part))])
}

/** The few shapes of CBOR that are needed. */
const map = (entries: number): Buffer => Buffer.from([0xa0 | entries])
const text = (value: string): Buffer => Buffer.concat([Buffer.from([0x60 | value.length]), Buffer.from(value)])
const bytes = (value: Buffer): Buffer =>
  Buffer.concat([
    value.length < 256 ? Buffer.from([0x58, value.length]) : Buffer.from([0x59, value.length >> 8, value.length & 255]),
    value,
  ])
