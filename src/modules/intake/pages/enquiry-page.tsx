import type { Locale, Translate } from '../../../platform/i18n.ts'
import {
  Breadcrumbs,
  Card,
  ErrorSummary,
  Facts,
  Identifier,
  PageHeader,
  StateBadge,
} from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import { EnquiryActsView } from './enquiry-acts-view.tsx'

export type ShownEntry = {
  readonly id: string
  readonly author: string
  readonly written: string
  readonly body: string
  readonly side: 'enquirer' | 'support'
}

export type Proposal = {
  readonly lineId: string
  readonly contractNumber: string
  readonly serial: string
  readonly device: string
  readonly customer: string
  readonly state: 'active' | 'future' | 'expired'
  /** Its own serial number or key stands in the text. */
  readonly named: boolean
}

export type ShownEnquiry = {
  readonly id: string
  readonly number: string
  readonly kind: 'contact' | 'emergency'
  readonly isOpen: boolean
  readonly subject: string
  readonly name: string
  readonly company: string
  readonly email: string
  readonly phone: string
  readonly phoneHref: string
  readonly taxId: string
  readonly contractNumber: string
  readonly serial: string
  readonly language: Locale
  readonly reason: string
  readonly received: string
  readonly due: string
  readonly ticketNumber: string | null
  readonly outcome: string
  readonly entries: readonly ShownEntry[]
  readonly proposals: readonly Proposal[]
}

export type EnquiryPageProps = {
  readonly t: Translate
  readonly enquiry: ShownEnquiry
  readonly form: FormState
  readonly mayAct: boolean
  readonly mayVouch: boolean
  /** What the sender's account proves; null where nobody was signed in. */
  readonly account: string | null
}

/** One case that came in by a public form: what was sent, what was written since, and what may be done with it. */
export function EnquiryPage(props: EnquiryPageProps) {
  const { t, enquiry, form, mayAct } = props
  return (
    <div className="stack">
      <PageHeader
        title={enquiry.subject}
        above={<Breadcrumbs t={t} trail={[{ href: '/k/poczta', label: t('intake.back') }]} />}
      />
      <ErrorSummary {...{ t, form }} />
      <Card>
        <Facts items={factsOf(props)} />
      </Card>
      <Card title={t('intake.dialogue')}>
        <div className="stack">
          {enquiry.entries.map((entry) => (
            <EntryView key={entry.id} entry={entry} language={enquiry.language} />
          ))}
        </div>
      </Card>
      {mayAct && enquiry.isOpen && <EnquiryActsView {...props} />}
    </div>
  )
}

function EntryView({ entry, language }: { readonly entry: ShownEntry; readonly language: Locale }) {
  return (
    <section>
      <p className="meta">
        {entry.author} · {entry.written}
      </p>
      <p className="entry-body" lang={language}>
        {entry.body}
      </p>
    </section>
  )
}

function factsOf({ t, enquiry, account }: EnquiryPageProps) {
  const { kind, number, phone, phoneHref, email, ticketNumber } = enquiry
  const tone = kind === 'emergency' ? 'danger' : 'info'
  const line = (name: string, value: React.ReactNode) => (value === '' ? [] : [{ name: t(name), value }])
  return [
    {
      name: t('intake.case'),
      value: (
        <>
          <Identifier value={number} t={t} /> <StateBadge tone={tone}>{t(`intake.kind.${kind}`)}</StateBadge>
        </>
      ),
    },
    { name: t('intake.why'), value: enquiry.outcome === '' ? t(`intake.reason.${enquiry.reason}`) : enquiry.outcome },
    ...(ticketNumber === null
      ? []
      : [{ name: t('intake.ticket'), value: <a href={`/k/zgloszenia/${ticketNumber}`}>{ticketNumber}</a> }]),
    ...(enquiry.isOpen ? [{ name: t('intake.due_by'), value: enquiry.due }] : []),
    { name: t('intake.received'), value: enquiry.received },
    ...line('intake.name', enquiry.name),
    ...line('intake.company', enquiry.company),
    ...line('intake.phone', phone === '' ? '' : <a href={phoneHref}>{phone}</a>),
    ...line('intake.email', email === '' ? '' : <a href={`mailto:${email}`}>{email}</a>),
    { name: t('intake.account'), value: account ?? t('intake.account_none') },
    ...line('intake.tax_id', enquiry.taxId),
    ...line('intake.contract_number', enquiry.contractNumber),
    ...line('intake.serial', enquiry.serial),
  ]
}
