import type { Temporal } from 'temporal-polyfill'
import {
  Button,
  CoverageChip,
  EmptyState,
  Identifier,
  RadioCards,
  type RadioCard,
} from '../../../web/components/index.ts'
import { fieldId, type FormState } from '../../../web/form-state.ts'
import { formatPlainDate } from '../../../web/format.ts'
import { Icon } from '../../../web/icons.tsx'
import type { ContractLine } from '../../contracts/rules/views.ts'
import type { Look } from './ticket-marks-view.tsx'

/** What a report can be about: a device line, or a whole contract for questions (E82). */
export type LineChoices = {
  readonly search: string
  readonly lines: readonly ContractLine[]
  /** The plan's name by the id of its version. */
  readonly services: ReadonlyMap<string, string>
  readonly more: boolean
  /** The only contract whose lines are offered; null for all. */
  readonly contractNumber: string | null
  /** The contract that a question may be about as a whole. */
  readonly wholeOf: string | null
  readonly today: Temporal.PlainDate
  readonly hotline: { readonly text: string; readonly href: string }
}

type Props = { readonly look: Look; readonly form: FormState; readonly choices: LineChoices }

/** The value of the choice "the whole contract". */
const wholeContract = (number: string): string => `umowa:${number}`

/** What a chosen value names; null when it names nothing. */
export function namedBy(
  value: string,
): { readonly lineId: string | null; readonly contractNumber: string | null } | null {
  if (value.startsWith('umowa:')) return { lineId: null, contractNumber: value.slice('umowa:'.length) }
  return LINE_ID.test(value) ? { lineId: value, contractNumber: null } : null
}

const LINE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Finds the device: recent ones first, by search, uncovered ones visible with the reason (ux S12). */
export function LinePickerView({ look, form, choices }: Props) {
  const { t } = look
  return (
    <>
      <div className="line-search">
        <label htmlFor={fieldId('szukaj')}>{t('tickets.wizard.search')}</label>
        <div className="line-search-row">
          <span className="search-box">
            <Icon name="search" />
            <input
              id={fieldId('szukaj')}
              type="search"
              name="szukaj"
              defaultValue={choices.search}
              placeholder={t('tickets.wizard.search_hint')}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              data-takes-focus
            />
          </span>
          <Button name="do" value="search" formAction="/zgloszenia/nowe#krok-1">
            {t('tickets.wizard.search_button')}
          </Button>
        </div>
      </div>
      <div data-part="lines">
        <Lines {...{ look, form, choices }} />
      </div>
      <div className="actions" data-without-script>
        <Button name="do" value="line" formAction="/zgloszenia/nowe#krok-2">
          {t('tickets.wizard.choose')}
        </Button>
      </div>
    </>
  )
}

function Lines({ look, form, choices }: Props) {
  const { t } = look
  const { lines, services, today, more, wholeOf, search, hotline } = choices
  if (lines.length === 0) {
    return (
      <EmptyState icon="search" title={t('tickets.wizard.no_line')}>
        {t('tickets.wizard.no_line_text')} <a href={hotline.href}>{hotline.text}</a>
      </EmptyState>
    )
  }
  const isNamed = new Set(lines.map(({ customerName }) => customerName)).size > 1
  const card = (line: ContractLine) => {
    const customer = isNamed ? line.customerName : ''
    const facts = [line.place, customer, line.contractNumber, services.get(line.planVersionId) ?? '']
    return lineCard(look, today, line, facts.filter((part) => part !== '').join(' · '))
  }
  const whole = wholeOf === null ? [] : [wholeCard(t, wholeOf)]
  return (
    <>
      <RadioCards
        form={form}
        name="lineId"
        label={t(search === '' ? 'tickets.wizard.line_recent' : 'tickets.wizard.line')}
        cards={[...lines.map(card), ...whole]}
      />
      {more && <p className="hint line-more">{t('tickets.wizard.line_more', { shown: lines.length })}</p>}
    </>
  )
}

function wholeCard(t: Look['t'], number: string): RadioCard {
  return {
    value: wholeContract(number),
    title: t('tickets.wizard.whole_contract', { number }),
    text: t('tickets.wizard.whole_contract_text'),
  }
}

function lineCard(look: Look, today: Temporal.PlainDate, line: ContractLine, facts: string): RadioCard {
  const reason = whyNot(look, line)
  return {
    value: line.lineId,
    title: (
      <>
        <span>{[line.vendor, line.model].filter((part) => part !== '').join(' ')}</span>
        <Identifier value={line.serial ?? line.licence ?? line.serviceType ?? ''} />
      </>
    ),
    text: reason ?? facts,
    aside: line.state === 'future' ? undefined : <Cover {...{ look, today, line }} />,
    disabled: reason !== null,
  }
}

function Cover({ look: { t, locale }, today, line }: { look: Look; today: Temporal.PlainDate; line: ContractLine }) {
  const until = formatPlainDate(line.validTo, locale)
  if (line.state === 'expired') return <CoverageChip t={t} coverage="expired" until={until} />
  const ending = today.until(line.validTo).days <= ENDING_DAYS
  return <CoverageChip t={t} coverage={ending ? 'ending' : 'covered'} until={until} />
}

const ENDING_DAYS = 30

/** Why no ticket can be opened on a line today; null when one can. */
function whyNot({ t, locale }: Look, line: ContractLine): string | null {
  if (line.replacedBy !== null) return t('tickets.wizard.line_replaced', { serial: line.replacedBy })
  if (line.state === 'expired') return t('tickets.wizard.line_expired', { contract: line.contractNumber })
  if (line.state === 'future') return t('tickets.wizard.line_future', { day: formatPlainDate(line.validFrom, locale) })
  return null
}
