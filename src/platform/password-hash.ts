import { hash, verify } from '@node-rs/argon2'
import { Refusal } from '../refusal.ts'

/** argon2id, the package's own default; 19 MiB and two passes, about 10 ms. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = 2
const WAITING = 300

/** What is compared when there is no such account, so that unknown and known cost the same (F10). */
const decoy = hash('an account that does not exist', strength)

let running = 0
let computed = 0
const waiting: (() => void)[] = []

export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password.normalize('NFKC'), strength))

/** Compares a password with its hash. Without a hash the same work is done and the answer is no. */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
  const compared = kept ?? (await decoy)
  const same = await inTurn(() => verify(compared, password.normalize('NFKC')))
  return same && kept !== null
}

/** How many hashes this process has computed; tests compare the work of different answers with it. */
export const passwordHashesComputed = (): number => computed

/**
 * Two hashes at a time, the others wait in line: a herd of sign-ins must not starve everybody else's pages.
 *
 * @throws {Refusal} `http.unavailable` when the line is too long to be worth waiting in.
 */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) await placeInLine()
  else running++
  computed++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

function placeInLine(): Promise<void> {
  if (waiting.length >= WAITING) throw new Refusal('http.unavailable')
  return new Promise((resolve) => waiting.push(resolve))
}
