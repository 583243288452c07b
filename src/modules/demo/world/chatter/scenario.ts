/** Small facts by which two tickets about the same trouble differ. */
export type Details = {
  readonly host: string
  readonly address: string
  readonly port: number
  readonly minutes: number
  readonly people: number
}

/** A trouble as people report it, with the question, the answer and the solution that it leads to. */
export type Scenario = {
  readonly language: 'pl' | 'en'
  /** What the names of fitting models begin with. */
  readonly models: readonly string[]
  readonly priorities: readonly ('P1' | 'P2' | 'P3')[]
  readonly title: (details: Details) => string
  readonly report: (details: Details) => string
  readonly question: string
  readonly answer: (details: Details) => string
  readonly solution: string
  /** Lines of a log that the customer sends with the answer. */
  readonly log?: (details: Details) => readonly string[]
}
