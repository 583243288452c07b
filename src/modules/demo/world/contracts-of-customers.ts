import { devices, type DemoContract } from './contract-shape.ts'

/** The contracts of Złoty Gron: one serial number under two services, a moved device, a chain of two replacements. */
const gron: readonly DemoContract[] = [
  {
    number: 'A203377',
    customer: 'gron',
    partner: 'kropka',
    plan: 'EXTR-AHB-8x5xNBD',
    from: '2022-07-01',
    to: '2025-06-30',
    order: 'ZG/2022/0611',
    lines: [
      ...devices('Extreme', 'X440-G2-48p', 'gron-lodz', 'szafa A', ['2219G-00088', '2219G-00089', '2219G-00090']),
      ...devices('Fortinet', 'FortiGate 60F', 'gron-pabianice', 'rozdzielnia', ['FGT60FTK22000007']),
    ],
  },
  {
    number: 'A204518',
    customer: 'gron',
    partner: 'kropka',
    plan: 'EXTR-AHB-24x7x8',
    from: '2025-07-01',
    to: '2028-06-30',
    renews: 'A203377',
    order: 'ZG/2025/0417',
    lines: [
      { vendor: 'Fortinet', model: 'FortiGate 100F', serial: 'FG100FTK24000013', site: 'gron-lodz', room: 'szafa A' },
      {
        vendor: 'Fortinet',
        model: 'FortiGate 100F',
        serial: 'FG100FTK24000013',
        service: 'aktualizacje oprogramowania',
        plan: 'EXTR-PW-TAC',
        site: 'gron-lodz',
        room: 'szafa A',
      },
      { vendor: 'Fortinet', model: 'FortiGate 100F', serial: 'FG100FTK24000021', site: 'gron-lodz', room: 'szafa A' },
      ...devices('Fortinet', 'FortiSwitch 148F', 'gron-lodz', 'szafa B', ['S148FPTK24000101', 'S148FPTK24000102']),
      ...devices('Fortinet', 'FortiSwitch 124F', 'gron-pabianice', 'hala 2', ['S124FPTK24000033']),
      ...devices('Extreme', 'X440-G2-48p', 'gron-lodz', 'szafa A', ['2219G-00088']),
      {
        vendor: 'Extreme',
        model: 'X440-G2-48p',
        serial: '2319G-00102',
        site: 'gron-pabianice',
        room: 'hala 1',
        to: '2026-02-11',
        replacedBy: '2402G-00231',
      },
      {
        vendor: 'Extreme',
        model: 'X440-G2-48p',
        serial: '2402G-00231',
        site: 'gron-pabianice',
        room: 'hala 1',
        from: '2026-02-11',
        to: '2026-11-03',
        replacedBy: '2441G-00417',
      },
      {
        vendor: 'Extreme',
        model: 'X440-G2-48p',
        serial: '2441G-00417',
        site: 'gron-pabianice',
        room: 'hala 1',
        from: '2026-11-03',
      },
      ...devices('Fortinet', 'FortiAP 231F', 'gron-pabianice', 'magazyn', ['FP231FTK24000201', 'FP231FTK24000202']),
      { vendor: 'Fortinet', model: 'FortiGate-VM', licence: 'DEMO-7F3K-22QP-9XWD-K4TT' },
      { vendor: 'Extreme', model: 'X440-G2-48p', serial: '2441G-00418' },
    ],
  },
  {
    number: 'A204519',
    customer: 'gron',
    partner: 'kropka',
    plan: 'EXTR-PW-TAC',
    from: '2026-01-01',
    to: '2027-12-31',
    lines: [
      ...devices('Extreme', 'X465-48W', 'gron-lodz', 'szafa C', ['2423G-00511', '2423G-00512']),
      ...devices('Extreme', 'X690-48x', 'gron-lodz', 'szafa C', ['2331G-00077']),
      { vendor: 'Extreme', model: 'ExtremeCloud IQ', service: 'zarządzanie w chmurze, 40 urządzeń' },
    ],
  },
  {
    number: 'A204601',
    customer: 'gron',
    partner: 'kropka',
    plan: 'EXTR-SOS-24x7x8',
    from: '2027-04-15',
    to: '2030-04-14',
    order: 'ZG/2027/0102',
    lines: devices('Fortinet', 'FortiGate 200F', 'gron-lodz', 'szafa A', ['FG200FTK26000003', 'FG200FTK26000004']),
  },
]

/** The town hall (video rooms), the hospital (round the clock) and the waterworks (expired). */
const publicBodies: readonly DemoContract[] = [
  {
    number: 'A204522',
    customer: 'gmina',
    partner: 'kropka',
    plan: 'POLY-HEZOPLUS-2',
    from: '2025-05-01',
    to: '2028-04-30',
    lines: [
      ...devices('Poly', 'Studio X50', 'gmina-urzad', 'sala sesyjna', ['8L2441A0C3F2B7', '8L2441A0C3F2B8']),
      ...devices('Poly', 'Studio X30', 'gmina-urzad', 'gabinet wójta', ['8L2438B1D4E5F6']),
      ...devices('Poly', 'Studio E70', 'gmina-urzad', 'sala sesyjna', ['8L2440C2A1B3D9']),
      { vendor: 'Poly', model: 'Studio USB', serial: '8L2439D7E8F1A2' },
    ],
  },
  {
    number: 'B100131',
    customer: 'gmina',
    partner: 'kropka',
    plan: 'EXTR-AHB-8x5xNBD',
    from: '2026-03-30',
    to: '2027-03-29',
    lines: devices('Extreme', 'X440-G2-48p', 'gmina-urzad', 'serwerownia', ['2305G-00031', '2305G-00032']),
  },
  {
    number: 'A204525',
    customer: 'szpital',
    partner: 'kropka',
    plan: 'EXTR-SOS-24x7x8',
    from: '2025-01-01',
    to: '2027-12-31',
    lines: [
      ...devices('Fortinet', 'FortiGate 200F', 'szpital-serwerownia', 'szafa 1', [
        'FG200FTK24000041',
        'FG200FTK24000042',
      ]),
      ...devices('Fortinet', 'FortiSwitch 148F', 'szpital-serwerownia', 'szafa 2', [
        'S148FPTK24000120',
        'S148FPTK24000121',
        'S148FPTK24000122',
        'S148FPTK24000123',
      ]),
      ...devices('Extreme', 'X465-48W', 'szpital-serwerownia', 'szafa 3', [
        '2418G-00301',
        '2418G-00302',
        '2418G-00303',
      ]),
      ...devices('Fortinet', 'FortiAP 231F', 'szpital-sor', 'korytarz', [
        'FP231FTK24000310',
        'FP231FTK24000311',
        'FP231FTK24000312',
        'FP231FTK24000313',
        'FP231FTK24000314',
      ]),
    ],
  },
  {
    number: 'A204526',
    customer: 'szpital',
    partner: 'kropka',
    plan: 'LOGI-HEZOPLUS',
    from: '2026-02-01',
    to: '2029-01-31',
    lines: [
      ...devices('Extreme', 'X440-G2-48p', 'szpital-sor', 'szafa B', ['2447G-00601', '2447G-00602']),
      ...devices('Logitech', 'Tap IP', 'szpital-sor', 'sala odpraw', ['2444LZ0B7D21']),
    ],
  },
  {
    number: 'B100117',
    customer: 'wodociagi',
    plan: 'EXTR-AHB-8x5xNBD',
    from: '2024-03-01',
    to: '2027-02-28',
    lines: [
      ...devices('Fortinet', 'FortiAP 231F', 'wodociagi-stacja', 'sterownia', ['FP231FTK23000051', 'FP231FTK23000052']),
      ...devices('Fortinet', 'FortiGate 60F', 'wodociagi-stacja', 'sterownia', ['FGT60FTK23000019']),
    ],
  },
]

/** The hotel with 41 devices in three places, and a contract that ends tomorrow. */
const hotelRooms: readonly (readonly [site: string, room: string])[] = [
  ['hotel-gdynia', 'sala 3.12'],
  ['hotel-gdynia', 'sala 3.14'],
  ['hotel-gdynia', 'business center'],
  ['hotel-sopot', 'sala balowa'],
  ['hotel-sopot', 'sala kameralna'],
  ['hotel-hel', 'recepcja'],
]
const hotelModels = ['Rally Bar', 'Rally Bar Mini', 'MeetUp', 'Tap IP', 'Swytch']

const hotel: readonly DemoContract[] = [
  {
    number: 'A204530',
    customer: 'hotel',
    partner: 'kropka',
    plan: 'LOGI-HEZOPLUS',
    from: '2024-04-28',
    to: '2027-04-27',
    lines: Array.from({ length: 41 }, (_, index) => {
      const [site, room] = hotelRooms[index % hotelRooms.length] ?? ['hotel-gdynia', '']
      const serial = index === 1 ? '2441LZ0A5BC8' : `24${String(10 + (index % 30))}LZ0H${String(1000 + index)}`
      const model = hotelModels[index % hotelModels.length] ?? 'Rally Bar'
      return { vendor: 'Logitech', model, serial, site, room }
    }),
  },
  {
    number: 'A204548',
    customer: 'hotel',
    partner: 'kropka',
    plan: 'EXTR-PW-TAC',
    from: '2026-04-01',
    to: '2027-03-31',
    lines: devices('Extreme', 'AP410C', 'hotel-hel', 'taras', ['2317G-00820', '2317G-00821', '2317G-00822']),
  },
]

export const contractsOfCustomers: readonly DemoContract[] = [...gron, ...publicBodies, ...hotel]
