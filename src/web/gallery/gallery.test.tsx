import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { locales, translatorFor } from '../../platform/i18n.ts'
import type { Frame } from '../frame.ts'
import en from '../messages/en.json' with { type: 'json' }
import pl from '../messages/pl.json' with { type: 'json' }
import { renderPage } from '../render.tsx'
import { GalleryPage, showcases } from './gallery-page.tsx'
import { sampleNow } from './sample.ts'

const translators = { pl: translatorFor('pl', pl), en: translatorFor('en', en) }

const frameIn = (locale: 'pl' | 'en'): Frame => ({
  t: translators[locale],
  locale,
  now: sampleNow,
  path: '/dev/gallery',
  otherLocalePath: '/jezyk',
  brand: {
    name: 'myHEZO',
    hotline: '+48 12 25 25 600',
    hotlineHref: 'tel:+48122525600',
    email: 'pomoc@myhezo.pl',
    escalationEmail: 'escalation@myhezo.pl',
    escalationPhone: '12 25 25 502',
  },
  person: { name: 'Anna Nowak', kind: 'customer', roles: [], proven: true },
  navigation: [{ href: '/pulpit', label: 'Pulpit', current: true, count: 2 }],
  theme: 'system',
  density: 'comfortable',
  demo: true,
  assets: { css: '/assets/main.css', js: '/assets/client.js', preload: [] },
  live: true,
})

const pages: readonly (readonly [string, (frame: Frame) => ReactNode])[] = [
  ['gallery', (frame) => <GalleryPage frame={frame} />],
  ...Object.entries(showcases).map(
    ([name, Showcase]) => [name, ({ t, locale }: Frame) => <Showcase t={t} locale={locale} />] as const,
  ),
]

const everyPage = locales.flatMap((locale) => pages.map(([name, element]) => [name, locale, element] as const))

const all = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map((match) => match[1] ?? '')

describe.each(everyPage)('the page %s in %s', (name, locale, element) => {
  const frame = frameIn(locale)
  const html = renderPage(frame, name, element(frame))
  const ids = all(html, /\sid="([^"]+)"/g)

  test('carries no inline style, script or handler, which the security policy would refuse', () => {
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+="|<script(?![^>]*\ssrc=)/)
  })

  test('names each part once', () => {
    expect(ids).toEqual([...new Set(ids)])
  })

  test('ties labels, hints and errors to what is there', () => {
    const referred = all(html, /\s(?:for|aria-describedby|aria-labelledby|aria-controls|popovertarget)="([^"]+)"/gi)
    expect(referred.flatMap((list) => list.split(' ')).filter((id) => !ids.includes(id))).toEqual([])
  })

  test('has one main heading', () => {
    expect(all(html, /<(h1)/g)).toHaveLength(1)
  })
})

describe('rendering', () => {
  beforeEach(() => void vi.spyOn(console, 'error'))
  afterEach(() => vi.restoreAllMocks())

  test('makes React complain about nothing', () => {
    for (const [, , element] of everyPage) renderToStaticMarkup(element(frameIn('pl')))
    expect(console.error).not.toHaveBeenCalled()
  })
})
