import type { Writable } from 'node:stream'
import { once } from 'node:events'
import { Refusal, type RefusalCode } from '../../refusal.ts'
import { answerSlaLine, MAX_LINE } from './rules/answer-sla-line.ts'

/**
 * `portal sla due --json`: reads JSON lines, prints one answer for each in the same order.
 *
 * @returns The exit code: 1 when any line was refused, else 0.
 */
export async function runSlaDue(input: AsyncIterable<string | Uint8Array>, output: Writable): Promise<number> {
  let refused = false
  for await (const lines of linesOf(input)) {
    const answers = lines.map(answer)
    refused ||= answers.some((given) => given.refused)
    const text = answers.map((given) => `${given.text}\n`).join('')
    if (!output.write(text)) await once(output, 'drain')
  }
  return refused ? 1 : 0
}

type Answer = { readonly text: string; readonly refused: boolean }

function answer(line: string): Answer {
  try {
    return { text: `{"due":"${answerSlaLine(line).toString()}"}`, refused: false }
  } catch (error) {
    return { text: JSON.stringify({ error: codeOf(error) }), refused: true }
  }
}

function codeOf(error: unknown): RefusalCode {
  if (error instanceof Refusal) return error.code
  throw error
}

/** The lines of each piece that arrives; a line without end is cut soon after the limit, so that memory stays flat. */
async function* linesOf(input: AsyncIterable<string | Uint8Array>): AsyncIterable<readonly string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of input) {
    const lines = (rest + (typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true }))).split('\n')
    rest = (lines.pop() ?? '').slice(0, MAX_LINE + 1)
    if (lines.length > 0) yield lines
  }
  rest += decoder.decode()
  if (rest !== '') yield [rest]
}
