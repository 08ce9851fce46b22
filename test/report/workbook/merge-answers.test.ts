import { describe, expect, it } from 'vitest'
import type { Decision, DecisionTab } from '../../../src/model/decision.js'
import type { ReadWorkbook } from '../../../src/report/ports.js'
import { buildAuditWorkbook, decisionCells, WorkbookRows } from '../../../src/report/workbook/audit-workbook.js'
import type { MergedAnswers } from '../../../src/report/workbook/merge-answers.js'
import { mergeAnswers } from '../../../src/report/workbook/merge-answers.js'
import { readReturnedWorkbook } from '../../../src/report/workbook/returned-workbook.js'
import { answer } from '../../support/asked-estate.js'
import { threeSitesInput } from './three-sites-workbook.js'
import { throughFile, typedInto, withRows } from './workbook-pages.js'

const NINA = 'user:ngarcia'
const SHARED = String.raw`dn:\+17175550114@DN-E164-PT`
type Cell = readonly [tab: DecisionTab, key: string, field: string, typed: string | number]

interface Round {
  /** Answers in force when the workbook was handed out. */
  readonly before?: readonly Decision[]
  readonly typed: readonly Cell[]
  /** Answers that came in meanwhile. */
  readonly meanwhile?: readonly Decision[]
  readonly keepsBase?: boolean
  readonly change?: (book: ReadWorkbook) => ReadWorkbook
}

/** Handed out, typed into, sent back, merged with what is in force by then. */
async function round({ before = [], typed, meanwhile = [], keepsBase = true, change }: Round): Promise<MergedAnswers> {
  const handedOut = buildAuditWorkbook(await threeSitesInput(before))
  let book = throughFile(handedOut)
  for (const [tab, key, field, value] of typed) book = typedInto(book, tab, key, field, value)
  const now = await threeSitesInput([...before, ...meanwhile], 2)
  const current = new WorkbookRows(buildAuditWorkbook(now))
  return mergeAnswers({
    returned: readReturnedWorkbook(change?.(book) ?? book, current),
    base: keepsBase ? { cells: decisionCells(handedOut) } : undefined,
    current,
    findings: now.audit.findings,
    mapping: now.input.mapping,
  })
}

async function findingOf(code: string): Promise<{ readonly id: string; readonly hash: string }> {
  const { audit } = await threeSitesInput()
  return audit.findings.find(({ finding }) => finding.code === code)!
}

function codes({ findings }: MergedAnswers): readonly string[] {
  return findings.map(({ code, subject }) => `${code} ${subject}`)
}

describe('three-way merge of returned answers', () => {
  it('takes what was typed into an empty cell, with the evidence that the person saw', async () => {
    const { id, hash } = await findingOf('DN-007')
    const merged = await round({
      typed: [
        ['Findings', id, 'Decision', 'FIX'],
        ['Agents', NINA, 'Wave', 3],
      ],
    })
    expect(merged.decisions).toMatchObject([
      { tab: 'Findings', key: id, field: 'Decision', value: 'FIX', evidenceHash: hash, isStale: false },
      { tab: 'Agents', key: NINA, field: 'Wave', value: '3' },
    ])
    expect(merged.decisions[1]).not.toHaveProperty('evidenceHash')
    expect(merged.findings).toEqual([])
  })

  it('leaves answers alone that were handed out and came back untouched', async () => {
    const before = [answer('Agents', NINA, 'Wave', '3'), answer('Shared lines', SHARED, 'Choice', 'BUDDY')]
    const untouched = await round({ before, typed: [] })
    expect(untouched).toMatchObject({ decisions: [], conflicts: [], orphans: [], rejected: [], unchanged: 2 })
    // Also when somebody else answered meanwhile: the untouched cell does not bring the old answer back.
    const late = await round({ before, typed: [], meanwhile: [answer('Agents', NINA, 'Wave', '4')] })
    expect(late).toMatchObject({ decisions: [], conflicts: [], unchanged: 2 })
  })

  it('withdraws an answer whose cell was emptied', async () => {
    const before = [answer('Agents', NINA, 'Wave', '3')]
    const { decisions } = await round({ before, typed: [['Agents', NINA, 'Wave', '']] })
    expect(decisions).toMatchObject([{ tab: 'Agents', key: NINA, field: 'Wave', value: '' }])
  })

  it('applies neither answer where two people answered differently', async () => {
    const meanwhile = [answer('Agents', NINA, 'Wave', '4')]
    const merged = await round({ typed: [['Agents', NINA, 'Wave', 3]], meanwhile })
    expect(merged.decisions).toEqual([])
    expect(merged.conflicts).toMatchObject([{ key: NINA, field: 'Wave', theirs: '3', ours: '4' }])
    expect(codes(merged)).toEqual([`RT-003 answer:${merged.conflicts[0]!.address}`])
    const agreed = await round({ typed: [['Agents', NINA, 'Wave', 4]], meanwhile })
    expect(agreed).toMatchObject({ decisions: [], conflicts: [], unchanged: 1, findings: [] })
  })

  it('without the base takes what is new and never withdraws', async () => {
    const before = [answer('Agents', NINA, 'Wave', '3'), answer('Agents', 'user:omeyer', 'Wave', '3')]
    const typed: readonly Cell[] = [
      ['Agents', NINA, 'Wave', ''],
      ['Agents', 'user:omeyer', 'Wave', 5],
      ['Agents', 'user:plam', 'Wave', 5],
    ]
    const merged = await round({ before, typed, keepsBase: false })
    expect(merged.decisions).toMatchObject([{ key: 'user:plam', value: '5' }])
    expect(merged.conflicts).toMatchObject([{ key: 'user:omeyer', theirs: '5', ours: '3' }])
  })

  it('refuses to accept a blocker, but not one that a decision settles', async () => {
    const [blocker, settled] = [await findingOf('USR-001'), await findingOf('SHR-001')]
    const merged = await round({
      typed: [
        ['Findings', blocker.id, 'Decision', 'ACCEPT'],
        ['Findings', blocker.id, 'Reason', 'we will see'],
        ['Findings', settled.id, 'Decision', 'ACCEPT'],
      ],
    })
    expect(merged.rejected).toMatchObject([
      { value: 'ACCEPT', message: expect.stringContaining('USR-001 is a blocker') },
    ])
    expect(merged.decisions.map(({ key, field }) => [key, field])).toEqual(
      expect.arrayContaining([
        [blocker.id, 'Reason'],
        [settled.id, 'Decision'],
      ]),
    )
    expect(merged.decisions.length).toBe(2)
    expect(codes(merged)).toEqual([`RT-001 answer:${merged.rejected[0]!.address}`])
  })

  it('takes a new acceptance of a finding whose evidence changed', async () => {
    const { id, hash } = await findingOf('DN-007')
    const before = [{ ...answer('Findings', id, 'Decision', 'ACCEPT'), evidenceHash: '0123456789abcdef' }]
    const merged = await round({ before, typed: [['Findings', id, 'Decision', 'ACCEPT']] })
    expect(merged.decisions).toMatchObject([{ key: id, value: 'ACCEPT', evidenceHash: hash }])
    const other = await round({ before, typed: [['Findings', id, 'Decision', 'FIX']] })
    expect(other.decisions).toMatchObject([{ key: id, value: 'FIX' }])
  })

  it('rejects what is no answer, names the cell, and goes on with the rest', async () => {
    const merged = await round({
      typed: [
        ['Agents', NINA, 'In scope', 'perhaps'],
        ['Agents', NINA, 'Location', 'Atlantis'],
        ['Agents', NINA, 'Wave', 3],
        ['Emergency', 'location:Lyon', 'Callback number', 17175550100],
      ],
    })
    expect(merged.decisions).toMatchObject([{ field: 'Wave', value: '3' }])
    expect(merged.rejected.map(({ value }) => value).sort()).toEqual(['17175550100', 'Atlantis', 'perhaps'])
    expect(codes(merged).every((text) => text.startsWith('RT-001 answer:'))).toBe(true)
    expect(merged.findings.length).toBe(3)
  })

  it('refuses what contradicts the mapping, and one field answered differently on two tabs', async () => {
    const pools = await round({ typed: [['Mapping', 'location:Austin|devicePools', 'Value', 'DP-BOS-PHONES']] })
    expect(pools.decisions).toEqual([])
    expect(pools.rejected).toMatchObject([{ message: expect.stringContaining('belongs to location Boston already') }])
    const twice = await round({
      typed: [
        ['Mapping', 'location:Lyon|address.city', 'Value', 'Lyon'],
        ['Locations', 'location:Lyon', 'City', 'Lyons'],
      ],
    })
    expect(twice.decisions).toEqual([])
    expect(twice.conflicts.map(({ theirs, ours }) => [theirs, ours])).toEqual([
      ['Lyon', 'Lyons'],
      ['Lyons', 'Lyon'],
    ])
    const same = await round({
      typed: [
        ['Mapping', 'location:Lyon|address.city', 'Value', 'Lyon'],
        ['Locations', 'location:Lyon', 'City', 'Lyon'],
      ],
    })
    expect(same).toMatchObject({ conflicts: [], decisions: [{ value: 'Lyon' }, { value: 'Lyon' }] })
  })

  it('keeps answers whose row is gone, with the row most like it', async () => {
    const renamed = (book: ReadWorkbook) =>
      withRows(book, 'Agents', (rows) =>
        rows.map((row) =>
          row.map((cell) =>
            cell.value === NINA ? { address: cell.address, kind: 'text', value: 'user:ngarcio' } : cell,
          ),
        ),
      )
    const merged = await round({ typed: [['Agents', NINA, 'Notes', 'on leave']], change: renamed })
    expect(merged.decisions).toEqual([])
    // The row still shows Nina, so it is told first that key and row do not belong together.
    expect(codes(merged).some((text) => text.startsWith('RT-002'))).toBe(true)

    const gone = withoutNina(renamed)
    const orphaned = await round({ typed: [['Agents', NINA, 'Notes', 'on leave']], change: gone })
    expect(orphaned.orphans).toMatchObject([{ key: 'user:ngarcio', value: 'on leave', nearest: NINA }])
    expect(codes(orphaned)).toContain(`RT-004 answer:${orphaned.orphans[0]!.address}`)
  })

  it('tells an answer that was given to an older state of its row', async () => {
    const merged = await round({
      typed: [['Agents', NINA, 'Notes', 'on leave']],
      meanwhile: [answer('Agents', NINA, 'Wave', '4')],
    })
    expect(merged.decisions).toMatchObject([{ key: NINA, field: 'Notes', isStale: true }])
    expect(codes(merged)).toEqual([`RT-002 answer:${merged.decisions[0]!.address}`])
  })

  it('takes one answer from copied rows, and none where they differ', async () => {
    const copied = (value: string) => (book: ReadWorkbook) =>
      withRows(book, 'Agents', (rows) => {
        const at = rows[0]!.findIndex((cell) => cell.value === 'Notes')
        const row = rows.find((cells) => cells.at(-2)?.value === NINA)!
        const copy = row.map((cell, index) =>
          index === at ? { address: 'Agents!X99', kind: 'text' as const, value } : cell,
        )
        return [...rows, copy]
      })
    const typed: readonly Cell[] = [['Agents', NINA, 'Notes', 'on leave']]
    expect((await round({ typed, change: copied('on leave') })).decisions).toMatchObject([{ value: 'on leave' }])
    const differing = await round({ typed, change: copied('back') })
    expect(differing.decisions).toEqual([])
    expect(differing.conflicts).toMatchObject([{ address: 'Agents!X99', theirs: 'back', ours: 'on leave' }])
  })
})

/** The renamed row no longer shows what tells Nina from others. */
function withoutNina(renamed: (book: ReadWorkbook) => ReadWorkbook): (book: ReadWorkbook) => ReadWorkbook {
  return (book) =>
    withRows(renamed(book), 'Agents', (rows) =>
      rows.map((row) =>
        row.map((cell) =>
          cell.value === 'ngarcia' ? { address: cell.address, kind: 'text', value: 'ngarcio' } : cell,
        ),
      ),
    )
}
