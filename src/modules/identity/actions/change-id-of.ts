import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Uuid } from '../../../platform/jobs.ts'
import type { MailLink } from '../store/mail-links.ts'

const AboutChange = Type.Object({ changeId: Uuid })

/** The change of address that a link is about, as the mail wrote it into the link: `{ changeId }`. Null when it names none. */
export function changeIdOf({ payload }: MailLink): string | null {
  return Value.Check(AboutChange, payload) ? payload.changeId : null
}
