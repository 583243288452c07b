import type { Temporal } from 'temporal-polyfill'
import type { Content } from '../content.ts'
import type { Voice } from '../voice.ts'
import { accountReason, letter } from './account-letters.ts'

/** M09: the contract is there; no serial numbers. @param others How many more contracts of the company opened with it (R46). */
export function contractAddedLetter(voice: Voice, contract: string, others: number): Content {
  const { t, url } = voice
  return letter(voice, {
    subject: t('mail.contract_added_subject', { contract }),
    preheader: t('mail.contract_added_preheader'),
    title: t('mail.contract_added_subject', { contract }),
    reason: accountReason(voice),
    blocks: [
      { kind: 'text', text: t('mail.contract_added_happened', { contract }) },
      ...(others === 0 ? [] : [{ kind: 'text', text: t('mail.contract_added_others', { count: others }) } as const]),
      { kind: 'text', text: t('mail.contract_added_todo') },
      { kind: 'button', label: t('mail.contract_added_button'), href: url(`/umowy/${contract}`) },
    ],
  })
}

export type NewUser = { readonly name: string; readonly company: string; readonly when: Temporal.Instant }

/** M10, to those who could see the contract before (decision 8). @param mistakePath Page of the secret link "to pomyłka". */
export function contractNewUserLetter(voice: Voice, contract: string, user: NewUser, mistakePath: string): Content {
  const { t, url, moment } = voice
  const company = user.company === '' ? [] : [{ label: t('mail.contract_new_user_company'), value: user.company }]
  return letter(voice, {
    subject: t('mail.contract_new_user_subject', { contract }),
    preheader: t('mail.contract_new_user_preheader'),
    title: t('mail.contract_new_user_subject', { contract }),
    reason: t('mail.contract_new_user_reason', { contract }),
    blocks: [
      { kind: 'text', text: t('mail.contract_new_user_happened', { contract }) },
      {
        kind: 'facts',
        rows: [
          { label: t('mail.contract_new_user_name'), value: user.name },
          ...company,
          { label: t('mail.contract_new_user_when'), value: moment(user.when) },
        ],
      },
      { kind: 'text', text: t('mail.contract_new_user_todo') },
      { kind: 'button', label: t('mail.contract_new_user_button'), href: url(mistakePath), quiet: true },
    ],
  })
}

/** M11: says the same whatever the true reason is (F9). */
export function accessCheckLetter(voice: Voice): Content {
  const { t, sender } = voice
  return letter(voice, {
    subject: t('mail.access_check_subject'),
    preheader: t('mail.access_check_preheader'),
    title: t('mail.access_check_subject'),
    reason: accountReason(voice),
    blocks: [
      { kind: 'text', text: t('mail.access_check_happened') },
      { kind: 'text', text: t('mail.access_check_todo', { phone: sender.hotline }) },
    ],
  })
}
