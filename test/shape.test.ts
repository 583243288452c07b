import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listFiles, root } from './files.ts'

const isProduct = (file: string): boolean =>
  /^src\/.*\.(tsx?|css)$/.test(file) && !/\.test\.|platform\/schema\.ts|\/messages\//.test(file)

const linesOf = (file: string): number => readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0

describe('shape', () => {
  const product = listFiles('src').filter(isProduct)
  const sizes = product.map(linesOf)

  test('files are small: half at most 60 lines, nine of ten at most 200, none over 400', () => {
    expect(percentile(sizes, 0.5)).toBeLessThanOrEqual(60)
    expect(percentile(sizes, 0.9)).toBeLessThanOrEqual(200)
    expect(product.filter((_, index) => sizes[index]! > 400)).toEqual([])
  })

  test('custom elements have at most 120 lines', () => {
    expect(product.filter((file) => file.startsWith('src/web/elements/') && linesOf(file) > 120)).toEqual([])
  })

  test('at most eight folders stand at the top', () => {
    const folders = new Set(
      listFiles('.')
        .filter((file) => file.includes('/') && !file.startsWith('.'))
        .map((file) => file.split('/')[0]),
    )
    expect(folders.size).toBeLessThanOrEqual(8)
  })

  test('every runtime dependency has its reason written down', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    const reasons = readFileSync(join(root, 'docs/decisions/dependencies.md'), 'utf8')
    const names = Object.keys(dependencies)
    expect(names.length).toBeLessThanOrEqual(45)
    expect(names.filter((name) => !reasons.includes(`\`${name}\``))).toEqual([])
  })

  test('rules and actions are tested: at least 60 lines of test for 100', () => {
    const files = listFiles('src').filter((file) => /\/(rules|actions)\/.*\.tsx?$/.test(file))
    const tests = files.filter((file) => file.includes('.test.'))
    const total = (list: readonly string[]) => list.reduce((sum, file) => sum + linesOf(file), 0)
    expect(total(tests) / (total(files) - total(tests))).toBeGreaterThanOrEqual(0.6)
  })

  test('tests neither wait nor mock our modules, and none is switched off', () => {
    const tests = listFiles('src')
      .concat(listFiles('test'), listFiles('scripts'))
      .filter((file) => /\.(test|spec)\.tsx?$/.test(file))
    const guilty = tests.filter(
      (file) => forbiddenInTests.test(readFileSync(join(root, file), 'utf8')) && !file.endsWith('shape.test.ts'),
    )
    expect(guilty).toEqual([])
    expect(forbiddenInTests.test("test.skip('later')")).toBe(true)
    expect(forbiddenInTests.test("vi.mock('../store.ts')")).toBe(true)
  })

  test('present moment, chance and hidden context stay in the platform', () => {
    const guilty = product.filter(
      (file) => file.startsWith('src/modules/') && ambient.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(guilty).toEqual([])
    expect(ambient.test('const now = Date.now()')).toBe(true)
  })
})

const forbiddenInTests =
  /\b(test|it|describe)\.(skip|only|todo|fixme)\b|\bvi\.mock\(|\bwaitForTimeout\(|\bsetTimeout\(|timers\/promises/

const ambient = /\bDate\.now\(|\bTemporal\.Now\b|\bMath\.random\(|\bnew Date\(\)|AsyncLocalStorage/
