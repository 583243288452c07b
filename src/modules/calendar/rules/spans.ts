/** A half-open stretch of the instant line, in milliseconds since 1970: `from` belongs to it, `until` does not. */
export type Span = { readonly from: number; readonly until: number }

/**
 * Orders stretches of time and joins those that touch or overlap; empty ones vanish.
 *
 * @see docs/domain/sla.md (source: E2)
 */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = []
  for (const span of spans.filter(isNotEmpty).toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && span.from <= last.until)
      joined[joined.length - 1] = { from: last.from, until: Math.max(last.until, span.until) }
    else joined.push(span)
  }
  return joined
}

/**
 * What is left of some stretches when others are cut out of them.
 *
 * @see docs/domain/sla.md (source: E27)
 */
export function cutSpans(spans: readonly Span[], cuts: readonly Span[]): readonly Span[] {
  return cuts.reduce<readonly Span[]>((left, cut) => left.flatMap((span) => cutOne(span, cut)), spans)
}

/**
 * The part of each stretch that lies between two moments.
 *
 * @see docs/domain/sla.md (source: E2)
 */
export function clipSpans(spans: readonly Span[], within: Span): readonly Span[] {
  return spans
    .map((span) => ({ from: Math.max(span.from, within.from), until: Math.min(span.until, within.until) }))
    .filter(isNotEmpty)
}

function cutOne(span: Span, cut: Span): readonly Span[] {
  const before = { from: span.from, until: Math.min(span.until, cut.from) }
  const after = { from: Math.max(span.from, cut.until), until: span.until }
  return [before, after].filter(isNotEmpty)
}

function isNotEmpty(span: Span): boolean {
  return span.from < span.until
}
