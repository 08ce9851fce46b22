import { canonicalJson } from '../../model/fingerprint.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { LgwKind } from '../../model/lgw/kinds.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import { GatewayProjection } from '../projection/gateway-projection.js'
import type { SafetyInput } from './wave-states.js'

/** What carries the calls of others through a gateway. */
const CARRYING: readonly LgwKind[] = [
  'dial-peer',
  'dial-peer-group',
  'uri-class',
  'tenant',
  'server-group',
  'pattern-map',
  'translation-rule',
  'translation-profile',
]

/**
 * WAV-004 for gateways: lines that remove or change what the gateway held before the plan (DESIGN 6,
 * brakes). Every block of lines is entered into the configuration as the blocks before it leave it.
 */
export function checkGatewayBusiness({ network, plan }: SafetyInput): readonly Finding[] {
  const projection = new GatewayProjection(network.gateways)
  const original = new Map(network.gateways.map((gateway) => [gateway.name, gateway]))
  return plan.waves.flatMap(({ number, changes }) =>
    changes.flatMap((change) => {
      if (change.what.system !== 'lgw') return []
      projection.apply(change.what)
      const name = change.what.key
      const [before, after] = [original.get(name), projection.snapshots().find((gateway) => gateway.name === name)]
      if (before === undefined || after === undefined) return []
      const touched = disturbed(before, after)
      if (touched.length === 0) return []
      return [
        finding({
          code: 'WAV-004',
          subject: `gateway:${name}`,
          scope: `wave:${number}`,
          wave: number,
          message: `${change.title}: this step removes or changes what ${name} held before, ${touched[0] ?? ''} first.`,
          evidence: touched.map((what) => ({ label: 'removed or changed', value: what })),
        }),
      ]
    }),
  )
}

function disturbed(before: LgwSnapshot, after: LgwSnapshot): readonly string[] {
  return CARRYING.flatMap((kind) => {
    const now = new Map(after.objects[kind].map(({ key, value }) => [key, canonicalJson(value)]))
    return before.objects[kind].flatMap(({ key, value }) =>
      now.get(key) === canonicalJson(value) ? [] : [`${kind.replaceAll('-', ' ')} ${key}`],
    )
  })
}
