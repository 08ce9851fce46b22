import { refusals } from './answer-refusals.js'
import type {
  AnswerConflict,
  MergedAnswer,
  MergedAnswers,
  MergeInput,
  OrphanedAnswer,
  RejectedAnswer,
} from './merged-answers.js'
import { orphanOf } from './orphaned-answer.js'
import type { ReturnedAnswer, ReturnProblem } from './returned-answers.js'
import { isSameText } from './returned-cell.js'
import { returnFindings } from './return-findings.js'
import type { WorkbookRows } from './workbook-rows.js'

export type { AnswerConflict, MergedAnswer, MergedAnswers, MergeInput, OrphanedAnswer, RejectedAnswer }

/**
 * Three-way merge (`audit-workbook` 6): what stood in the cell, what came back, what is in force. Only
 * a cell that somebody changed is an answer; it is taken where nothing else was answered meanwhile.
 */
export function mergeAnswers(merge: MergeInput): MergedAnswers {
  const base = merge.base === undefined ? undefined : baseCells(merge.base.cells)
  const { changed, untouched } = changedAnswers(merge.returned.answers, base)
  const result = new Sorter(merge.current)
  for (const alike of changed) result.sort(alike, base?.get(cellKey(alike[0])) ?? (base === undefined ? undefined : ''))
  const refused = refusals(result.taken, merge)
  const isRefused = new Set([...refused.rejected, ...refused.conflicts].map(({ address }) => address))
  const rejected = [...invalidCells(merge.returned.problems, base), ...refused.rejected]
  const merged = {
    decisions: result.taken.filter(({ address }) => !isRefused.has(address)),
    conflicts: [...result.conflicts, ...refused.conflicts],
    orphans: result.orphans,
    rejected,
    unchanged: untouched + result.unchanged,
  }
  return { ...merged, findings: returnFindings(merged, merge.returned.problems, merge.findings) }
}

type CellName = Pick<ReturnedAnswer, 'tab' | 'key' | 'field'>
type Alike = readonly [ReturnedAnswer, ...ReturnedAnswer[]]

function cellKey({ tab, key, field }: { tab: string; key: string; field: string }): string {
  return JSON.stringify([tab, key, field])
}

function baseCells(cells: NonNullable<MergeInput['base']>['cells']): ReadonlyMap<string, string> {
  return new Map(cells.map((cell) => [cellKey(cell), cell.value]))
}

/** Answers that differ from what was handed out, grouped by what they answer: rows may have been copied. */
function changedAnswers(
  answers: readonly ReturnedAnswer[],
  base: ReadonlyMap<string, string> | undefined,
): { readonly changed: readonly Alike[]; readonly untouched: number } {
  const changed = new Map<string, [ReturnedAnswer, ...ReturnedAnswer[]]>()
  let untouched = 0
  for (const answer of answers) {
    const key = cellKey(answer)
    // Without a base an empty cell says nothing; with one, it takes an answer back.
    if (isSameText(answer.value, base?.get(key) ?? '')) {
      if (answer.value !== '') untouched += 1
      continue
    }
    const alike = changed.get(key)
    if (alike === undefined) changed.set(key, [answer])
    else alike.push(answer)
  }
  return { changed: [...changed.values()], untouched }
}

/** Puts each changed answer where it belongs. */
class Sorter {
  readonly taken: MergedAnswer[] = []
  readonly conflicts: AnswerConflict[] = []
  readonly orphans: OrphanedAnswer[] = []
  unchanged = 0
  private readonly current: WorkbookRows

  constructor(current: WorkbookRows) {
    this.current = current
  }

  /** Answers to one question that differ from the base; `base` undefined when nobody kept it. */
  sort(alike: Alike, base: string | undefined): void {
    const [answer] = alike
    const other = alike.find(({ value }) => !isSameText(value, answer.value))
    const row = this.current.find(answer.tab, answer.key)
    const ours = row?.answers.get(answer.field) ?? ''
    if (other !== undefined) this.conflict(other, answer.value)
    else if (row === undefined) this.orphan(answer)
    else if (isSameText(ours, answer.value)) this.unchanged += 1
    else if (isSameText(ours, base ?? '')) this.take(answer, row.hash)
    else this.conflict(answer, ours)
  }

  private take({ hash, ...answer }: ReturnedAnswer, rowHash: string): void {
    const evidence = answer.tab === 'Findings' ? { evidenceHash: hash ?? rowHash } : {}
    this.taken.push({ ...answer, ...evidence, isStale: hash !== undefined && hash !== rowHash })
  }

  /** Taking back an answer to what is gone anyway says nothing. */
  private orphan(answer: ReturnedAnswer): void {
    if (answer.value !== '') this.orphans.push(orphanOf(answer, this.current))
  }

  private conflict(
    { tab, key, field, address, value }: CellName & { address: string; value: string },
    ours: string,
  ): void {
    this.conflicts.push({ tab, key, field, address, theirs: value, ours })
  }
}

/** Cells that hold no answer, unless they held just that when they were handed out. */
function invalidCells(
  problems: readonly ReturnProblem[],
  base: ReadonlyMap<string, string> | undefined,
): readonly RejectedAnswer[] {
  return problems.flatMap(({ kind, tab, key, field, text, address, message }) => {
    if (kind !== 'invalid' || key === undefined || field === undefined || text === undefined) return []
    const handedOut = base?.get(cellKey({ tab, key, field }))
    return handedOut !== undefined && isSameText(handedOut, text) ? [] : [{ address, message, value: text }]
  })
}
