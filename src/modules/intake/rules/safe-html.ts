import sanitizeHtml from 'sanitize-html'

export type SafeHtml = {
  readonly html: string
  /** Pictures that would be fetched from elsewhere; without permission they are left out. */
  readonly remoteImages: number
}

export type SafeHtmlWish = {
  /** The picture that a mail brought along under a Content-ID, as a `data:` address. */
  readonly inline: (contentId: string) => string | null
  /** Whether the reader has asked for pictures from elsewhere. */
  readonly remoteImages: boolean
}

const structure =
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var wbr'

/** Their content is no text for people. */
const silent = [
  'script',
  'style',
  'textarea',
  'option',
  'noscript',
  'title',
  'head',
  'template',
  'svg',
  'math',
  'object',
  'embed',
  'applet',
  'iframe',
  'frameset',
  'noframes',
  'noembed',
  'xmp',
  'plaintext',
  'audio',
  'video',
]

/** No address, no escape and no function but those of colours: a value can neither load nor hide another. */
const plain = /^(?:[#\w\s%.,'"!+-]|rgba?\([\d\s.,%/]{1,40}\)|hsla?\([\w\s.,%/]{1,40}\)){1,200}$/i
const looks =
  'color background background-color font font-family font-size font-style font-weight line-height letter-spacing text-align text-decoration text-indent text-transform vertical-align white-space word-break border border-top border-right border-bottom border-left border-color border-style border-width border-radius border-collapse border-spacing padding padding-top padding-right padding-bottom padding-left margin margin-top margin-right margin-bottom margin-left width max-width min-width height list-style-type'

const pictured = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\s]+$/i

/**
 * The HTML of a mail without anything that runs, asks, loads or reaches out of its frame: only what stands on the list
 * passes. It is the first of two layers; the frame without scripts and its policy are the second (rows 22–24).
 *
 * @see security F14, F15, rows 22–24, features G3
 */
export function safeHtml(html: string, { inline, remoteImages }: SafeHtmlWish): SafeHtml {
  let remote = 0
  const picture = (attribs: Readonly<Record<string, string>>): Record<string, string> => {
    const { src = '', alt = '', width = '', height = '' } = attribs
    const kept = { alt, ...(width === '' ? {} : { width }), ...(height === '' ? {} : { height }) }
    const own = ownPicture(src.trim(), inline)
    if (own !== null) return { ...kept, src: own }
    if (!/^(?:https?:)?\/\//i.test(src.trim())) return kept
    remote++
    const address = httpsAddress(src.trim())
    return remoteImages && address !== null ? { ...kept, src: address } : kept
  }
  const safe = sanitizeHtml(html, {
    allowedTags: structure.split(' '),
    nonTextTags: silent,
    allowedAttributes: {
      '*': ['style', 'align', 'valign', 'dir', 'lang', 'title', 'bgcolor', 'width', 'height'],
      a: ['href', 'target', 'rel'],
      img: ['src', 'alt'],
      font: ['color', 'face', 'size'],
      ol: ['start', 'type'],
      table: ['border', 'cellpadding', 'cellspacing'],
      td: ['colspan', 'rowspan', 'nowrap'],
      th: ['colspan', 'rowspan', 'nowrap'],
      col: ['span'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['data', 'https'] },
    allowProtocolRelative: false,
    allowedStyles: {
      '*': { ...Object.fromEntries(looks.split(' ').map((look) => [look, [plain]])), display: [shown] },
    },
    transformTags: {
      a: (tagName, { href }) => ({
        tagName,
        attribs:
          href === undefined || !/^(?:https?:|mailto:|tel:)/i.test(href.trim())
            ? {}
            : { href: href.trim(), target: '_blank', rel: 'noopener noreferrer nofollow' },
      }),
      img: (tagName, attribs) => ({ tagName, attribs: picture(attribs) }),
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && attribs['src'] === undefined && attribs['alt'] === '',
    nestingLimit: 200,
  })
  return { html: safe, remoteImages: remote }
}

const shown = /^(?:none|block|inline|inline-block|table|table-row|table-cell|list-item)$/i

/** A picture that came with the mail: by its Content-ID, or written into the text. */
function ownPicture(src: string, inline: SafeHtmlWish['inline']): string | null {
  if (/^cid:/i.test(src)) return inline(decoded(src.slice(4)))
  return pictured.test(src) ? src : null
}

/** Pictures from elsewhere come encrypted or not at all. */
function httpsAddress(src: string): string | null {
  const address = src.replace(/^(?:http:)?\/\//i, 'https://')
  return URL.canParse(address) ? new URL(address).href : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
