import type { DecisionTab } from '../../model/decision.js'

/** What a decision cell of a returned workbook holds; empty where nobody answers, or not any more. */
export interface ReturnedAnswer {
  readonly tab: DecisionTab
  readonly key: string
  /** Header of the decision column. */
  readonly field: string
  /** Canonical: words of closed lists as they are written, days as `YYYY-MM-DD`. */
  readonly value: string
  /** For example `Findings!H12`. */
  readonly address: string
  /** What the row's hidden hash said; absent where the column is gone. */
  readonly hash?: string
}

/**
 * Why something was not taken in: `invalid` cells, rows without a key, columns or tabs that are
 * gone, a column that is there twice, and rows `edited` outside the decision columns.
 */
export type ReturnProblemKind =
  | 'invalid'
  | 'missing-key'
  | 'missing-tab'
  | 'missing-column'
  | 'duplicate-column'
  | 'edited'

export interface ReturnProblem {
  readonly kind: ReturnProblemKind
  readonly address: string
  /** A sentence without the address. */
  readonly message: string
  readonly tab: DecisionTab
  readonly key?: string
  readonly field?: string
  /** What the cell holds. */
  readonly text?: string
}

export interface ReturnedWorkbook {
  readonly projectId: string
  /** Of the workbook that was handed out. */
  readonly revision: number
  readonly answers: readonly ReturnedAnswer[]
  readonly problems: readonly ReturnProblem[]
}
