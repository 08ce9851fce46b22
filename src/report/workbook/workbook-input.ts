import type { Audit } from '../../analysis/audit.js'
import type { QuestionInput } from '../../analysis/question.js'
import type { PlanReport } from './plan-tabs/plan-report.js'

/** One input as it was taken in, for the first tab. */
export interface WorkbookInputFile {
  /** `ucm`, `roster`, … */
  readonly kind: string
  /** Base name of the file or folder. */
  readonly name: string
  readonly sha256: string
  /** ISO 8601 day or time; absent where nobody recorded it. */
  readonly takenAt?: string
  /** Data rows, where somebody counted them. */
  readonly rows?: number
}

/** All that the audit workbook is made of; plain data, no clock. */
export interface WorkbookInput {
  /** What the questions were asked about: estate, effective mapping, scope, answers. */
  readonly input: QuestionInput
  readonly audit: Audit
  readonly project: { readonly id: string; readonly name: string }
  /** Of this workbook: 1, 2, …; 0 for one that nobody keeps the base of. */
  readonly revision: number
  /** `YYYY-MM-DD` */
  readonly asOf: string
  readonly inputs: readonly WorkbookInputFile[]
  /** The current plan; absent while there is none. */
  readonly plan?: PlanReport
}
