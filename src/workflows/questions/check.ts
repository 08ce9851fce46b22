import type { JudgedFinding, QuestionName } from '../../analysis/audit.js'
import { runAudit } from '../../analysis/audit.js'
import type { QuestionInput, Unchecked } from '../../analysis/question.js'
import type { FindingCode } from '../../findings/codes/catalog.js'
import type { Severity } from '../../findings/severity.js'
import { isAtLeast, SEVERITIES } from '../../findings/severity.js'
import { UserError } from '../../findings/user-error.js'
import type { KnownFacts } from './estate-question.js'
import { knownFacts, knownGatewayFacts, questionInput } from './estate-question.js'
import type { Workspace } from '../ports.js'

/** What is asked and which findings are shown. */
export interface CheckOptions {
  /** All questions when absent. */
  readonly questions?: readonly QuestionName[]
  readonly codes?: readonly FindingCode[]
  readonly location?: string
  readonly wave?: number
  /** Findings at or above it end the command with exit code 3; absent = never. */
  readonly failOn?: Severity
}

export interface CheckResult {
  readonly findings: readonly JudgedFinding[]
  /** All findings shown, whatever their status. */
  readonly totals: Readonly<Record<Severity, number>>
  readonly unchecked: readonly Unchecked[]
  /** Findings at or above the gate that no answer settles. */
  readonly atGate: number
  readonly scopeBasis: 'roster' | 'presumed'
  readonly movers: number
}

/** What is known to answer the questions: `gateway` alone is answered from gateways alone. */
export function checkFacts(workspace: Workspace, today: string, { questions }: CheckOptions): KnownFacts {
  const ofGateways = questions !== undefined && questions.every((name) => name === 'gateway')
  return ofGateways ? knownGatewayFacts(workspace, today) : knownFacts(workspace, today)
}

/** Answers the questions about everything known. Pure. */
export function check(facts: KnownFacts, options: CheckOptions): CheckResult {
  const input = questionInput(facts)
  refuseUnknownFilter(input, options)
  const audit = runAudit(input, options.questions)
  const findings = audit.findings.filter((judged) => isWanted(judged, options))
  const unchecked = audit.unchecked.filter(({ code }) => options.codes === undefined || options.codes.includes(code))
  return {
    findings,
    totals: severityTotals(findings),
    unchecked,
    atGate: atGate(findings, options.failOn),
    scopeBasis: input.scope.basis,
    movers: input.scope.movers.length,
  }
}

/** How many findings at or above the gate no answer settles. */
export function atGate(findings: readonly JudgedFinding[], failOn: Severity | undefined): number {
  if (failOn === undefined) return 0
  return findings.filter(({ finding, status }) => status.countsAtGate && isAtLeast(finding.severity, failOn)).length
}

/** How many findings of each severity, worst first. */
export function severityTotals(findings: readonly JudgedFinding[]): Readonly<Record<Severity, number>> {
  const count = (severity: Severity): number => findings.filter(({ finding }) => finding.severity === severity).length
  return Object.fromEntries(SEVERITIES.map((severity) => [severity, count(severity)])) as Record<Severity, number>
}

/** A filter that fits nothing would make every gate pass: a typing error must not. */
function refuseUnknownFilter(input: QuestionInput, { location, wave }: CheckOptions): void {
  const movers = input.scope.movers
  const locations = new Set([
    ...input.mapping.locations.map(({ name }) => name),
    ...movers.flatMap((mover) => mover.location ?? []),
  ])
  if (location !== undefined && !locations.has(location)) {
    const hint =
      locations.size === 0
        ? 'no location is mapped yet: rehome map propose'
        : `known: ${[...locations].sort().join(', ')}`
    throw new UserError(`there is no location ${location}`, { kind: 'usage', hint })
  }
  const waves = new Set(movers.flatMap((mover) => mover.wave ?? []))
  if (wave !== undefined && !waves.has(wave)) {
    const known = [...waves].sort((a, b) => a - b).join(', ')
    throw new UserError(`nobody moves in wave ${wave}`, {
      kind: 'usage',
      hint: known === '' ? 'the roster names no wave' : `waves: ${known}`,
    })
  }
}

function isWanted({ finding }: JudgedFinding, options: CheckOptions): boolean {
  if (options.codes !== undefined && !options.codes.includes(finding.code)) return false
  if (options.location !== undefined && finding.location !== options.location) return false
  return options.wave === undefined || finding.wave === options.wave
}
