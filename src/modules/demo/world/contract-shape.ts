/** A contract of the demo world; all days are those of the reference moment. */
export type DemoContract = {
  readonly number: string
  readonly customer: string
  readonly partner?: string
  readonly buyer?: string
  readonly plan: string
  readonly from: string
  readonly to: string
  readonly renews?: string
  readonly order?: string
  readonly lines: readonly DemoLine[]
}

/** A device, a licence or a service of a contract; what is absent is as in the contract. */
export type DemoLine = {
  readonly vendor: string
  readonly model: string
  readonly serial?: string
  readonly licence?: string
  readonly service?: string
  readonly plan?: string
  readonly site?: string
  readonly room?: string
  readonly from?: string
  readonly to?: string
  /** The serial number of the device of the same contract that took its place. */
  readonly replacedBy?: string
}

/** How a line is named in stories: contract and serial number, licence or service. */
export const lineName = (contract: string, { serial, licence, service }: DemoLine): string =>
  `${contract}/${serial ?? licence ?? service ?? ''}`

/** Devices of one model, one for each serial number given. */
export function devices(vendor: string, model: string, site: string, room: string, serials: readonly string[]) {
  return serials.map((serial): DemoLine => ({ vendor, model, serial, site, room }))
}
