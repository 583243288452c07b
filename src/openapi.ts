import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'

/** The description of the JSON interface; the routes' own schemas fill it. */
export const openApiOptions: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'myHEZO',
      version: '1',
      description: 'Service contracts and technical support. Changes are additive only. Instants are RFC 3339 in UTC.',
    },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
    security: [{ session: [] }, { token: [] }],
  },
  refResolver: {
    buildLocalReference: (json, _base, _fragment, index) =>
      typeof json['$id'] === 'string' ? json['$id'] : `Schema${index}`,
  },
}
