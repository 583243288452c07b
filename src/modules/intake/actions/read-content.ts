import type { Context } from '../../../platform/context.ts'

/** The bytes of a kept mail. @param sha256 Of a mail's `sha256`. */
export async function readContent(ctx: Context, sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of ctx.services.files.read(sha256)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
