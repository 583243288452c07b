import { expect, test } from 'vitest'
import {
  openedQueue,
  queuePath,
  readDeskPath,
  readQueueAddress,
  ticketPath,
  type QueueAddress,
} from './queue-address.ts'

test('the queue opens with everything, soonest first, fifty rows', () => {
  expect(readQueueAddress({})).toEqual(openedQueue)
  expect(queuePath(openedQueue)).toBe('/k/kolejka')
})

test.each<[string, Partial<QueueAddress>, string]>([
  ['my tickets', { view: 'mine' }, '/k/kolejka?widok=moje'],
  ['a search in Polish letters', { search: 'Łódź' }, '/k/kolejka?szukaj=%C5%81%C3%B3d%C5%BA'],
  ['an open preview', { view: 'due', preview: '27-000217' }, '/k/kolejka?widok=zaraz&podglad=27-000217'],
  ['more rows in one line each', { rows: 150, table: true }, '/k/kolejka?ile=150&uklad=tabela'],
])('%s stands in the address and is read from it', (_, change, path) => {
  expect(queuePath(openedQueue, change)).toBe(path)
  const query = Object.fromEntries(new URLSearchParams(path.split('?')[1]))
  expect(readQueueAddress(query)).toEqual({ ...openedQueue, ...change })
})

test.each([
  ['a list that does not exist', { widok: 'cudze' }, openedQueue],
  ['a preview that is no number', { podglad: "27-000217'--" }, openedQueue],
  ['more rows than anybody scrolls', { ile: '99999' }, { ...openedQueue, rows: 500 }],
  ['rows that are no number', { ile: 'dużo' }, openedQueue],
  ['rows that are no whole pages', { ile: '51' }, { ...openedQueue, rows: 100 }],
])('%s does not disturb', (_, query, address) => {
  expect(readQueueAddress(query)).toEqual(address)
})

test('a ticket remembers the list it was opened from, not how the list looked', () => {
  const from: QueueAddress = { view: 'mine', search: 'poe', rows: 100, preview: '27-000217', table: true }
  expect(ticketPath('27-000217', from)).toBe('/k/zgloszenia/27-000217?widok=moje&szukaj=poe')
  expect(ticketPath('27-000217', openedQueue, '/odpowiedzi')).toBe('/k/zgloszenia/27-000217/odpowiedzi')
  expect(ticketPath('27-000217', openedQueue, '/nastepne', true)).toBe(
    '/k/zgloszenia/27-000217/nastepne?podglad=27-000217',
  )
})

test('a page to come back to is read with its list', () => {
  expect(readDeskPath('/k/kolejka?widok=zaraz&podglad=27-000217')).toEqual({
    isQueue: true,
    address: { ...openedQueue, view: 'due', preview: '27-000217' },
  })
  expect(readDeskPath('/k/zgloszenia/27-000217?widok=moje')).toEqual({
    isQueue: false,
    address: { ...openedQueue, view: 'mine' },
  })
  expect(readDeskPath('/k/zgloszenia/27-000217')).toEqual({ isQueue: false, address: openedQueue })
})
