import { createTranslator } from 'use-intl/core'

export const locales = ['pl', 'en'] as const
export type Locale = (typeof locales)[number]
export type Messages = Readonly<Record<string, string>>
export type Translate = (key: string, params?: Readonly<Record<string, string | number>>) => string

/** The time zone in which every moment is shown (E98). */
export const DISPLAY_TIME_ZONE = 'Europe/Warsaw'

export const isLocale = (value: unknown): value is Locale => value === 'pl' || value === 'en'

/**
 * Makes the translator of one language.
 *
 * Sentences without parameters skip the ICU machinery, because a page shows a hundred of them.
 *
 * @throws {Error} for a key that does not exist: a missing sentence is a bug, never an empty label.
 */
export function translatorFor(locale: Locale, messages: Messages): Translate {
  const rich = createTranslator({ locale, messages: nested(messages), timeZone: DISPLAY_TIME_ZONE, onError: rethrow })

  return (key, params) => {
    const message = messages[key]
    if (message === undefined) throw new Error(`No message ${key} in ${locale}`)
    if (params === undefined && !/[{'<]/.test(message)) return message
    return rich(key as never, params as never)
  }
}

/** The language of a request: the person's setting, else the host name, else `Accept-Language`, else Polish. */
export function chooseLocale(wishes: {
  person: Locale | null
  host: Locale | null
  accepted: string | undefined
}): Locale {
  return wishes.person ?? wishes.host ?? preferred(wishes.accepted) ?? 'pl'
}

function preferred(header: string | undefined): Locale | null {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => ({ tag: part.split(';')[0]!.trim().slice(0, 2).toLowerCase(), quality: qualityOf(part) }))
    .sort((one, other) => other.quality - one.quality)
  return wanted.map(({ tag }) => tag).find(isLocale) ?? null
}

function qualityOf(part: string): number {
  const quality = /;\s*q=([\d.]+)/.exec(part)?.[1]
  return quality === undefined ? 1 : Number(quality)
}

/** use-intl reads dots as a path, our keys are flat: `a.b` becomes `{ a: { b } }`. */
function nested(messages: Messages): Record<string, unknown> {
  const root: Record<string, unknown> = {}
  for (const [key, message] of Object.entries(messages)) {
    const path = key.split('.')
    const last = path.pop()!
    const parent = path.reduce<Record<string, unknown>>((node, step) => {
      node[step] ??= {}
      return node[step] as Record<string, unknown>
    }, root)
    parent[last] = message
  }
  return root
}

function rethrow(error: Error): void {
  throw error
}
