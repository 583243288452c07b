import { Temporal } from 'temporal-polyfill'
import { isOfficeDay } from '../rules/due-moments.ts'
import type { Chance } from '../rules/seeded-chance.ts'
import type { Scenario } from './chatter/scenario.ts'
import { networkScenarios } from './chatter/network-scenarios.ts'
import { videoScenarios } from './chatter/video-scenarios.ts'
import { lineName, type DemoContract, type DemoLine } from './contract-shape.ts'
import { people } from './people.ts'

/** Who reports what, when and about which device; days and hours are those of the reference moment. */
export type Opening = {
  readonly written: string
  readonly scenario: Scenario
  readonly priority: 'P1' | 'P2' | 'P3'
  readonly contract: DemoContract
  readonly line: string
  readonly device: DemoLine
  readonly by: string
  readonly channel: 'portal' | 'mail' | 'phone'
}

const FIRST_DAY = Temporal.PlainDate.from('2025-04-01')
const DAYS = 723
const NIGHTS = 0.09
/** How often reports come in at each hour, from eight in the morning to four in the afternoon. */
const busyHours = [8, 9, 9, 9, 10, 10, 10, 11, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16]
const channels = { phone: 0.17, mail: 0.21 } as const
const MARGIN_DAYS = 14
const PARTNERS_OPEN = 0.02
const ENGLISH = 0.12
const partnersPeople: Readonly<Record<string, readonly string[]>> = { kropka: ['tomasz', 'beata'], luk: ['michal'] }
const scenarios: readonly Scenario[] = [...networkScenarios, ...videoScenarios]

/** Reports of two years on the lines that were covered then, in order of time. */
export function generateOpenings(contracts: readonly DemoContract[], count: number, chance: Chance): Opening[] {
  return Array.from({ length: count }, () => generateMoment(chance))
    .toSorted((one, other) => (one.written < other.written ? -1 : 1))
    .map((moment) => generateOpening(moment, contracts, chance))
}

type Moment = { readonly written: string; readonly isNight: boolean }

function generateMoment(chance: Chance): Moment {
  const isNight = chance.happens(NIGHTS)
  const minute = chance.between(0, 59)
  for (;;) {
    const day = FIRST_DAY.add({ days: chance.between(0, DAYS) })
    if (!isNight && !isOfficeDay(day)) continue
    const hour = isNight ? chance.pick([18, 19, 21, 22, 23, 1, 4, 5]) : chance.pick(busyHours)
    return { written: day.toPlainDateTime({ hour, minute }).toString({ smallestUnit: 'minute' }), isNight }
  }
}

function generateOpening({ written, isNight }: Moment, contracts: readonly DemoContract[], chance: Chance): Opening {
  const covered = contracts.filter((contract) => isCovered(contract, written) && reportersOf(contract).length > 0)
  const language = !isNight && chance.happens(ENGLISH) ? 'en' : 'pl'
  for (;;) {
    const scenario = chance.pick(scenarios.filter((each) => each.language === language))
    const contract = chance.pick(covered.filter((each) => speaks(each, language)))
    const device = chance.pick(contract.lines)
    const priority = isNight ? 'P1' : chance.pick(scenario.priorities)
    const fits = scenario.models.some((model) => device.model.startsWith(model)) && isWhole(device)
    if (!fits || !scenario.priorities.some((each) => each === priority)) continue
    const by = chance.pick(reportersOf(contract, chance.happens(PARTNERS_OPEN)))
    const line = lineName(contract.number, device)
    return { written, scenario, priority, contract, line, device, by, channel: channelOf(chance, isNight) }
  }
}

function channelOf(chance: Chance, isNight: boolean): Opening['channel'] {
  const roll = chance.next()
  if (roll < channels.phone) return 'phone'
  return roll < channels.phone + channels.mail && !isNight ? 'mail' : 'portal'
}

function isCovered({ from, to }: DemoContract, written: string): boolean {
  const day = Temporal.PlainDate.from(written)
  const begun = Temporal.PlainDate.compare(Temporal.PlainDate.from(from).add({ days: MARGIN_DAYS }), day) <= 0
  return begun && Temporal.PlainDate.compare(day, Temporal.PlainDate.from(to).subtract({ days: MARGIN_DAYS })) <= 0
}

/** Lines with dates of their own were replaced; stories about those are told by hand. */
const isWhole = ({ from, to, service }: DemoLine): boolean =>
  from === undefined && to === undefined && service === undefined

const speaks = (contract: DemoContract, language: 'pl' | 'en'): boolean =>
  reportersOf(contract).some((key) => people.find((person) => person.key === key)?.locale === language)

function reportersOf({ customer, partner }: DemoContract, fromPartner = false): readonly string[] {
  const partners = partnersPeople[partner ?? ''] ?? []
  if (fromPartner && partners.length > 0) return partners
  return people.filter((person) => person.companies[0] === customer && person.unproven !== true).map(({ key }) => key)
}
