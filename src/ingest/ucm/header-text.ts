import type { ClusterFacts } from '../../model/snapshot.js'

/** header.txt: when, from where and with which release the export was made, and what it lists. */
export interface HeaderText {
  readonly facts: Omit<ClusterFacts, 'clusterId'>
  /** Names as listed, without an ending. */
  readonly listed: readonly string[]
  /** What a live reading was refused, by the name of the table's file in lower case. */
  readonly refused: ReadonlyMap<string, RefusedTable>
}

/** What of a table could not be read over AXL. */
export interface RefusedTable {
  /** True when nothing of it was read. */
  readonly whole: boolean
  /** In the words of the reading: one per object, or what of each object is missing. */
  readonly said: readonly string[]
}

const RELEASE = /^CCM\s*:\s*(?:\w+-)?(\d+(?:\.\d+)+)(?:-(\d+))?(?:\.\w+)?\s*$/
/** As a reading over AXL writes it; an object that was removed meanwhile is not missing. */
const NOTE = /^Note\s*:\s*([\w-]+\.csv): (.+?)\s*$/
const REMOVED = / was removed while it was read$/
const NOT_READ = 'not read: '
const LINE = /^(Time|IP Address|File)\s*:\s*(.*?)\s*$/

/**
 * Reads header.txt (`ucm-exports` 1.1). The time mixes a 24-hour clock with AM/PM and a zone
 * abbreviation, so only its first three words, the date, are kept.
 */
export function parseHeaderText(text: string): HeaderText {
  const listed: string[] = []
  const refused = new Map<string, RefusedTable>()
  let facts: HeaderText['facts'] = {}
  for (const line of text.split(/\r?\n/)) {
    const [, table, remark] = NOTE.exec(line) ?? []
    if (table !== undefined && remark !== undefined) {
      if (!REMOVED.test(remark)) note(refused, table.toLowerCase(), remark)
      continue
    }
    const release = RELEASE.exec(line)
    if (release !== null) facts = { ...facts, release: [release[1], release[2]].filter(Boolean).join('-') }
    const [, name, value] = LINE.exec(line) ?? []
    if (value === undefined || value === '') continue
    if (name === 'Time') facts = { ...facts, exportedOn: value.split(/\s+/).slice(0, 3).join(' ') }
    else if (name === 'IP Address') facts = { ...facts, exportAddress: value }
    else listed.push(value)
  }
  return { facts, listed, refused }
}

function note(refused: Map<string, RefusedTable>, table: string, remark: string): void {
  const earlier = refused.get(table)
  const isWhole = remark.startsWith(NOT_READ)
  refused.set(table, {
    whole: isWhole || earlier?.whole === true,
    said: [...(earlier?.said ?? []), isWhole ? remark.slice(NOT_READ.length) : remark],
  })
}
