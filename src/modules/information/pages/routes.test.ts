import { describe, expect, test } from 'vitest'
import { textOf } from '../../../../test/cast-pages.ts'
import { useWorld } from '../../../../test/world.ts'

const world = useWorld()
const read = (url: string, language: string) => world.app.inject({ url, headers: { 'accept-language': language } })

describe('pages that everybody may read', () => {
  test.each([
    ['/poradnik', 'Zakładanie zgłoszeń', 'Opening tickets'],
    ['/rodo', 'Administratorem danych jest Exclusive Networks Poland', 'The controller is Exclusive Networks Poland'],
    ['/regulamin', 'Zasady korzystania', 'Terms of use'],
    ['/dostepnosc', 'WCAG 2.2', 'WCAG 2.2'],
    ['/problemy', 'http.step_up_required', 'http.step_up_required'],
  ])('%s is there in both languages', async (url, polish, english) => {
    expect(textOf(await read(url, 'pl'))).toContain(polish)
    expect(textOf(await read(url, 'en'))).toContain(english)
  })
})
