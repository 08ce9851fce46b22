import type { Finding } from '../../findings/finding.js'
import { compareFindings, compareText, finding } from '../../findings/finding.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import type { OrganizationFacts, PersonStatement, SeatStatement } from '../../model/mapping.js'
import { evidence, listSome } from '../evidence.js'
import { IdentityBook } from '../identity-book.js'
import type { Mover } from '../migration-scope.js'
import type { QuestionInput, QuestionResult, Unchecked } from '../question.js'
import type { LicenseRow } from './columns.js'

/** New Customer Assist seats needed up to and including a wave; `wave` absent = also those without one. */
interface Need {
  readonly wave: number | undefined
  readonly movers: number
}

/** Whether there are seats for everybody, and whether everybody can be given one (`customer-assist` 2.4). */
export function askLicenses(input: QuestionInput): QuestionResult<LicenseRow> {
  const { organization } = input.mapping
  const statementOf = statementLookup(organization)
  const needs = cumulativeNeeds(input, statementOf)
  const findings: readonly Finding[] = [
    ...shortOfSeats(needs, input),
    ...standardHolders(input, statementOf),
    ...notLicensable(input),
  ]
  return {
    findings: [...findings].sort(compareFindings),
    rows: licenseRows(organization, needs),
    unchecked: uncheckedLicenses(input, statementOf),
  }
}

/**
 * Seats needed, cumulative by wave: agents and supervisors alike need one (`customer-assist` 2.4-3, -4).
 * Who is stated to hold one already needs no new one. People without a wave count after the last wave.
 */
function cumulativeNeeds({ scope }: QuestionInput, statementOf: StatementLookup): readonly Need[] {
  const needing = [...new Map(scope.movers.map((mover) => [mover.key, mover])).values()].filter(
    (mover) => statementOf(mover)?.licenses.includes('customer-assist') !== true,
  )
  const waves = [...new Set(needing.flatMap(({ wave }) => wave ?? []))].sort((a, b) => a - b)
  const needs: Need[] = waves.map((wave) => ({
    wave,
    movers: needing.filter((mover) => mover.wave !== undefined && mover.wave <= wave).length,
  }))
  if (needing.some(({ wave }) => wave === undefined)) needs.push({ wave: undefined, movers: needing.length })
  return needs
}

/** LIC-001, one per wave that cannot be served. */
function shortOfSeats(needs: readonly Need[], { mapping, scope }: QuestionInput): readonly Finding[] {
  const { organization } = mapping
  const seats = organization.seats.filter(({ product }) => product === 'customer-assist')
  if (seats.length === 0) return []
  const free = sumFree(seats)
  return needs.flatMap(({ wave, movers }) => {
    if (movers <= free) return []
    const upTo = wave === undefined ? 'for everybody who moves' : `up to wave ${wave}`
    return finding({
      code: 'LIC-001',
      subject: 'license:customer-assist',
      scope: wave === undefined ? 'cluster' : `wave:${wave}`,
      ...(scope.basis === 'presumed' ? { confidence: 'LIKELY' as const } : {}),
      message: `${movers} new Customer Assist seats are needed ${upTo}, ${free} are free: ${movers - free} short.`,
      evidence: [
        ...seats.map((seat) =>
          evidence(
            `seats in ${seat.subscription ?? 'the subscription'}`,
            `${seat.total} total, ${seat.consumed} consumed`,
          ),
        ),
        evidence('needed', String(movers)),
        evidence('short by', String(movers - free)),
        evidence('as stated by', statedBy(organization)),
        ...(scope.basis === 'presumed' ? [evidence('movers', 'presumed from the export, no roster')] : []),
      ],
      wave,
    })
  })
}

/** LIC-003 (`customer-assist` 2.2: 400407, 400410, 400112). */
function standardHolders({ scope, mapping }: QuestionInput, statementOf: StatementLookup): readonly Finding[] {
  return scope.movers.flatMap((mover) => {
    const statement = statementOf(mover)
    if (statement?.licenses.includes('standard') !== true) return []
    return finding({
      code: 'LIC-003',
      subject: mover.key,
      message: `${mover.label} (${statement.mail}) holds a Standard license, which excludes Customer Assist.`,
      evidence: [
        evidence('licenses', statement.licenses.join(', ')),
        evidence('as stated by', statedBy(mapping.organization)),
      ],
      location: mover.location,
      wave: mover.wave,
    })
  })
}

/** LIC-006 (`customer-assist` 2.2: 400411). While no location is mapped at all, that part is unchecked. */
function notLicensable(input: QuestionInput): readonly Finding[] {
  const book = new IdentityBook(input)
  return input.scope.movers.flatMap((mover) => {
    const numbers = book.ofMover(mover)
    const missing = [
      ...(numbers?.e164 === undefined && numbers?.extension === undefined ? ['number or extension'] : []),
      ...(mover.location === undefined && input.mapping.locations.length > 0 ? ['location'] : []),
    ]
    if (missing.length === 0) return []
    return finding({
      code: 'LIC-006',
      subject: mover.key,
      message: `${mover.label} has no ${missing.join(' and no ')}, so the license would be refused.`,
      evidence: [
        evidence('line', numbers?.line.dn ?? 'none', numbers?.source),
        evidence('location', mover.location ?? 'none'),
        ...(mover.who === undefined ? [] : [evidence('roster', mover.who, mover.source)]),
      ],
      location: mover.location,
      wave: mover.wave,
    })
  })
}

function uncheckedLicenses({ scope, mapping }: QuestionInput, statementOf: StatementLookup): readonly Unchecked[] {
  const { organization, locations } = mapping
  const unchecked: Unchecked[] = []
  if (scope.movers.length === 0) {
    const missing = 'nobody is known to move'
    return (['LIC-001', 'LIC-003', 'LIC-006'] as const).map((code) => ({ code, missing, unlock: UNLOCK.roster }))
  }
  if (!hasSeats(organization)) {
    unchecked.push({ code: 'LIC-001', missing: 'Customer Assist seats are not stated', unlock: UNLOCK.organization })
  }
  const silent = scope.movers.filter((mover) => statementOf(mover) === undefined)
  if (silent.length > 0) {
    const missing = `no licenses are stated for ${listSome(
      silent.map(({ label }) => label),
      5,
    )}`
    unchecked.push({ code: 'LIC-003', missing, unlock: UNLOCK.organization })
  }
  if (locations.length === 0) {
    unchecked.push({ code: 'LIC-006', missing: 'no location is mapped', unlock: UNLOCK.mapping })
  }
  return unchecked
}

function licenseRows(organization: OrganizationFacts, needs: readonly Need[]): readonly LicenseRow[] {
  const needed = needs.at(-1)?.movers ?? 0
  const perWave = needs.map(({ wave, movers }) => `${wave === undefined ? 'in all' : `wave ${wave}`}: ${movers}`)
  const free = sumFree(organization.seats.filter(({ product }) => product === 'customer-assist'))
  const rows = organization.seats.map((seat): LicenseRow => {
    const isNeeded = seat.product === 'customer-assist'
    return {
      key: `license:${seat.product}@${seat.subscription ?? ''}`,
      subscription: seat.subscription ?? '',
      product: seat.product,
      total: seat.total,
      consumed: seat.consumed,
      free: seat.total - seat.consumed,
      neededPerWave: isNeeded ? perWave.join(', ') : '',
      balance: isNeeded ? free - needed : undefined,
      statedBy: statedBy(organization),
    }
  })
  if (needed > 0 && !hasSeats(organization)) rows.push(unstatedRow(perWave))
  return rows.sort((a, b) => compareText(a.product, b.product) || compareText(a.subscription, b.subscription))
}

/** Seats are needed and nobody said how many there are: the row asks for it. */
function unstatedRow(perWave: readonly string[]): LicenseRow {
  return {
    key: 'license:customer-assist@',
    subscription: '',
    product: 'customer-assist',
    total: undefined,
    consumed: undefined,
    free: undefined,
    neededPerWave: perWave.join(', '),
    balance: undefined,
    statedBy: 'not stated',
  }
}

function hasSeats({ seats }: OrganizationFacts): boolean {
  return seats.some(({ product }) => product === 'customer-assist')
}

function sumFree(seats: readonly SeatStatement[]): number {
  return seats.reduce((sum, { total, consumed }) => sum + total - consumed, 0)
}

/** Looks up what was stated about a person, by mail without regard to case. */
type StatementLookup = (mover: Mover) => PersonStatement | undefined

function statementLookup({ people }: OrganizationFacts): StatementLookup {
  const byMail = new Map(people.map((person) => [person.mail.toLowerCase(), person]))
  return ({ mail }) => (mail === undefined ? undefined : byMail.get(mail.toLowerCase()))
}

function statedBy({ statedBy: who, statedOn, status }: OrganizationFacts): string {
  const name = who ?? (status === 'confirmed' ? 'not named' : 'nobody yet (proposed)')
  return statedOn === undefined ? name : `${name}, ${statedOn}`
}
