import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

const INSTALLS_STYLE = /^ +this\.installStylesheetElement\(\);\n/m

/**
 * Turbo writes the style of its progress bar into every page, which the content security policy forbids and each
 * browser notes as an error. We never show that bar (states.css has ours), so its style is left out.
 */
export const turboWithoutStyle: Plugin = {
  name: 'turbo-without-style',
  setup(build) {
    build.onLoad({ filter: /[/\\]turbo\.es2017-esm\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      if (!INSTALLS_STYLE.test(source))
        throw new Error('Turbo installs its style in another way: see turbo-without-style')
      return { contents: source.replace(INSTALLS_STYLE, ''), loader: 'js' }
    })
  },
}
