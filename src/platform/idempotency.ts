import type { Context } from './context.ts'
import type { Tx } from './db.ts'
import { sha256 } from './hash.ts'
import { Refusal } from '../refusal.ts'
import type { Json } from './schema.ts'

/** A key given by the client for one creation, and what it belongs to. */
export type Once = { readonly owner: string; readonly key: string; readonly request: unknown }

/**
 * Does `work` once for a key: a second submission with the same body gets the first answer.
 *
 * The row is written before the work in the same transaction, so a parallel second submission waits
 * for the first and then finds its answer; a rollback leaves no row.
 *
 * @throws {Refusal} `http.idempotency_mismatch` when the key was used for another body.
 */
export async function once<Result extends Json>(
  tx: Context<Tx>,
  attempt: Once | null,
  work: () => Promise<Result>,
): Promise<Result> {
  if (attempt === null) return work()
  const hash = sha256(JSON.stringify(attempt.request))
  const mine = await tx.db
    .insertInto('idempotency')
    .values({
      owner: attempt.owner,
      key: attempt.key,
      request_hash: hash,
      result: 'null',
      created_at: tx.now.toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (mine === undefined) return earlierResult<Result>(tx, attempt, hash)

  const result = await work()
  await tx.db
    .updateTable('idempotency')
    .set({ result: JSON.stringify(result) })
    .where('owner', '=', attempt.owner)
    .where('key', '=', attempt.key)
    .execute()
  return result
}

async function earlierResult<Result extends Json>(tx: Context<Tx>, attempt: Once, hash: string): Promise<Result> {
  const earlier = await tx.db
    .selectFrom('idempotency')
    .select(['request_hash as hash', 'result'])
    .where('owner', '=', attempt.owner)
    .where('key', '=', attempt.key)
    .executeTakeFirstOrThrow()
  if (earlier.hash !== hash) throw new Refusal('http.idempotency_mismatch')
  return earlier.result as Result
}
