import type { Finding } from '../../findings/finding.js'
import type { LineAccount } from '../../model/lgw/snapshot.js'
import { findingLines } from './ingest-view.js'
import type { Paint } from './paint.js'
import { counted, textTable } from './text-table.js'

/** A gateway's configuration, as the view needs it. */
export interface ShownGateway {
  readonly gateway: string
  readonly counts: Readonly<Record<string, number>>
  readonly account: LineAccount
}

/** A configuration taken in. */
export interface TakenGateway extends ShownGateway {
  readonly name: string
  readonly changed: boolean
  readonly findings: readonly Finding[]
}

/** For each gateway: objects, what became of the lines, every line that nobody knows. */
export function ingestLgwView(result: { readonly gateways: readonly TakenGateway[] }, paint: Paint): string {
  return result.gateways.map((gateway) => gatewayPart(gateway, paint)).join('\n\n')
}

function gatewayPart(gateway: TakenGateway, paint: Paint): string {
  const { unknown } = gateway.account
  const counts = Object.entries(gateway.counts).map(([kind, count]) => [kind, String(count)])
  return [
    paint.strong(`${gateway.name}: gateway ${gateway.gateway}`),
    ...(counts.length === 0 ? ['no objects'] : [textTable(['objects', 'count'], counts)]),
    lineAccountText(gateway.account),
    ...(unknown.length === 0
      ? []
      : [paint.bad('Lines that are not known:'), textTable(['line', 'text'], unknown.map(numberedLine))]),
    ...findingLines(gateway.findings, paint),
    gateway.changed
      ? paint.good('This is the current configuration of the gateway now.')
      : 'Equal to the configuration that was here already.',
  ].join('\n')
}

/** `312 lines: 280 understood, 30 without meaning for calls, 2 unknown`. */
export function lineAccountText({ understood, irrelevant, unknown }: LineAccount): string {
  const all = understood + irrelevant + unknown.length
  return `${counted(all, 'line')}: ${understood} understood, ${irrelevant} without meaning for calls, ${unknown.length} unknown`
}

function numberedLine({ line, text }: { readonly line: number; readonly text: string }): readonly string[] {
  return [String(line), text.trim()]
}
