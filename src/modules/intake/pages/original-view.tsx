import type { Translate } from '../../../platform/i18n.ts'
import type { Verdict } from '../rules/verdict.ts'
import { Banner, ButtonLink, Card, Disclosure, Facts } from '../../../web/components/index.ts'

/** A mail as it came, ready for a reader. */
export type ShownOriginal = {
  readonly from: string
  readonly to: string
  readonly cc: string
  readonly sent: string
  readonly received: string
  readonly subject: string
  readonly text: string
  readonly hasHtml: boolean
  /** Pictures that would be fetched from elsewhere. */
  readonly remoteImages: number
  readonly files: readonly { readonly name: string; readonly size: string }[]
  /** What the sender's domain says of it: for staff. */
  readonly verdict: Verdict | null
  /** All headers: for staff. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}

type Props = {
  readonly t: Translate
  readonly mail: ShownOriginal
  /** Where the frame's document is, without a question mark. */
  readonly frame: string
  /** The page itself, to come back with pictures. */
  readonly path: string
  readonly withImages: boolean
}

/** Who wrote a mail to whom, and what came with it. */
export function OriginalFacts({ t, mail }: Pick<Props, 't' | 'mail'>) {
  return (
    <Card>
      <Facts items={factsOf(t, mail)} />
    </Card>
  )
}

/** A mail's HTML in a frame where nothing of it runs or loads, its text and, for staff, all its headers. */
export function OriginalBody({ t, mail, frame, path, withImages }: Props) {
  return (
    <>
      {mail.hasHtml && <Frame {...{ t, mail, frame, path, withImages }} />}
      {mail.text.trim() !== '' && <Words {...{ t, mail }} />}
      {mail.headers.length > 0 && (
        <Disclosure summary={t('intake.headers')}>
          <Text text={mail.headers.map(([name, value]) => `${name}: ${value}`).join('\n')} />
        </Disclosure>
      )}
    </>
  )
}

/** The text in sight where it is all there is. */
function Words({ t, mail: { hasHtml, text } }: Pick<Props, 't' | 'mail'>) {
  if (!hasHtml)
    return (
      <Card title={t('intake.whole_text')}>
        <Text text={text} />
      </Card>
    )
  return (
    <Disclosure summary={t('intake.plain_text')}>
      <Text text={text} />
    </Disclosure>
  )
}

function Frame({ t, mail, frame, path, withImages }: Props) {
  const asks = mail.remoteImages > 0 && !withImages
  return (
    <Card title={t('intake.html')}>
      {asks && (
        <Banner tone="info">
          <p>{t('intake.remote_images', { count: mail.remoteImages })}</p>
          <ButtonLink href={`${path}?obrazy=tak`} small>
            {t('intake.show_images')}
          </ButtonLink>
        </Banner>
      )}
      <iframe
        className="mailbox-frame"
        src={withImages ? `${frame}?obrazy=tak` : frame}
        title={t('intake.html_frame', { subject: mail.subject })}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
    </Card>
  )
}

const Text = ({ text }: { readonly text: string }) => (
  <pre className="mailbox-text" dir="auto">
    {text}
  </pre>
)

function factsOf(t: Translate, { from, to, cc, sent, received, subject, files, verdict }: ShownOriginal) {
  const names = files.map(({ name, size }) => `${name === '' ? t('intake.no_name') : name} (${size})`)
  return [
    { name: t('intake.subject'), value: subject === '' ? t('intake.no_subject') : subject },
    { name: t('intake.sender'), value: from === '' ? t('intake.no_sender') : from },
    { name: t('intake.to'), value: to === '' ? '–' : to },
    ...(cc === '' ? [] : [{ name: t('intake.cc'), value: cc }]),
    ...(sent === '' ? [] : [{ name: t('intake.sent'), value: sent }]),
    { name: t('intake.received'), value: received },
    ...(verdict === null ? [] : [verdictFact(t, verdict)]),
    ...(names.length === 0 ? [] : [{ name: t('intake.files'), value: names.join(', ') }]),
  ]
}

/** What the sender's domain says of a mail, in words. */
export function verdictFact(t: Translate, { spf, dkim, dmarc }: Verdict) {
  const said = Object.entries({ spf, dkim, dmarc }).flatMap(([method, result]) =>
    result === null ? [] : [t(`intake.verdict.${method}`, { result: t(`intake.verdict.${result}`) })],
  )
  return { name: t('intake.sender_check'), value: said.length === 0 ? t('intake.verdict.unasked') : said.join(' · ') }
}
