/** The tabs whose decision columns are read back, and `mapping` for mapping rows. */
export const DECISION_TABS = [
  'Findings',
  'Mapping',
  'Agents',
  'Locations',
  'Numbers',
  'Dial plan',
  'Trunks',
  'Licenses',
  'Hunt and queues',
  'Shared lines',
  'Emergency',
] as const
export type DecisionTab = (typeof DECISION_TABS)[number]

/** Answers to a finding (`audit-workbook` 6). */
export const FINDING_ANSWERS = ['FIX', 'APPLY', 'ACCEPT', 'SCOPE_OUT', 'DEFER', 'QUESTION'] as const
export type FindingAnswer = (typeof FINDING_ANSWERS)[number]

/** Where an answer came from: a cell of a returned file, or a command. */
export type DecisionOrigin =
  | { readonly kind: 'workbook'; readonly file: string; readonly sha256: string; readonly cell: string }
  | { readonly kind: 'command'; readonly command: string }

/**
 * One answer of one person to one question; append-only. The latest for (tab, key, field) is in
 * force; an empty value withdraws the answer.
 */
export interface Decision {
  readonly tab: DecisionTab
  /** The row's hidden key: a finding id, `user:<id>`, `location:<name>`, … */
  readonly key: string
  /** Header of the decision column. */
  readonly field: string
  readonly value: string
  /** Of the finding when the question was shown; only for tab `Findings`. */
  readonly evidenceHash?: string
  readonly recordedAt: string
  readonly origin: DecisionOrigin
}

/** The answers in force, latest per (tab, key, field). */
export interface AnswersInForce {
  /** The answer, or undefined when there is none or it was withdrawn. */
  get(tab: DecisionTab, key: string, field: string): Decision | undefined
  readonly all: readonly Decision[]
}

/** Folds the append-only log (oldest first) into the answers in force. */
export function answersInForce(log: readonly Decision[]): AnswersInForce {
  const latest = new Map<string, Decision>()
  for (const decision of log) latest.set(answerKey(decision.tab, decision.key, decision.field), decision)
  for (const [key, decision] of latest) if (decision.value === '') latest.delete(key)
  return {
    get: (tab, key, field) => latest.get(answerKey(tab, key, field)),
    all: [...latest.values()],
  }
}

function answerKey(tab: DecisionTab, key: string, field: string): string {
  return JSON.stringify([tab, key, field])
}
