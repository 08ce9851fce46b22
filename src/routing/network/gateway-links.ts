import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import type { Mapping, TrunkRole } from '../../model/mapping.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { Trunk } from '../../model/ucm/trunk.js'
import type { WebexTrunk } from '../../model/webex/trunk.js'
import { webexPeers } from '../lgw/trunk-legs.js'

/** The other end of a trunk, or what is missing to say it. */
export type Link<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly missing: string }

/** The port of a trunk where its security profile says none. */
export const DEFAULT_SIP_PORT = 5060

/** Which trunk of Unified CM or Webex ends at which gateway (`local-gateway` 1.1, 1.4, 3). */
export class GatewayLinks {
  private readonly estate: UcmEstate
  private readonly gateways: readonly LgwSnapshot[]
  private readonly mapping: Mapping
  private readonly webexTrunks: readonly WebexTrunk[]

  constructor(input: {
    readonly estate: UcmEstate
    readonly gateways: readonly LgwSnapshot[]
    readonly mapping: Mapping
    readonly webexTrunks: readonly WebexTrunk[]
  }) {
    this.estate = input.estate
    this.gateways = input.gateways
    this.mapping = input.mapping
    this.webexTrunks = input.webexTrunks
  }

  /** What the mapping says lies behind a trunk. */
  roleOf(trunk: string): TrunkRole | undefined {
    return this.mapping.trunks.find(({ name }) => name === trunk)?.role
  }

  /** The gateway that the mapping names for the trunk, else the only one with the trunk's destination address. */
  ofUcmTrunk(trunk: Trunk): Link<LgwSnapshot> {
    const named = this.mapping.gateways.find(({ trunks }) => trunks.includes(trunk.name))
    if (named !== undefined) {
      const gateway = this.gateways.find(({ name }) => name === named.name)
      return gateway === undefined
        ? { ok: false, missing: `the configuration of gateway ${named.name}` }
        : { ok: true, value: gateway }
    }
    const wanted = new Set(trunk.destinations.map(({ address }) => address.toLowerCase()))
    const fitting = this.gateways.filter((gateway) => addressesOf(gateway).some((address) => wanted.has(address)))
    const [only, second] = fitting
    if (only !== undefined && second === undefined) return { ok: true, value: only }
    return { ok: false, missing: `the gateway behind trunk ${trunk.name}` }
  }

  /** The port that Unified CM listens on for the trunk, and names in its Via; `assumed` = no profile says it. */
  portOf(trunk: Trunk): { readonly port: number; readonly assumed: boolean } {
    const profile = trunk.securityProfile
    const port = profile === undefined ? undefined : this.estate.find('security-profile', profile)?.value.incomingPort
    return { port: port ?? DEFAULT_SIP_PORT, assumed: port === undefined }
  }

  /** The trunk on which Unified CM takes a call that a gateway sends to this port. */
  ucmTrunkAt(gateway: LgwSnapshot, port: number): Link<Trunk> {
    const fitting = this.estate.all('trunk').filter(({ value }) => {
      const link = this.ofUcmTrunk(value)
      return link.ok && link.value === gateway && this.portOf(value).port === port
    })
    const [only, second] = fitting
    if (only !== undefined && second === undefined) return { ok: true, value: only.value }
    const which = second === undefined ? 'the Unified CM trunk' : 'which Unified CM trunk is meant'
    return { ok: false, missing: `${which} for gateway ${gateway.name} on port ${port}` }
  }

  /** By the trunk group id that the platform gave, or the token that stands for it in a planned configuration. */
  webexTrunkOf(otg: string): Link<string> {
    const token = /^<trunk (.+) otg>$/.exec(otg)?.[1]
    const found = this.webexTrunks.find(
      ({ name, registration }) => name === token || registration?.otgDtgId.toLowerCase() === otg.toLowerCase(),
    )
    if (found !== undefined) return { ok: true, value: found.name }
    return { ok: false, missing: `the Webex trunk with trunk group ${otg}` }
  }

  /** Trunk group ids under which a Webex trunk is known to gateways: its own, and the token of a plan. */
  groupsOf(webexTrunk: string): readonly string[] {
    const id = this.webexTrunks.find(({ name }) => name === webexTrunk)?.registration?.otgDtgId
    return [...(id === undefined ? [] : [id]), `<trunk ${webexTrunk} otg>`]
  }

  /** The gateway that tags its calls with the trunk's group, and the group. */
  ofWebexTrunk(webexTrunk: string): Link<{ readonly gateway: LgwSnapshot; readonly group: string }> {
    const fitting = this.gateways.flatMap((gateway) => {
      const tags = webexPeers(gateway).flatMap(({ otg }) => (otg === undefined ? [] : [otg.toLowerCase()]))
      const group = this.groupsOf(webexTrunk).find((each) => tags.includes(each.toLowerCase()))
      return group === undefined ? [] : [{ gateway, group }]
    })
    const [only, second] = fitting
    if (only !== undefined && second === undefined) return { ok: true, value: only }
    const what = second === undefined ? 'the gateway' : 'which of several gateways'
    return { ok: false, missing: `${what} behind Webex trunk ${webexTrunk}` }
  }
}

/** Addresses of the interfaces, without masks, and the hostname; lower case. */
function addressesOf(gateway: LgwSnapshot): readonly string[] {
  return gateway.objects.facts.flatMap(({ value }) => [
    ...value.interfaces.flatMap(({ address }) => address?.split(' ')[0]?.toLowerCase() ?? []),
    ...(value.hostname === undefined ? [] : [value.hostname.toLowerCase()]),
  ])
}
