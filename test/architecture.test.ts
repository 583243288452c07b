import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listFiles, root } from './files.ts'

/** Which module stands on which: imports go down only. Read this first after ARCHITECTURE.md. */
const layers: Readonly<Record<string, number>> = {
  audit: 1,
  calendar: 2,
  identity: 3,
  organisations: 4,
  catalogue: 5,
  contracts: 6,
  promises: 7,
  dialogue: 7,
  tickets: 8,
  desk: 9,
  search: 9,
  information: 9,
  terms: 9,
  mail: 10,
  intake: 11,
  demo: 12,
}

/** What a file of a module may import from its own module. */
const withinModule: Readonly<Record<string, readonly string[]>> = {
  rules: ['rules'],
  store: ['rules', 'store'],
  actions: ['rules', 'store', 'actions'],
  page: ['rules', 'page'],
  door: ['rules', 'store', 'actions', 'page', 'door', 'index'],
  index: ['rules', 'store', 'actions', 'page', 'door'],
}

type Place = { readonly module: string | null; readonly kind: string; readonly file: string }

const assemblyFiles = [
  'app',
  'assembly',
  'cli',
  'jobs',
  'messages',
  'openapi',
  'openapi-answers',
  'openapi-summaries',
  'reactions',
  'refusal',
  'routes',
  'serve',
  'start',
  'worker',
  'schedule',
]

function placeOf(file: string): Place {
  const [top, name, inner = '', ...rest] = file.split('/')
  if (top !== 'modules' || name === undefined) return { module: null, kind: top ?? '', file }
  if (rest.length > 0 || !inner.includes('.')) {
    if (inner === 'rules' || inner === 'actions' || inner === 'store') return { module: name, kind: inner, file }
    return { module: name, kind: /-page\.tsx$|-view\.tsx$/.test(file) ? 'page' : 'door', file }
  }
  if (inner === 'store.ts') return { module: name, kind: 'store', file }
  return { module: name, kind: inner === 'index.ts' ? 'index' : 'door', file }
}

/** Says why an import is wrong, or nothing. */
function objection(from: Place, to: Place): string | null {
  if (to.file === 'refusal.ts') return null
  if (from.file.startsWith('platform/') || from.file.startsWith('web/')) {
    return to.module === null && !assemblyFiles.includes(to.file.replace(/\.tsx?$/, ''))
      ? null
      : 'the kernel knows no module'
  }
  if (from.module === null) return from.file === 'refusal.ts' ? 'refusal.ts imports nothing' : null
  if (to.module === null) return objectionToShared(from, to)
  if (from.module === to.module)
    return withinModule[from.kind]?.includes(to.kind) === true ? null : `${from.kind} may not use ${to.kind}`
  if ((layers[from.module] ?? 0) <= (layers[to.module] ?? 99)) return 'not downwards'
  if (from.kind === 'rules' || from.kind === 'page' || from.kind === 'store')
    return to.kind === 'rules' ? null : 'only rules of a lower module'
  return to.kind === 'index' || to.kind === 'rules' ? null : 'only through index.ts'
}

function objectionToShared(from: Place, to: Place): string | null {
  if (assemblyFiles.includes(to.file.replace(/\.tsx?$/, ''))) return 'a module does not know the assembly'
  if (from.kind === 'rules') return to.file === 'platform/i18n.ts' ? null : 'rules are pure'
  if (from.kind === 'page')
    return to.file.startsWith('web/') || to.file === 'platform/i18n.ts' ? null : 'a page knows its props only'
  if (from.kind === 'store' || from.kind === 'actions')
    return to.file.startsWith('platform/') ? null : 'no web below the doors'
  return null
}

function wrongArrows(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([file, text]) =>
    importsOf(text).flatMap((specifier) => {
      const target = relative(join(root, 'src'), join(root, 'src', dirname(file), specifier))
      if (target.startsWith('..')) return [`${file} -> ${target}: outside src`]
      const why = objection(placeOf(file), placeOf(target))
      return why === null ? [] : [`${file} -> ${target}: ${why}`]
    }),
  )
}

const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map((match) => match[1]!)

const isProduct = (file: string): boolean => /\.tsx?$/.test(file) && !/\.(property\.)?test\.tsx?$/.test(file)

function productFiles(): Map<string, string> {
  const files = listFiles('src')
    .map((file) => file.slice('src/'.length))
    .filter(isProduct)
  return new Map(files.map((file) => [file, readFileSync(join(root, 'src', file), 'utf8')]))
}

describe('architecture', () => {
  test('imports go down the layers and through the doors only', () => {
    expect(wrongArrows(productFiles())).toEqual([])
  })

  test.each([
    ['a module that looks up', 'modules/identity/actions/sign-in.ts', '../../tickets/index.ts'],
    ['a module entered past its door', 'modules/tickets/actions/open-ticket.ts', '../../contracts/store.ts'],
    ['a rule that reads the database', 'modules/tickets/rules/state.ts', '../store.ts'],
    ['a page that knows the context', 'modules/tickets/pages/ticket-page.tsx', '../../../platform/context.ts'],
    ['the kernel knowing a module', 'platform/http/server.ts', '../../modules/identity/index.ts'],
    ['neighbours on one layer', 'modules/promises/actions/start.ts', '../../dialogue/index.ts'],
  ])('finds %s', (_, file, specifier) => {
    expect(wrongArrows(new Map([[file, `import { thing } from '${specifier}'`]]))).toHaveLength(1)
  })

  test('every module has a layer', () => {
    const modules = new Set(listFiles('src/modules').map((file) => file.split('/')[2]!))
    expect([...modules].filter((module) => layers[module] === undefined)).toEqual([])
  })

  test('SQL stands in stores only, and only its owner writes a table', () => {
    expect(sqlOutsideStores(productFiles())).toEqual([])
    expect(sqlOutsideStores(new Map([['modules/tickets/actions/a.ts', "ctx.db.selectFrom('ticket')"]]))).toHaveLength(1)
  })

  test('an action file exports one function, named as the file', () => {
    expect(misnamedActions(productFiles())).toEqual([])
    expect(
      misnamedActions(new Map([['modules/tickets/actions/close-ticket.ts', 'export async function shutTicket() {}']])),
    ).toHaveLength(1)
  })
})

const sqlMark = /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`/

function sqlOutsideStores(files: ReadonlyMap<string, string>): string[] {
  return [...files]
    .filter(([file]) => file.startsWith('modules/') && placeOf(file).kind !== 'store')
    .filter(([, text]) => sqlMark.test(text))
    .map(([file]) => file)
}

function misnamedActions(files: ReadonlyMap<string, string>): string[] {
  return [...files]
    .filter(([file]) => placeOf(file).kind === 'actions')
    .flatMap(([file, text]) => {
      const expected = file
        .split('/')
        .pop()!
        .replace(/\.tsx?$/, '')
        .replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
      const exported = [...text.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map((match) => match[1]!)
      return exported.includes(expected) ? [] : [`${file} exports ${exported.join(', ')}`]
    })
}
