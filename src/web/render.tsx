import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Frame } from './frame.ts'
import { Layout } from './layout.tsx'

/** A whole HTML document around the page's element. */
export function renderPage(frame: Frame, title: string, element: ReactNode): string {
  return `<!doctype html>${renderToStaticMarkup(
    <Layout frame={frame} title={title}>
      {element}
    </Layout>,
  )}`
}

/** A part of a page alone, for a script that puts it in its place. */
export const renderFragment = (element: ReactNode): string => renderToStaticMarkup(element)
