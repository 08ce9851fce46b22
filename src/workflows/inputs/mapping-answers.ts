import { effectiveMapping, mappingAnswers } from '../../analysis/answers.js'
import { renderMapping } from '../../ingest/mapping/mapping-render.js'
import type { AnswersInForce } from '../../model/decision.js'
import { answersInForce } from '../../model/decision.js'
import type { Mapping } from '../../model/mapping.js'
import { readMapping } from '../questions/estate-question.js'
import type { Clock, Workspace } from '../ports.js'

/**
 * `mapping.yaml` and the answers of returned workbooks as one: commands that write the mapping start
 * from what is in force, write all of it, and withdraw the answers that now stand in the file.
 */
export class MappingInForce {
  readonly mapping: Mapping
  private readonly workspace: Workspace
  private readonly clock: Clock
  private readonly answers: AnswersInForce

  constructor(workspace: Workspace, clock: Clock) {
    this.workspace = workspace
    this.clock = clock
    this.answers = answersInForce(workspace.store.decisions())
    this.mapping = effectiveMapping(readMapping(workspace), this.answers)
  }

  /** Writes the file first: until the answers are withdrawn they say the same. */
  write(mapping: Mapping, command: string): void {
    this.workspace.writeMapping(renderMapping(mapping))
    const folded = this.answers.all.filter((decision) => mappingAnswers(decision).length > 0)
    const recordedAt = this.clock.now()
    this.workspace.store.appendDecisions(
      folded
        .filter(({ tab, key, field }) => this.isInForce(tab, key, field))
        .map(({ tab, key, field }) => ({
          tab,
          key,
          field,
          value: '',
          recordedAt,
          origin: { kind: 'command', command },
        })),
    )
  }

  private isInForce(...cell: Parameters<AnswersInForce['get']>): boolean {
    return answersInForce(this.workspace.store.decisions()).get(...cell) !== undefined
  }
}
