import { expect, test } from 'vitest'
import { listLogins } from './list-logins.ts'

const login = { roles: [], company: 'Złoty Gron', password: 'AAAA-BBBB', totpSecret: 'KEY', recoveryCode: null }

test('logins stand in columns, people by company and staff by role', () => {
  const table = listLogins([
    { ...login, name: 'Łukasz Żak', email: 'l@z.example' },
    { ...login, name: 'Adam', email: 'adam@serwis.example', roles: ['engineer', 'admin'], recoveryCode: 'CCCC' },
  ])
  expect(table.split('\n')).toEqual([
    'Name        Role             E-mail               Password   Authenticator key  Recovery code',
    '──────────  ───────────────  ───────────────────  ─────────  ─────────────────  ─────────────',
    'Łukasz Żak  Złoty Gron       l@z.example          AAAA-BBBB  KEY                –',
    'Adam        engineer, admin  adam@serwis.example  AAAA-BBBB  KEY                CCCC',
  ])
})
