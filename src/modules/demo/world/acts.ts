import type { Temporal } from 'temporal-polyfill'
import type { AttachmentKind } from '../../dialogue/index.ts'
import type { Move, ReplyEffect } from '../../tickets/index.ts'

export type DemoFile = {
  readonly name: string
  readonly kind: AttachmentKind
  readonly content: string | Uint8Array
}

type Written = { readonly text: string; readonly files?: readonly DemoFile[] }

/** One thing that somebody does to a ticket; each is played through the very action that the pages use. */
export type Deed =
  | (Written & {
      readonly does: 'open'
      /** `A204518/FG100FTK24000013`: contract and serial number. */
      readonly line: string
      readonly priority: 'P1' | 'P2' | 'P3'
      readonly title: string
      readonly shared?: boolean
      readonly channel?: 'portal' | 'mail' | 'phone'
      readonly recipients?: readonly string[]
    })
  | (Written & {
      readonly does: 'reply'
      readonly effect?: ReplyEffect
      readonly channel?: 'portal' | 'mail' | 'phone'
    })
  | (Written & { readonly does: 'note' })
  | { readonly does: 'assign'; readonly to: string }
  | { readonly does: 'rank'; readonly priority: 'P1' | 'P2' | 'P3'; readonly reason: string }
  | { readonly does: 'move'; readonly move: Move; readonly text: string; readonly until?: Temporal.Instant }
  | { readonly does: 'close'; readonly text?: string }
  | { readonly does: 'reactivate'; readonly reason: string }
  | { readonly does: 'escalate'; readonly reason: string }

/** A deed with its moment and the key of the person who does it. */
export type Act = { readonly at: Temporal.Instant; readonly by: string; readonly deed: Deed }

/** A ticket of the demo world: the running part of its number and everything that happens to it, in order. */
export type Story = {
  readonly running: number
  readonly language: 'pl' | 'en'
  readonly acts: readonly Act[]
}

export const act = (at: Temporal.Instant, by: string, deed: Deed): Act => ({ at, by, deed })
