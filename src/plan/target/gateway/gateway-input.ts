import type { LgwSnapshot } from '../../../model/lgw/snapshot.js'

/** One registering trunk of Webex Calling toward Unified CM, on one gateway. */
export interface GatewayInput {
  /** Undefined for a gateway of which no configuration was read: it is taken for empty. */
  readonly snapshot: LgwSnapshot | undefined
  /** Name of the gateway. */
  readonly gateway: string
  /** One dial-peer for each neighbor, or x00 in and x01 out (`local-gateway` 1.6). */
  readonly layout: 'current' | 'older'
  /** Name of the Webex trunk. */
  readonly trunk: string
  readonly ucm: {
    /** Names or addresses, in the order in which they are tried. */
    readonly nodes: readonly string[]
    /** Port to which the gateway sends, and which stands in the Via of Unified CM. */
    readonly listeningPort: number
    /** Port to which Unified CM sends, where that is not 5060. */
    readonly gatewayPort?: number
  }
  /** e.g. `GigabitEthernet0/0/1`. */
  readonly bindInterface: string
  /** Text of the two templates. */
  readonly templates: { readonly current: string; readonly older: string }
}

export interface GatewayText {
  /** Commands of configuration mode, with indentation, in the order in which they are entered. */
  readonly lines: readonly string[]
  /** What takes exactly these back. */
  readonly undo: readonly string[]
  /** What a person must see to besides: secrets, certificates, names that nobody resolves. */
  readonly remarks: readonly string[]
}
