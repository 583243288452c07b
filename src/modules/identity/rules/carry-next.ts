/** A link that carries along where the person wanted to go. */
export const carryNext = (path: string, next: string | undefined): string =>
  next === undefined ? path : `${path}?dalej=${encodeURIComponent(next)}`
