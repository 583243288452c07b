import type { FastifyReply } from 'fastify'

const sandbox = 'sandbox allow-popups allow-popups-to-escape-sandbox'

/** What a mail's own document may do: be seen inside our page, open links elsewhere, and load nothing (F14, row 24). */
export const framePolicy = (remoteImages: boolean): string =>
  [
    "default-src 'none'",
    `img-src data:${remoteImages ? ' https:' : ''}`,
    "style-src 'unsafe-inline'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    sandbox,
  ].join('; ')

/** Mails are written for white paper; a dark page shows them on it too. */
const style = `:root{color-scheme:light}body{margin:12px;background:#fff;color:#1a1a1a;font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}blockquote{margin:8px 0;padding-left:12px;border-left:3px solid #ccc}`

/** Sends the safe HTML of a mail as a document for its frame. */
export function sendFrame(reply: FastifyReply, html: string, remoteImages: boolean): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', framePolicy(remoteImages))
    .header('referrer-policy', 'no-referrer')
    .send(
      `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>–</title><style>${style}</style></head><body>${html}</body></html>`,
    )
}
