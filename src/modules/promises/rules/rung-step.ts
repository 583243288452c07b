import type { Temporal } from 'temporal-polyfill'

/** The events of steps, without their `promise.` */
export const rungEvents = ['warned', 'breached', 'escalated', 'handed_over', 'objective_passed'] as const
export type RungEvent = (typeof rungEvents)[number]

/** A step of an escalation that has rung for a clock, as the audit log tells it. */
export type RungStep = {
  readonly at: Temporal.Instant
  readonly event: RungEvent
  /** Which clock of the ticket. */
  readonly position: number
  readonly step: string
  readonly tell: readonly string[]
}
