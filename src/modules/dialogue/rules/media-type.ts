/** The only types a browser may be told: raster images that run nothing (rows 17, 18). */
const rasterImages: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

export const PLAIN_DATA = 'application/octet-stream'

/**
 * The type under which a file is kept and served. What the sender said of it is never asked:
 * only what its first bytes show, and of that only raster images.
 *
 * @param sniffed What the first bytes show, where they show anything.
 * @see docs/domain/tickets.md#files (source: security rows 17 and 18)
 */
export function mediaTypeOf(sniffed: string | undefined): string {
  return sniffed !== undefined && rasterImages.has(sniffed) ? sniffed : PLAIN_DATA
}

/** Whether a stored type may be shown inside a page as a picture. */
export const isImage = (mediaType: string): boolean => rasterImages.has(mediaType)
