import type { AxlApi, GatewayShell, Systems, WebexApi } from '../execute/ports.js'
import type { InputMember } from '../ingest/ports.js'
import { canonicalJson, sha256 } from '../model/fingerprint.js'
import type { NetworkSnapshot } from '../model/network.js'
import type { WebexSnapshot } from '../model/webex/snapshot.js'
import { GatewayTwin } from './gateway/gateway-twin.js'
import type { TwinRow, TwinStore } from './ports.js'
import { UcmTwin } from './ucm/ucm-twin.js'
import type { DirtyRows } from './webex/twin-table.js'
import { WebexTwin } from './webex/webex-twin.js'

/** What the twin was made from: the roots of the snapshots. */
export interface TwinOrigin {
  readonly ucm: string
  readonly webex?: string
  /** Gateway name to root. */
  readonly gateways: Readonly<Record<string, string>>
}

/** The state of all systems as files that their readers read. */
export interface TwinExport {
  readonly ucm: readonly InputMember[]
  /** Empty while there is no organization to describe. */
  readonly webex: readonly InputMember[]
  /** By name. */
  readonly gateways: readonly InputMember[]
}

/** The row that says that a twin was made; without it a store holds none. */
const ORIGIN_TABLE = 'twin'

/** What all three parts of the twin offer to the store. */
interface Stored {
  takeDirty(): DirtyRows
}

/**
 * The stateful estate in which a plan is rehearsed: Unified CM, Webex and the gateways behind the same
 * ports as production, in a store of its own. Each request is a change of state and one durable write
 * before its answer is given.
 */
export class Twin implements Systems {
  readonly kind = 'twin'
  readonly ucm: AxlApi
  readonly webex: WebexApi
  readonly origin: TwinOrigin
  private readonly store: TwinStore
  private readonly ucmTwin: UcmTwin
  private readonly webexTwin: WebexTwin
  private readonly gateways: ReadonlyMap<string, GatewayTwin>

  private constructor(
    store: TwinStore,
    origin: TwinOrigin,
    parts: { readonly ucm: UcmTwin; readonly webex: WebexTwin; readonly gateways: readonly GatewayTwin[] },
  ) {
    this.store = store
    this.origin = origin
    this.ucmTwin = parts.ucm
    this.webexTwin = parts.webex
    this.gateways = new Map(parts.gateways.map((gateway) => [gateway.name, gateway]))
    this.ucm = { call: async (request) => this.kept(this.ucmTwin, await this.ucmTwin.call(request)) }
    this.webex = { call: async (request) => this.kept(this.webexTwin, await this.webexTwin.call(request)) }
  }

  /** The twin in a store, or undefined when none was ever made there. */
  static open(store: TwinStore): Twin | undefined {
    const rows = store.all()
    const origin = rows.find(({ table }) => table === ORIGIN_TABLE)
    if (origin === undefined) return undefined
    return new Twin(store, JSON.parse(origin.json) as TwinOrigin, {
      ucm: UcmTwin.load(rows),
      webex: WebexTwin.load(rows),
      gateways: GatewayTwin.load(rows),
    })
  }

  /** Makes the store a twin of the network; what was there is lost. */
  static seed(store: TwinStore, network: NetworkSnapshot): Twin {
    const origin: TwinOrigin = {
      ucm: network.ucm.root,
      ...(network.webex === undefined ? {} : { webex: network.webex.root }),
      gateways: Object.fromEntries(network.gateways.map(({ name, root }) => [name, root])),
    }
    const twin = new Twin(store, origin, {
      ucm: UcmTwin.seed(network.ucm),
      webex: WebexTwin.seed(network.webex),
      gateways: network.gateways.map((gateway) => GatewayTwin.seed(gateway)),
    })
    const parts: readonly Stored[] = [twin.ucmTwin, twin.webexTwin, ...twin.gateways.values()]
    const marker: TwinRow = { table: ORIGIN_TABLE, id: 'origin', json: canonicalJson(origin) }
    store.reset()
    store.write({ put: [marker, ...parts.flatMap((part) => part.takeDirty().put)], remove: [] })
    return twin
  }

  gateway(name: string): GatewayShell | undefined {
    const gateway = this.gateways.get(name)
    if (gateway === undefined) return undefined
    return {
      runningConfig: () => gateway.runningConfig(),
      configure: async (lines) => this.kept(gateway, await gateway.configure(lines)),
    }
  }

  /** One made-up word per trunk, good for a rehearsal and for nothing else. */
  trunkPassword(trunk: string): string {
    return `Rehearsal-${sha256(`trunk ${trunk}`).slice(0, 16)}`
  }

  /** The state as the exports and answers that the readers of real ones read. */
  exportFiles(): TwinExport {
    const gateways = [...this.gateways.values()].map((gateway) => gateway.exportFile())
    return {
      ucm: this.ucmTwin.exportMembers(),
      webex: this.webexTwin.exportFiles(),
      gateways: gateways.sort((left, right) => (left.name < right.name ? -1 : 1)),
    }
  }

  /** What was read from the files of the organization, with what the twin merely keeps (`WebexTwin.withStanding`). */
  withStanding(read: WebexSnapshot): WebexSnapshot {
    return this.webexTwin.withStanding(read)
  }

  /** Makes what a request changed durable, and only then hands out its answer. */
  private kept<T>(part: Stored, answer: T): T {
    const { put, remove } = part.takeDirty()
    if (put.length + remove.length > 0) this.store.write({ put, remove })
    return answer
  }
}
