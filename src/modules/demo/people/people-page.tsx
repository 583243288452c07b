import type { Translate } from '../../../platform/i18n.ts'
import { Button, Card, DataTable, EmptyState, PageHeader, type Column } from '../../../web/components/index.ts'

export type DemoPerson = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly company: string
  readonly locale: 'pl' | 'en'
}

type Props = { t: Translate; groups: readonly { readonly role: string; readonly people: readonly DemoPerson[] }[] }

/** Everybody of the demo world by role; one click is signed in as them. */
export function PeoplePage({ t, groups }: Props) {
  const columns: readonly Column<DemoPerson>[] = [
    { key: 'name', label: t('demo.people_name'), heading: true, cell: ({ name }) => name },
    { key: 'company', label: t('demo.people_company'), cell: ({ company }) => company || '–' },
    { key: 'email', label: t('demo.people_email'), cell: ({ email }) => email },
    {
      key: 'language',
      label: t('demo.people_language'),
      cell: ({ locale }) => (locale === 'pl' ? 'Polski' : 'English'),
    },
    {
      key: 'enter',
      label: t('demo.people_act'),
      align: 'end',
      cell: (person) => <EnterButton t={t} person={person} />,
    },
  ]
  return (
    <>
      <PageHeader title={t('demo.people')} lead={t('demo.people_lead')} />
      <div className="stack">
        {groups.length === 0 && <EmptyState icon="people" title={t('demo.people_none')} />}
        {groups.map(({ role, people }) => (
          <Card key={role} flush title={t(`demo.role_${role}`)} id={role}>
            <DataTable caption={t(`demo.role_${role}`)} columns={columns} rows={people} rowKey={({ id }) => id} />
          </Card>
        ))}
      </div>
    </>
  )
}

function EnterButton({ t, person: { id, name } }: { t: Translate; person: DemoPerson }) {
  return (
    <form method="post" action="/dev/people" data-turbo="false">
      <input type="hidden" name="person" value={id} />
      <Button small>
        {t('demo.people_enter')}
        <span className="visually-hidden"> {name}</span>
      </Button>
    </form>
  )
}
