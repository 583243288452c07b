import type { Context } from '../../../platform/context.ts'
import type { Locale } from '../../../platform/i18n.ts'
import { setLocale } from '../store/persons.ts'

/** The language in which a person sees the portal and gets mail from now on (E97). */
export const chooseLocale = (ctx: Context, personId: string, locale: Locale): Promise<void> =>
  setLocale(ctx, personId, locale)
