import type { MappedLocation } from '../../../model/mapping.js'
import type { WebexTrunk } from '../../../model/webex/trunk.js'
import type { ChosenGateway } from '../chosen-gateway.js'
import { trunkOfGateway } from '../chosen-gateway.js'
import { fillName, webexName } from '../planned-wave.js'
import type { WebexTargetInput } from './webex-target.js'

/** Longest name of a trunk; letters, digits, blank and hyphen are safe (`webex-api` 5.5). */
const LONGEST_TRUNK_NAME = 24

/** What joins a location to Unified CM in Webex. */
export interface PlannedTrunk {
  readonly trunk: string
  readonly routeGroup: string
  /** True when the gateway uses the trunk already: from before the plan, or by an earlier location of it. */
  readonly existing: boolean
}

/** The name of a location's trunk by the naming rule, in the form that Webex takes. */
export function trunkName(rule: string, location: MappedLocation): string {
  return fillName(rule, { location: webexName(location) })
    .replaceAll(/[^A-Za-z0-9 -]/g, '-')
    .slice(0, LONGEST_TRUNK_NAME)
}

/**
 * The trunk on the gateway and the route group over it. A gateway that the organization has a trunk for
 * already keeps that one: it registers once. New trunks carry dual identity, so that a queue's number can
 * travel beside the agent's own (`customer-assist` 1, agent caller ID).
 */
export function planTrunk(input: WebexTargetInput, location: MappedLocation, gateway: ChosenGateway): PlannedTrunk {
  const before = input.network.webex?.objects.trunk.map(({ value }) => value) ?? []
  const registered = trunkOfGateway(before, gateway.configuration)?.name
  const trunk = input.trunks.get(gateway.name) ?? registered ?? newTrunk(input, location, gateway)
  const isNew = registered === undefined && !input.trunks.has(gateway.name)
  input.trunks.set(gateway.name, trunk)
  return { trunk, routeGroup: planRouteGroup(input, location, trunk), existing: !isNew }
}

function newTrunk(
  { draft, question, wave }: WebexTargetInput,
  location: MappedLocation,
  gateway: ChosenGateway,
): string {
  const name = trunkName(question.mapping.names.trunk, location)
  const trunk: WebexTrunk = {
    name,
    location: webexName(location),
    type: 'REGISTERING',
    dualIdentitySupport: true,
  }
  draft.put('trunk', name, trunk, {
    wave: wave.number,
    phase: 'prepare',
    title: `Create the trunk ${name} for the gateway ${gateway.name}.`,
    why: 'The gateway registers with it; dual identity lets the number of a queue travel beside the agent (webex-api 5.5).',
    uses: [{ kind: 'location', key: webexName(location) }],
  })
  return name
}

/** The group that has this trunk alone, else a new one by the naming rule. */
function planRouteGroup({ draft, question, wave }: WebexTargetInput, location: MappedLocation, trunk: string): string {
  const sole = draft.all('route-group').find(({ trunks }) => trunks.length === 1 && trunks[0]?.trunk === trunk)
  if (sole !== undefined) return sole.name
  const name = fillName(question.mapping.names.routeGroup, { location: webexName(location) })
  const current = draft.find('route-group', name)
  const members = current?.trunks.some((member) => member.trunk === trunk) ? [] : [{ trunk, priority: 1 }]
  draft.put(
    'route-group',
    name,
    { name, trunks: [...(current?.trunks ?? []), ...members] },
    {
      wave: wave.number,
      phase: 'prepare',
      title: `Create the route group ${name} over trunk ${trunk}.`,
      why: 'Routes point to the group, so that a second gateway can be added without touching them (webex-api 5.6).',
      uses: [{ kind: 'trunk', key: trunk }],
    },
  )
  return name
}
