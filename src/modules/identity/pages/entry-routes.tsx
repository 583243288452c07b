import formbody from '@fastify/formbody'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { activationRoutes } from './activation-routes.tsx'
import { enrolmentRoutes } from './enrolment-routes.tsx'
import { landingRoutes } from './landing-routes.tsx'
import { passwordRoutes } from './password-routes.tsx'
import { registrationRoutes } from './registration-routes.tsx'
import { secondFactorRoutes } from './second-factor-routes.tsx'
import { signInRoutes } from './sign-in-routes.tsx'

/** Everything before a person is inside: landing, registration, sign-in, second factor, forgotten password. */
export const entryPages: FastifyPluginAsync = async (plugin) => {
  await plugin.register(formbody)
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()
  landingRoutes(server)
  registrationRoutes(server)
  activationRoutes(server)
  signInRoutes(server)
  secondFactorRoutes(server)
  enrolmentRoutes(server)
  passwordRoutes(server)
}
