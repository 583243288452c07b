import type { FastifyPluginAsync } from 'fastify'
import { ticketsApi } from './modules/tickets/api.ts'
import { ticketActsApi } from './modules/tickets/api-acts.ts'
import { ticketDeskApi } from './modules/tickets/api-desk.ts'
import { ticketDialogueApi } from './modules/tickets/api-dialogue.ts'
import { ticketFilesApi } from './modules/tickets/api-files.ts'
import { liveApi } from './modules/tickets/api-live.ts'
import { ticketOpeningApi } from './modules/tickets/api-opening.ts'
import { ticketPromisesApi } from './modules/tickets/api-promises.ts'
import { ticketSharingApi } from './modules/tickets/api-sharing.ts'
import { contractsApi } from './modules/contracts/api.ts'
import { coverageApi } from './modules/contracts/api-coverage.ts'
import { contractPages } from './modules/contracts/pages/routes.tsx'
import { deskPages } from './modules/desk/pages/routes.tsx'
import { accountApi } from './modules/identity/account-api.ts'
import { entryApi } from './modules/identity/api.ts'
import { accountPages } from './modules/identity/pages/account-routes.tsx'
import { entryPages } from './modules/identity/pages/entry-routes.tsx'
import { notificationPages } from './modules/identity/pages/notification-routes.tsx'
import { securityPages } from './modules/identity/pages/security-routes.tsx'
import { stepUpPages } from './modules/identity/pages/step-up-routes.tsx'
import { informationRoutes } from './modules/information/pages/routes.tsx'
import { searchApi } from './modules/search/api.ts'
import { searchPages } from './modules/search/pages/routes.tsx'
import { mailboxPages } from './modules/demo/mailbox/routes.tsx'
import { clockPages } from './modules/demo/clock/routes.tsx'
import { entrancePages } from './modules/intake/pages/entrance-routes.tsx'
import { entranceApi } from './modules/intake/api.ts'
import { reviewApi } from './modules/intake/api-review.ts'
import { calendarsApi } from './modules/terms/api-calendars.ts'
import { plansApi } from './modules/terms/api-plans.ts'
import { termsPages } from './modules/terms/pages/routes.tsx'
import { intakePages } from './modules/intake/pages/routes.tsx'
import { reviewPages } from './modules/intake/pages/review-routes.tsx'
import { peoplePages } from './modules/demo/people/routes.tsx'
import { templatesApi } from './modules/mail/api-templates.ts'
import { templatePages } from './modules/mail/pages/template-routes.tsx'
import { passkeyApi } from './modules/identity/passkey-api.ts'
import { openTicketsOf } from './modules/tickets/index.ts'
import { ticketsPages } from './modules/tickets/pages/routes.tsx'
import { galleryPages } from './web/gallery/routes.tsx'

/** JSON routes, under `/api/v1`. */
export const apiRoutes: readonly FastifyPluginAsync[] = [
  entryApi,
  accountApi,
  passkeyApi,
  contractsApi,
  coverageApi,
  ticketsApi,
  ticketOpeningApi,
  ticketDialogueApi,
  ticketActsApi,
  ticketSharingApi,
  ticketDeskApi,
  ticketFilesApi,
  ticketPromisesApi,
  plansApi,
  calendarsApi,
  searchApi,
  templatesApi,
  entranceApi,
  reviewApi,
  liveApi,
]

/** Pages, under Polish paths in both languages (decision 27). */
export const pageRoutes: readonly FastifyPluginAsync[] = [
  entryPages,
  accountPages,
  notificationPages,
  securityPages,
  stepUpPages,
  contractPages({ openTicketsOf }),
  ticketsPages,
  deskPages,
  reviewPages,
  intakePages,
  entrancePages,
  termsPages,
  searchPages,
  templatePages,
  informationRoutes,
]

/** Present in demo mode only; in production these routes do not exist. */
export const demoRoutes: readonly FastifyPluginAsync[] = [peoplePages, mailboxPages, clockPages, galleryPages]
