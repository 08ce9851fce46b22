import type { Finding } from '../../findings/finding.js'
import type { Decision } from '../../model/decision.js'
import { answersInForce } from '../../model/decision.js'
import type { WorkbookReader } from '../../report/ports.js'
import { buildAuditWorkbook } from '../../report/workbook/audit-workbook.js'
import type { MergedAnswer, MergedAnswers, OrphanedAnswer } from '../../report/workbook/merge-answers.js'
import { mergeAnswers } from '../../report/workbook/merge-answers.js'
import { readReturnedWorkbook } from '../../report/workbook/returned-workbook.js'
import { WorkbookRows } from '../../report/workbook/workbook-rows.js'
import { auditWithPlan } from '../questions/audit-with-plan.js'
import { refuseForeign } from './refuse-foreign.js'
import { knownFacts, questionInput } from '../questions/estate-question.js'
import type { Clock, FileStore, Workspace } from '../ports.js'
import { supersededElsewhere } from './superseded-answers.js'

export interface ImportedAnswers {
  readonly name: string
  readonly sha256: string
  /** Of the workbook that came back. */
  readonly revision: number
  readonly taken: readonly MergedAnswer[]
  /** Recorded too, but about rows that exist no more. */
  readonly orphans: readonly OrphanedAnswer[]
  /** Cells whose answer was in force already. */
  readonly unchanged: number
  /** Conflicts, invalid cells, orphans, edits outside the decision columns: RT-001 to RT-004. */
  readonly findings: readonly Finding[]
}

/**
 * Takes the answers of a returned workbook in: three-way merge against what was handed out, then the
 * append-only log, whole or not at all. Throws UserError for a workbook of another project.
 */
export async function importDecisions(
  path: string,
  ports: {
    readonly files: FileStore
    readonly workbooks: WorkbookReader
    readonly workspace: Workspace
    readonly clock: Clock
  },
): Promise<ImportedAnswers> {
  const file = await ports.files.read(path)
  const book = ports.workbooks.read(file.bytes)
  const { store } = ports.workspace
  const facts = knownFacts(ports.workspace, ports.clock.today())
  const input = questionInput(facts)
  const audit = auditWithPlan(input, ports.workspace)
  const id = store.projectId()
  const revision = store.latestRevision() ?? 0
  const document = buildAuditWorkbook({
    input,
    audit,
    asOf: facts.today,
    revision,
    project: { id, name: facts.snapshot.cluster.clusterId ?? 'Unified CM' },
    inputs: store.inputs(),
  })
  const current = new WorkbookRows(document)
  const returned = readReturnedWorkbook(book, current)
  refuseForeign(returned, file.name, store)
  const base = store.revision(returned.revision)
  const merged = mergeAnswers({ returned, base, current, findings: audit.findings, mapping: input.mapping })
  const origin = { file: file.name, sha256: file.sha256, recordedAt: ports.clock.now() }
  const recorded = decisionsOf(merged, facts.decisions, origin)
  store.appendDecisions([...supersededElsewhere(recorded, input.answers), ...recorded])
  return {
    name: file.name,
    sha256: file.sha256,
    revision: returned.revision,
    taken: merged.decisions,
    orphans: merged.orphans,
    unchanged: merged.unchanged,
    findings: merged.findings,
  }
}

/** What is recorded: answers taken, and orphans that are not recorded yet, so that nothing typed is lost. */
function decisionsOf(
  merged: MergedAnswers,
  log: readonly Decision[],
  from: { readonly file: string; readonly sha256: string; readonly recordedAt: string },
): readonly Decision[] {
  const inForce = answersInForce(log)
  const orphans = merged.orphans.filter(({ tab, key, field, value }) => inForce.get(tab, key, field)?.value !== value)
  const answers: readonly (Omit<MergedAnswer, 'isStale'> | OrphanedAnswer)[] = [...merged.decisions, ...orphans]
  return answers.map((answer) => ({
    tab: answer.tab,
    key: answer.key,
    field: answer.field,
    value: answer.value,
    ...('evidenceHash' in answer ? { evidenceHash: answer.evidenceHash } : {}),
    recordedAt: from.recordedAt,
    origin: { kind: 'workbook', file: from.file, sha256: from.sha256, cell: answer.address },
  }))
}
