import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { runSlaDue } from './commands.ts'

test.each([
  ['{"from":"2026-11-20T15:05:00+01:00","window":"8x5","minutes":60}', '2026-11-20T15:05:00Z'],
  ['{"from":"2026-11-20T14:05:00Z","window":"8x5","minutes":240}', '2026-11-23T10:05:00Z'],
  ['{"from":"2027-03-28T00:30:00Z","window":"24x7","minutes":60}', '2027-03-28T01:30:00Z'],
  ['{"from":"2027-03-26T15:00:00+01:00","rule":"NBD"}', '2027-03-30T15:00:00Z'],
  ['{"from":"2026-01-20T17:00+01:00","window":"8x5","minutes":0}', '2026-01-21T08:00:00Z'],
  ['{"from":"2026-01-20T10:00:00.25Z","window":"24x7","minutes":1}', '2026-01-20T10:01:00.25Z'],
])('%s is due %s', async (line, due) => {
  expect(await answered(`${line}\n`)).toEqual({ exit: 0, output: `{"due":"${due}"}\n` })
})

test.each([
  ['what is no JSON', 'from 2026', 'calendar.line_unreadable'],
  ['an empty line', '', 'calendar.line_unreadable'],
  ['a list', '[]', 'calendar.line_unreadable'],
  ['nothing at all', 'null', 'calendar.line_unreadable'],
  ['neither window nor rule', '{"from":"2026-11-20T15:05:00Z"}', 'calendar.line_incomplete'],
  [
    'window and rule',
    '{"from":"2026-11-20T15:05:00Z","window":"8x5","minutes":1,"rule":"NBD"}',
    'calendar.line_ambiguous',
  ],
  ['a moment without offset', '{"from":"2026-11-20T15:05:00","window":"8x5","minutes":1}', 'calendar.instant_invalid'],
  [
    'a moment with a zone name',
    '{"from":"2026-11-20T15:05:00+01:00[Europe/Warsaw]","rule":"NBD"}',
    'calendar.instant_invalid',
  ],
  ['a date that does not exist', '{"from":"2026-02-30T15:05:00Z","rule":"NBD"}', 'calendar.instant_invalid'],
  ['a number as moment', '{"from":1763650000,"rule":"NBD"}', 'calendar.instant_invalid'],
  ['no moment', '{"window":"8x5","minutes":1}', 'calendar.instant_invalid'],
  ['half a minute', '{"from":"2026-11-20T15:05:00Z","window":"8x5","minutes":0.5}', 'calendar.minutes_invalid'],
  ['negative minutes', '{"from":"2026-11-20T15:05:00Z","window":"8x5","minutes":-1}', 'calendar.minutes_invalid'],
  ['minutes in words', '{"from":"2026-11-20T15:05:00Z","window":"8x5","minutes":"60"}', 'calendar.minutes_invalid'],
  ['minutes without end', '{"from":"2026-11-20T15:05:00Z","window":"8x5","minutes":1e300}', 'calendar.minutes_invalid'],
  ['no minutes', '{"from":"2026-11-20T15:05:00Z","window":"8x5"}', 'calendar.minutes_invalid'],
  ['an unknown window', '{"from":"2026-11-20T15:05:00Z","window":"9x5","minutes":1}', 'calendar.window_unknown'],
  [
    'a window that is no text',
    '{"from":"2026-11-20T15:05:00Z","window":["8x5"],"minutes":1}',
    'calendar.window_unknown',
  ],
  ['an unknown rule', '{"from":"2026-11-20T15:05:00Z","rule":"nbd"}', 'calendar.rule_unknown'],
  ['a moment long ago', '{"from":"1900-01-01T00:00:00Z","window":"24x7","minutes":1}', 'calendar.out_of_range'],
  ['a moment far ahead', '{"from":"9999-12-31T23:59:59Z","window":"8x5","minutes":1}', 'calendar.out_of_range'],
  ['a very long line', `{"from":"${'9'.repeat(5000)}"}`, 'calendar.line_too_long'],
])('%s is refused with its code', async (_, line, code) => {
  expect(await answered(`${line}\n`)).toEqual({ exit: 1, output: `{"error":"${code}"}\n` })
})

test('answers keep the order of the questions, whatever pieces they arrive in', async () => {
  const questions =
    '{"from":"2026-11-20T14:05:00Z","window":"24x7","minutes":1}\r\nżle\n{"from":"2026-11-20T14:05:00Z","rule":"NBD"}'
  const bytes = new TextEncoder().encode(questions)

  expect(await answered(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual({
    exit: 1,
    output: '{"due":"2026-11-20T14:06:00Z"}\n{"error":"calendar.line_unreadable"}\n{"due":"2026-11-23T16:00:00Z"}\n',
  })
})

test('no question gives no answer', async () => {
  expect(await answered()).toEqual({ exit: 0, output: '' })
})

async function answered(...pieces: readonly (string | Uint8Array)[]) {
  const output = new PassThrough()
  const read = text(output)
  const exit = await runSlaDue(each(pieces), output)
  output.end()
  return { exit, output: await read }
}

async function* each(pieces: readonly (string | Uint8Array)[]) {
  yield* pieces
}
