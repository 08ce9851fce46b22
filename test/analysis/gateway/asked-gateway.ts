import { readFileSync } from 'node:fs'
import { askGateway } from '../../../src/analysis/gateway/question.js'
import type { QuestionInput } from '../../../src/analysis/question.js'
import type { Finding } from '../../../src/findings/finding.js'
import { ingestLgw } from '../../../src/ingest/lgw/ingest-lgw.js'
import { ingestWebex } from '../../../src/ingest/webex/ingest-webex.js'
import type { LgwSnapshot } from '../../../src/model/lgw/snapshot.js'
import type { Mapping } from '../../../src/model/mapping.js'
import type { WebexSnapshot } from '../../../src/model/webex/snapshot.js'
import type { AskedWith } from '../../support/asked-estate.js'
import { questionInput, threeSites } from '../../support/asked-estate.js'
import { ExportBuilder } from '../../support/export-builder.js'
import { repositoryRoot } from '../../support/shared-data.js'

/** Replaces `[what stands there, what takes its place]`; what does not stand there is an error of the test. */
export type Patch = readonly [was: string, is: string]

/** The text of a file of `fixtures/gateways`, patched. */
export function gatewayText(name: string, ...patches: readonly Patch[]): string {
  const text = readFileSync(`${repositoryRoot}/fixtures/gateways/${name}`, 'utf8')
  return patches.reduce((patched, [was, is]) => {
    if (!patched.includes(was)) throw new Error(`${name} does not hold "${was}"`)
    return patched.replace(was, () => is)
  }, text)
}

/** The same as the reader makes of it. */
export function gateway(name: string, ...patches: readonly Patch[]): LgwSnapshot {
  return ingestLgw({ name, bytes: new TextEncoder().encode(gatewayText(name, ...patches)) })
}

let base: Promise<QuestionInput> | undefined

/** The question over these gateways and an export without a row. */
export async function ask(...gateways: readonly LgwSnapshot[]): Promise<ReturnType<typeof askGateway>> {
  base ??= questionInput(ExportBuilder.empty())
  const input = await base
  return askGateway({ ...input, others: { ...input.others, gateways } })
}

/** `CODE` and the part of the subject behind the gateway's name, e.g. `LGW-008 dial-peer 100`. */
export function told(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, subject }) => `${code} ${subject.replace(/^gateway:\S+ ?/, '')}`.trim())
}

/** `file:row text` of the evidence that has a place. */
export function quoted({ evidence }: Finding): readonly string[] {
  return evidence.flatMap(({ value, source }) =>
    source?.row === undefined ? [] : [`${source.file}:${source.row} ${value}`],
  )
}

const TRUNK = {
  id: 'trunk-1',
  name: 'Munich',
  location: { id: 'muc', name: 'Munich' },
  otgDtgId: 'muc-lgw1-trunk0417_lgu',
  linePort: 'muc-lgw1-trunk9021_LGU@12345678.eu10.example.com',
  outboundProxy: { sipAccessServiceType: 'TLS', outboundProxy: 'proxy1.example.com' },
  sipAuthenticationUserName: 'muc-lgw1-trunk0417_LGU',
  status: 'online',
  dualIdentitySupportEnabled: true,
  trunkType: 'REGISTERING',
  maxConcurrentCalls: 250,
}

/** Saved answers of an organization with the trunk of registration.cfg, fields of the trunk replaced. */
export function organization(
  changes: object = {},
  answers: Readonly<Record<string, object>> = {},
  without: readonly string[] = [],
): WebexSnapshot {
  const trunk = { ...TRUNK, ...changes }
  const members: Readonly<Record<string, object>> = {
    'organizations.json': { items: [{ id: 'org', displayName: 'Munich Works' }] },
    'telephony/config/premisePstn/trunks.json': {
      trunks: [{ id: trunk.id, name: trunk.name, location: trunk.location, trunkType: trunk.trunkType }],
    },
    'telephony/config/premisePstn/trunks/trunk-1.json': trunk,
    ...answers,
  }
  return ingestWebex({
    name: 'webex-org',
    sha256: '0'.repeat(64),
    members: Object.entries(members)
      .filter(([name]) => !without.includes(name))
      .map(([name, json]) => ({
        name,
        bytes: new TextEncoder().encode(JSON.stringify(json)),
      })),
  })
}

/** The trunks of three-sites that end at the gateway of registration.cfg. */
export const MAPPED: Pick<Mapping, 'trunks' | 'gateways'> = {
  trunks: [
    { name: 'LGW-WEBEX-AUS', status: 'confirmed', evidence: [], role: 'lgw' },
    { name: 'CUBE-PSTN-AUS', status: 'confirmed', evidence: [], role: 'pstn' },
  ],
  gateways: [{ name: 'lgw-muc', status: 'confirmed', evidence: [], trunks: ['LGW-WEBEX-AUS', 'CUBE-PSTN-AUS'] }],
}

/** What the question sees of three-sites, of gateways and of an organization. */
export async function threeSitesInput(
  gateways: readonly LgwSnapshot[],
  asked: AskedWith = {},
  change: (builder: ExportBuilder) => void = () => undefined,
): Promise<QuestionInput> {
  const builder = await threeSites()
  change(builder)
  return questionInput(builder, {
    ...asked,
    mapping: { ...MAPPED, ...asked.mapping },
    others: { gateways, ...asked.others },
  })
}
