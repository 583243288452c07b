import type { CastName, FamilyName } from './families.ts'
import type { Spot, Stage } from './stage.ts'

/** One request that the rules have no reason to refuse, unless the row says so. */
export type Ask = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Record<string, string>
  readonly json?: object
  readonly form?: Record<string, string>
  readonly parts?: Readonly<Record<string, string | { readonly name: string; readonly content: string }>>
  readonly headers?: Readonly<Record<string, string>>
}

type Place = { readonly stage: Stage; readonly spot: Spot; readonly who: CastName }

export type Row = {
  readonly family: FamilyName
  readonly ask?: (place: Place) => Ask | Promise<Ask>
  /** Who comes in may still be told that the input is wrong: a code, a secret or a token cannot be right here. */
  readonly mayRefuse?: true
}

/** Routes by `METHOD url`; a second row of a route carries ` · ` and what is different. */
export type Table = Readonly<Record<string, Row>>
