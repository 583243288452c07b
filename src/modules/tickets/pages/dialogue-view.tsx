import { DISPLAY_TIME_ZONE } from '../../../platform/i18n.ts'
import { AttachmentLink, ChronoEntry, DayDivider, type EntryKind } from '../../../web/components/index.ts'
import { formatFileSize } from '../../../web/format.ts'
import type { Attachment, Entry } from '../../dialogue/rules/entry.ts'
import type { Look } from './ticket-marks-view.tsx'

type Props = {
  readonly look: Look
  readonly number: string
  readonly entries: readonly Entry[]
  /** Name of the partner's company, for the roles of its people. */
  readonly partner: string | null
}

/** A ticket's dialogue by days; the order is the caller's (decision 19: newest first). */
export function DialogueView({ look, number, entries, partner }: Props) {
  return (
    <div className="dialogue-entries">
      {daysOf(entries).map((day) => (
        <section key={day[0]?.id} className="dialogue-day">
          {day[0] && <DayDivider at={day[0].sentAt} locale={look.locale} />}
          <div className="dialogue-entries">
            {day.map((entry) => (
              <DialogueEntry key={entry.id} {...{ look, number, entry, partner }} />
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

function DialogueEntry({ look, number, entry, partner }: Omit<Props, 'entries'> & { readonly entry: Entry }) {
  const { t, locale, now } = look
  const event = entry.event === null ? null : t(`tickets.event.${entry.event}`, factsOf(entry))
  const isSpoken = entry.body !== '' || entry.kind !== 'event'
  return (
    <ChronoEntry
      {...{ locale, now }}
      kind={kindOf(entry)}
      number={entry.position}
      at={entry.sentAt}
      author={isSpoken && entry.authorName}
      role={isSpoken && roleOf(look, entry, partner)}
      lang={entry.language === locale ? undefined : entry.language}
      attachments={
        entry.attachments.length > 0 &&
        entry.attachments.map((file) => <FileLink key={file.id} {...{ look, number, file }} />)
      }
    >
      {event && <span className={isSpoken ? 'entry-happened' : undefined}>{event}</span>}
      {entry.body !== '' && <div dir="auto">{entry.body}</div>}
      {entry.hasOriginal && (
        <p className="entry-original no-print">
          <a href={`/zgloszenia/${number}/wpisy/${entry.id}/oryginal`}>{t('tickets.page.original_mail')}</a>
        </p>
      )}
    </ChronoEntry>
  )
}

function FileLink({ look, number, file }: { look: Look; number: string; file: Attachment }) {
  const note = `${look.t(`dialogue.kind.${file.kind}`)}, ${formatFileSize(file.size, look.locale)}`
  return <AttachmentLink href={fileAddress(number, file.id)} name={file.name} note={note} />
}

/** Where a file of a ticket is read; the one address of it, for people and machines. */
const fileAddress = (number: string, id: string): string => `/api/v1/tickets/${number}/attachments/${id}`

function kindOf({ kind, side, body }: Entry): EntryKind {
  if (kind === 'note') return 'note'
  if (side === 'system' || (kind === 'event' && body === '')) return 'event'
  return side
}

function roleOf({ t }: Look, { kind, side, channel }: Entry, partner: string | null) {
  const who = side === 'partner' && partner !== null ? partner : t(`tickets.page.role_${side}`)
  const how = channel === 'portal' ? '' : ` · ${t(`tickets.channel.${channel}`)}`
  return kind === 'note' ? `${t('tickets.page.role_note')}${how}` : `${who}${how}`
}

/** The facts that an event's sentence may name. */
function factsOf({ data }: Entry): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, fact]) =>
      typeof fact === 'string' || typeof fact === 'number' ? [[name, fact]] : [],
    ),
  )
}

function daysOf(entries: readonly Entry[]): Entry[][] {
  return [
    ...Map.groupBy(entries, ({ sentAt }) =>
      sentAt.toZonedDateTimeISO(DISPLAY_TIME_ZONE).toPlainDate().toString(),
    ).values(),
  ]
}
