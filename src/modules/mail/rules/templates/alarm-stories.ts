import type { TicketMailKind } from '../kinds.ts'
import type { TicketNews } from '../ticket-facts.ts'
import type { Voice } from '../voice.ts'
import type { Reader, Story } from './story.ts'
import { text } from './ticket-blocks.ts'

type Tell = (news: TicketNews, reader: Reader, voice: Voice) => Story

/** M38 and M39: to those who answer for the promise, never to customers. */
export const alarmStories: Readonly<Record<'ticket_due_soon' | 'ticket_missed', Tell>> = {
  ticket_due_soon: (news, _reader, voice) => {
    const { t } = voice
    if (news.alarm?.internal === true) {
      const passed = t('mail.objective_title', { promise: promiseName(news, voice) })
      return { title: passed, preheader: passed, todo: [text(t('mail.objective_todo'))] }
    }
    const title = t('mail.due_soon_title', { promise: promiseName(news, voice), time: dueSoon(news, voice) })
    return { title, preheader: title, todo: [text(t('mail.due_soon_todo')), text(dueLine(news, voice))] }
  },
  ticket_missed: (news, reader, voice) => {
    const { t } = voice
    const title = t('mail.missed_title', { promise: promiseName(news, voice) })
    const todo = t(reader.reason === 'manager' ? 'mail.missed_manager_todo' : 'mail.missed_todo')
    return { title, preheader: dueLine(news, voice), todo: [text(dueLine(news, voice)), text(todo)] }
  },
}

/** "[Zaraz] 26-004217 do 9:30", "[Po terminie] 26-004217". */
export function alarmSubject(kind: TicketMailKind, news: TicketNews, voice: Voice): string {
  const { number } = news.ticket
  if (kind === 'ticket_missed') return voice.t('mail.missed_subject', { number })
  if (news.alarm?.internal === true) return voice.t('mail.objective_subject', { number })
  return voice.t('mail.due_soon_subject', { number, time: dueSoon(news, voice) })
}

const promiseName = ({ alarm }: TicketNews, { t }: Voice): string => t(`mail.alarm_${alarm?.kind ?? 'reaction'}`)

const dueSoon = ({ alarm }: TicketNews, { soon }: Voice): string => (alarm === null ? '' : soon(alarm.dueAt))

const dueLine = (news: TicketNews, voice: Voice): string =>
  voice.t('mail.alarm_due', { time: news.alarm === null ? '' : voice.moment(news.alarm.dueAt) })
