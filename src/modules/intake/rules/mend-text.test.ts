import { describe, expect, test } from 'vitest'
import { mendText } from './mend-text.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const readAs = (text: string, charset: string) => new TextDecoder(charset).decode(bytes(text))
const sentence = 'Zażółć gęślą jaźń – „przełącznik” nie działa.'

describe('text that went through a wrong alphabet', () => {
  test.each([
    ['UTF-8 read as windows-1250', readAs(sentence, 'windows-1250')],
    ['UTF-8 read as windows-1252', readAs(sentence, 'windows-1252')],
    ['UTF-8 read as ISO-8859-2', readAs(sentence, 'iso-8859-2')],
    ['twice over', readAs(readAs(sentence, 'windows-1250'), 'windows-1250')],
  ])('is repaired: %s', (_, broken) => {
    expect(mendText(`Dzień dobry,\n${broken}\nWłaśnie`)).toBe(`Dzień dobry,\n${sentence}\nWłaśnie`)
  })

  test.each([
    [
      'windows-1250 read as Western',
      'Prze³¹cznik nie dzia³a, prosimy w³¹czyæ',
      'Przełącznik nie działa, prosimy włączyć',
    ],
    ['ISO-8859-2 read as Western', 'Wy³±czy³ siê sam, ¶wieci na czerwono', 'Wyłączył się sam, świeci na czerwono'],
  ])('is repaired: %s', (_, broken, whole) => {
    expect(mendText(broken)).toBe(whole)
  })

  test.each([
    ['Polish', sentence],
    ['a measure', 'Zużycie 12 m³/h, 10 m³ wody, x²y³z, temperatura 40 °C ± 2'],
    ['German', 'Grüße aus Österreich, die Straße ist weiß'],
    ['Czech', 'Příliš žluťoučký kůň úpěl ďábelské ódy'],
    ['pictures', 'Działa 👍 – dziękuję!'],
    ['a single odd letter', 'Ĺadny wykres'],
    ['Cyrillic', 'Коммутатор не работает'],
    ['what cannot be read', 'Dzia\ufffda'],
  ])('is left alone when it is %s', (_, text) => {
    expect(mendText(text)).toBe(text)
  })
})
