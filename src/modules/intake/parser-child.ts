// The parser process: reads one mail for each message from its parent. It knows no secret and may not write (security 3.14).
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { readMail } from './read-mail.ts'
import { showMail } from './show-mail.ts'

const raw = Type.Unsafe<Uint8Array>({})
const Reading = Type.Object({
  raw,
  returnPath: Type.Union([Type.String(), Type.Null()]),
  ownDomain: Type.String(),
})
const Showing = Type.Object({ raw, remoteImages: Type.Boolean() })

process.on('message', (message) => void answer(message).then((outcome) => process.send?.(outcome)))
process.on('disconnect', () => process.exit())
process.send?.('ready')

function answer(message: unknown): Promise<object> {
  if (Value.Check(Reading, message)) return readMail(message)
  if (Value.Check(Showing, message)) return showMail(message)
  throw new TypeError('The parser process was asked for something else')
}
