import { FINDING_ANSWER_FIELDS, findingStatus } from '../../analysis/answers.js'
import type { FindingStatus } from '../../analysis/answers.js'
import type { Audit, JudgedFinding } from '../../analysis/audit.js'
import type { Severity } from '../../findings/severity.js'
import { NearestKeys } from '../../findings/nearest-keys.js'
import { UserError } from '../../findings/user-error.js'
import type { Decision, DecisionTab } from '../../model/decision.js'
import { answersInForce, FINDING_ANSWERS } from '../../model/decision.js'
import { refusals } from '../../report/workbook/answer-refusals.js'
import { buildAuditWorkbook, WorkbookRows } from '../../report/workbook/audit-workbook.js'
import { DECISION_SHEETS, decisionSheetOf } from '../../report/workbook/decision-sheets.js'
import { canonicalAnswer } from '../../report/workbook/tab-layout.js'
import { auditWithPlan } from '../questions/audit-with-plan.js'
import { knownFacts, questionInput } from '../questions/estate-question.js'
import type { KnownFacts } from '../questions/estate-question.js'
import type { Clock, Workspace } from '../ports.js'
import { supersededElsewhere } from './superseded-answers.js'

/** An answer given on the command line. */
export interface AnswerRequest {
  /** `CODE/subject`, or the identity of a finding. */
  readonly question: string
  /** One of the answers to a finding, or a word of the drop-down of the tab that holds the subject. */
  readonly answer: string
  readonly by: string
  readonly reason?: string | undefined
  readonly value?: string | undefined
  /** `YYYY-MM-DD` */
  readonly validUntil?: string | undefined
  /** Column, where the answer fits several. */
  readonly field?: string | undefined
  /** As typed; recorded as the origin. */
  readonly command: string
}

export interface AnswerRecorded {
  readonly code: string
  readonly subject: string
  readonly recorded: readonly {
    readonly tab: DecisionTab
    readonly key: string
    readonly field: string
    readonly value: string
  }[]
  /** The findings that were meant, as they stand now; those that the answer made go away are not listed. */
  readonly now: readonly {
    readonly id: string
    readonly scope: string
    readonly severity: Severity
    readonly status: FindingStatus
  }[]
}

type Cell = AnswerRecorded['recorded'][number]

/**
 * Records one answer as if its cell had come back in a workbook: same words allowed, same refusals, same
 * log. A question that is asked in several scopes (of the cluster, of a wave) is answered in all; a
 * finding's identity means one. Throws UserError (usage) for a question nobody asked or a word its column
 * does not know, and UserError (refused) for an answer that would have no effect.
 */
export function decideSet(
  request: AnswerRequest,
  ports: { readonly workspace: Workspace; readonly clock: Clock },
): AnswerRecorded {
  const facts = knownFacts(ports.workspace, ports.clock.today())
  const input = questionInput(facts)
  const audit = auditWithPlan(input, ports.workspace)
  const asked = findQuestions(audit, request.question)
  const [{ finding }] = asked
  const own = FINDING_ANSWERS.find((word) => word === request.answer.toUpperCase())
  const cells = [
    ...(own === undefined ? [tabAnswer(request, finding.subject, rowsOf(facts, audit, ports.workspace))] : []),
    ...asked.flatMap((judged) => findingAnswer(request, judged, own)),
  ]
  const decisions = cells.map((cell): Decision => {
    const judged = cell.tab === 'Findings' ? asked.find(({ id }) => id === cell.key) : undefined
    return {
      ...cell,
      ...(judged === undefined ? {} : { evidenceHash: judged.hash }),
      recordedAt: ports.clock.now(),
      origin: { kind: 'command', command: request.command },
    }
  })
  refuseIfWithoutEffect(cells, asked, audit, input, decisions)
  ports.workspace.store.appendDecisions([...supersededElsewhere(decisions, input.answers), ...decisions])
  const answered = questionInput({ ...facts, decisions: ports.workspace.store.decisions() })
  const after = auditWithPlan(answered, ports.workspace).findings.filter(({ id }) => asked.some((one) => one.id === id))
  return {
    code: finding.code,
    subject: finding.subject,
    recorded: cells,
    now: after.map((judged) => ({
      id: judged.id,
      scope: judged.finding.scope,
      severity: judged.finding.severity,
      status: judged.status,
    })),
  }
}

type Asked = readonly [JudgedFinding, ...JudgedFinding[]]

function findQuestions(audit: Audit, question: string): Asked {
  const slash = question.indexOf('/')
  const [code, subject] = [question.slice(0, slash).toUpperCase(), question.slice(slash + 1)]
  const [first, ...others] = audit.findings.filter(
    ({ id, finding }) => id === question || (finding.code === code && finding.subject === subject),
  )
  if (first !== undefined) return [first, ...others]
  const keys = audit.findings.map(({ finding }) => `${finding.code}/${finding.subject}`)
  const same = keys.filter((key) => key.startsWith(`${code}/`)).slice(0, 5)
  const near = new NearestKeys(keys).nearest(question, 5)
  const candidates = near.length > 0 ? near : same
  throw new UserError(`there is no open question ${question}`, {
    kind: 'usage',
    hint: candidates.length > 0 ? `nearest: ${candidates.join(', ')}` : 'list them with: rehome check',
  })
}

function rowsOf(facts: KnownFacts, audit: Audit, workspace: Workspace): WorkbookRows {
  const document = buildAuditWorkbook({
    input: questionInput(facts),
    audit,
    asOf: facts.today,
    revision: 0,
    project: { id: workspace.store.projectId(), name: '' },
    inputs: [],
  })
  return new WorkbookRows(document)
}

/** The one cell about the subject, on any tab but Findings, whose drop-down knows the word. */
function tabAnswer(request: AnswerRequest, subject: string, rows: WorkbookRows): Cell {
  const columns = DECISION_SHEETS.filter(({ name }) => name !== 'Findings').flatMap(({ name, answers }) => {
    const key = rows.find(name, subject)?.key
    if (key === undefined) return []
    return answers.flatMap((column) => {
      const format = column.format(key)
      return format === undefined ? [] : [{ tab: name, key, field: column.header, format }]
    })
  })
  // Columns of free words take anything: they are meant only when they are named.
  const isMeant = ({ field, format }: (typeof columns)[number]): boolean =>
    request.field === undefined
      ? format.value.expected.startsWith('one of') || format.stored !== 'text'
      : field.toLowerCase() === request.field.toLowerCase()
  const fitting = columns.filter((column) => isMeant(column) && column.format.value.parse(request.answer) !== undefined)
  const [only] = fitting
  if (only === undefined || fitting.length > 1) throw notOne(request, fitting.length > 1 ? fitting : columns)
  return { tab: only.tab, key: only.key, field: only.field, value: canonicalAnswer(only.format, request.answer) }
}

function notOne(
  { question, answer }: AnswerRequest,
  columns: readonly {
    readonly tab: string
    readonly field: string
    readonly format: { readonly value: { readonly expected: string } }
  }[],
): UserError {
  const own = `${FINDING_ANSWERS.join(', ')} about the finding`
  const others = columns.map(({ tab, field, format }) => `--field "${field}" (${tab}): ${format.value.expected}`)
  return new UserError(`${answer} is not one answer to ${question}`, {
    kind: 'usage',
    hint: `possible are ${[own, ...others].join('; ')}`,
  })
}

/** What is written beside the finding itself; without a word for it, who and why all the same. */
function findingAnswer(request: AnswerRequest, { id }: JudgedFinding, word: string | undefined): readonly Cell[] {
  const values: readonly (readonly [string, string | undefined])[] = [
    [FINDING_ANSWER_FIELDS.decision, word],
    [FINDING_ANSWER_FIELDS.value, request.value],
    [FINDING_ANSWER_FIELDS.decidedBy, request.by],
    [FINDING_ANSWER_FIELDS.reason, request.reason],
    [FINDING_ANSWER_FIELDS.validUntil, request.validUntil],
  ]
  const sheet = decisionSheetOf('Findings')
  return values.flatMap(([field, value]) => {
    if (value === undefined) return []
    const format = sheet.answers.find(({ header }) => header === field)?.format(id)
    if (format === undefined || format.value.parse(value) === undefined) {
      throw new UserError(`${field}: "${value}" is not ${format?.value.expected ?? 'possible here'}`, { kind: 'usage' })
    }
    return [{ tab: 'Findings' as const, key: id, field, value: canonicalAnswer(format, value) }]
  })
}

function refuseIfWithoutEffect(
  cells: readonly Cell[],
  asked: Asked,
  audit: Audit,
  input: ReturnType<typeof questionInput>,
  decisions: readonly Decision[],
): void {
  const merged = cells.map((cell) => ({ ...cell, address: 'the command line', isStale: false }))
  const [refused] = refusals(merged, { findings: audit.findings, mapping: input.mapping }).rejected
  if (refused !== undefined) throw new UserError(refused.message, { kind: 'refused' })
  const answers = answersInForce([...input.answers.all, ...decisions])
  for (const { finding } of asked) {
    const status = findingStatus(finding, answers, input.today)
    if (status.answer === 'ACCEPT' && status.status !== 'ACCEPTED') {
      throw new UserError(`the answer would have no effect: ${status.reason ?? 'it stays open'}`, { kind: 'refused' })
    }
  }
}
