// The parser process: reads one mail for each message from its parent. It knows no secret and may not write (security 3.14).
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { readMail } from './read-mail.ts'

const Request = Type.Object({
  raw: Type.Unsafe<Uint8Array>({}),
  returnPath: Type.Union([Type.String(), Type.Null()]),
  ownDomain: Type.String(),
})

process.on('message', (message) => {
  if (!Value.Check(Request, message)) throw new TypeError('The parser process was asked for something else')
  void readMail(message).then((outcome) => process.send?.(outcome))
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
