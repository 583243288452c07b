/** What the bare server does for one journey. */
export type FloorTask = {
  readonly statements: readonly Statement[]
  /** How many bytes it answers. */
  readonly bytes: number
  /** Compares this hash with its password instead of asking anything. */
  readonly hash?: string
}

export type Statement = { readonly sql: string; readonly values: readonly unknown[] }

export type FloorSettings = {
  readonly port: number
  readonly databaseUrl: string
  readonly tasks: Record<string, FloorTask>
}

export const FLOOR_PASSWORD = 'correct horse battery staple'
