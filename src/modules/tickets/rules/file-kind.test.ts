import { expect, test } from 'vitest'
import { guessKind } from './file-kind.ts'

test.each([
  ['konsola.txt', 'log'],
  ['messages.LOG', 'log'],
  ['dump.pcapng', 'log'],
  ['FG100F_kopia.conf', 'configuration'],
  ['X440-G2.xsf', 'configuration'],
  ['zrzut ekranu 2026-11-20.png', 'screenshot'],
  ['IMG_0012.JPG ', 'screenshot'],
  ['umowa.pdf', 'other'],
  ['bez końcówki', 'other'],
  ['png', 'other'],
] as const)('a file called %s looks like %s', (name, kind) => {
  expect(guessKind(name)).toBe(kind)
})
