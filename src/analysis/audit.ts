import type { FindingCode } from '../findings/codes/catalog.js'
import type { Finding } from '../findings/finding.js'
import { compareFindings } from '../findings/finding.js'
import { evidenceHash, findingId } from '../model/fingerprint.js'
import type { FindingStatus } from './answers.js'
import { findingStatus } from './answers.js'
import { askDialPlan } from './dial-plan/question.js'
import { askEmergency } from './emergency/question.js'
import { askForwarding } from './forwarding/question.js'
import { askGateway } from './gateway/question.js'
import { askHunting } from './hunting/question.js'
import { askLicenses } from './licenses/question.js'
import { askLocations } from './locations/question.js'
import { askNumbers } from './numbers/question.js'
import { askParkPickup } from './park-pickup/question.js'
import type { QuestionInput, QuestionResult, Unchecked } from './question.js'
import { askReadiness } from './readiness/question.js'
import { askSharedLines } from './shared-lines/question.js'
import { askTrunks } from './trunks/question.js'
import { askUsers } from './users/question.js'
import { askVoicemailAndRecording } from './voicemail-recording/question.js'

/** The questions by the name that `check` takes. */
export const QUESTIONS = {
  readiness: askReadiness,
  locations: askLocations,
  users: askUsers,
  licenses: askLicenses,
  numbers: askNumbers,
  'dial-plan': askDialPlan,
  emergency: askEmergency,
  trunks: askTrunks,
  gateway: askGateway,
  hunting: askHunting,
  'shared-lines': askSharedLines,
  'park-pickup': askParkPickup,
  forwarding: askForwarding,
  'voicemail-recording': askVoicemailAndRecording,
} as const satisfies Record<string, (input: QuestionInput) => QuestionResult<object>>

export type QuestionName = keyof typeof QUESTIONS
export const QUESTION_NAMES = Object.keys(QUESTIONS) as readonly QuestionName[]

/** A finding with its identity and where it stands after people's answers. */
export interface JudgedFinding {
  readonly id: string
  readonly hash: string
  readonly finding: Finding
  readonly status: FindingStatus
}

/** Every question answered: what `check` prints and the workbook lays out. */
export interface Audit {
  /** Worst first. */
  readonly findings: readonly JudgedFinding[]
  /** One per code, sorted: silence about these does not mean they are fine. */
  readonly unchecked: readonly Unchecked[]
  readonly tables: { readonly [Name in QuestionName]: ReturnType<(typeof QUESTIONS)[Name]>['rows'] }
}

/** Asks the questions named (all by default). Pure. */
export function runAudit(input: QuestionInput, names: readonly QuestionName[] = QUESTION_NAMES): Audit {
  const results = new Map<QuestionName, QuestionResult<object>>()
  for (const name of QUESTION_NAMES) {
    results.set(name, names.includes(name) ? QUESTIONS[name](input) : { findings: [], rows: [], unchecked: [] })
  }
  const all = [...results.values()]
  const findings = onePerIdentity(all.flatMap((result) => result.findings)).map((finding) => overridden(finding, input))
  const tables = Object.fromEntries([...results].map(([name, result]) => [name, result.rows]))
  return {
    findings: findings.sort(compareFindings).map((finding) => ({
      id: findingId(finding),
      hash: evidenceHash(finding),
      finding,
      status: findingStatus(finding, input.answers, input.today),
    })),
    unchecked: onePerCode(all.flatMap((result) => result.unchecked)),
    tables: tables as Audit['tables'],
  }
}

/** Two statements about one subject are one finding with the evidence of both: one answer settles it. */
function onePerIdentity(findings: readonly Finding[]): readonly Finding[] {
  const byId = new Map<string, Finding>()
  for (const finding of findings) {
    const id = findingId(finding)
    const known = byId.get(id)
    byId.set(id, known === undefined ? finding : { ...known, evidence: [...known.evidence, ...finding.evidence] })
  }
  return [...byId.values()]
}

/** The severity that `rehome.yaml` gives the code, else the finding's own. */
function overridden(finding: Finding, input: QuestionInput): Finding {
  const severity = input.settings.severityOverrides[finding.code]
  return severity === undefined ? finding : { ...finding, severity }
}

function onePerCode(unchecked: readonly Unchecked[]): readonly Unchecked[] {
  const byCode = new Map<FindingCode, Map<string, Unchecked>>()
  for (const item of unchecked) {
    const known = byCode.get(item.code) ?? new Map<string, Unchecked>()
    known.set(item.missing, item)
    byCode.set(item.code, known)
  }
  const sorted = [...byCode].sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.flatMap(([, items]) => [...items.values()])
}
