import type { Translate } from '../../../platform/i18n.ts'
import {
  Button,
  Card,
  Disclosure,
  EmptyState,
  Facts,
  PageHeader,
  Select,
  TwoLineList,
} from '../../../web/components/index.ts'

/** A mail as the list shows it. */
export type ListedMail = {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly kind: string
  readonly when: string
}

/** A mail as it is read; its HTML stands in a frame of its own, where nothing of it can run. */
export type OpenMail = ListedMail & {
  readonly from: string
  readonly state: string
  readonly text: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly links: readonly string[]
}

type Props = {
  t: Translate
  leaves: boolean
  recipient: string
  recipients: readonly string[]
  mails: readonly ListedMail[]
  open: OpenMail | null
}

/** Every mail of the demo, newest first: a list, and beside it the mail that was chosen. */
export function MailboxPage({ t, leaves, recipient, recipients, mails, open }: Props) {
  return (
    <>
      <PageHeader title={t('demo.mail')} lead={t(leaves ? 'demo.mail_leaves' : 'demo.mail_lead')}>
        <RecipientFilter t={t} recipient={recipient} recipients={recipients} />
      </PageHeader>
      {mails.length === 0 ? (
        <EmptyState icon="mail" title={t('demo.mail_none')}>
          {t('demo.mail_none_text')}
        </EmptyState>
      ) : (
        <div className="mailbox">
          <Card flush>
            <TwoLineList label={t('demo.mail_list')} items={mails.map((mail) => itemOf(mail, recipient, open?.id))} />
          </Card>
          {open === null ? <p className="faint">{t('demo.mail_not_chosen')}</p> : <Reading t={t} mail={open} />}
        </div>
      )}
    </>
  )
}

function RecipientFilter({ t, recipient, recipients }: Pick<Props, 't' | 'recipient' | 'recipients'>) {
  const choices = [
    { value: '', label: t('demo.mail_all') },
    ...recipients.map((each) => ({ value: each, label: each })),
  ]
  return (
    <form method="get" action="/dev/mail" className="mailbox-filter">
      <Select name="to" label={t('demo.mail_recipient')} choices={choices} defaultValue={recipient} />
      <Button>{t('demo.mail_show')}</Button>
    </form>
  )
}

function itemOf({ id, to, subject, kind, when }: ListedMail, recipient: string, openId: string | undefined) {
  const query = new URLSearchParams({ ...(recipient === '' ? {} : { to: recipient }), mail: id })
  return {
    key: id,
    href: `/dev/mail?${query.toString()}#mail`,
    title: subject,
    meta: `${to} · ${kind}`,
    endMeta: when,
    current: id === openId,
  }
}

function Reading({ t, mail }: { t: Translate; mail: OpenMail }) {
  const facts = [
    { name: t('demo.mail_from'), value: mail.from },
    { name: t('demo.mail_to'), value: mail.to },
    { name: t('demo.mail_sent'), value: mail.when },
    { name: t('demo.mail_kind'), value: mail.kind },
    { name: t('demo.mail_state'), value: t(`demo.mail_state_${mail.state}`) },
  ]
  return (
    <Card title={mail.subject} id="mail">
      <Facts items={facts} />
      {mail.links.length > 0 && <Links t={t} links={mail.links} />}
      <h3>{t('demo.mail_html')}</h3>
      <iframe
        className="mailbox-frame"
        src={`/dev/mail/${mail.id}/html`}
        title={t('demo.mail_html_frame', { subject: mail.subject })}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
      <Disclosure summary={t('demo.mail_text')}>
        <pre className="mailbox-text">{mail.text}</pre>
      </Disclosure>
      <Disclosure summary={t('demo.mail_headers')}>
        <pre className="mailbox-text">{mail.headers.map(([name, value]) => `${name}: ${value}`).join('\n')}</pre>
      </Disclosure>
    </Card>
  )
}

function Links({ t, links }: { t: Translate; links: readonly string[] }) {
  return (
    <>
      <h3>{t('demo.mail_links')}</h3>
      <ul className="mailbox-links">
        {links.map((link) => (
          <li key={link}>
            <a href={link}>{link}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
