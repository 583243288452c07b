import type { FastifyPluginAsync } from 'fastify'
import { calendarEditorPages } from './calendar-editor-routes.tsx'
import { calendarPages } from './calendar-routes.tsx'
import { planEditorPages } from './plan-editor-routes.tsx'
import { planPages } from './plan-routes.tsx'

/** Plans and calendars, for those who keep the service terms (S27). */
export const termsPages: FastifyPluginAsync = async (plugin) => {
  for (const pages of [planPages, planEditorPages, calendarPages, calendarEditorPages]) await plugin.register(pages)
}
