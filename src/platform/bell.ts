/** Something to wait for that others can set off. */
export type Bell = { readonly ring: () => void; readonly rings: (milliseconds: number) => Promise<void> }

/** Waits for a ring or the end of the time. A ring while nobody waits is kept for the next who does. */
export function makeBell(): Bell {
  let rung = false
  let waiting: (() => void) | null = null
  return {
    ring: () => {
      rung = true
      waiting?.()
    },
    rings: async (milliseconds: number) => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          waiting = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rung = false
      waiting = null
    },
  }
}
