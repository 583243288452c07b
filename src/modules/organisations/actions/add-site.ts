import { inTransaction, type Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { insertSite, type NewSite } from '../store.ts'

/** Adds a place where an organisation keeps devices. @returns the site's id. */
export async function addSite(ctx: Context, organisationId: string, site: NewSite): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const id = await insertSite(tx, organisationId, site)
    await record(tx, {
      type: 'organisations.site_added',
      subject: { kind: 'organisation', id: organisationId },
      data: { siteId: id },
    })
    return id
  })
}
