import type { Locator, Page } from '@playwright/test'

/** With a pointer and keys, or with the keys alone. */
export type Means = 'pointer' | 'keyboard'

/**
 * What a person does to a page, counted: every journey acts through its hands alone.
 *
 * A click is one press of the pointer. A key is one character typed or one key pressed; modifiers held with it are part
 * of it (the keystroke-level model of ux 6).
 */
export type Hands = {
  readonly clicks: number
  readonly keys: number
  /** Puts the cursor into a field. */
  readonly reach: (field: Locator) => Promise<void>
  /** Follows a link, presses a button, makes a choice. */
  readonly use: (control: Locator) => Promise<void>
  readonly type: (text: string) => Promise<void>
  /** One key, such as `Enter` or `Control+Enter`. */
  readonly press: (key: string) => Promise<void>
  /** Opens a link of a mail, which takes one click there. */
  readonly open: (address: string) => Promise<void>
  /** Counts anew, where a journey begins after its preparations. */
  readonly rest: () => void
}

const MOST_TABS = 80

export function handsOn(page: Page, means: Means = 'pointer'): Hands {
  const count = { clicks: 0, keys: 0 }
  const press = async (key: string) => {
    count.keys += 1
    await page.keyboard.press(key)
  }
  const click = async (target: Locator) => {
    count.clicks += 1
    await target.click()
  }
  const tabTo = async (target: Locator) => {
    await target.waitFor({ state: 'attached' })
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      if (await hasFocus(target)) return
      await press('Tab')
    }
    throw new Error(`The Tab key does not reach ${String(target)}`)
  }
  return {
    get clicks() {
      return count.clicks
    },
    get keys() {
      return count.keys
    },
    reach: means === 'pointer' ? click : tabTo,
    use: async (control) => {
      if (means === 'pointer') return click(control)
      await tabTo(control)
      await press((await isChoice(control)) ? 'Space' : 'Enter')
    },
    type: async (text) => {
      count.keys += [...text].length
      await page.keyboard.type(text)
    },
    press,
    open: async (address) => {
      count.clicks += 1
      await page.goto(address)
    },
    rest: () => {
      count.clicks = 0
      count.keys = 0
    },
  }
}

const hasFocus = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement)

const isChoice = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => element.matches('input[type=radio], input[type=checkbox]'))
