export const spfResults = ['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror'] as const
export const dkimResults = ['pass', 'fail', 'neutral', 'policy', 'none', 'temperror', 'permerror'] as const
export const dmarcResults = ['pass', 'fail', 'none', 'temperror', 'permerror'] as const
export const dmarcPolicies = ['none', 'quarantine', 'reject'] as const

/** What the sender's domain says of a mail; `null` where nobody has asked. */
export type Verdict = {
  readonly spf: (typeof spfResults)[number] | null
  readonly dkim: (typeof dkimResults)[number] | null
  readonly dmarc: (typeof dmarcResults)[number] | null
  /** What the domain wants done with a mail that fails. */
  readonly policy: (typeof dmarcPolicies)[number] | null
}

export const unasked: Verdict = { spf: null, dkim: null, dmarc: null, policy: null }

/** Nobody could be asked in time: the mail goes its way as if there were no such thing. */
export const unanswered: Verdict = { spf: 'temperror', dkim: 'temperror', dmarc: 'temperror', policy: null }

/** How verdicts come about: not at all, by asking DNS, or by what the operator's own mail server has written down. */
export type VerdictSource =
  { readonly kind: 'off' } | { readonly kind: 'dns' } | { readonly kind: 'header'; readonly authservId: string }

export type VerdictRequest = {
  readonly raw: Uint8Array
  readonly returnPath: string | null
  readonly verdictBy: VerdictSource
}

/** Finds out what SPF, DKIM and DMARC say; never fails and never takes long. */
export type MailVerifier = (request: VerdictRequest) => Promise<Verdict>

/**
 * Whether a mail in a known person's name is to be looked at by a person first: its domain says that it is not from
 * there. A signed reply address proves its owner enough only where the domain asks for nothing to be done.
 *
 * @see security rows 1, 2, 4; decision 22
 */
export function isDisowned({ dmarc, policy }: Verdict, isSigned: boolean): boolean {
  return dmarc === 'fail' && !(isSigned && policy === 'none')
}

const token = /^[\w.-]+$/

/**
 * What the operator's own mail server found, from the topmost `Authentication-Results` that carries its name. Others are
 * the sender's words and say nothing.
 *
 * @param headers Values of all headers of that name, topmost first.
 * @see RFC 8601
 */
export function verdictOfHeader(headers: readonly string[], authservId: string): Verdict {
  const own = headers.map(unfolded).find((value) => {
    const [name = ''] = withoutComments(value).trim().split(/[\s;]/)
    return token.test(name) && name.toLowerCase() === authservId.toLowerCase()
  })
  if (own === undefined) return unasked
  const plain = withoutComments(own)
  const said = (method: string) =>
    [...plain.matchAll(/;\s*([a-z]+)\s*=\s*([a-z]+)/gi)].flatMap(([, name, result]) =>
      name?.toLowerCase() === method ? [result?.toLowerCase() ?? ''] : [],
    )
  return {
    spf: oneOf(spfResults, said('spf')[0]),
    dkim: oneOf(dkimResults, said('dkim').find((result) => result === 'pass') ?? said('dkim')[0]),
    dmarc: oneOf(dmarcResults, said('dmarc')[0]?.replace('bestguesspass', 'none')),
    policy: oneOf(dmarcPolicies, /\bdmarc\s*=[^;]*?\bp=([a-z]+)/i.exec(own)?.[1]?.toLowerCase()),
  }
}

/** The one of a few words that a word is. */
export const oneOf = <Word extends string>(words: readonly Word[], word: string | undefined): Word | null =>
  words.find((each) => each === word) ?? null

const unfolded = (value: string): string => value.replaceAll(/\r?\n[ \t]/g, ' ')

function withoutComments(value: string): string {
  const once = value.replaceAll(/\([^()]*\)/g, '')
  return once === value ? value : withoutComments(once)
}
