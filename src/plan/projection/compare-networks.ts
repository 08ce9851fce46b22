import { compareText } from '../../findings/finding.js'
import { canonicalJson } from '../../model/fingerprint.js'
import { LGW_KINDS } from '../../model/lgw/kinds.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import type { NetworkSnapshot } from '../../model/network.js'
import type { Entry, UcmSnapshot } from '../../model/snapshot.js'
import { UCM_KINDS } from '../../model/ucm/kinds.js'
import { WEBEX_KINDS } from '../../model/webex/kinds.js'
import type { WebexSnapshot } from '../../model/webex/snapshot.js'
import { withTokensResolved } from './gateway-projection.js'

/** One thing that is not as it should be. Without `actual` it is not there, without `expected` nobody planned it. */
export interface Difference {
  readonly system: 'ucm' | 'webex' | 'lgw' | 'directory' | 'calls'
  readonly kind: string
  readonly key: string
  /** Absent when the whole object is missing or too many. */
  readonly field?: string
  /** Texts as they are, anything else as canonical JSON. */
  readonly expected?: string
  readonly actual?: string
}

/**
 * In what two networks differ, sorted by system, kind, key and field. Where an object was read, the
 * findings of the readers and what the platform assigns to a trunk do not count; tokens in the text of
 * an expected gateway stand for what the actual trunk was assigned (`local-gateway` 1.1).
 */
export function compareNetworks(expected: NetworkSnapshot, actual: NetworkSnapshot): readonly Difference[] {
  return [
    ...compareClusters(expected.ucm, actual.ucm),
    ...compareOrganizations(expected.webex, actual.webex),
    ...compareGateways(expected, actual),
  ]
}

/** Two readings of an organization; undefined = none was read. */
export function compareOrganizations(
  expected: WebexSnapshot | undefined,
  actual: WebexSnapshot | undefined,
): readonly Difference[] {
  return WEBEX_KINDS.flatMap((kind) =>
    compareEntries('webex', kind, expected?.objects[kind] ?? [], actual?.objects[kind] ?? []),
  )
}

function compareGateways(expected: NetworkSnapshot, actual: NetworkSnapshot): readonly Difference[] {
  const wanted = new Map(expected.gateways.map((gateway) => [gateway.name, gateway]))
  const found = new Map(actual.gateways.map((gateway) => [gateway.name, gateway]))
  return [...new Set([...wanted.keys(), ...found.keys()])].sort(compareText).flatMap((name): readonly Difference[] => {
    const [want, have] = [wanted.get(name), found.get(name)]
    if (want === undefined) return [{ system: 'lgw', kind: 'configuration', key: name, actual: 'a gateway' }]
    if (have === undefined) return [{ system: 'lgw', kind: 'configuration', key: name, expected: 'a gateway' }]
    return compareConfigurations(withTokensResolved(want, actual.webex), have)
  })
}

/** Two configurations of one gateway. */
export function compareConfigurations(expected: LgwSnapshot, actual: LgwSnapshot): readonly Difference[] {
  return LGW_KINDS.flatMap((kind) =>
    compareEntries('lgw', kind, expected.objects[kind], actual.objects[kind]).map((difference) => ({
      ...difference,
      key: `${expected.name}/${difference.key}`,
    })),
  )
}

/** Two readings of one cluster. */
export function compareClusters(expected: UcmSnapshot, actual: UcmSnapshot): readonly Difference[] {
  return UCM_KINDS.flatMap((kind) => compareEntries('ucm', kind, expected.objects[kind], actual.objects[kind]))
}

/** In what two lists of objects of one kind differ, by key and field. Both lists are sorted by key. */
export function compareEntries(
  system: Difference['system'],
  kind: string,
  expected: readonly Entry<object>[],
  actual: readonly Entry<object>[],
): readonly Difference[] {
  if (expected === actual) return []
  const found = new Map(actual.map((entry) => [entry.key, entry.value]))
  const wanted = new Map(expected.map((entry) => [entry.key, entry.value]))
  return [...new Set([...wanted.keys(), ...found.keys()])].sort(compareText).flatMap((key): readonly Difference[] => {
    const [want, have] = [wanted.get(key), found.get(key)]
    if (want === have) return []
    if (want === undefined) return [{ system, kind, key, actual: text(have) }]
    if (have === undefined) return [{ system, kind, key, expected: text(want) }]
    return compareFields(want, have).map((field) => ({ system, kind, key, ...field }))
  })
}

/** Assigned by the platform: data of a trunk's registration, how far a person's invitation has come. */
const IGNORED: ReadonlySet<string> = new Set(['registration', 'status'])

function compareFields(expected: object, actual: object): readonly Pick<Difference, 'field' | 'expected' | 'actual'>[] {
  const [want, have] = [expected as Readonly<Record<string, unknown>>, actual as Readonly<Record<string, unknown>>]
  const fields = [...new Set([...Object.keys(want), ...Object.keys(have)])].filter((field) => !IGNORED.has(field))
  return fields.sort(compareText).flatMap((field) => {
    const [one, other] = [want[field], have[field]]
    if (one === other || text(one) === text(other)) return []
    return [
      {
        field,
        ...(one === undefined ? {} : { expected: text(one) }),
        ...(other === undefined ? {} : { actual: text(other) }),
      },
    ]
  })
}

function text(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : canonicalJson(value)
}
