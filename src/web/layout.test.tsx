import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { translatorFor } from '../platform/i18n.ts'
import { ErrorPage } from './error-page.tsx'
import type { Frame } from './frame.ts'
import pl from './messages/pl.json' with { type: 'json' }
import { renderPage } from './render.tsx'

const visitor: Frame = {
  t: translatorFor('pl', pl),
  locale: 'pl',
  now: Temporal.Instant.from('2026-11-20T14:05:00Z'),
  path: '/',
  otherLocalePath: '/jezyk?na=en',
  brand: {
    name: 'myHEZO',
    hotline: '12 000 00 01',
    hotlineHref: 'tel:+48120000001',
    email: 'pomoc@example.com',
    escalationEmail: 'eskalacja@example.com',
    escalationPhone: '12 000 00 02',
  },
  person: null,
  navigation: [],
  theme: 'system',
  density: 'comfortable',
  demo: false,
  assets: { css: '/assets/main-1.css', js: '/assets/client-1.js', preload: ['/assets/inter-1.woff2'] },
  live: false,
}

const customer: Frame = {
  ...visitor,
  person: { name: 'Anna Nowak', kind: 'customer', roles: [], proven: true },
  navigation: [{ href: '/pulpit', label: 'Pulpit', current: true, count: 3 }],
}

const staff: Frame = {
  ...customer,
  person: { name: 'Adam Wilk', kind: 'staff', roles: ['l1'], proven: true },
  density: 'compact',
}

const show = (frame: Frame) => renderPage(frame, 'Pulpit', <h1>Pulpit</h1>)

describe('the document', () => {
  test('says its language, title and style before anything else', () => {
    const html = show(visitor)
    expect(html).toMatch(/^<!doctype html><html lang="pl" data-density="comfortable">/)
    expect(html).toContain('<title>Pulpit · myHEZO</title>')
    expect(html).toContain('<link rel="stylesheet" href="/assets/main-1.css"')
    expect(html).toContain('href="/assets/inter-1.woff2" as="font"')
  })

  test('wears the theme its person chose, and the system decides where nobody did', () => {
    expect(show({ ...visitor, theme: 'dark' })).toContain('data-theme="dark"')
    expect(show(visitor)).not.toContain('data-theme')
  })

  test('lets the keyboard skip to the content', () => {
    expect(show(visitor)).toMatch(/<a class="skip" href="#main">.*<main id="main" tabindex="-1">/s)
  })
})

describe('the bar', () => {
  test('carries the hotline for everybody', () => {
    for (const frame of [visitor, customer, staff])
      expect(show(frame)).toContain('<a class="hotline" href="tel:+48120000001">')
  })

  test('offers a visitor the way in, and nothing to search', () => {
    const html = show(visitor)
    expect(html).toContain('href="/logowanie"')
    expect(html).not.toContain('<search')
    expect(html).not.toContain('action="/wyloguj"')
  })

  test('lets a person out by a form, never by a link', () => {
    expect(show(customer)).toContain('action="/wyloguj" method="post"')
  })

  test('marks the page being shown', () => {
    expect(show(customer)).toContain('<a href="/pulpit" aria-current="page">')
  })

  test('searches only for who has shown a right', () => {
    const unproven: Frame = { ...customer, person: { name: 'Anna Nowak', kind: 'customer', roles: [], proven: false } }
    expect(show(customer)).toContain('<search')
    expect(show(unproven)).not.toContain('<search')
  })
})

test('staff work with keys and a rail, customers with neither', () => {
  expect(show(staff)).toMatch(/<key-list .*<nav class="rail"/s)
  expect(show(customer)).not.toMatch(/<key-list|class="rail"/)
})

test('the doors of the demo are there in the demo only', () => {
  expect(show({ ...customer, demo: true })).toContain('href="/dev/people"')
  expect(show(customer)).not.toContain('/dev/')
})

test('a live page listens with words in every plural form', () => {
  const html = show({ ...customer, live: true })
  expect(html).toContain('data-one="# nowy wpis – pokaż"')
  expect(html).toContain('data-few="# nowe wpisy – pokaż"')
  expect(html).toContain('data-many="# nowych wpisów – pokaż"')
  expect(show(customer)).not.toContain('<live-page')
})

describe('the error page', () => {
  const broken = (status: number) =>
    renderPage(customer, 'Błąd', <ErrorPage frame={customer} status={status} code="ABCD-1234" />)

  test('names the hotline and the code to quote', () => {
    expect(broken(500)).toContain('ABCD-1234')
    expect(broken(500)).toContain('12\u00a0000\u00a000\u00a001')
  })

  test('offers another try only where it can help', () => {
    expect(broken(503)).toContain('Spróbuj ponownie')
    expect(broken(404)).not.toContain('Spróbuj ponownie')
  })
})
