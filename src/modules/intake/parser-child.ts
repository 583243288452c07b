// The parser process: reads one mail for each message from its parent. It knows no secret and may not write (security 3.14).
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { readMail } from './read-mail.ts'
import { showMail } from './show-mail.ts'

const raw = Type.Unsafe<Uint8Array>({})
const Reading = Type.Object({
  raw,
  returnPath: Type.Union([Type.String(), Type.Null()]),
  ownDomain: Type.String(),
})
const Verifying = Type.Object({
  raw,
  returnPath: Type.Union([Type.String(), Type.Null()]),
  verdictBy: Type.Union([
    Type.Object({ kind: Type.Literal('off') }),
    Type.Object({ kind: Type.Literal('dns') }),
    Type.Object({ kind: Type.Literal('header'), authservId: Type.String() }),
  ]),
})
const Showing = Type.Object({ raw, remoteImages: Type.Boolean() })

process.on('message', (message) => void answer(message).then((outcome) => process.send?.(outcome)))
process.on('disconnect', () => process.exit())
process.send?.('ready')

function answer(message: unknown): Promise<object> {
  if (Value.Check(Reading, message)) return readMail(message)
  if (Value.Check(Verifying, message)) return verified(message)
  if (Value.Check(Showing, message)) return showMail(message)
  throw new TypeError('The parser process was asked for something else')
}

/** The library of verdicts is large: it is read when the first is asked for. */
async function verified(request: Static<typeof Verifying>): Promise<object> {
  const { verifyMail } = await import('./verify-mail.ts')
  return { verdict: await verifyMail(request) }
}
