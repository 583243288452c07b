import type { Translate } from '../../../platform/i18n.ts'
import { Icon } from '../../../web/icons.tsx'

type Props = {
  t: Translate
  action: string
  label: string
  hint: string
  value: string
  /** Where the whole list is again. */
  clear: string
  hidden?: Readonly<Record<string, string>>
}

/** "Szukaj…" of one list; what is sought stands in the address. */
export function SearchForm({ t, action, label, hint, value, clear, hidden = {} }: Props) {
  return (
    <div className="toolbar">
      <search className="search-box">
        <form action={action} method="get">
          {Object.entries(hidden).map(([name, kept]) => (
            <input key={name} type="hidden" name={name} value={kept} />
          ))}
          <label className="visually-hidden" htmlFor="contract-search">
            {label}
          </label>
          <Icon name="search" />
          <input
            id="contract-search"
            type="search"
            name="szukaj"
            defaultValue={value}
            placeholder={hint}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
          />
        </form>
      </search>
      {value !== '' && <a href={clear}>{t('contracts.clear_search')}</a>}
    </div>
  )
}
