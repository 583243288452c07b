import type { Person } from './set-up.ts'

/** A ticket that the portal said it has taken. */
export type OpenedTicket = { readonly number: string; readonly canary: string; readonly reporter: Person }

/** An entry that the portal said it has taken; `sha256` where a file came with it. */
export type PostedReply = {
  readonly number: string
  readonly entryId: string
  readonly canary: string
  readonly author: Person
  readonly bySupport: boolean
  readonly sha256: string | null
}

/** What the outside world was promised, kept apart from the portal. */
export type Ledger = {
  readonly tickets: OpenedTicket[]
  readonly replies: PostedReply[]
  /** How often something had to be said again, because no answer had come. */
  repeated: number
  /** Answers that no client should ever get: status and text. */
  readonly surprises: string[]
}

export const emptyLedger = (): Ledger => ({ tickets: [], replies: [], repeated: 0, surprises: [] })
