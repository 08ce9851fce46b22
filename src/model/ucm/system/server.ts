/** A node of the cluster, of any role. */
export interface Server {
  /** Name or address. */
  readonly host: string
  readonly description?: string
  readonly ipv6?: string
}

/** The call processing of a node: what call manager groups and park ranges name (`ucm-exports` 1.6). */
export interface CallManager {
  /** e.g. `CM_ucm-sub1`. */
  readonly name: string
  /** Host of the node. */
  readonly server?: string
  readonly description?: string
  readonly sipPort?: number
  readonly sipSecurePort?: number
}
