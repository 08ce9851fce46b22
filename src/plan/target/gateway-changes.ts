import type { QuestionInput } from '../../analysis/question.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import type { Change, GatewayChange } from '../change.js'
import { changeId, NO_INTERRUPTION } from '../change.js'
import type { PlanInput } from '../plan-input.js'
import type { ChosenGateway } from './chosen-gateway.js'
import { planGateway } from './gateway/gateway-text.js'
import type { LocationLink } from './webex/plan-webex.js'

/** Where SIP is listened for when nothing else is said. */
const SIP_PORT = 5060

/** The configuration of one gateway for one new trunk, or why there is none. */
export interface PlannedGateway {
  readonly change?: Change
  /** What a person must see to before the lines are entered. */
  readonly remarks: readonly string[]
  readonly findings: readonly Finding[]
}

/**
 * The lines that make a gateway register with a new trunk and pass calls between both sides
 * (`local-gateway` 1). A gateway that takes part already needs none; one that cannot take them is told.
 */
export function planGatewayChange(
  input: PlanInput,
  wave: number,
  { trunk, gateway, existing, location }: LocationLink,
  trunkChange: string | undefined,
): PlannedGateway {
  if (existing) return { remarks: [], findings: [] }
  try {
    const { lines, undo, remarks } = planGateway({
      snapshot: gateway.configuration,
      gateway: gateway.name,
      layout: input.layout,
      trunk,
      ucm: ucmSide(input.question, gateway),
      bindInterface: bindInterface(input.question, gateway),
      templates: input.templates,
    })
    const what: GatewayChange = { system: 'lgw', kind: 'configuration', key: gateway.name, lines, undo }
    const change: Change = {
      id: changeId(wave, 'prepare', what, trunk),
      wave,
      phase: 'prepare',
      what,
      title: `Configure gateway ${gateway.name} for trunk ${trunk} (${lines.length} lines).`,
      why: 'The gateway registers with the trunk and hands calls from one side to the other; what it does for others stays (local-gateway 1).',
      needs: trunkChange === undefined ? [] : [trunkChange],
      interrupts: NO_INTERRUPTION,
      movers: [],
    }
    return { change, remarks, findings: [] }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { remarks: [], findings: [refused(wave, location, gateway, error)] }
  }
}

/** Nodes and ports of Unified CM toward the gateway, from the trunk, its pool and its security profile. */
function ucmSide(
  { estate }: QuestionInput,
  { ucmTrunk, configuration }: ChosenGateway,
): { readonly nodes: readonly string[]; readonly listeningPort: number; readonly gatewayPort?: number } {
  const trunk = estate.find('trunk', ucmTrunk)?.value
  const pool = trunk?.devicePool === undefined ? undefined : estate.find('device-pool', trunk.devicePool)?.value
  const groupName = pool?.callManagerGroup
  const group = groupName === undefined ? undefined : estate.find('call-manager-group', groupName)?.value
  const profile =
    trunk?.securityProfile === undefined ? undefined : estate.find('security-profile', trunk.securityProfile)?.value
  const gatewayPort = trunk?.destinations[0]?.port
  return {
    // A node stands in the group under the name of its service.
    nodes: (group?.members ?? []).map((member) => knownHost(configuration, member.replace(/^CM_/, ''))),
    listeningPort: profile?.incomingPort ?? SIP_PORT,
    ...(gatewayPort === undefined ? {} : { gatewayPort }),
  }
}

/** The full name under which the gateway knows a host of this name, else the name itself. */
function knownHost(configuration: LgwSnapshot | undefined, name: string): string {
  const hosts = (configuration?.objects['ip-host'] ?? []).map(({ value }) => value.name)
  return hosts.find((host) => host === name || host.startsWith(`${name}.`)) ?? name
}

/** The interface with the address to which the trunk of Unified CM leads, else the first with an address. */
function bindInterface({ estate }: QuestionInput, { ucmTrunk, configuration }: ChosenGateway): string {
  const wanted = new Set(estate.find('trunk', ucmTrunk)?.value.destinations.map(({ address }) => address))
  const interfaces = (configuration?.objects.facts ?? [])
    .flatMap(({ value }) => value.interfaces)
    .filter(({ address }) => address !== undefined)
  const chosen = interfaces.find(({ address }) => wanted.has(address ?? '')) ?? interfaces[0]
  if (chosen !== undefined) return chosen.name
  throw new UserError('no interface with an address is known', { hint: 'rehome ingest lgw <running-config>' })
}

function refused(wave: number, location: string, gateway: ChosenGateway, error: UserError): Finding {
  return finding({
    code: 'TRK-001',
    subject: `gateway:${gateway.name}`,
    scope: `wave:${wave}`,
    message: `No configuration can be written for gateway ${gateway.name}: ${error.message}.`,
    evidence: [
      { label: 'reason', value: error.message },
      ...(error.hint === undefined ? [] : [{ label: 'do', value: error.hint }]),
    ],
    location,
    wave,
  })
}
