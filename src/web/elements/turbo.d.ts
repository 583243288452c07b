/** The parts of Turbo that the elements use; the package brings no types. */
declare module '@hotwired/turbo' {
  type VisitResponse = { statusCode: number; redirected: boolean; responseHTML: string }
  export const config: { drive: { progressBarDelay: number } }
  export const navigator: { history: { push(location: URL): void; replace(location: URL): void } }
  export const session: { refresh(url: string): void }
  export function visit(location: string, options?: { action?: 'advance' | 'replace'; response?: VisitResponse }): void
}
