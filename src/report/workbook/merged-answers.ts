import type { JudgedFinding } from '../../analysis/audit.js'
import type { Finding } from '../../findings/finding.js'
import type { DecisionTab } from '../../model/decision.js'
import type { Mapping } from '../../model/mapping.js'
import type { ReturnedWorkbook } from './returned-answers.js'
import type { WorkbookCell, WorkbookRows } from './workbook-rows.js'

/** An answer to record; an empty value withdraws the one in force. */
export interface MergedAnswer {
  readonly tab: DecisionTab
  readonly key: string
  readonly field: string
  readonly value: string
  /** Of the finding as the person saw it; only for tab Findings. */
  readonly evidenceHash?: string
  readonly address: string
  /** The row has changed since the workbook was handed out. */
  readonly isStale: boolean
}

/** Two answers to one question; neither is applied. */
export interface AnswerConflict {
  readonly tab: DecisionTab
  readonly key: string
  readonly field: string
  readonly address: string
  readonly theirs: string
  /** In force now, or what another cell of the same workbook says. */
  readonly ours: string
}

/** An answer whose row exists no more. */
export interface OrphanedAnswer {
  readonly tab: DecisionTab
  readonly key: string
  readonly field: string
  readonly value: string
  readonly address: string
  /** The key most like it that exists. */
  readonly nearest?: string
}

/** An answer that cannot be used. */
export interface RejectedAnswer {
  readonly address: string
  readonly message: string
  /** What the cell holds. */
  readonly value: string
}

export interface MergeInput {
  readonly returned: ReturnedWorkbook
  /** What stood in the answer cells when the workbook was handed out; undefined when nobody kept it. */
  readonly base: { readonly cells: readonly (Omit<WorkbookCell, 'tab'> & { readonly tab: string })[] } | undefined
  /** The workbook as it would be handed out now. */
  readonly current: WorkbookRows
  readonly findings: readonly JudgedFinding[]
  /** The mapping with the answers in force laid over it. */
  readonly mapping: Mapping
}

export interface MergedAnswers {
  /** In the order of the workbook. */
  readonly decisions: readonly MergedAnswer[]
  readonly conflicts: readonly AnswerConflict[]
  readonly orphans: readonly OrphanedAnswer[]
  readonly rejected: readonly RejectedAnswer[]
  /** Cells whose answer is in force already. */
  readonly unchanged: number
  /** All of the above that is trouble, as RT-001 to RT-004. */
  readonly findings: readonly Finding[]
}
