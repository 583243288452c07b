import { Temporal } from 'temporal-polyfill'
import { madeUpLicence, madeUpSerial } from '../rules/made-up-serial.ts'
import { seededChance, type Chance } from '../rules/seeded-chance.ts'
import type { DemoCompany } from './companies.ts'
import type { DemoContract, DemoLine } from './contract-shape.ts'

type Offer = {
  readonly vendor: string
  readonly models: readonly string[]
  readonly plans: readonly string[]
  readonly rooms: readonly string[]
}

const offers: readonly Offer[] = [
  {
    vendor: 'Fortinet',
    models: ['FortiGate 60F', 'FortiGate 100F', 'FortiSwitch 124F', 'FortiSwitch 148F', 'FortiAP 231F'],
    plans: ['EXTR-AHB-8x5xNBD', 'EXTR-AHB-24x7x8', 'EXTR-PW-TAC'],
    rooms: ['serwerownia', 'szafa A', 'szafa B', 'magazyn'],
  },
  {
    vendor: 'Extreme',
    models: ['X440-G2-48p', 'X465-48W', 'X690-48x', 'AP410C'],
    plans: ['EXTR-PW-NBD-AHR', 'EXTR-SOS-24x7x8', 'EXTR-PW-NBD-ONS'],
    rooms: ['serwerownia', 'piwnica', 'parter', 'piętro 1'],
  },
  {
    vendor: 'Poly',
    models: ['Studio X30', 'Studio X50', 'Studio X70', 'Studio E70', 'Studio USB'],
    plans: ['POLY-HEZOPLUS-2'],
    rooms: ['sala konferencyjna', 'gabinet', 'sala szkoleń'],
  },
  {
    vendor: 'Logitech',
    models: ['Rally Bar', 'Rally Bar Mini', 'MeetUp', 'Tap IP'],
    plans: ['LOGI-HEZOPLUS'],
    rooms: ['sala konferencyjna', 'sala narad', 'recepcja'],
  },
]

const CONTRACTS = 41
const FIRST_DAY = Temporal.PlainDate.from('2024-02-01')

/** The contracts of the companies without a story: different vendors, terms and partners, some of them expired. */
export function generateContracts(customers: readonly DemoCompany[], seed: number): DemoContract[] {
  const chance = seededChance(seed)
  const running = { next: 30_000 }
  return Array.from({ length: CONTRACTS }, (_, index) => {
    const customer = customers[index % customers.length]
    if (customer === undefined) throw new RangeError('No customers')
    return generateContract(`A2051${String(index + 1).padStart(2, '0')}`, customer, chance, running)
  })
}

type Running = { next: number }

function generateContract(number: string, customer: DemoCompany, chance: Chance, running: Running): DemoContract {
  const offer = chance.pick(offers)
  const from = FIRST_DAY.add({ days: chance.between(0, 1100) })
  const to = from.add({ months: chance.pick([12, 24, 36]) }).subtract({ days: 1 })
  const partner = chance.pick(['kropka', 'luk', 'kropka', null])
  return {
    number,
    customer: customer.key,
    plan: chance.pick(offer.plans),
    from: from.toString(),
    to: to.toString(),
    ...(partner === null ? {} : { partner }),
    lines: Array.from({ length: chance.between(5, 22) }, () => generateLine(offer, customer, chance, running)),
  }
}

function generateLine(offer: Offer, customer: DemoCompany, chance: Chance, running: Running): DemoLine {
  if (offer.vendor === 'Fortinet' && chance.happens(0.06))
    return { vendor: 'Fortinet', model: 'FortiGate-VM', licence: madeUpLicence(chance) }
  const model = chance.pick(offer.models)
  const site = customer.sites[0]?.key
  return {
    vendor: offer.vendor,
    model,
    serial: madeUpSerial(offer.vendor, model, running.next++, chance),
    ...(site === undefined || chance.happens(0.05) ? {} : { site, room: chance.pick(offer.rooms) }),
  }
}
