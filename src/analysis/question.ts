import type { FindingCode } from '../findings/codes/catalog.js'
import type { Finding } from '../findings/finding.js'
import type { AnswersInForce } from '../model/decision.js'
import type { Mapping } from '../model/mapping.js'
import type { Settings } from '../model/settings.js'
import type { UcmEstate } from '../model/ucm/estate.js'
import type { UcmRouter } from '../routing/ucm/ucm-router.js'
import type { MigrationScope } from './migration-scope.js'

/** Everything a question may look at. Pure data and pure engines; no clock but the date given. */
export interface QuestionInput {
  readonly estate: UcmEstate
  readonly router: UcmRouter
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
