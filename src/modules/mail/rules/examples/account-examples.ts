import { Temporal } from 'temporal-polyfill'
import type { Voice } from '../voice.ts'
import {
  accountExistsLetter,
  accountReadyLetter,
  activationLetter,
  emailChangedLetter,
  emailConfirmationLetter,
  newSignInLetter,
  passwordChangedLetter,
  passwordGuessedLetter,
  passwordResetLetter,
  securityChangedLetter,
  securityChanges,
} from '../templates/account-letters.ts'
import { accessCheckLetter, contractAddedLetter, contractNewUserLetter } from '../templates/contract-letters.ts'
import {
  contractConfirmedLetter,
  contractExpiredLetter,
  contractsExpiringLetter,
} from '../templates/contract-term-letters.ts'
import { dataReadyLetter, deletionScheduledLetter, invitationLetter } from '../templates/person-letters.ts'
import type { ExampleLetter } from './example-letters.ts'

const until = Temporal.Instant.from('2026-11-21T14:05:00Z')
const when = Temporal.Instant.from('2026-11-20T14:05:00Z')
const token = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE'
const company = 'Złoty Gron Sp. z o.o.'
const day = (text: string) => Temporal.PlainDate.from(text)

/** A letter of every kind about an account or a contract. */
export function accountExamples(voice: Voice): ExampleLetter[] {
  const link = (path: string) => ({ path: `${path}?t=${token}`, until })
  const user = { name: 'Łukasz Żak', company, when }
  return [
    { name: 'activation', kind: 'activation', content: activationLetter(voice, link('/aktywacja')) },
    {
      name: 'account-ready',
      kind: 'account_ready',
      content: accountReadyLetter(voice, 'anna.nowak@zlotygron.example'),
    },
    { name: 'account-exists', kind: 'account_exists', content: accountExistsLetter(voice) },
    { name: 'password-reset', kind: 'password_reset', content: passwordResetLetter(voice, link('/haslo/nowe')) },
    { name: 'password-changed', kind: 'password_changed', content: passwordChangedLetter(voice, when) },
    {
      name: 'email-confirmation',
      kind: 'email_confirmation',
      content: emailConfirmationLetter(voice, link('/konto/email/potwierdz')),
    },
    {
      name: 'email-changed-old',
      kind: 'email_changed',
      content: emailChangedLetter(voice, when, link('/konto/email/cofnij')),
    },
    { name: 'email-changed-new', kind: 'email_changed', content: emailChangedLetter(voice, when, null) },
    { name: 'password-guessed', kind: 'password_guessed', content: passwordGuessedLetter(voice, when) },
    { name: 'new-sign-in', kind: 'new_sign_in', content: newSignInLetter(voice, when, 'Firefox, Windows') },
    ...[...securityChanges, 'other' as const].map((what) => ({
      name: `security-${what}`,
      kind: 'security_changed' as const,
      content: securityChangedLetter(voice, when, what),
    })),
    { name: 'contract-added', kind: 'contract_added', content: contractAddedLetter(voice, 'A204518', 5) },
    {
      name: 'contract-new-user',
      kind: 'contract_new_user',
      content: contractNewUserLetter(voice, 'A204518', user, `/umowy/pomylka?t=${token}`),
    },
    { name: 'access-check', kind: 'access_check', content: accessCheckLetter(voice) },
    ...termExamples(voice),
    { name: 'invitation', kind: 'invitation', content: invitationLetter(voice, company, link('/zaproszenie')) },
    { name: 'data-ready', kind: 'data_ready', content: dataReadyLetter(voice, { path: '/konto/dane', until }) },
    { name: 'deletion', kind: 'deletion_scheduled', content: deletionScheduledLetter(voice, until, '/konto/dane') },
  ]
}

function termExamples(voice: Voice): ExampleLetter[] {
  const contract = { number: 'A204518', company }
  const ending = [
    { ...contract, lastDay: day('2026-11-27'), daysLeft: 7 },
    { number: 'A204519', company: 'Hotel Widok Morski S.A.', lastDay: day('2026-12-20'), daysLeft: 30 },
  ]
  return [
    {
      name: 'contract-confirmed',
      kind: 'contract_confirmed',
      content: contractConfirmedLetter(voice, {
        ...contract,
        from: day('2026-12-01'),
        to: day('2029-11-30'),
        lines: 3,
      }),
    },
    { name: 'expiring', kind: 'contracts_expiring', content: contractsExpiringLetter(voice, ending) },
    {
      name: 'expired',
      kind: 'contract_expired',
      content: contractExpiredLetter(voice, { ...contract, lastDay: day('2026-11-19') }),
    },
  ]
}
