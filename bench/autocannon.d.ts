declare module 'autocannon' {
  export type Request = {
    readonly method?: 'GET' | 'POST'
    readonly path: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string
  }
  export type Result = {
    readonly '2xx': number
    readonly non2xx: number
    readonly errors: number
    readonly duration: number
    readonly latency: { readonly p50: number; readonly p99: number }
  }
  type Client = { setRequests: (requests: readonly Request[]) => void }
  export default function autocannon(options: {
    readonly url: string
    readonly connections: number
    readonly duration: number
    readonly requests: readonly Request[]
    readonly setupClient: (client: Client) => void
  }): Promise<Result>
}
