import { madeUpSerial } from '../rules/made-up-serial.ts'
import { seededChance } from '../rules/seeded-chance.ts'
import { devices, type DemoContract, type DemoLine } from './contract-shape.ts'

const UNIVERSITY_LINES = 1200
const campusModels = ['X440-G2-48p', 'X440-G2-48p', 'X465-48W', 'AP410C', 'AP410C', 'AP410C', 'X690-48x']

/** The university: 1,200 lines, and a change of partner in mid-term, told as two contracts that follow each other. */
const university: readonly DemoContract[] = [
  {
    number: 'A204540',
    customer: 'uniwersytet',
    partner: 'luk',
    plan: 'EXTR-PW-NBD-AHR',
    from: '2025-10-01',
    to: '2028-09-30',
    order: 'UW/DZP/2025/318',
    lines: campusLines(),
  },
  {
    number: 'A204531',
    customer: 'uniwersytet',
    partner: 'kropka',
    plan: 'POLY-HEZOPLUS-2',
    from: '2024-10-01',
    to: '2026-06-30',
    lines: auditoria('2024-10-01'),
  },
  {
    number: 'A204541',
    customer: 'uniwersytet',
    partner: 'luk',
    plan: 'POLY-HEZOPLUS-2',
    from: '2026-07-01',
    to: '2027-09-30',
    renews: 'A204531',
    lines: auditoria('2026-07-01'),
  },
]

const lawFirm: readonly DemoContract[] = [
  {
    number: 'A204544',
    customer: 'kancelaria',
    partner: 'luk',
    plan: 'EXTR-AHB-8x5xNBD',
    from: '2025-09-01',
    to: '2027-08-31',
    lines: [
      ...devices('Fortinet', 'FortiGate 60F', 'kancelaria-krakow', 'szafka', ['FGT60FTK25000061']),
      ...devices('Fortinet', 'FortiAP 231F', 'kancelaria-krakow', 'sala rozpraw', ['FP231FTK25000062']),
    ],
  },
  {
    number: 'A204545',
    customer: 'kancelaria',
    partner: 'luk',
    plan: 'EXTR-PW-TAC',
    from: '2026-04-07',
    to: '2027-04-06',
    lines: [{ vendor: 'Fortinet', model: 'FortiGate-VM', licence: 'DEMO-5T2M-8WQA-31ZN-P6HC' }],
  },
]

const abroad: readonly DemoContract[] = [
  {
    number: 'C300210',
    customer: 'beispiel',
    plan: 'EXTR-PW-NBD-ONS',
    from: '2025-05-01',
    to: '2028-10-31',
    lines: [
      ...devices('Extreme', 'X465-48W', 'beispiel-dresden', 'row 1', ['2436G-00701', '2436G-00702', '2436G-00703']),
      ...devices('Extreme', 'X690-48x', 'beispiel-dresden', 'row 2', ['2429G-00710', '2429G-00711']),
    ],
  },
  {
    number: 'C300214',
    customer: 'priklad',
    plan: 'POLY-HEZOPLUS-2',
    from: '2024-06-29',
    to: '2027-06-28',
    lines: [
      ...devices('Poly', 'Studio X50', 'priklad-brno', 'meeting room', ['8L2422F4B6C8D1']),
      ...devices('Poly', 'Studio X30', 'priklad-brno', 'board room', ['8L2422F4B6C8D2', '8L2422F4B6C8D3']),
    ],
  },
]

/** A partner that is also an end customer. */
const partnersOwn: readonly DemoContract[] = [
  {
    number: 'A204552',
    customer: 'luk',
    plan: 'POLY-HEZOPLUS-2',
    from: '2026-01-15',
    to: '2029-01-14',
    lines: devices('Poly', 'Studio X70', 'luk-studio', 'sala pokazowa', ['8L2501E2A4C6B8']),
  },
]

export const contractsOfOthers: readonly DemoContract[] = [...university, ...lawFirm, ...abroad, ...partnersOwn]

function campusLines(): DemoLine[] {
  const chance = seededChance(204_540)
  return Array.from({ length: UNIVERSITY_LINES }, (_, index) => {
    const model = chance.pick(campusModels)
    const site = chance.happens(0.3) ? 'uniwersytet-dc' : 'uniwersytet-kampus'
    const room = `budynek ${chance.pick(['A', 'B', 'C', 'D', 'E'])}, piętro ${chance.between(0, 5)}`
    return { vendor: 'Extreme', model, serial: madeUpSerial('Extreme', model, 10_000 + index, chance), site, room }
  })
}

function auditoria(from: string): DemoLine[] {
  const serials = ['8L2433A9B1C2D3', '8L2433A9B1C2D4', '8L2433A9B1C2D5', '8L2433A9B1C2D6']
  return devices('Poly', 'Studio X70', 'uniwersytet-kampus', 'aula', serials).map((line) => ({ ...line, from }))
}
