import { compareText } from '../../findings/finding.js'
import { ingestLgw } from '../../ingest/lgw/ingest-lgw.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import type { WebexSnapshot } from '../../model/webex/snapshot.js'
import type { GatewayChange } from '../change.js'
import { fillTokens, trunksInTokens } from '../gateway-tokens.js'
import { enterConfiguration } from './configuration-edit.js'

/** The gateways, into which lines are entered one change after the other; each is read anew once, at the end. */
export class GatewayProjection {
  private readonly read = new Map<string, LgwSnapshot>()
  private readonly edited = new Map<string, readonly string[]>()

  constructor(gateways: readonly LgwSnapshot[]) {
    for (const gateway of gateways) this.read.set(gateway.name, gateway)
  }

  apply({ key, lines }: GatewayChange): void {
    const running = this.edited.get(key) ?? this.read.get(key)?.lines ?? []
    this.edited.set(key, enterConfiguration(running, lines))
  }

  /** By name. */
  snapshots(): readonly LgwSnapshot[] {
    for (const [name, lines] of this.edited) this.read.set(name, readGateway(name, lines))
    this.edited.clear()
    return [...this.read.values()].sort((a, b) => compareText(a.name, b.name))
  }
}

/**
 * The gateway with what only exists once a trunk does put in the place of its tokens (`local-gateway` 1.1);
 * those of trunks that are not registered stay. Passwords are never known here.
 */
export function withTokensResolved(gateway: LgwSnapshot, organization: WebexSnapshot | undefined): LgwSnapshot {
  let lines = gateway.lines
  for (const name of trunksInTokens(gateway.lines)) {
    const registration = organization?.objects.trunk.find(({ key }) => key === name)?.value.registration
    if (registration !== undefined) lines = fillTokens(lines, registration, '<removed>', name)
  }
  return lines === gateway.lines ? gateway : readGateway(gateway.name, lines)
}

function readGateway(name: string, lines: readonly string[]): LgwSnapshot {
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`)
  return { ...ingestLgw({ name: `${name}.cfg`, bytes }), name }
}
