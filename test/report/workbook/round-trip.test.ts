import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Decision } from '../../../src/model/decision.js'
import { DECISION_TABS } from '../../../src/model/decision.js'
import { valueText } from '../../../src/model/mapping-values.js'
import type { ReadWorkbook, WorkbookDocument } from '../../../src/report/ports.js'
import { buildAuditWorkbook, decisionCells, WorkbookRows } from '../../../src/report/workbook/audit-workbook.js'
import { answerColumn, decisionSheetOf } from '../../../src/report/workbook/decision-sheets.js'
import { mergeAnswers } from '../../../src/report/workbook/merge-answers.js'
import { readReturnedWorkbook } from '../../../src/report/workbook/returned-workbook.js'
import type { WorkbookInput } from '../../../src/report/workbook/workbook-input.js'
import { answer } from '../../support/asked-estate.js'
import { threeSitesInput } from './three-sites-workbook.js'
import { throughFile, typedInto, withRows } from './workbook-pages.js'

const SEED = { seed: 20261122, numRuns: 8 }

let empty: WorkbookDocument
let places: readonly Decision[]
beforeAll(async () => {
  empty = buildAuditWorkbook(await threeSitesInput())
  places = everyPlace(new WorkbookRows(empty))
})

/** One cell per decision column and row, holding a text that is an answer there. */
function everyPlace(rows: WorkbookRows): readonly Decision[] {
  return DECISION_TABS.flatMap((tab) =>
    rows.all(tab).flatMap(({ key }) =>
      decisionSheetOf(tab).answers.flatMap((column) => {
        const format = column.format(key)?.value
        const value = [...SAMPLES, ...(format?.allowed ?? [])].find((text) => format?.parse(text) !== undefined)
        return value === undefined ? [] : [answer(tab, key, column.header, value)]
      }),
    ),
  )
}

const SAMPLES = ['7', '07', '+15125550142', '2025-12-31', 'America/Chicago', 'en_US', 'US', String.raw`\+1512555XXXX`]

/** Random answers, at most one per cell; free text also in the ways that files mangle it. */
const someAnswers = () =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: places.length - 1 }), { maxLength: 25 })
    .chain((indexes) => fc.tuple(...indexes.map((index) => answered(places[index]!))))

function answered(place: Decision): fc.Arbitrary<Decision> {
  const format = answerColumn(place.tab, place.field)?.format(place.key)?.value
  const words = fc
    .oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('=1+1', '+1', '00012', '1e5', "it's", 'TRUE'))
    .filter((text) => text.trim() !== '' && format?.parse(text.trim()) !== undefined)
  return ['Notes', 'Reason', 'Owner', 'Decided by'].includes(place.field)
    ? words.map((value) => ({ ...place, value: value.trim() }))
    : fc.constant(place)
}

async function merge(book: ReadWorkbook, handedOut: WorkbookDocument, now: WorkbookInput) {
  const current = new WorkbookRows(buildAuditWorkbook(now))
  return mergeAnswers({
    returned: readReturnedWorkbook(book, current),
    base: { cells: decisionCells(handedOut) },
    current,
    findings: now.audit.findings,
    mapping: now.input.mapping,
  })
}

describe('workbook out and back', () => {
  it('is no answer at all when nobody touched it, whatever was answered before', async () => {
    await fc.assert(
      fc.asyncProperty(someAnswers(), async (decisions) => {
        const input = await threeSitesInput(decisions)
        const document = buildAuditWorkbook(input)
        const merged = await merge(throughFile(document), document, input)
        expect(merged).toMatchObject({ decisions: [], conflicts: [], orphans: [], rejected: [], findings: [] })
        expect(merged.unchanged).toBe(decisionCells(document).length)
      }),
      SEED,
    )
  })

  it('gives back exactly what was typed, also from sorted rows', async () => {
    const input = await threeSitesInput()
    await fc.assert(
      fc.asyncProperty(someAnswers(), async (typed) => {
        let book = throughFile(empty)
        for (const { tab, key, field, value } of typed) book = typedInto(book, tab, key, field, value)
        for (const tab of DECISION_TABS) {
          book = withRows(book, tab, ([header, ...rows]) => [header!, ...[...rows].reverse()])
        }
        const { decisions, conflicts, rejected, orphans } = await merge(book, empty, input)
        const refused = new Set([...conflicts, ...rejected].map(({ address }) => address))
        const addressOf = (cell: Decision) =>
          readReturnedWorkbook(book).answers.find(
            ({ tab, key, field }) => tab === cell.tab && key === cell.key && field === cell.field,
          )!.address
        const expected = typed.filter((cell) => !refused.has(addressOf(cell)))
        expect(orphans).toEqual([])
        expect(names(decisions)).toEqual(names(expected.map(canonical)))
        // Only what the rest of the workbook contradicts may be refused, and free words never are.
        expect(rejected.every(({ address }) => /^(Mapping|Locations|Findings|Agents|Emergency)!/.test(address))).toBe(
          true,
        )
        expect(decisions.filter(({ field }) => field === 'Notes').length).toBe(
          typed.filter(({ field }) => field === 'Notes').length,
        )
      }),
      SEED,
    )
  })
})

function canonical(cell: Decision): Decision {
  const value = answerColumn(cell.tab, cell.field)?.format(cell.key)?.value.parse(cell.value)
  return { ...cell, value: valueText(value) }
}

function names(cells: readonly Pick<Decision, 'tab' | 'key' | 'field' | 'value'>[]): readonly string[] {
  return cells.map(({ tab, key, field, value }) => JSON.stringify([tab, key, field, value])).sort()
}
