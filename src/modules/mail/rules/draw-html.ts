import type { Block, Content, Fact, Link } from './content.ts'
import { oneLine } from './one-line.ts'

/** Colours of the light theme (ux.md 3.1): mails are always light, and stay readable where a program darkens them. */
const colour = {
  canvas: '#f5f7fa',
  surface: '#ffffff',
  text: '#16202c',
  muted: '#46525f',
  faint: '#5a6675',
  line: '#d3dae3',
  primary: '#1a56b0',
  soft: '#e5eefb',
  onSoft: '#123e82',
} as const

const sans = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const wrap = 'overflow-wrap:anywhere;word-break:break-word'

/** The HTML body: one column of at most 600 px, nothing loaded from anywhere, no script, no style sheet. */
export function drawHtml(content: Content): string {
  const { locale, subject, preheader, brand } = content
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="supported-color-schemes" content="light">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<title>${escape(subject)}</title>
</head>
<body style="margin:0;padding:0;background:${colour.canvas};-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escape(oneLine(preheader))}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${colour.canvas}">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;text-align:left">
<tr><td style="padding:0 4px 14px;font:600 15px/20px ${sans};color:${colour.primary}">${escape(brand)}</td></tr>
<tr><td style="background:${colour.surface};border:1px solid ${colour.line};border-radius:8px;padding:28px 24px 12px">
${[drawHead(content), ...content.blocks.map(drawBlock)].join('\n')}
</td></tr>
<tr><td style="padding:18px 4px 0;font:400 13px/20px ${sans};color:${colour.faint}">
${drawFooter(content.footer)}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}

function drawHead({ kicker, title, locale }: Content): string {
  const above =
    kicker === null
      ? ''
      : `<p${languageOf(kicker.language, locale)} style="margin:0 0 6px;font:400 14px/20px ${sans};color:${colour.muted};${wrap}">${escape(kicker.text)}</p>\n`
  return `${above}<h1 style="margin:0 0 16px;font:600 20px/28px ${sans};color:${colour.text};${wrap}">${escape(title)}</h1>`
}

function drawBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p style="margin:0 0 16px;font:400 16px/24px ${sans};color:${colour.text};${wrap}">${lines(block.text)}</p>`
    case 'promise':
      return drawPromise(block.label, block.value)
    case 'facts':
      return drawFacts(block.rows)
    case 'quote':
      return drawQuote(block)
    case 'files':
      return drawFiles(block)
    case 'button':
      return drawButton(block)
  }
}

function drawPromise(label: string, value: string): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 20px"><tr><td style="background:${colour.soft};border-radius:6px;padding:12px 16px">
<p style="margin:0;font:400 14px/20px ${sans};color:${colour.onSoft}">${escape(label)}</p>
<p style="margin:2px 0 0;font:600 17px/24px ${sans};color:${colour.onSoft}">${escape(value)}</p>
</td></tr></table>`
}

function drawFacts(rows: readonly Fact[]): string {
  const cell = `vertical-align:top;padding:3px 0;font:400 14px/20px ${sans}`
  const drawn = rows.map(
    ({ label, value, language }) =>
      `<tr><td style="${cell};padding-right:16px;color:${colour.faint}">${escape(label)}</td><td${language === undefined ? '' : ` lang="${language}"`} style="${cell};width:100%;color:${colour.text};${wrap}">${escape(value)}</td></tr>`,
  )
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 16px;border-top:1px solid ${colour.line};padding-top:10px">
${drawn.join('\n')}
</table>`
}

function drawQuote({ heading, text, language }: Extract<Block, { kind: 'quote' }>): string {
  return `<p style="margin:4px 0 8px;font:400 14px/20px ${sans};color:${colour.muted}">${escape(heading)}</p>
<blockquote lang="${language}" style="margin:0 0 20px;padding:2px 0 2px 14px;border-left:3px solid ${colour.line};font:400 16px/24px ${sans};color:${colour.text};${wrap}">${lines(text)}</blockquote>`
}

function drawFiles({ heading, names, note }: Extract<Block, { kind: 'files' }>): string {
  const items = names.map((name) => `<li style="margin:0;${wrap}">${escape(name)}</li>`).join('')
  return `<p style="margin:0 0 4px;font:400 14px/20px ${sans};color:${colour.muted}">${escape(heading)}</p>
<ul style="margin:0 0 4px;padding:0 0 0 20px;font:400 14px/22px ${sans};color:${colour.text}">${items}</ul>
<p style="margin:0 0 20px;font:400 14px/20px ${sans};color:${colour.faint}">${escape(note)}</p>`
}

function drawButton({ label, href, quiet }: Extract<Block, { kind: 'button' }>): string {
  const dress =
    quiet === true
      ? `background:${colour.surface};color:${colour.primary};border:1px solid ${colour.primary}`
      : `background:${colour.primary};color:#ffffff;border:1px solid ${colour.primary}`
  return `<p style="margin:0 0 16px"><a href="${escape(href)}" style="display:inline-block;${dress};border-radius:6px;padding:10px 20px;font:600 16px/24px ${sans};text-decoration:none">${escape(label)}</a></p>`
}

function drawFooter({ reason, links, lines: rest }: Content['footer']): string {
  const drawn = links.map(drawLink).join(' &nbsp;·&nbsp; ')
  const paragraph = (inner: string) => `<p style="margin:0 0 8px">${inner}</p>`
  return [
    paragraph(escape(reason)),
    ...(drawn === '' ? [] : [paragraph(drawn)]),
    paragraph(rest.map(escape).join('<br>')),
  ].join('\n')
}

const drawLink = ({ label, href }: Link): string =>
  `<a href="${escape(href)}" style="color:${colour.primary}">${escape(label)}</a>`

const languageOf = (language: string, around: string): string => (language === around ? '' : ` lang="${language}"`)

/** Keeps the lines and the indents of what was typed: logs are read by their columns. */
const lines = (text: string): string =>
  escape(text)
    .replace(/ (?= )|^ /gm, '&nbsp;')
    .replace(/\r\n?|\n/g, '<br>\n')

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string): string =>
  text.replace(/[^\P{Cc}\n\r\t]/gu, '').replace(/[&<>"']/g, (each) => entities[each] ?? '')
