import { translatorFor, type Locale, type Translate } from '../../../platform/i18n.ts'

/**
 * Lets an operator's published words stand before the shipped ones. Words that cannot be said, or say nothing, never stop
 * a mail: then the shipped ones are said, and somebody is told (S28).
 */
export function withOwnWords(
  shipped: Translate,
  locale: Locale,
  own: Readonly<Record<string, string>>,
  onBroken: (key: string, error: unknown) => void,
): Translate {
  if (Object.keys(own).length === 0) return shipped
  const say = translatorFor(locale, own)
  return (key, params) => {
    if (!Object.hasOwn(own, key)) return shipped(key, params)
    try {
      const said = say(key, params)
      if (said.trim() !== '') return said
      onBroken(key, new Error('empty'))
    } catch (error) {
      onBroken(key, error)
    }
    return shipped(key, params)
  }
}
