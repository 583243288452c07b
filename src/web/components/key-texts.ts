import type { Translate } from '../../platform/i18n.ts'
import type { DataAttributes } from './button.tsx'

/** What key-list says in its help; the acts' own names come from the elements that carry `data-key`. */
export const keyTexts = (t: Translate): DataAttributes => ({
  'data-help': t('web.keys_help'),
  'data-move': t('web.keys_move'),
  'data-open': t('web.keys_open'),
  'data-search': t('web.keys_search'),
  'data-show-help': t('web.keys_show_help'),
  'data-toggle': t('web.keys_toggle'),
  'data-close': t('web.keys_close'),
})
