import type { Temporal } from 'temporal-polyfill'
import type { Content } from '../content.ts'
import type { Voice } from '../voice.ts'
import { accountReason, letter } from './account-letters.ts'

export type ConfirmedContract = {
  readonly number: string
  readonly company: string
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly lines: number
}

/** M12, to the partner and the customer's administrators: no serial numbers, they stand behind the sign-in. */
export function contractConfirmedLetter(voice: Voice, contract: ConfirmedContract): Content {
  const { t, url, day } = voice
  const { number, company, from, to, lines } = contract
  return letter(voice, {
    subject: t('mail.contract_confirmed_subject', { contract: number }),
    preheader: t('mail.contract_confirmed_preheader'),
    title: t('mail.contract_confirmed_subject', { contract: number }),
    reason: accountReason(voice),
    blocks: [
      {
        kind: 'text',
        text: t('mail.contract_confirmed_happened', { contract: number, product: voice.sender.productName }),
      },
      { kind: 'text', text: t('mail.contract_confirmed_todo') },
      { kind: 'button', label: t('mail.contract_confirmed_button'), href: url(`/umowy/${number}`) },
      {
        kind: 'facts',
        rows: [
          { label: t('mail.contract_confirmed_company'), value: company },
          { label: t('mail.contract_confirmed_from'), value: day(from) },
          { label: t('mail.contract_confirmed_to'), value: day(to) },
          {
            label: t('mail.contract_confirmed_devices'),
            value: t('mail.contract_confirmed_count', { count: lines }),
          },
        ],
      },
    ],
  })
}

export type EndingContract = {
  readonly number: string
  readonly company: string
  readonly lastDay: Temporal.PlainDate
  readonly daysLeft: number
}

/** M13: every contract of a reader that is about to end, in one mail. @param contracts The first to end stands first. */
export function contractsExpiringLetter(voice: Voice, contracts: readonly EndingContract[]): Content {
  const { t, url, shortDay } = voice
  const last = contracts.at(-1)
  const subject = t('mail.contracts_expiring_subject', { date: last === undefined ? '' : shortDay(last.lastDay) })
  return letter(voice, {
    subject,
    preheader: t('mail.contracts_expiring_preheader', { count: contracts.length }),
    title: subject,
    reason: accountReason(voice),
    blocks: [
      { kind: 'text', text: t('mail.contracts_expiring_happened') },
      { kind: 'text', text: t('mail.contracts_expiring_todo') },
      { kind: 'button', label: t('mail.contracts_expiring_button'), href: url('/umowy') },
      {
        kind: 'facts',
        rows: contracts.map(({ number, company, lastDay, daysLeft }) => ({
          label: number,
          value: t('mail.contracts_expiring_line', { date: shortDay(lastDay), company, days: daysLeft }),
        })),
      },
    ],
  })
}

/** M14, with the way into the archive. */
export function contractExpiredLetter(voice: Voice, contract: Omit<EndingContract, 'daysLeft'>): Content {
  const { t, url, day } = voice
  const { number, company } = contract
  const date = day(contract.lastDay)
  return letter(voice, {
    subject: t('mail.contract_expired_subject', { contract: number }),
    preheader: t('mail.contract_expired_preheader', { date }),
    title: t('mail.contract_expired_subject', { contract: number }),
    reason: accountReason(voice),
    blocks: [
      { kind: 'text', text: t('mail.contract_expired_happened', { contract: number, company, date }) },
      { kind: 'text', text: t('mail.contract_expired_todo') },
      { kind: 'button', label: t('mail.contract_expired_button'), href: url(`/umowy/${number}`) },
    ],
  })
}
