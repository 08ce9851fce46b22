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

/** What was taken in, and which files were not. */
export interface TakenGateways {
  readonly gateways: readonly TakenGateway[]
  readonly refused: readonly { readonly name: string; readonly reason: string; readonly hint?: string }[]
}

/** For each gateway: objects, what became of the lines, every line that nobody knows; then the files refused. */
export function ingestLgwView({ gateways, refused }: TakenGateways, paint: Paint): string {
  const parts = gateways.map((gateway) => gatewayPart(gateway, paint))
  const not = refused.map(({ name, reason, hint }) =>
    [paint.bad(`${name} was not taken in: ${reason}`), ...(hint === undefined ? [] : [`  ${hint}`])].join('\n'),
  )
  return [...parts, ...not].join('\n\n')
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
