import type { FindingCode } from '../findings/codes/catalog.js'
import type { Finding } from '../findings/finding.js'
import type { CallStatistics } from '../model/calls/call-statistics.js'
import type { AnswersInForce } from '../model/decision.js'
import type { DirectorySnapshot } from '../model/directory/snapshot.js'
import type { LgwSnapshot } from '../model/lgw/snapshot.js'
import type { Mapping } from '../model/mapping.js'
import type { Settings } from '../model/settings.js'
import type { UcmEstate } from '../model/ucm/estate.js'
import type { WebexSnapshot } from '../model/webex/snapshot.js'
import type { UcmRouter } from '../routing/ucm/ucm-router.js'
import type { MigrationScope } from './migration-scope.js'

/** What was read beside the cluster; what was not read is absent or empty. */
export interface OtherSystems {
  readonly webex?: WebexSnapshot
  /** By name. */
  readonly gateways: readonly LgwSnapshot[]
  /** By name. */
  readonly directories: readonly DirectorySnapshot[]
  readonly calls?: CallStatistics
  /** Of which day each input is, the export among them; of inputs that do not say it, when they were taken in. */
  readonly days: readonly InputDay[]
}

/** From which day an input is. */
export interface InputDay {
  /** `ucm`, `webex`, `lgw`, …, with its name. */
  readonly input: string
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly basis: 'stated' | 'taken in'
}

export const NO_OTHER_SYSTEMS: OtherSystems = { gateways: [], directories: [], days: [] }

/** Everything a question may look at. Pure data and pure engines; no clock but the date given. */
export interface QuestionInput {
  readonly estate: UcmEstate
  readonly router: UcmRouter
  readonly others: OtherSystems
  /** The person's mapping with the answers of returned workbooks laid over it. */
  readonly mapping: Mapping
  readonly scope: MigrationScope
  /** What was wrong with the rows of the roster. */
  readonly rosterFindings: readonly Finding[]
  readonly settings: Settings
  readonly answers: AnswersInForce
  /** `YYYY-MM-DD`; decides whether an acceptance has expired. */
  readonly today: string
}

/** A code that could not be judged, what is missing, and what would unlock it. */
export interface Unchecked {
  readonly code: FindingCode
  readonly missing: string
  readonly unlock: string
}

/** The answer to a question: problems, the table a person reads, and what could not be judged. */
export interface QuestionResult<Row = never> {
  readonly findings: readonly Finding[]
  readonly rows: readonly Row[]
  readonly unchecked: readonly Unchecked[]
}
