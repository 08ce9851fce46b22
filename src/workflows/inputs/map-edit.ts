import type { Mapping } from '../../model/mapping.js'
import type { MappingAnswer, MappingProblem, MappingRow } from '../../model/mapping-rows.js'
import { applyMappingRows, mappingRows } from '../../model/mapping-rows.js'
import { MappingInForce } from './mapping-answers.js'
import { mappingProgress } from './map-propose.js'
import type { Clock, Workspace } from '../ports.js'

/** One proposal as a whole: a location, a trunk, a number rule, with all that is stated about it. */
export interface ProposedItem {
  readonly kind: string
  readonly name: string
  readonly rows: readonly MappingRow[]
}

export interface InterviewProgress {
  readonly number: number
  readonly of: number
}

/** What a person says to a proposal: it is right, one field is other, leave it, or stop here. */
export type Verdict = 'confirm' | 'leave' | 'stop' | { readonly key: string; readonly value: string }

/** Asks a person at a terminal. */
export interface MappingInterview {
  /** The missing value; empty leaves it open. */
  askMissing(row: MappingRow, progress: InterviewProgress): Promise<string | { readonly stop: true }>
  judge(item: ProposedItem, progress: InterviewProgress): Promise<Verdict>
  refused(problem: MappingProblem): void
}

export interface EditedMapping {
  readonly answered: number
  readonly missing: number
  readonly proposed: number
  readonly confirmed: number
}

/** Values that are needed and not there. */
export function missingRows(mapping: Mapping): readonly MappingRow[] {
  return mappingRows(mapping).filter(({ missing }) => missing)
}

/** Objects that stand as a proposal, with the fields that have a value. */
export function proposedItems(mapping: Mapping): readonly ProposedItem[] {
  const items = new Map<string, ProposedItem & { rows: MappingRow[] }>()
  for (const row of mappingRows(mapping)) {
    if (row.status !== 'proposed' || row.value === '') continue
    const key = `${row.kind}\0${row.name}`
    const item = items.get(key) ?? { kind: row.kind, name: row.name, rows: [] }
    item.rows.push(row)
    items.set(key, item)
  }
  return [...items.values()]
}

/** First what is missing, then each proposal as a whole; every answer is on disk before the next question. */
export async function editMapping(
  workspace: Workspace,
  interview: MappingInterview,
  clock: Clock,
): Promise<EditedMapping> {
  const session = new EditSession(new MappingInForce(workspace, clock), interview)
  if (await session.askMissing()) await session.judgeProposals()
  return session.result()
}

class EditSession {
  private readonly current: MappingInForce
  private readonly interview: MappingInterview
  private mapping: Mapping
  private answered = 0

  constructor(current: MappingInForce, interview: MappingInterview) {
    this.current = current
    this.interview = interview
    this.mapping = current.mapping
  }

  /** False when the person stopped. */
  async askMissing(): Promise<boolean> {
    const rows = missingRows(this.mapping)
    for (const [index, row] of rows.entries()) {
      if (!(await this.askOne(row, { number: index + 1, of: rows.length }))) return false
    }
    return true
  }

  /** Asks again after a value that was refused; false when the person stopped. */
  private async askOne(row: MappingRow, progress: InterviewProgress): Promise<boolean> {
    for (;;) {
      const value = await this.interview.askMissing(row, progress)
      if (typeof value !== 'string') return false
      if (value === '' || this.take([{ key: row.key, value }])) return true
    }
  }

  async judgeProposals(): Promise<void> {
    const items = proposedItems(this.mapping)
    for (const [index, item] of items.entries()) {
      const stopped = await this.judge(item, { number: index + 1, of: items.length })
      if (stopped) return
    }
  }

  result(): EditedMapping {
    return { answered: this.answered, ...mappingProgress(this.mapping) }
  }

  /** A changed field brings the same proposal up again, until it is confirmed or left. */
  private async judge(item: ProposedItem, progress: InterviewProgress): Promise<boolean> {
    let shown: ProposedItem | undefined = item
    while (shown !== undefined) {
      const verdict = await this.interview.judge(shown, progress)
      if (verdict === 'stop') return true
      if (verdict === 'leave') return false
      if (verdict === 'confirm') {
        this.take(shown.rows.slice(0, 1).map(({ key }) => ({ key })))
        return false
      }
      this.take([{ ...verdict, confirm: false }])
      shown = proposedItems(this.mapping).find(({ kind, name }) => kind === item.kind && name === item.name)
    }
    return false
  }

  /** False when an answer was refused. */
  private take(answers: readonly MappingAnswer[]): boolean {
    const { mapping, problems } = applyMappingRows(this.mapping, answers)
    for (const problem of problems) this.interview.refused(problem)
    if (problems.length > 0) return false
    this.mapping = mapping
    this.answered += answers.length
    this.current.write(mapping, 'map edit')
    return true
  }
}
