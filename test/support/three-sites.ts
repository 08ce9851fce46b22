import { readFileSync } from 'node:fs'
import { FileArchiveReader } from '../../src/adapters/files/archive-reader.js'
import { proposeMapping } from '../../src/analysis/mapping-proposal/propose-mapping.js'
import { parseRosterCsv } from '../../src/ingest/roster/roster-rows.js'
import { EMPTY_MAPPING } from '../../src/model/mapping.js'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import { UcmEstate } from '../../src/model/ucm/estate.js'
import type { KnownFacts } from '../../src/workflows/questions/estate-question.js'
import { ingestUcm } from '../../src/ingest/ucm/ingest-ucm.js'
import type { UcmSnapshot } from '../../src/model/snapshot.js'
import { repositoryRoot } from './shared-data.js'

/** Path of a file of the estate three-sites. */
export function threeSites(path: string): string {
  return `${repositoryRoot}/fixtures/estates/three-sites/${path}`
}

/** The export of three-sites, read from its tar. */
export async function threeSitesSnapshot(): Promise<UcmSnapshot> {
  return ingestUcm(await new FileArchiveReader().open(threeSites('input/ucmdata_export.tar')))
}

/** Rows of a tab-separated table by column name. Throws on a row that is not as wide as the header. */
export function readTsv(path: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const names = header.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    if (cells.length !== names.length) throw new Error(`${path}: ${line}`)
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
  })
}

/** Everything known about three-sites: export, roster, the proposed mapping, no answer yet. */
export async function threeSitesFacts(): Promise<KnownFacts> {
  const snapshot = await threeSitesSnapshot()
  const reading = parseRosterCsv(readFileSync(threeSites('input/agents.csv'), 'utf8'), 'agents.csv')
  return {
    snapshot,
    mapping: proposeMapping(new UcmEstate(snapshot), EMPTY_MAPPING, ['ucmdata_export.tar']),
    roster: { ...reading.roster, findings: reading.findings },
    decisions: [],
    settings: DEFAULT_SETTINGS,
    today: '2025-06-10',
  }
}
