import { codeEntry } from '../../../findings/codes/catalog.js'
import type { Severity } from '../../../findings/severity.js'
import { SEVERITIES } from '../../../findings/severity.js'
import type { SheetDocument } from '../../ports.js'
import type { FreeRow } from '../sheet-document.js'
import { freeRow, freeSheet } from '../sheet-document.js'
import type { WorkbookInput, WorkbookInputFile } from '../workbook-input.js'
import { coverageLines } from './coverage.js'
import {
  CONFIDENCE_LEGEND,
  DECISION_LEGEND,
  HOW_TO_ANSWER,
  ONE_TIME,
  SENT_BACK,
  SEVERITY_LEGEND,
  TAB_LEGEND,
} from './legend.js'

export const README_TAB = 'README'
const STATE_TONES = { present: 'good', partial: 'moderate', absent: 'serious' } as const

/** What this workbook is, what it rests on, what it could not say, and how to answer. */
export function readmeSheet(about: WorkbookInput, sheets: readonly SheetDocument[]): SheetDocument {
  const rows: readonly FreeRow[] = [
    ...headRows(about),
    ...section('How to answer', answerRows(about)),
    ...section('What was found', totalRows(about)),
    ...section('What could not be checked', uncheckedRows(about)),
    ...section('What this rests on', coverageRows(about)),
    ...section('Inputs', inputRows(about)),
    ...section('Tabs', tabRows(sheets)),
    ...section('How sure a finding is', legendRows(CONFIDENCE_LEGEND)),
    ...section('Answers to a finding', legendRows(DECISION_LEGEND)),
    ...section('Files of the export', memberRows(about)),
  ]
  const columns = [
    { width: 24, kind: 'text' as const, severity: true },
    { width: 36, kind: 'text' as const, wrap: true, tones: STATE_TONES },
    { width: 58, kind: 'text' as const, wrap: true },
    { width: 66, kind: 'text' as const, wrap: true },
  ]
  return freeSheet(README_TAB, columns, rows, { tabColor: '1F3864' })
}

function section(heading: string, rows: readonly FreeRow[]): readonly FreeRow[] {
  return [freeRow('plain'), freeRow('heading', heading), ...rows]
}

function answerRows({ revision }: WorkbookInput): readonly FreeRow[] {
  const last = `${HOW_TO_ANSWER.length + 1}. ${revision === 0 ? ONE_TIME : SENT_BACK}`
  return [...HOW_TO_ANSWER, last].map((line) => freeRow('plain', line))
}

function headRows({ project, revision, asOf, input }: WorkbookInput): readonly FreeRow[] {
  const { cluster, root } = input.estate.snapshot
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Project', project.name],
    ['Revision', revision === 0 ? 'one-time audit' : String(revision)],
    ['As of', asOf],
    ['Cluster', cluster.clusterId],
    ['Unified CM release', cluster.release],
    ['Exported on', cluster.exportedOn],
    ['Snapshot', root.slice(0, 16)],
  ]
  return [
    freeRow('title', `Audit of ${project.name}`),
    freeRow(
      'plain',
      'What stands in the way of moving these agents to Webex Calling Customer Assist, what it rests on, and what waits for an answer.',
    ),
    ...facts.flatMap(([label, value]) => (value === undefined ? [] : [freeRow('plain', label, value)])),
  ]
}

function totalRows({ audit }: WorkbookInput): readonly FreeRow[] {
  const count = (severity: Severity, isOpenOnly: boolean) =>
    audit.findings.filter(
      ({ finding, status }) => finding.severity === severity && (!isOpenOnly || status.countsAtGate),
    ).length
  return [
    freeRow('header', 'Severity', 'Found, and still open', 'What it means'),
    ...SEVERITIES.map((severity) =>
      freeRow(
        'plain',
        severity,
        `${count(severity, false)} found, ${count(severity, true)} open`,
        SEVERITY_LEGEND[severity],
      ),
    ),
  ]
}

function uncheckedRows({ audit }: WorkbookInput): readonly FreeRow[] {
  if (audit.unchecked.length === 0) return [freeRow('plain', 'Everything that this version knows to ask was judged.')]
  return [
    freeRow('plain', 'Silence about these does not mean they are fine.'),
    freeRow('header', 'Code', 'What it would say', 'What is missing', 'What would unlock it'),
    ...audit.unchecked.map(({ code, missing, unlock }) =>
      freeRow('plain', code, codeEntry(code).title, missing, unlock),
    ),
  ]
}

function coverageRows(about: WorkbookInput): readonly FreeRow[] {
  return [
    freeRow('header', 'Source', 'State', 'What was there', 'What would unlock the rest'),
    ...coverageLines(about).map(({ source, state, detail, unlock }) => freeRow('plain', source, state, detail, unlock)),
  ]
}

function inputRows(about: WorkbookInput): readonly FreeRow[] {
  if (about.inputs.length === 0) return [freeRow('plain', 'None was recorded.')]
  return [
    freeRow('header', 'Kind', 'File', 'Rows, and when it was taken in', 'SHA-256'),
    ...about.inputs.map((file) => {
      const rows = rowsOf(file, about)
      const facts = [rows === undefined ? undefined : `${rows} rows`, file.takenAt]
      return freeRow('plain', file.kind, file.name, facts.filter((fact) => fact !== undefined).join(', '), file.sha256)
    }),
  ]
}

function rowsOf(file: WorkbookInputFile, { input }: WorkbookInput): number | undefined {
  if (file.rows !== undefined) return file.rows
  if (file.kind === 'ucm') return input.estate.snapshot.members.reduce((total, { rows }) => total + (rows ?? 0), 0)
  const { basis, movers, unmatched } = input.scope
  return file.kind === 'roster' && basis === 'roster' ? movers.length + unmatched.length : undefined
}

function tabRows(sheets: readonly SheetDocument[]): readonly FreeRow[] {
  return [
    freeRow('header', 'Tab', 'Rows', 'What it is for'),
    ...sheets
      .filter(({ hidden }) => hidden !== true)
      .map(({ name, rows, layout }) => {
        const count =
          layout === 'free' ? '' : rows.length === 0 ? 'none: nothing of this kind was found' : String(rows.length)
        return freeRow('plain', { text: name, link: { sheet: name } }, count, TAB_LEGEND[name])
      }),
  ]
}

function legendRows(legend: Readonly<Record<string, string>>): readonly FreeRow[] {
  return Object.entries(legend).map(([word, meaning]) => freeRow('plain', word, meaning))
}

function memberRows({ input }: WorkbookInput): readonly FreeRow[] {
  const { members } = input.estate.snapshot
  const named = members.filter(({ fate }) => fate !== 'known-unused')
  const unused = members.length - named.length
  return [
    freeRow('header', 'File', 'What became of it', 'Rows'),
    ...named.map(({ name, fate, rows, note }) =>
      freeRow('plain', name, note === undefined ? fate : `${fate}: ${note}`, rows === undefined ? '' : String(rows)),
    ),
    ...(unused === 0 ? [] : [freeRow('plain', `and ${unused} more that are known and not needed`)]),
  ]
}
