import type { ClusterFacts } from '../../model/snapshot.js'

/** header.txt: when, from where and with which release the export was made, and what it lists. */
export interface HeaderText {
  readonly facts: Omit<ClusterFacts, 'clusterId'>
  /** Names as listed, without an ending. */
  readonly listed: readonly string[]
}

const RELEASE = /^CCM\s*:\s*(?:\w+-)?(\d+(?:\.\d+)+)(?:-(\d+))?(?:\.\w+)?\s*$/
const LINE = /^(Time|IP Address|File)\s*:\s*(.*?)\s*$/

/**
 * Reads header.txt (`ucm-exports` 1.1). The time mixes a 24-hour clock with AM/PM and a zone
 * abbreviation, so only its first three words, the date, are kept.
 */
export function parseHeaderText(text: string): HeaderText {
  const listed: string[] = []
  let facts: HeaderText['facts'] = {}
  for (const line of text.split(/\r?\n/)) {
    const release = RELEASE.exec(line)
    if (release !== null) facts = { ...facts, release: [release[1], release[2]].filter(Boolean).join('-') }
    const [, name, value] = LINE.exec(line) ?? []
    if (value === undefined || value === '') continue
    if (name === 'Time') facts = { ...facts, exportedOn: value.split(/\s+/).slice(0, 3).join(' ') }
    else if (name === 'IP Address') facts = { ...facts, exportAddress: value }
    else listed.push(value)
  }
  return { facts, listed }
}
