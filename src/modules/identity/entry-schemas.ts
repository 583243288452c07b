import { Type } from 'typebox'

/** One line; longer than any rule allows, so that the rule may say what is wrong. */
const Line = Type.String({ maxLength: 2000 })
const Language = Type.Union([Type.Literal('pl'), Type.Literal('en')])

export const RegistrationBody = Type.Object({
  name: Line,
  company: Line,
  email: Line,
  phone: Line,
  taxCountry: Type.Optional(Line),
  taxId: Line,
  locale: Type.Optional(Language),
})

export const ActivationBody = Type.Object({ token: Line, password: Line })
export const ActivationAnswer = Type.Object({ next: Type.Union([Type.Literal('enrol'), Type.Literal('sign_in')]) })
export const SignInBody = Type.Object({ email: Line, password: Line })
export const SignInAnswer = Type.Object({ next: Type.Union([Type.Literal('second_factor'), Type.Literal('enrol')]) })
export const CodeBody = Type.Object({ code: Line })
export const EmailBody = Type.Object({ email: Line })
export const EnrolmentAnswer = Type.Object({ secret: Type.String(), address: Type.String() })
export const CodesAnswer = Type.Object({ recoveryCodes: Type.Array(Type.String()) })
export const Accepted = Type.Object({})
export const Nothing = Type.Null()
