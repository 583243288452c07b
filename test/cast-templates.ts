import { saveTemplate } from '../src/modules/mail/actions/save-template.ts'
import type { TemplateId } from '../src/modules/mail/rules/template-parts.ts'
import { listVersions } from '../src/modules/mail/store/template-versions.ts'
import { shippedTexts } from '../src/modules/mail/shipped-texts.ts'
import type { Person } from './cast.ts'
import type { World } from './world.ts'

/** An administrator publishes words of their own for the end of a ticket. @returns the template. */
export async function aChangedTemplate(
  world: World,
  admin: Person,
  texts = { pl: 'Przypisano Ci zgłoszenie.', en: 'You have got a ticket.' },
): Promise<TemplateId> {
  const id = 'ticket_assigned'
  const ctx = world.as(admin.actor)
  const [newest] = await listVersions(ctx, id)
  const typed = { id, base: newest?.version ?? 0, texts: { 'mail.assigned_todo': texts }, publish: true } as const
  await saveTemplate(ctx, shippedTexts, typed)
  return id
}
