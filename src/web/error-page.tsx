import { Actions, ButtonLink } from './components/button.tsx'
import type { Frame } from './frame.ts'
import { Icon } from './icons.tsx'
import { homeOf, paths } from './paths.ts'

const known = [403, 404, 429, 503] as const

type Props = {
  frame: Frame
  status: number
  /** The sentence of the refusal, when there is one; otherwise the status speaks. */
  message?: string
  /** The request's trace id; quoting it finds the log line. */
  code: string
}

/** What a person sees when a page cannot be shown: what happened, whom to call, which code to quote. */
export function ErrorPage({ frame: { t, brand, person, path }, status, message, code }: Props) {
  const kind = kindOf(status)
  return (
    <div className="error-page">
      <p className="error-status figures">{status}</p>
      <h1>{message ?? t(`web.error_${kind}`)}</h1>
      {(!message || kind !== 500) && <p className="lead">{t(`web.error_${kind}_text`)}</p>}
      <p className="error-hotline">
        <Icon name="phone" />
        <a href={brand.hotlineHref} className="figures">
          {t('web.error_call', { hotline: brand.hotline.replaceAll(' ', '\u00a0') })}
        </a>
      </p>
      <Actions>
        <ButtonLink kind="primary" href={person ? homeOf(person.kind) : paths.landing}>
          {t('web.error_home')}
        </ButtonLink>
        {status !== 404 && status !== 403 && <ButtonLink href={path}>{t('web.error_retry')}</ButtonLink>}
      </Actions>
      <p className="meta">
        {t('web.error_code')} <code>{code}</code>
      </p>
    </div>
  )
}

const kindOf = (status: number): number => known.find((one) => one === status) ?? 500
