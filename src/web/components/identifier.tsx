import { create } from 'qrcode'
import type { Translate } from '../../platform/i18n.ts'
import { Icon } from '../icons.tsx'

/** A number that people read aloud and copy: contract, serial, ticket. With `t` it gets a copy button. */
export function Identifier({ value, t }: { value: string; t?: Translate }) {
  if (!t)
    return (
      <span className="identifier" translate="no">
        {value}
      </span>
    )
  return (
    <span className="identifier-group">
      <span className="identifier" translate="no">
        {value}
      </span>
      <CopyButton t={t} value={value} />
    </span>
  )
}

export function CopyButton({ t, value }: { t: Translate; value: string }) {
  return (
    <copy-button data-value={value} data-copied={t('web.copied')} hidden>
      <button
        type="button"
        className="icon-button icon-button-small"
        aria-label={`${t('web.copy')} ${value}`}
        title={t('web.copy')}
      >
        <Icon name="copy" size="small" />
      </button>
    </copy-button>
  )
}

/** The key that does the same. */
export function KeyHint({ keys }: { keys: readonly string[] }) {
  return (
    <span className="key-hint">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}

/** A QR code and its text, because not everybody can scan. Always dark on white. */
export function QrBlock({ t, value, caption }: { t: Translate; value: string; caption?: string }) {
  const { size, data } = create(value, { errorCorrectionLevel: 'M' }).modules
  return (
    <figure className="qr-block">
      <svg
        className="qr"
        viewBox={`-4 -4 ${size + 8} ${size + 8}`}
        role="img"
        aria-label={`${t('web.qr_text')} ${value}`}
        shapeRendering="crispEdges"
      >
        <path d={modulesPath(size, data)} />
      </svg>
      <figcaption>{caption ?? <span className="identifier">{value}</span>}</figcaption>
    </figure>
  )
}

function modulesPath(size: number, data: Uint8Array): string {
  const dark = Array.from(data, (bit, index) => (bit ? `M${index % size} ${Math.floor(index / size)}h1v1h-1z` : ''))
  return dark.join('')
}
