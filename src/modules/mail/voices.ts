import type { Config } from '../../platform/config.ts'
import type { Services } from '../../platform/context.ts'
import type { Locale } from '../../platform/i18n.ts'
import { formatDateShort, formatDay, formatPlainDate, formatPlainDay, formatTime } from '../../web/format.ts'
import type { Speak, Voice } from './rules/voice.ts'

/** How the portal's letters speak in each language. */
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
