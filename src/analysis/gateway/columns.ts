/** One dial-peer of a gateway: who is behind it, and where it passes calls on. */
export interface GatewayRow {
  /** `gateway:<name> dial-peer <tag>`. */
  readonly key: string
  readonly gateway: string
  readonly dialPeer: string
  readonly description: string
  /** `Webex`, `Unified CM`, `other`; empty for a dial-peer without servers. */
  readonly neighbor: string
  /** By what it takes calls, e.g. `uri-via 300`. */
  readonly takes: string
  /** Where calls that it takes go on: dial-peers of its group, `by number` without one. */
  readonly passesTo: string
  readonly servers: string
  readonly tenant: string
  /** Why it cannot send calls; empty when it can, or is for incoming calls only. */
  readonly down: string
}

/** Headings and widths (characters), in order. */
export const GATEWAY_COLUMNS = [
  { field: 'gateway', header: 'Gateway', width: 18, kind: 'text' },
  { field: 'dialPeer', header: 'Dial-peer', width: 10, kind: 'text' },
  { field: 'description', header: 'Description', width: 30, kind: 'text' },
  { field: 'neighbor', header: 'Neighbor', width: 12, kind: 'text' },
  { field: 'takes', header: 'Takes calls by', width: 24, kind: 'text' },
  { field: 'passesTo', header: 'Passes them to', width: 16, kind: 'text' },
  { field: 'servers', header: 'Servers', width: 34, kind: 'text' },
  { field: 'tenant', header: 'Tenant', width: 8, kind: 'text' },
  { field: 'down', header: 'Cannot send because it', width: 30, kind: 'text' },
] as const satisfies readonly {
  readonly field: keyof GatewayRow
  readonly header: string
  readonly width: number
  readonly kind: 'text'
}[]
