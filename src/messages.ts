import type { Locale, Messages } from './platform/i18n.ts'
import contractsEn from './modules/contracts/messages/en.json' with { type: 'json' }
import contractsPl from './modules/contracts/messages/pl.json' with { type: 'json' }
import organisationsEn from './modules/organisations/messages/en.json' with { type: 'json' }
import organisationsPl from './modules/organisations/messages/pl.json' with { type: 'json' }
import identityEn from './modules/identity/messages/en.json' with { type: 'json' }
import identityPl from './modules/identity/messages/pl.json' with { type: 'json' }
import demoMailEn from './modules/demo/mailbox/messages/en.json' with { type: 'json' }
import demoMailPl from './modules/demo/mailbox/messages/pl.json' with { type: 'json' }
import demoEn from './modules/demo/messages/en.json' with { type: 'json' }
import demoPl from './modules/demo/messages/pl.json' with { type: 'json' }
import demoPeopleEn from './modules/demo/people/messages/en.json' with { type: 'json' }
import demoPeoplePl from './modules/demo/people/messages/pl.json' with { type: 'json' }
import platformEn from './platform/messages/en.json' with { type: 'json' }
import platformPl from './platform/messages/pl.json' with { type: 'json' }
import calendarEn from './modules/calendar/messages/en.json' with { type: 'json' }
import calendarPl from './modules/calendar/messages/pl.json' with { type: 'json' }
import catalogueEn from './modules/catalogue/messages/en.json' with { type: 'json' }
import cataloguePl from './modules/catalogue/messages/pl.json' with { type: 'json' }
import dialogueEn from './modules/dialogue/messages/en.json' with { type: 'json' }
import dialoguePl from './modules/dialogue/messages/pl.json' with { type: 'json' }
import ticketsEn from './modules/tickets/messages/en.json' with { type: 'json' }
import ticketsPl from './modules/tickets/messages/pl.json' with { type: 'json' }
import deskEn from './modules/desk/messages/en.json' with { type: 'json' }
import deskPl from './modules/desk/messages/pl.json' with { type: 'json' }
import promisesEn from './modules/promises/messages/en.json' with { type: 'json' }
import promisesPl from './modules/promises/messages/pl.json' with { type: 'json' }
import mailEn from './modules/mail/messages/en.json' with { type: 'json' }
import mailPl from './modules/mail/messages/pl.json' with { type: 'json' }
import intakeEn from './modules/intake/messages/en.json' with { type: 'json' }
import intakePl from './modules/intake/messages/pl.json' with { type: 'json' }
import informationEn from './modules/information/messages/en.json' with { type: 'json' }
import informationPl from './modules/information/messages/pl.json' with { type: 'json' }
import searchEn from './modules/search/messages/en.json' with { type: 'json' }
import searchPl from './modules/search/messages/pl.json' with { type: 'json' }
import termsEn from './modules/terms/messages/en.json' with { type: 'json' }
import termsPl from './modules/terms/messages/pl.json' with { type: 'json' }
import webEn from './web/messages/en.json' with { type: 'json' }
import webPl from './web/messages/pl.json' with { type: 'json' }

/** All sentences of all modules, by language. */
export const messages: Readonly<Record<Locale, Messages>> = {
  pl: {
    ...platformPl,
    ...identityPl,
    ...webPl,
    ...cataloguePl,
    ...calendarPl,
    ...promisesPl,
    ...organisationsPl,
    ...contractsPl,
    ...dialoguePl,
    ...ticketsPl,
    ...deskPl,
    ...informationPl,
    ...searchPl,
    ...termsPl,
    ...mailPl,
    ...intakePl,
    ...demoMailPl,
    ...demoPl,
    ...demoPeoplePl,
  },
  en: {
    ...platformEn,
    ...identityEn,
    ...webEn,
    ...catalogueEn,
    ...calendarEn,
    ...promisesEn,
    ...organisationsEn,
    ...contractsEn,
    ...dialogueEn,
    ...ticketsEn,
    ...deskEn,
    ...informationEn,
    ...searchEn,
    ...termsEn,
    ...mailEn,
    ...intakeEn,
    ...demoMailEn,
    ...demoEn,
    ...demoPeopleEn,
  },
}
