import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unpackTar } from 'modern-tar'
import { deriveScope } from '../../src/analysis/derive-scope.js'
import { NO_OTHER_SYSTEMS, type OtherSystems, type QuestionInput } from '../../src/analysis/question.js'
import type { Finding } from '../../src/findings/finding.js'
import { parseRosterCsv } from '../../src/ingest/roster/roster-rows.js'
import { ingestUcm } from '../../src/ingest/ucm/ingest-ucm.js'
import type { Decision, DecisionTab } from '../../src/model/decision.js'
import { answersInForce } from '../../src/model/decision.js'
import type { MappedLocation, Mapping, OrganizationFacts } from '../../src/model/mapping.js'
import { EMPTY_MAPPING } from '../../src/model/mapping.js'
import type { Settings } from '../../src/model/settings.js'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import { UcmEstate } from '../../src/model/ucm/estate.js'
import { UcmRouter } from '../../src/routing/ucm/ucm-router.js'
import { ExportBuilder } from './export-builder.js'
import { repositoryRoot } from './shared-data.js'

const THREE_SITES = join(repositoryRoot, 'fixtures/estates/three-sites/input')

/** The three-sites export, for patching. */
export async function threeSites(): Promise<ExportBuilder> {
  return ExportBuilder.fromTar(join(THREE_SITES, 'ucmdata_export.tar'))
}

/** The text of the three-sites roster. */
export function threeSitesRoster(): string {
  return readFileSync(join(THREE_SITES, 'agents.csv'), 'utf8')
}

export interface AskedWith {
  /** Text of a roster; absent = the movers are presumed. */
  readonly roster?: string
  readonly mapping?: Partial<Mapping>
  readonly settings?: Partial<Settings>
  readonly answers?: readonly Decision[]
  readonly others?: Partial<OtherSystems>
}

/** What a question sees of an export: bytes of the archive → snapshot → estate, router, scope. */
export async function questionInput(source: ExportBuilder | Uint8Array, asked: AskedWith = {}): Promise<QuestionInput> {
  const tar = source instanceof ExportBuilder ? source.toTar() : source
  const entries = await unpackTar(new Uint8Array(tar), { strict: true })
  const members = entries.map(({ header, data }) => ({ name: header.name, bytes: data ?? new Uint8Array() }))
  const estate = new UcmEstate(ingestUcm({ name: 'export.tar', sha256: '', members }))
  const mapping = { ...EMPTY_MAPPING, ...asked.mapping }
  const settings = { ...DEFAULT_SETTINGS, ...asked.settings }
  const answers = answersInForce(asked.answers ?? [])
  const reading = asked.roster === undefined ? undefined : parseRosterCsv(asked.roster, 'agents.csv')
  const scope = deriveScope(estate, reading?.roster, mapping, answers)
  const rosterFindings = reading?.findings ?? []
  const router = new UcmRouter(estate, settings)
  const others = { ...NO_OTHER_SYSTEMS, ...asked.others }
  return { estate, router, others, mapping, scope, rosterFindings, settings, answers, today: '2025-06-09' }
}

/** One answer of a person, as if typed on the command line. */
export function answer(tab: DecisionTab, key: string, field: string, value: string): Decision {
  return {
    tab,
    key,
    field,
    value,
    recordedAt: '2025-06-09T10:00:00Z',
    origin: { kind: 'command', command: 'decide set' },
  }
}

/** Subjects of the findings with a code, in their order. */
export function subjectsOf(findings: readonly Finding[], code: Finding['code']): readonly string[] {
  return findings.filter((finding) => finding.code === code).map(({ subject }) => subject)
}

/** A location that a person has confirmed. */
export function confirmedLocation(name: string, facts: Partial<MappedLocation> = {}): MappedLocation {
  return {
    name,
    status: 'confirmed',
    evidence: [],
    devicePools: [],
    partitions: [],
    files: [],
    address: { country: 'US' },
    ...facts,
  }
}

/** Organization facts as a person would state them. */
export function organization(facts: Partial<OrganizationFacts>): OrganizationFacts {
  return {
    ...EMPTY_MAPPING.organization,
    status: 'confirmed',
    statedBy: 'Petra Planner',
    statedOn: '2025-06-01',
    ...facts,
  }
}
