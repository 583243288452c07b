import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import usual from './vitest.config.ts'

/**
 * The tests for which the database's version matters, run on the oldest server that operators may bring: every test
 * that opens a database, but for those of pages, attacks and the demo world, whose statements the others run too.
 */
const folders = ['src/platform/**', 'src/modules/*', 'src/modules/*/{actions,store}', 'test']
const opensDatabase = /from '[./]+(test\/)?(world|database)\.ts'/

const include = folders
  .flatMap((folder) => globSync(`${folder}/*.test.{ts,tsx}`))
  .filter((file) => !file.startsWith('src/modules/demo/') && opensDatabase.test(readFileSync(file, 'utf8')))

export default defineConfig({ ...usual, test: { ...usual.test, include } })
