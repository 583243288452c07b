import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test, type Page } from '@playwright/test'
import { framePolicy } from '../../src/modules/intake/pages/frame-document.ts'
import { safeHtml } from '../../src/modules/intake/rules/safe-html.ts'

/** Spellings of "fetch this": each names a host of its own, so that a leak is a name. */
const hostile = [
  '<img src="https://leak.example/img">',
  '<img src="//leak.example/noscheme">',
  '<img srcset="https://leak.example/srcset 1x">',
  '<picture><source srcset="https://leak.example/source"><img src="https://leak.example/picture"></picture>',
  '<link rel="stylesheet" href="https://leak.example/css"><link rel="preload" as="image" href="https://leak.example/preload">',
  '<link rel="prefetch" href="https://leak.example/prefetch"><link rel="icon" href="https://leak.example/icon">',
  '<style>@import url(https://leak.example/import); p{background:url(https://leak.example/rule)}</style>',
  '<style>@font-face{font-family:x;src:url(https://leak.example/font)} p{font-family:x}</style><p>x</p>',
  '<div style="background:url(https://leak.example/inline)">x</div>',
  String.raw`<div style="background:u\72l(https://leak.example/escaped)">x</div>`,
  '<div style="background:url(https://leak.example/unclosed">x</div>',
  `<div style="background-image:image-set('https://leak.example/set' 1x)">x</div>`,
  '<ul style="list-style-image:url(https://leak.example/list)"><li>x</li></ul>',
  '<div style="cursor:url(https://leak.example/cursor),auto;content:url(https://leak.example/content)">x</div>',
  '<table background="https://leak.example/table"><tr><td background="https://leak.example/td">x</td></tr></table>',
  '<body background="https://leak.example/body">',
  '<iframe src="https://leak.example/iframe"></iframe><frame src="https://leak.example/frame">',
  '<object data="https://leak.example/object"></object><embed src="https://leak.example/embed">',
  '<video src="https://leak.example/video" poster="https://leak.example/poster" autoplay></video>',
  '<audio src="https://leak.example/audio" autoplay></audio><track src="https://leak.example/track">',
  '<svg><image href="https://leak.example/svg"/><use href="https://leak.example/use#a"/></svg>',
  '<svg><animate attributeName="href" values="https://leak.example/animate"/><feImage href="https://leak.example/fe"/></svg>',
  '<meta http-equiv="refresh" content="0;url=https://leak.example/refresh">',
  '<base href="https://leak.example/base/"><img src="relative.png">',
  '<input type="image" src="https://leak.example/input">',
  '<script src="https://leak.example/script"></script><script>fetch("https://leak.example/fetch")</script>',
  '<img src=x onerror="fetch(`https://leak.example/onerror`)">',
  '<form action="https://leak.example/form" id="f"><input></form><script>document.forms[0].submit()</script>',
  '<a href="https://leak.example/ping" ping="https://leak.example/pinged" autofocus>x</a>',
  '<details open ontoggle="location=`https://leak.example/toggle`">x</details>',
].join('\n')

const document = (html: string) => `<!doctype html><html><head><meta charset="utf-8"></head><body>${html}</body></html>`

const layers = [
  ['the policy and the sandbox alone', hostile, framePolicy(false), 'allow-popups allow-popups-to-escape-sandbox'],
  ['the list of what may pass alone', safeHtml(hostile, { inline: () => null, remoteImages: false }).html, null, null],
] as const

test.describe('a hostile mail makes no request', () => {
  for (const [name, html, policy, sandbox] of layers)
    test(`by ${name}`, async ({ page }) => {
      const frame = { html: document(html), policy }
      const asked = await requestsOf(page, frame, sandbox)
      expect(asked.filter((url) => url.includes('leak.example'))).toEqual([])
      expect(page.frames().every((each) => !each.url().includes('leak.example'))).toBe(true)
    })

  test('and with pictures allowed asks for pictures only', async ({ page }) => {
    const { html } = safeHtml(hostile, { inline: () => null, remoteImages: true })
    const asked = await requestsOf(page, { html: document(html), policy: framePolicy(true) }, 'allow-popups')
    const elsewhere = asked.filter((url) => url.includes('leak.example'))
    expect(new Set(elsewhere)).toEqual(
      new Set(['img', 'noscheme', 'picture'].map((each) => `https://leak.example/${each}`)),
    )
  })
})

/** Everything that a browser asks for while it shows a mail in its frame. */
async function requestsOf(
  page: Page,
  frame: { readonly html: string; readonly policy: string | null },
  sandbox: string | null,
): Promise<string[]> {
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    if (url === '/frame' && frame.policy !== null) response.setHeader('content-security-policy', frame.policy)
    const held = sandbox === null ? '' : `sandbox="${sandbox}"`
    response.end(
      url === '/frame' ? frame.html : document(`<iframe ${held} src="/frame" width="900" height="900"></iframe>`),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const asked: string[] = []
  await page.route('**', (route) => {
    const url = route.request().url()
    asked.push(url)
    return url.startsWith(`http://127.0.0.1:${port}/`) ? route.continue() : route.fulfill({ status: 204 })
  })
  try {
    await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'networkidle' })
  } finally {
    server.close()
  }
  return asked
}
