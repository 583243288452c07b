import { pino, type Logger } from 'pino'

export type { Logger } from 'pino'

/** JSON logs. Secrets never reach them: what may carry one is named here. */
export function createLogger(level: string, destination?: NodeJS.WritableStream): Logger {
  const options = {
    level,
    redact: {
      paths: [
        '*.password',
        '*.code',
        '*.token',
        '*.secret',
        'headers.authorization',
        'headers.cookie',
        '*.headers.authorization',
        '*.headers.cookie',
      ],
      censor: '[redacted]',
    },
    serializers: { err: describeError },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** Addresses of servers carry passwords; an error may quote one. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const clean = (text: string | undefined) => text?.replace(/\/\/[^/\s:@]+:[^/\s@]+@/g, '//[redacted]@')
  return {
    type: error.name,
    message: clean(error.message),
    stack: clean(error.stack),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}
