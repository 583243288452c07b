/** How many recovery codes a person gets at once; each has 80 bits and works once (E56). */
export const RECOVERY_CODES = 10

/** Below this many a person is advised to make new ones. */
export const FEW_RECOVERY_CODES = 3

/** A code as it is written down: `8F3K-22QP-7WXM-N04T`. */
export const groupRecoveryCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? ''

/**
 * A typed recovery code in the form it was made in: capitals, without dashes and spaces, and with the letters that
 * people take for digits put right. Null when it cannot be one.
 */
export function parseRecoveryCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s\-\u2010-\u2014]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? code : null
}

/** What is hashed: the code bound to its owner, so that one person's code never opens another's account (row 54). */
export const boundRecoveryCode = (personId: string, code: string): string => `recovery ${personId} ${code}`
