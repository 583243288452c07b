import type { FastifyRequest } from 'fastify'
import { isForeign, type Recipient } from '../../dialogue/index.ts'
import type { Participant } from './participants-view.tsx'

/** Addresses at another domain than the reader's are marked: they get what was meant for colleagues (E90). */
export function participantFor({ signed }: FastifyRequest): (recipient: Recipient) => Participant {
  const mine = signed === null || signed.person.kind === 'staff' ? [] : [signed.person.email.toLowerCase()]
  return ({ id, email, emailKey, endedAt, endedHow }) => ({
    id,
    email,
    foreign: mine.length > 0 && isForeign(emailKey, mine),
    ended: endedAt === null ? null : (endedHow ?? 'removed'),
  })
}
