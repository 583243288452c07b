import { sendContactEnquiry, sendEmergencyReport } from '../../intake/index.ts'
import { visitor, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Telling } from '../rules/telling.ts'

/** An address that belongs to nobody (RFC 5737). */
const SOMEWHERE = '198.51.100.27'

/** What has come in without an account and waits for a person: an enquiry, and an emergency report with a wrong serial. */
export async function seedEnquiries(tx: Context<Tx>, tell: Telling): Promise<void> {
  const outside = { ...tx, actor: visitor, ip: SOMEWHERE }
  await sendContactEnquiry(
    { ...outside, now: tell.minutesAgo(55), locale: 'pl' },
    {
      name: 'Zenon Kłos',
      company: 'Młyn Kłos s.c.',
      email: 'zenon@mlynklos.example',
      phone: '600 700 800',
      subject: 'Portal nie przyjmuje mojego numeru umowy',
      message:
        'Dzień dobry,\nrejestracja poszła, ale przy dodawaniu umowy widzę tylko, że nie udało się potwierdzić danych. Umowę kupowaliśmy przez partnera na starą nazwę firmy. Co mam podać?',
      taxId: '',
      contractNumber: 'A117733',
      serial: '',
    },
    null,
  )
  await sendEmergencyReport(
    { ...outside, now: tell.minutesAgo(12), locale: 'pl' },
    {
      contractNumber: 'A204518',
      serial: 'FG100FTK2O0OOO13',
      phone: '600 700 900',
      email: 'dyzur@zlotygron.example',
      title: 'Zapora w Łodzi nie działa, cały zakład bez sieci',
      message: 'Po nocnym zaniku zasilania nie świeci żadna dioda. Numer przepisuję z naklejki, jest starta.',
    },
    null,
  )
}
