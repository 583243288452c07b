import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import type { Texts } from './rules/template-parts.ts'

const ofTheEditor = /^mail\.(editor|variable|part|problem)\./
const english: Readonly<Record<string, string>> = en

/** Every sentence of every letter as the product ships it; what the editor itself says is not among them. */
export const shippedTexts: Texts = Object.fromEntries(
  Object.entries(pl)
    .filter(([key]) => !ofTheEditor.test(key))
    .map(([key, words]) => [key, { pl: words, en: english[key] ?? words }]),
)

const meanings = new Set(Object.keys(pl).filter((key) => key.startsWith('mail.variable.')))

/** The sentence that tells what a variable is; a new one counts as a plain value until it has its own. */
export const meaningOf = (variable: string): string =>
  meanings.has(`mail.variable.${variable}`) ? `mail.variable.${variable}` : 'mail.variable.other'
