import { dialableDigits } from '../../dialing/digits.js'
import { finding, type Finding } from '../../findings/finding.js'
import type { Entry } from '../../model/snapshot.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { NO_PARTITION, patternKey } from '../../model/ucm/partition.js'
import type { RoutePattern } from '../../model/ucm/route-pattern.js'
import type { WebexSnapshot } from '../../model/webex/snapshot.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import { GatewayRouter } from '../../routing/lgw/gateway-router.js'
import { callFromUcm } from '../../routing/lgw/trunk-legs.js'
import type { GatewayLinks } from '../../routing/network/gateway-links.js'
import { callerOfCss } from '../../routing/ucm/resolve-caller.js'
import type { QuestionInput } from '../question.js'
import { routesTo } from '../trunk-routes.js'
import { ExaminedGateway } from './examined-gateway.js'

/** Who uses a number in Webex: +E.164 → the person or queue. Inactive numbers are not in service. */
function numbersInService(webex: WebexSnapshot): ReadonlyMap<string, string> {
  const inactive = new Set(
    webex.objects.number.filter(({ value }) => value.state === 'INACTIVE').map(({ value }) => value.number),
  )
  const used = [
    ...webex.objects['number-use'].map(({ value }) => [value.phoneNumber, value.owner ?? value.ownerType] as const),
    ...webex.objects.person.map(({ value }) => [value.phoneNumber, value.mail] as const),
    ...webex.objects.queue.map(({ value }) => [value.phoneNumber, `queue ${value.name}`] as const),
  ]
  return new Map(
    used.flatMap(([number, user]) =>
      number === undefined || user === undefined || inactive.has(number) ? [] : [[number, user] as const],
    ),
  )
}

/** LGW-025: as long as a route list holds the number, Webex gives it to nobody (`local-gateway` 3.2). */
export function numbersInRouteLists({ estate, scope }: QuestionInput, webex: WebexSnapshot): readonly Finding[] {
  const lists = new Map(
    webex.objects['route-list'].flatMap((entry) => entry.value.numbers.map((number) => [number, entry] as const)),
  )
  return scope.movers.flatMap(({ key, label, lines }) =>
    lines.flatMap(({ dn, partition }) => {
      const number = publicNumber(dn)
      const list = lists.get(number)
      if (list === undefined) return []
      const source = estate.find('directory-number', patternKey(dn, partition))?.source
      return [
        finding({
          code: 'LGW-025',
          subject: key,
          message: `${number} of ${label} stands in the route list ${list.value.name} of Webex: it cannot be assigned before it leaves the list.`,
          evidence: [
            { label: 'number', value: patternKey(dn, partition), ...(source === undefined ? {} : { source }) },
            { label: 'route list', value: list.value.name, source: list.source },
          ],
        }),
      ]
    }),
  )
}

/** As Webex writes it; a directory number may lack the plus (`corrections` 1). */
function publicNumber(dn: string): string {
  const digits = dialableDigits(dn)
  return digits.startsWith('+') ? digits : `+${digits}`
}

/** LGW-024: the directory number is active, and callers see its partition, while Webex has it in service too. */
export function activeOnBothSides(estate: UcmEstate, webex: WebexSnapshot): readonly Finding[] {
  const inService = numbersInService(webex)
  const seen = new Set(estate.all('css').flatMap(({ value }) => value.partitions))
  return estate.all('directory-number').flatMap(({ value, source }) => {
    const { dn, partition, active } = value
    const number = publicNumber(dn)
    const user = inService.get(number)
    if (user === undefined || !active || (partition !== undefined && !seen.has(partition))) return []
    return [
      finding({
        code: 'LGW-024',
        subject: `dn:${patternKey(dn, partition)}`,
        message: `${number} is active in ${partition ?? NO_PARTITION} of Unified CM and in service in Webex, for ${user}.`,
        evidence: [
          { label: 'number', value: patternKey(dn, partition), source },
          { label: 'in Webex', value: `${number}, ${user}` },
        ],
      }),
    ]
  })
}

/**
 * LGW-023: a number that Webex has in service reaches it without a plus; the digits are followed through
 * Unified CM and the gateway, because either may add it (`corrections` 1). One number stands for a pattern.
 */
export function numbersWithoutPlus(
  input: QuestionInput,
  webex: WebexSnapshot,
  links: GatewayLinks,
): readonly Finding[] {
  const numbers = [...numbersInService(webex).keys()].sort()
  const trunks = input.mapping.trunks.filter(({ role }) => role === 'lgw')
  return trunks.flatMap(({ name }) => {
    const trunk = input.estate.find('trunk', name)?.value
    const link = trunk === undefined ? undefined : links.ofUcmTrunk(trunk)
    if (trunk === undefined || link?.ok !== true || new ExaminedGateway(link.value).webexPeers.length === 0) return []
    const onward = onwardOf(link.value, { port: links.portOf(trunk).port, gateway: trunk.destinations[0]?.address })
    return routesTo(input.estate, name).patterns.flatMap((entry) => {
      const way = wayOf(input, entry, name, numbers)
      const sent = way === undefined ? undefined : onward(way.digits)
      if (way === undefined || sent === undefined || sent.startsWith('+')) return []
      const subject = patternKey(entry.value.pattern, entry.value.partition)
      return [
        finding({
          code: 'LGW-023',
          subject: `pattern:${subject}`,
          message: `${way.number} leaves Unified CM by ${subject} as ${way.digits} and reaches Webex as ${sent}, without a plus.`,
          evidence: [
            { label: 'route pattern', value: subject, source: entry.source },
            { label: 'digits sent by Unified CM', value: way.digits },
            { label: 'digits sent by the gateway', value: sent },
          ],
        }),
      ]
    })
  })
}

/** The first number that goes to the trunk by this pattern, dialed with or without its plus, and the digits sent. */
function wayOf(
  { estate, router }: QuestionInput,
  { value }: Entry<RoutePattern>,
  trunk: string,
  numbers: readonly string[],
): { readonly number: string; readonly digits: string } | undefined {
  const css = estate
    .all('css')
    .find(({ value: { partitions } }) => value.partition !== undefined && partitions.includes(value.partition))
  if (css === undefined) return undefined
  const caller = callerOfCss(estate, css.value.name, undefined)
  for (const number of numbers) {
    for (const dialed of [number, number.slice(1)]) {
      const trace = router.route(caller, dialed, { mode: 'en-bloc' })
      const hop = trace.hops.findLast((each) => each.kind === 'lookup')
      const won = hop?.kind === 'lookup' && hop.winner?.pattern === value.pattern
      if (won && trace.reached === `trunk:${trunk}`) return { number, digits: trace.finalDigits }
    }
  }
  return undefined
}

/** What the gateway makes of the digits on their way to Webex; undefined when they do not get there. */
function onwardOf(
  gateway: LgwSnapshot,
  { port, gateway: address }: { readonly port: number; readonly gateway: string | undefined },
): (digits: string) => string | undefined {
  const examined = new ExaminedGateway(gateway)
  const router = new GatewayRouter(gateway)
  const via = examined.inboundPeers.find((peer) =>
    (examined.groupMembers(peer) ?? []).some((member) => examined.webexPeers.includes(member)),
  )
  const tag = via?.incoming.find(({ criterion }) => criterion === 'uri-via')?.value
  const hosts = tag === undefined ? [] : (examined.tables.uriClass(tag)?.hosts ?? [])
  const node = hosts[0]?.replace(/^ipv[46]:/, '') ?? examined.tables.facts.trusted[0]?.split(' ')[0] ?? 'ucm'
  return (digits) => {
    const trace = router.route(
      callFromUcm({ node, port, gateway: address ?? gateway.name, called: digits, calling: '' }),
    )
    return trace.outbound.find(({ dialPeer }) => examined.webexPeers.some((peer) => peer.tag === dialPeer))?.called
  }
}
