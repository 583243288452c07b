import { expect, test } from 'vitest'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { findRecount } from '../store/calendar-recounts.ts'
import { noteRecount } from './note-recount.ts'

const world = useWorld()
const itself = () => world.as(portalItself)
const place = { ticketId: '01900000-0000-7000-8000-000000000000', position: 1 }
const stretch = (checked: number, moved: number, more: boolean) => ({ checked, moved, next: more ? place : null })

test('the stretches of a walk add up, and the last one ends it', async () => {
  expect(await findRecount(itself(), '8x5')).toBeNull()

  await noteRecount(itself(), '8x5', stretch(20_000, 300, true), true)
  await noteRecount(itself(), '8x5', stretch(20_000, 200, true), false)
  expect(await findRecount(itself(), '8x5')).toMatchObject({ version: 1, checked: 40_000, moved: 500, doneAt: null })

  await noteRecount(itself(), '8x5', stretch(1_000, 0, false), false)
  expect(await findRecount(itself(), '8x5')).toMatchObject({ checked: 41_000, moved: 500, doneAt: world.now() })
})

test('a new walk begins anew', async () => {
  await noteRecount(itself(), '8x5', stretch(7, 1, true), true)

  expect(await findRecount(itself(), '8x5')).toMatchObject({ total: 7, checked: 7, moved: 1, doneAt: null })
})
