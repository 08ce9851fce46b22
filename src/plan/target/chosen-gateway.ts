import type { QuestionInput } from '../../analysis/question.js'
import { compareText } from '../../findings/finding.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import type { MappedLocation } from '../../model/mapping.js'
import type { NetworkSnapshot } from '../../model/network.js'
import type { WebexTrunk } from '../../model/webex/trunk.js'

/** The gateway that joins both sides for a location. */
export interface ChosenGateway {
  /** As the mapping and the snapshot name it. */
  readonly name: string
  /** The trunk of Unified CM that leads to it and has the role `lgw`. */
  readonly ucmTrunk: string
  /** Its configuration, when it was read. */
  readonly configuration?: LgwSnapshot
}

/**
 * The gateway of a location: of the trunks with the role `lgw`, the one in a device pool of the location,
 * else the first by name; and the gateway to which the mapping gives that trunk, else the only one read.
 * Undefined when no trunk has that role, or nobody said which gateway stands behind it.
 */
export function chooseGateway(
  { mapping, estate }: QuestionInput,
  network: NetworkSnapshot,
  location: MappedLocation,
): ChosenGateway | undefined {
  const candidates = mapping.trunks
    .filter(({ role, name }) => role === 'lgw' && estate.find('trunk', name) !== undefined)
    .map(({ name }) => ({
      ucmTrunk: name,
      gateway:
        mapping.gateways.find(({ trunks }) => trunks.includes(name))?.name ??
        (network.gateways.length === 1 ? network.gateways[0]?.name : undefined),
      isLocal: location.devicePools.includes(estate.find('trunk', name)?.value.devicePool ?? ''),
    }))
    .sort((a, b) => Number(b.isLocal) - Number(a.isLocal) || compareText(a.ucmTrunk, b.ucmTrunk))
  const chosen = candidates.find(({ gateway }) => gateway !== undefined)
  if (chosen?.gateway === undefined) return undefined
  const configuration = network.gateways.find(({ name }) => name === chosen.gateway)
  return {
    name: chosen.gateway,
    ucmTrunk: chosen.ucmTrunk,
    ...(configuration === undefined ? {} : { configuration }),
  }
}

/**
 * The trunk of the organization that a gateway is registered with: the gateway signs in with the trunk's
 * user, or writes its trunk group into its headers (`local-gateway` 1.1).
 */
export function trunkOfGateway(
  trunks: readonly WebexTrunk[],
  configuration: LgwSnapshot | undefined,
): WebexTrunk | undefined {
  if (configuration === undefined) return undefined
  const users = new Set(configuration.objects.tenant.flatMap(({ value }) => value.credentialsNumber ?? []))
  const headers = configuration.objects['sip-profiles'].flatMap(({ value }) => value.rules)
  return trunks.find(({ registration }) => {
    if (registration === undefined) return false
    const user = registration.linePort.split('@', 1)[0] ?? ''
    return users.has(user) || headers.some((rule) => rule.includes(`otg=${registration.otgDtgId}`))
  })
}
