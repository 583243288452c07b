import { record } from '../../audit/index.ts'
import { inTransaction, personIdOf, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { mayEditTemplates } from '../rules/may-edit-templates.ts'
import { partsOf, type TemplateId, type Texts } from '../rules/template-parts.ts'
import { problemsOf } from '../rules/template-problems.ts'
import { differencesBetween, ownTexts } from '../rules/text-difference.ts'
import { listVersions, lockTemplate, putVersion } from '../store/template-versions.ts'

export type TypedTemplate = {
  readonly id: TemplateId
  /** The number of the version that the person has read; somebody else's later one is not overwritten. */
  readonly base: number
  /** Sentences that are not named stay as they are. */
  readonly texts: Texts
  readonly publish: boolean
}

/**
 * Saves the words of a letter as a draft, or publishes them: from then on mails are written with them.
 *
 * @returns the number of the version; unchanged words make none.
 * @throws {Refusal} `http.not_found` for who is no administrator, `mail.problem.stale`, and on publishing `form.invalid`
 *   with every missing language and every unknown or missing variable at its field (S28, N4).
 */
export async function saveTemplate(ctx: Context, shipped: Texts, typed: TypedTemplate): Promise<number> {
  if (!mayEditTemplates(ctx.actor)) throw new Refusal('http.not_found')
  return inTransaction(ctx, async (tx) => {
    await lockTemplate(tx, typed.id)
    const [newest] = await listVersions(tx, typed.id)
    if ((newest?.version ?? 0) !== typed.base) throw new Refusal('mail.problem.stale')

    const parts = partsOf(typed.id, shipped)
    const before = newest?.texts ?? {}
    const texts = ownTexts(parts, { ...before, ...typed.texts })
    const changed = differencesBetween(parts, before, texts).map(({ key }) => key)
    const isDraft = newest !== undefined && newest.publishedAt === null
    if (changed.length === 0 && !(typed.publish && isDraft)) return typed.base
    if (typed.publish) refuseProblems(parts, texts)

    const version = isDraft ? newest.version : typed.base + 1
    const writtenBy = personIdOf(tx.actor) ?? ''
    await putVersion(tx, { template: typed.id, version, texts, writtenBy, isPublished: typed.publish })
    await record(tx, {
      type: typed.publish ? 'mail.template_published' : 'mail.template_drafted',
      subject: { kind: 'mail_template', id: typed.id },
      data: { version, changed },
    })
    return version
  })
}

function refuseProblems(...[parts, texts]: Parameters<typeof problemsOf>): void {
  const problems = problemsOf(parts, texts)
  if (problems.length > 0) throw new Refusal('form.invalid', {}, problems)
}
