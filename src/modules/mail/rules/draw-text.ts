import type { Block, Content } from './content.ts'

/** The text body: complete, with every address written out, paragraphs divided by an empty line. */
export function drawText(content: Content): string {
  const { reason, links, lines } = content.footer
  const head = content.kicker === null ? content.title : `${content.title}\n${content.kicker.text}`
  const footer = ['-- ', reason, ...links.map(({ label, href }) => `${label}: ${href}`), ...lines].join('\n')
  return `${[head, ...content.blocks.map(drawBlock), footer].map(tidy).join('\n\n')}\n`
}

function drawBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text
    case 'promise':
      return `${block.label}: ${block.value}`
    case 'facts':
      return block.rows.map(({ label, value }) => `${label}: ${value}`).join('\n')
    case 'quote':
      return `${block.heading}\n\n${block.text}`
    case 'files':
      return [block.heading, ...block.names.map((name) => `- ${name}`), block.note].join('\n')
    case 'button':
      return `${block.label}:\n${block.href}`
  }
}

/** Line ends as mail wants them are the transport's business; control characters are nobody's. */
const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '')
