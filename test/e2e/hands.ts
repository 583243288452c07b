import type { Locator, Page } from '@playwright/test'

/**
 * What a person does to a page, counted: every journey acts through its hands alone.
 *
 * A click is one press of the pointer. A key is one character typed or one key pressed; modifiers held with it are part
 * of it (the keystroke-level model of ux 6).
 */
export type Hands = {
  readonly clicks: number
  readonly keys: number
  readonly click: (target: Locator) => Promise<void>
  readonly type: (text: string) => Promise<void>
  /** One key, such as `Enter` or `Control+Enter`. */
  readonly press: (key: string) => Promise<void>
  /** Opens a link of a mail, which takes one click there. */
  readonly open: (address: string) => Promise<void>
}

export function handsOn(page: Page): Hands {
  const count = { clicks: 0, keys: 0 }
  return {
    get clicks() {
      return count.clicks
    },
    get keys() {
      return count.keys
    },
    click: async (target) => {
      count.clicks += 1
      await target.click()
    },
    type: async (text) => {
      count.keys += [...text].length
      await page.keyboard.type(text)
    },
    press: async (key) => {
      count.keys += 1
      await page.keyboard.press(key)
    },
    open: async (address) => {
      count.clicks += 1
      await page.goto(address)
    },
  }
}
