import type { ReactNode } from 'react'
import type { Temporal } from 'temporal-polyfill'
import { Banner } from './components/banner.tsx'
import { DemoRibbon, Footer } from './components/frame-edges.tsx'
import { keyTexts } from './components/key-texts.ts'
import { Rail, TopBar } from './components/top-bar.tsx'
import type { Frame } from './frame.ts'
import { paths } from './paths.ts'

type Props = { frame: Frame; title: string; children: ReactNode }

/** The whole document. The theme stands on <html> before anything is painted, so that night shifts see no flash. */
export function Layout({ frame, title, children }: Props) {
  const staff = frame.person?.kind === 'staff'
  return (
    <html
      lang={frame.locale}
      data-theme={frame.theme === 'system' ? undefined : frame.theme}
      data-density={frame.density}
    >
      <Head frame={frame} title={title} />
      <body
        className={staff ? 'staff' : 'customer'}
        data-person={frame.person?.name}
        data-keys={frame.shortcuts === false ? 'off' : undefined}
      >
        <a className="skip" href="#main">
          {frame.t('web.skip_to_content')}
        </a>
        {frame.demo && <DemoRibbon t={frame.t} />}
        <TopBar frame={frame} />
        {staff ? (
          <key-list {...keyTexts(frame.t)}>
            <Page frame={frame}>{children}</Page>
          </key-list>
        ) : (
          <Page frame={frame}>{children}</Page>
        )}
      </body>
    </html>
  )
}

function Page({ frame, children }: Omit<Props, 'title'>) {
  return (
    <div className="frame">
      {frame.person?.kind === 'staff' && <Rail frame={frame} />}
      <div className="page">
        {frame.banner && <Banner tone={frame.banner.tone}>{frame.banner.text}</Banner>}
        {frame.live && <LivePage frame={frame} />}
        {frame.sessionEndsAt && <SessionWatch frame={frame} endsAt={frame.sessionEndsAt} />}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Footer frame={frame} />
      </div>
    </div>
  )
}

/** The mark of the top bar, in the one blue that both a light and a dark tab bar carry. */
const favicon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#3b78d8" d="M10.4 1.7a2.3 2.3 0 0 1 3.2 0l8.7 8.7a2.3 2.3 0 0 1 0 3.2l-8.7 8.7a2.3 2.3 0 0 1-3.2 0l-8.7-8.7a2.3 2.3 0 0 1 0-3.2z"/><path fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" d="M12 6.8V12l3.6 2.6"/></svg>',
)}`

function Head({ frame, title }: { frame: Frame; title: string }) {
  const { assets, brand, theme } = frame
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} · ${brand.name}`}</title>
      <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
      <meta name="turbo-refresh-method" content="morph" />
      <meta name="turbo-refresh-scroll" content="preserve" />
      <meta name="turbo-cache-control" content="no-cache" />
      <meta name="format-detection" content="telephone=no" />
      {assets.preload.map((href) => (
        <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />
      ))}
      <link rel="icon" type="image/svg+xml" href={favicon} />
      <link rel="stylesheet" href={assets.css} data-turbo-track="reload" />
      <script type="module" src={assets.js} data-turbo-track="reload" />
    </head>
  )
}

/** Listens for changes. Its words are attributes, because scripts carry no text; `#` stands for the number. */
function LivePage({ frame: { t } }: { frame: Frame }) {
  const news = (count: number) => t('web.live_news', { count }).replace(String(count), '#')
  return (
    <live-page
      data-url={paths.live}
      data-one={news(1)}
      data-few={news(2)}
      data-many={news(5)}
      data-other={news(2)}
      data-offline={t('web.live_offline')}
    />
  )
}

/** Warns before the session ends; see the element of that name. */
function SessionWatch({ frame: { t, now, path }, endsAt }: { frame: Frame; endsAt: Temporal.Instant }) {
  return (
    <session-watch
      data-times={`${now.epochMilliseconds} ${endsAt.epochMilliseconds}`}
      data-url={paths.sessionExtension}
      data-sign-in={`${paths.signIn}?dalej=${encodeURIComponent(path)}`}
      data-warning={t('web.session_warning')}
      data-extend={t('web.session_extend')}
      data-over={t('web.session_over')}
      data-again={t('web.session_again')}
    />
  )
}
