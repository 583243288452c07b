type Login = {
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly company: string
  readonly password: string
  readonly totpSecret: string
  readonly recoveryCode: string | null
}

const headings = ['Name', 'Role', 'E-mail', 'Password', 'Authenticator key', 'Recovery code'] as const

/** The logins as a table for a terminal: a line for each person, columns as wide as what stands in them. */
export function listLogins(logins: readonly Login[]): string {
  const rows = logins.map(({ name, roles, company, email, password, totpSecret, recoveryCode }) => [
    name,
    roles.length > 0 ? roles.join(', ') : company,
    email,
    password,
    totpSecret,
    recoveryCode ?? '–',
  ])
  const widths = headings.map((_, column) =>
    Math.max(...[headings, ...rows].map((row) => [...(row[column] ?? '')].length)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [line(headings), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n')
}

const pad = (cell: string, width: number): string => cell + ' '.repeat(width - [...cell].length)
