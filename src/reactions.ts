/**
 * Every consequence of every event: event type → jobs, put into the queue in the event's own transaction.
 * Nothing reacts to anything unless it is listed here.
 */
export const reactions: Readonly<Record<string, readonly string[]>> = {}
