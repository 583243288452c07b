import { Refusal } from '../refusal.ts'
import type { FieldError, MessageParams, RefusalCode } from '../refusal.ts'

/** Runs an action and gives back its refusal instead of throwing it, so that the page can be shown again with what was typed. */
export async function refusalOf(work: () => Promise<unknown>): Promise<Refusal | null> {
  const result = await resultOrRefusal(work)
  return result instanceof Refusal ? result : null
}

/** The same for actions whose result the page needs. */
export async function resultOrRefusal<Result>(work: () => Promise<Result>): Promise<Result | Refusal> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal && error.status < 500 && error.status !== 404) return error
    throw error
  }
}

/** Collects all field errors of a form before refusing once. */
export function formErrors() {
  const fields: FieldError[] = []
  return {
    add: (field: string, code: RefusalCode, params: MessageParams = {}): void => {
      fields.push({ field, code, params })
    },
    /** Runs a parser of one field; its refusal becomes that field's error. */
    parse: <Value>(field: string, parser: () => Value): Value | undefined => {
      try {
        return parser()
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        fields.push({ field, code: error.code, params: error.params })
        return undefined
      }
    },
    /** @throws {Refusal} `form.invalid` naming every field, when there is any error. */
    refuseIfAny: (): void => {
      if (fields.length > 0) throw new Refusal('form.invalid', {}, fields)
    },
  }
}
