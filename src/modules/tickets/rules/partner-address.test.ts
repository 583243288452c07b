import { expect, test } from 'vitest'
import { isPartnerAddress } from './partner-address.ts'

const colleagues = ['anna@zlotygron.example', 'jan@gmail.com']
const partners = ['ola@kropka.example', 'ewa@gmail.com']

test.each([
  ['one of the partner’s people', 'ola@kropka.example', true],
  ['a mailbox at the partner’s domain', 'biuro@kropka.example', true],
  ['the partner’s person with a public mailbox', 'ewa@gmail.com', true],
  ['somebody else at that public provider', 'ala@gmail.com', false],
  ['a colleague', 'anna@zlotygron.example', false],
  ['a third company', 'x@inna.example', false],
])('%s', (_, key, expected) => {
  expect(isPartnerAddress(key, colleagues, partners)).toBe(expected)
})

test('a domain that both use is the customer’s own', () => {
  expect(isPartnerAddress('x@grupa.example', ['anna@grupa.example'], ['ola@grupa.example'])).toBe(false)
})
