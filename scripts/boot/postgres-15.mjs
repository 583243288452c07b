import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installFromDebian } from './apt.mjs'
import { expected } from './paths.mjs'

const programs = '/usr/lib/postgresql/15/bin'
const advice = 'Install the package postgresql-15 of Debian 12, as root.'

/**
 * Finds Debian's PostgreSQL 15, the oldest server an operator may bring, or installs it when root. Without it the
 * answer is undefined: a developer's machine goes on without these tests, continuous integration does not.
 */
export function providePostgres15() {
  if (hasPrograms() || (installFromDebian('postgresql-15') && hasPrograms())) return programs
  if (process.env.CI) throw expected(`The tests on PostgreSQL 15 cannot run, and CI is set. ${advice}`)
  console.error(`NOT TESTED on PostgreSQL 15, which is not on this machine. ${advice}`)
  return undefined
}

const hasPrograms = () => existsSync(join(programs, 'postgres')) && existsSync(join(programs, 'initdb'))
