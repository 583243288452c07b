/** The part of mailauth that is used here; the package brings no types. */
declare module 'mailauth/lib/mailauth.js' {
  type Status = { readonly result: string; readonly policy?: { readonly dmarc?: string } }
  type Options = {
    readonly sender?: string
    readonly trustReceived: boolean
    readonly mta: string
    readonly resolver: (name: string, type: string) => Promise<unknown>
    readonly disableArc: boolean
    readonly disableBimi: boolean
    readonly minBitLength: number
  }
  type Result = {
    readonly dkim: { readonly results?: readonly { readonly status: Status }[] }
    readonly spf: { readonly status: Status } | false
    readonly dmarc: { readonly status: Status; readonly policy?: string } | false
  }

  export function authenticate(raw: Buffer, options: Options): Promise<Result>
  export function dkimSign(
    raw: Buffer,
    options: {
      readonly signatureData: readonly {
        readonly signingDomain: string
        readonly selector: string
        readonly privateKey: string
      }[]
    },
  ): Promise<{ readonly signatures: string }>
}
