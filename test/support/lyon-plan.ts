import { existsSync, readFileSync } from 'node:fs'
import { FileArchiveReader } from '../../src/adapters/files/archive-reader.js'
import { InstalledTemplateFiles } from '../../src/adapters/files/template-files.js'
import { runAudit } from '../../src/analysis/audit.js'
import { parseMappingCsv } from '../../src/ingest/mapping/mapping-csv.js'
import { ingestLgw } from '../../src/ingest/lgw/ingest-lgw.js'
import { ingestWebex } from '../../src/ingest/webex/ingest-webex.js'
import type { Decision } from '../../src/model/decision.js'
import { answersInForce } from '../../src/model/decision.js'
import type { MappedLocation, Mapping } from '../../src/model/mapping.js'
import type { LgwSnapshot } from '../../src/model/lgw/snapshot.js'
import type { UcmSnapshot } from '../../src/model/snapshot.js'
import type { WebexSnapshot } from '../../src/model/webex/snapshot.js'
import { makePlan } from '../../src/plan/make-plan.js'
import { planBasis } from '../../src/plan/plan-basis.js'
import type { GatewayLayout, PlanInput } from '../../src/plan/plan-input.js'
import type { Plan } from '../../src/plan/plan.js'
import type { KnownFacts } from '../../src/workflows/questions/estate-question.js'
import { questionInput } from '../../src/workflows/questions/estate-question.js'
import { repositoryRoot } from './shared-data.js'
import { threeSites, threeSitesFacts } from './three-sites.js'

/** Everything that stands in for the three-sites inputs, where a test wants something else. */
export interface PlannedWith {
  readonly locations?: readonly string[]
  readonly lyon?: Partial<MappedLocation>
  readonly mapping?: Partial<Mapping>
  readonly snapshot?: UcmSnapshot
  readonly webex?: WebexSnapshot | undefined
  readonly gateways?: readonly LgwSnapshot[]
  readonly facts?: Partial<KnownFacts>
  readonly answers?: readonly Decision[]
  readonly layout?: GatewayLayout
}

/** The saved organization of three-sites, read from its folder. */
export async function threeSitesOrganization(): Promise<WebexSnapshot> {
  return ingestWebex(await new FileArchiveReader().open(threeSites('input/webex-org'), 'webex-answers'))
}

/** The gateways of three-sites, read from their running configuration. */
export function threeSitesGateways(): readonly LgwSnapshot[] {
  const path = threeSites('input/gateway.cfg')
  if (!existsSync(path)) return []
  return [ingestLgw({ name: 'gateway.cfg', bytes: new Uint8Array(readFileSync(path)) })]
}

/** From the bytes of export, roster, organization and gateway to what a plan is made from. */
export async function lyonInput(asked: PlannedWith = {}): Promise<PlanInput> {
  const base = await threeSitesFacts()
  const gateways = asked.gateways ?? threeSitesGateways()
  const stated = parseMappingCsv(readFileSync(threeSites('input/mapping.csv'), 'utf8'), base.mapping)
  const mapping: Mapping = {
    ...stated,
    locations: stated.locations.map((location) =>
      location.name === 'Lyon' ? { ...location, ...asked.lyon } : location,
    ),
    ...asked.mapping,
  }
  const facts: KnownFacts = {
    ...base,
    mapping,
    decisions: asked.answers ?? [],
    ...(asked.snapshot === undefined ? {} : { snapshot: asked.snapshot }),
    ...asked.facts,
  }
  const question = questionInput(facts)
  const webex = 'webex' in asked ? asked.webex : await threeSitesOrganization()
  const network = { ucm: facts.snapshot, webex, gateways }
  const { settings, roster, decisions } = facts
  return {
    question,
    audit: runAudit(question),
    network,
    locations: asked.locations ?? ['Lyon'],
    basis: planBasis({ network, mapping: facts.mapping, roster, answers: answersInForce(decisions), settings }),
    templates: await new InstalledTemplateFiles(`${repositoryRoot}templates/lgw`).gateway(),
    layout: asked.layout ?? 'current',
  }
}

/** The plan of Lyon. */
export async function lyonPlan(asked: PlannedWith = {}): Promise<Plan> {
  return makePlan(await lyonInput(asked))
}
