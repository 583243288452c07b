import type { Config } from '../../platform/config.ts'
import type { Context, Services } from '../../platform/context.ts'
import type { Locale } from '../../platform/i18n.ts'
import { formatDateShort, formatDay, formatPlainDate, formatPlainDay, formatTime } from '../../web/format.ts'
import { withOwnWords } from './rules/own-words.ts'
import type { Texts } from './rules/template-parts.ts'
import type { Speak, Voice } from './rules/voice.ts'
import { publishedTexts } from './store/template-versions.ts'

/** How the portal's letters speak in each language: with the operator's published words where there are some. */
export const readVoices = async (ctx: Context): Promise<Speak> => voicesWith(ctx.services, await publishedTexts(ctx))

/** The same with given words, such as those of a draft. */
export function voicesWith(services: Services, own: Texts): Speak {
  const speaking = (locale: Locale): Voice => {
    const words = Object.fromEntries(Object.entries(own).map(([key, both]) => [key, both[locale]]))
    const onBroken = (key: string, error: unknown) =>
      services.log.error(
        { err: error, key, locale },
        'published words of a letter are broken, the shipped ones are used',
      )
    const t = withOwnWords(services.translate(locale), locale, words, onBroken)
    return voiceFor({ ...services, translate: () => t }, locale)
  }
  const voices = { pl: speaking('pl'), en: speaking('en') }
  return (locale) => voices[locale]
}

/** How letters speak with the shipped words alone. */
export const voicesOf =
  (services: Pick<Services, 'config' | 'translate' | 'clock'>): Speak =>
  (locale) =>
    voiceFor(services, locale)

function voiceFor(
  { config, translate, clock }: Pick<Services, 'config' | 'translate' | 'clock'>,
  locale: Locale,
): Voice {
  const t = translate(locale)
  const dayOf = (instant: Parameters<Voice['soon']>[0]) => formatDateShort(instant, locale)
  return {
    locale,
    t,
    sender: config.operator,
    url: (path) => publicAddress(config, locale, path),
    moment: (instant) => `${formatDay(instant, locale)}, ${formatTime(instant, locale)} ${t('mail.warsaw_time')}`,
    day: (date) => formatPlainDay(date, locale),
    shortDay: (date) => formatPlainDate(date, locale),
    soon: (instant) =>
      dayOf(instant) === dayOf(clock.now())
        ? formatTime(instant, locale)
        : `${dayOf(instant)}, ${formatTime(instant, locale)}`,
  }
}

/** Addresses come from the configuration alone: what a request calls the portal is not to be trusted (row 49). */
const publicAddress = ({ publicUrl }: Config, locale: Locale, path: string): string => `${publicUrl[locale]}${path}`
