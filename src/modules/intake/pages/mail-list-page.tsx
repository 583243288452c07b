import type { Translate } from '../../../platform/i18n.ts'
import { Card, EmptyState, PageHeader, TwoLineList } from '../../../web/components/index.ts'
import type { shownReason } from '../rules/shown-reason.ts'

export type ListedMail = {
  readonly id: string
  readonly subject: string
  readonly sender: string
  readonly received: string
  readonly reason: ReturnType<typeof shownReason>
}

/** Everything that came by mail and waits for a person, oldest first. */
export function MailListPage({ t, mails }: { readonly t: Translate; readonly mails: readonly ListedMail[] }) {
  return (
    <>
      <PageHeader title={t('intake.title')} lead={t('intake.lead')} />
      {mails.length === 0 ? (
        <EmptyState title={t('intake.empty')}>{t('intake.empty_hint')}</EmptyState>
      ) : (
        <Card flush>
          <TwoLineList label={t('intake.list')} items={mails.map((mail) => rowOf(t, mail))} />
        </Card>
      )}
    </>
  )
}

const rowOf = (t: Translate, { id, subject, sender, received, reason }: ListedMail) => ({
  key: id,
  href: `/k/poczta/${id}`,
  title: subject === '' ? t('intake.no_subject') : subject,
  meta: `${sender === '' ? t('intake.no_sender') : sender} · ${t(`intake.reason.${reason}`)}`,
  end: received,
})
