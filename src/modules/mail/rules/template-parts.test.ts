import { describe, expect, test } from 'vitest'
import { speak } from '../../../../test/cast-letters.ts'
import { messages } from '../../../messages.ts'
import { shippedTexts } from '../shipped-texts.ts'
import { exampleLetters } from './examples/example-letters.ts'
import { partsOf, templateIds, templateOf } from './template-parts.ts'

describe('the sentences of the letters', () => {
  test('each belong to one template', () => {
    const all = templateIds.flatMap((id) => partsOf(id, shippedTexts).map(({ key }) => key))
    expect(all.toSorted()).toEqual(Object.keys(shippedTexts).toSorted())
  })

  test.each([
    ['mail.opened_title', 'ticket_opened'],
    ['mail.priority_title', 'ticket_priority_changed'],
    ['mail.priority_P1', 'shared'],
    ['mail.ready_next', 'account_ready'],
    ['mail.contract_new_user_todo', 'contract_new_user'],
    ['mail.contracts_expiring_line', 'contracts_expiring'],
    ['mail.sign_in', 'shared'],
    ['mail.sign_in_title', 'new_sign_in'],
    ['mail.unit_received_discrepancy_title', 'unit_received'],
    ['mail.phone_line', 'shared'],
  ])('%s → %s', (key, template) => {
    expect(templateOf(key)).toBe(template)
  })

  test('are said by the letters of their own template alone, unless they are shared', () => {
    const naming = { ...speak('pl'), t: (key: string) => `<<${key}>>` }
    const wrong = exampleLetters(naming).flatMap(({ kind, name, content }) =>
      [...JSON.stringify(content).matchAll(/<<([\w.]+)>>/g)]
        .map(([, key = '']) => key)
        .filter((key) => shippedTexts[key] === undefined || ![kind, 'shared'].includes(templateOf(key)))
        .map((key) => `${name}: ${key}`),
    )
    expect(wrong).toEqual([])
  })

  test('have a meaning for each of their variables in both languages', () => {
    const names = new Set(templateIds.flatMap((id) => partsOf(id, shippedTexts).flatMap(({ variables }) => variables)))
    const missing = [...names].filter((name) => messages.pl[`mail.variable.${name}`] === undefined)
    expect(missing).toEqual([])
  })
})
