import type { HTMLAttributes } from 'react'

/** Custom elements take plain attributes; what they say comes in data attributes. */
type ElementAttributes = HTMLAttributes<HTMLElement> & {
  [data: `data-${string}`]: string | number | boolean | undefined
}

/** A part of a page with an address of its own. */
type FrameAttributes = ElementAttributes & {
  src?: string | undefined
  loading?: 'eager' | 'lazy'
  refresh?: 'morph'
  target?: string
}

declare module 'react' {
  namespace JSX {
    // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
    interface IntrinsicElements {
      'collapse-memory': ElementAttributes
      'copy-button': ElementAttributes
      'count-down': ElementAttributes
      'draft-keeper': ElementAttributes
      'file-drop': ElementAttributes
      'key-list': ElementAttributes
      'live-page': ElementAttributes
      'offline-phone': ElementAttributes
      'live-simulator': ElementAttributes
      'otp-field': ElementAttributes
      'passkey-button': ElementAttributes
      'refresh-soon': ElementAttributes
      'session-watch': ElementAttributes
      'queue-split': ElementAttributes
      'submit-once': ElementAttributes
      'wait-here': ElementAttributes
      'wizard-form': ElementAttributes
      'turbo-frame': FrameAttributes
    }
  }
}
