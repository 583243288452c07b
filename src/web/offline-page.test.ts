import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { operatorProfile } from '../platform/operator.ts'

/** A proxy serves this file when the portal does not answer, so it stands alone: nothing loaded, nothing run. */
const page = readFileSync(new URL('./static/offline.html', import.meta.url), 'utf8')

test('the page for a portal that is down names every way to reach us, in both languages', () => {
  const { hotline, hotlineHref, email, escalationEmail, escalationPhone, escalationPhoneHref } = operatorProfile
  for (const way of [hotline, hotlineHref, email, escalationEmail, escalationPhone, escalationPhoneHref]) {
    expect(page).toContain(way)
  }
  expect(page).toContain('<html lang="pl">')
  expect(page).toContain('<section lang="en">')
})

test('it needs no other file and no script', () => {
  expect(page).not.toMatch(/<script|<link|<style|style=|src=/)
})
