import type { JudgedFinding } from '../../../analysis/audit.js'
import type { Mover } from '../../../analysis/migration-scope.js'
import { compareText } from '../../../findings/finding.js'
import type { Severity } from '../../../findings/severity.js'
import type { WorkbookInput } from '../workbook-input.js'

export const READINESS_WORDS = ['RED', 'AMBER', 'GREEN'] as const
export type ReadinessWord = (typeof READINESS_WORDS)[number]

/** Severities that a summary counts; LOW and INFO stop nothing (`audit-workbook` 2). */
export const COUNTED_SEVERITIES = ['BLOCKER', 'HIGH', 'MEDIUM'] as const satisfies readonly Severity[]

/** One location in one wave; the whole cluster has neither. */
export interface SummaryLine {
  readonly location: string
  readonly wave: number | undefined
  /** False for the whole cluster, where nobody is counted. */
  readonly isPlace: boolean
  readonly agents: number
  readonly supervisors: number
  readonly numbers: number
  readonly seatsNeeded: number
  /** Findings that count at the gate, worst first. */
  readonly open: Readonly<Record<(typeof COUNTED_SEVERITIES)[number], readonly JudgedFinding[]>>
  /** Findings of those severities that somebody has answered, and all of them. */
  readonly decided: number
  readonly toDecide: number
  readonly readiness: ReadinessWord
}

export const WHOLE_CLUSTER = 'Whole cluster'
const NO_LOCATION = 'No location yet'

/** One line per location and wave in which somebody moves or something was found, then the whole cluster. */
export function summaryLines({ audit, input }: WorkbookInput): readonly SummaryLine[] {
  const { movers } = input.scope
  const holders = new Set(
    input.mapping.organization.people
      .filter(({ licenses }) => licenses.includes('customer-assist'))
      .map(({ mail }) => mail.toLowerCase()),
  )
  const isSeated = (mover: Mover) => mover.mail !== undefined && holders.has(mover.mail.toLowerCase())
  const lines = placesOf(movers, audit.findings).map(({ location, wave }) => {
    const people = movers.filter((mover) => mover.location === location && mover.wave === wave)
    const about = audit.findings.filter(({ finding }) => concerns(finding, location, wave))
    return lineOf(location ?? NO_LOCATION, wave, people, about, people.filter((mover) => !isSeated(mover)).length)
  })
  const everywhere = audit.findings.filter(
    ({ finding }) => finding.location === undefined && finding.wave === undefined,
  )
  const whole = { ...lineOf(WHOLE_CLUSTER, undefined, [], everywhere, 0), isPlace: false }
  const isUnsure = audit.unchecked.length > 0 && whole.readiness === 'GREEN'
  return [...lines, isUnsure ? { ...whole, readiness: 'AMBER' } : whole]
}

interface Place {
  readonly location: string | undefined
  readonly wave: number | undefined
}

/** Waves in which a location takes part; a location without people has the line without a wave. */
function placesOf(movers: readonly Mover[], findings: readonly JudgedFinding[]): readonly Place[] {
  const places = new Map<string, Place>()
  const add = (location: string | undefined, wave: number | undefined): void => {
    places.set(JSON.stringify([location ?? null, wave ?? null]), { location, wave })
  }
  for (const { location, wave } of movers) add(location, wave)
  const peopled = new Set(movers.map(({ location }) => location))
  for (const { finding } of findings) {
    if (finding.location !== undefined && !peopled.has(finding.location)) add(finding.location, undefined)
  }
  const named = ({ location }: Place) => (location === undefined ? 1 : 0)
  return [...places.values()].sort(
    (a, b) =>
      named(a) - named(b) ||
      (a.wave ?? Infinity) - (b.wave ?? Infinity) ||
      compareText(a.location ?? '', b.location ?? ''),
  )
}

/** A finding without a wave concerns every wave of its location, one without a location every location of its wave. */
function concerns(finding: JudgedFinding['finding'], location: string | undefined, wave: number | undefined): boolean {
  if (finding.location === undefined) return finding.wave !== undefined && finding.wave === wave
  return finding.location === location && (finding.wave === undefined || finding.wave === wave)
}

function lineOf(
  location: string,
  wave: number | undefined,
  people: readonly Mover[],
  findings: readonly JudgedFinding[],
  seatsNeeded: number,
): SummaryLine {
  const counted = findings.filter(({ finding }) => (COUNTED_SEVERITIES as readonly string[]).includes(finding.severity))
  const openOf = (severity: Severity) =>
    counted.filter(({ finding, status }) => finding.severity === severity && status.countsAtGate)
  const open = { BLOCKER: openOf('BLOCKER'), HIGH: openOf('HIGH'), MEDIUM: openOf('MEDIUM') }
  return {
    location,
    wave,
    isPlace: true,
    agents: people.filter(({ role }) => role !== 'SUPERVISOR').length,
    supervisors: people.filter(({ role }) => role !== 'AGENT').length,
    numbers: people.reduce((total, { lines }) => total + lines.length, 0),
    seatsNeeded,
    open,
    decided: counted.filter(({ status }) => status.status !== 'OPEN' && status.status !== 'REOPENED').length,
    toDecide: counted.length,
    readiness: open.BLOCKER.length > 0 ? 'RED' : open.HIGH.length + open.MEDIUM.length > 0 ? 'AMBER' : 'GREEN',
  }
}
