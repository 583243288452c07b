import { record } from '../../audit/index.ts'
import { inTransaction, personIdOf, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { mayEditTemplates } from '../rules/may-edit-templates.ts'
import { partsOf, type TemplateId, type Texts } from '../rules/template-parts.ts'
import { problemsOf } from '../rules/template-problems.ts'
import { listVersions, lockTemplate, putVersion } from '../store/template-versions.ts'

/**
 * Publishes the words of an earlier version again, as a new version; version 0 brings back the shipped ones.
 *
 * @returns the number of the new version.
 * @throws {Refusal} `http.not_found` for who is no administrator and for a version that does not exist, `form.invalid`
 *   where an upgrade has made its words unusable.
 */
export async function restoreTemplate(
  ctx: Context,
  shipped: Texts,
  { id, version: wanted }: { readonly id: TemplateId; readonly version: number },
): Promise<number> {
  if (!mayEditTemplates(ctx.actor)) throw new Refusal('http.not_found')
  return inTransaction(ctx, async (tx) => {
    await lockTemplate(tx, id)
    const all = await listVersions(tx, id)
    const texts = wanted === 0 ? {} : all.find(({ version }) => version === wanted)?.texts
    const [newest] = all
    if (texts === undefined || newest === undefined) throw new Refusal('http.not_found')
    const problems = problemsOf(partsOf(id, shipped), texts)
    if (problems.length > 0) throw new Refusal('form.invalid', {}, problems)

    const version = newest.version + 1
    const writtenBy = personIdOf(tx.actor) ?? ''
    await putVersion(tx, { template: id, version, texts, writtenBy, isPublished: true })
    const subject = { kind: 'mail_template', id }
    await record(tx, { type: 'mail.template_restored', subject, data: { version, from: wanted } })
    return version
  })
}
