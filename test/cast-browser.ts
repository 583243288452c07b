import type { LightMyRequestResponse } from 'fastify'
import type { World } from './world.ts'

type Sent = { readonly headers?: Record<string, string>; readonly ip?: string }

/** A browser without JavaScript: keeps cookies, follows nothing by itself. */
export type Browser = {
  get: (url: string, sent?: Sent) => Promise<LightMyRequestResponse>
  /** Posts a form from a page of the portal itself. */
  post: (url: string, form?: Readonly<Record<string, string>>, sent?: Sent) => Promise<LightMyRequestResponse>
  /** Calls the JSON interface, under `/api/v1`. */
  call: (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
    sent?: Sent,
  ) => Promise<LightMyRequestResponse>
  readonly cookies: Map<string, string>
}

export function aBrowser(world: World, locale: 'pl' | 'en' = 'pl'): Browser {
  const cookies = new Map<string, string>()
  const send = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload: string | object | undefined,
    headers: Record<string, string>,
    ip = '192.0.2.10',
  ) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = {
      'accept-language': locale,
      'user-agent': FIREFOX,
      'sec-fetch-site': 'same-origin',
      cookie,
      ...headers,
    }
    const response = await world.app.inject({
      method,
      url,
      headers: sent,
      remoteAddress: ip,
      ...(payload === undefined ? {} : { payload }),
    })
    for (const { name, value, maxAge } of response.cookies) {
      if (value === '' || maxAge === 0) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  return {
    cookies,
    get: (url, sent) => send('GET', url, undefined, sent?.headers ?? {}, sent?.ip),
    post: (url, fields = {}, sent) =>
      send('POST', url, new URLSearchParams(fields).toString(), { ...form, ...sent?.headers }, sent?.ip),
    call: (method, path, body, sent) => send(method, `/api/v1${path}`, body, sent?.headers ?? {}, sent?.ip),
  }
}

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0'
