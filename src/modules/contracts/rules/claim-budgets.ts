/** How many wrong tries are looked at before the portal stops looking; settings of the operator (E47, F9). */
export type ClaimBudgets = {
  readonly wrongPerHour: number
  readonly wrongPerContractDay: number
  readonly wrongPerContract: number
}

/** Wrong tries so far that were really looked at, without the present one. */
export type WrongTries = {
  readonly ofPerson: number
  readonly ofAddress: number
  readonly ofContractDay: number
  readonly ofContract: number
}

export type Admission =
  | { readonly admitted: true; readonly outcome: 'refused'; readonly reason: 'pending' }
  | { readonly admitted: false; readonly outcome: 'refused'; readonly reason: 'account_budget' | 'address_budget' }
  | { readonly admitted: false; readonly outcome: 'held'; readonly reason: 'contract_day_budget' | 'contract_budget' }

export const claimBudgets: ClaimBudgets = { wrongPerHour: 5, wrongPerContractDay: 10, wrongPerContract: 30 }

/**
 * Whether a try to prove a right is looked at, decided before anything is compared.
 *
 * Who has used up an hour's tries must wait; a contract at which too many have guessed is held until a human has looked,
 * also for who would have been right.
 *
 * @see domain E47, security F9 (≤ 10 wrong tries per contract in 24 h, ≤ 30 in all)
 */
export function admitClaim(tries: WrongTries, budgets: ClaimBudgets): Admission {
  if (tries.ofPerson >= budgets.wrongPerHour) return { admitted: false, outcome: 'refused', reason: 'account_budget' }
  if (tries.ofAddress >= budgets.wrongPerHour) return { admitted: false, outcome: 'refused', reason: 'address_budget' }
  if (tries.ofContract >= budgets.wrongPerContract)
    return { admitted: false, outcome: 'held', reason: 'contract_budget' }
  if (tries.ofContractDay >= budgets.wrongPerContractDay)
    return { admitted: false, outcome: 'held', reason: 'contract_day_budget' }
  return { admitted: true, outcome: 'refused', reason: 'pending' }
}
