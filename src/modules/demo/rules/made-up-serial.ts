import type { Chance } from './seeded-chance.ts'

const LETTERS = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** The first letters of a Fortinet serial number name its model. */
const fortinetPrefixes: Readonly<Record<string, string>> = {
  'FortiGate 60F': 'FGT60FTK',
  'FortiGate 100F': 'FG100FTK',
  'FortiGate 200F': 'FG200FTK',
  'FortiSwitch 124F': 'S124FPTK',
  'FortiSwitch 148F': 'S148FPTK',
  'FortiAP 231F': 'FP231FTK',
}

/**
 * A serial number that looks like those of its vendor and belongs to no device.
 *
 * @param running Counts the devices of the world, so that no two are alike.
 * @see ux 7.2
 */
export function madeUpSerial(vendor: string, model: string, running: number, chance: Chance): string {
  const year = chance.between(22, 26)
  const week = String(chance.between(1, 52)).padStart(2, '0')
  const five = String(running).padStart(5, '0')
  switch (vendor) {
    case 'Fortinet':
      return `${fortinetPrefixes[model] ?? 'FORTINTK'}${year}0${five}`
    case 'Extreme':
      return `${year}${week}G-${five}`
    case 'Poly':
      return `8L${year}${week}${letters(chance, 3)}${five}`
    default:
      return `${year}${week}LZ${letters(chance, 1)}${five}`
  }
}

/** A licence key of the demo: five groups, the first of which says that it opens nothing. */
export function madeUpLicence(chance: Chance): string {
  return ['DEMO', ...Array.from({ length: 4 }, () => letters(chance, 4))].join('-')
}

const letters = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => chance.pick([...LETTERS])).join('')
