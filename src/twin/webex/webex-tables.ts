import type { TwinRow } from '../ports.js'
import type { WebexAddress } from '../../model/webex/location.js'
import type { WebexProduct } from '../../model/webex/license.js'
import type { QueueOverflow, WebexQueue } from '../../model/webex/queue.js'
import type { TrunkRegistration, WebexTrunk } from '../../model/webex/trunk.js'
import type { Entry } from '../../model/snapshot.js'
import type { StandingWebexKind, WebexKind } from '../../model/webex/kinds.js'
import { type DirtyRows, TwinTable } from './twin-table.js'

/** The organization itself; one row. */
export interface OrganizationRow {
  readonly id: string
  readonly displayName: string
  /** Ids minted so far: an object made again under its old name gets a new id. */
  readonly minted: number
  /** Kinds of which the seed said nothing: as long as they are empty, neither does the twin. */
  readonly unread: readonly WebexKind[]
}

export interface LicenseRow {
  readonly id: string
  readonly name: string
  readonly product: WebexProduct | undefined
  readonly subscription: string | undefined
  readonly totalUnits: number
  /** Seats taken by holders who are not among the people (workspaces, …). */
  readonly takenElsewhere: number
}

/** A trunk or route group by id. */
export interface RouteId {
  readonly type: 'TRUNK' | 'ROUTE_GROUP'
  readonly id: string
}

/** The second stage of a location. */
export interface CallingSettings {
  readonly announcementLanguage: string | undefined
  readonly routingPrefix: string | undefined
  readonly outsideDialDigit: string | undefined
  readonly enforceOutsideDialDigit: boolean
  readonly mainNumber: string | undefined
  readonly pstn: RouteId | undefined
  /** Undefined = the switch is off. */
  readonly unknownExtensionRoute: RouteId | undefined
}

export interface LocationRow {
  readonly id: string
  readonly name: string
  readonly address: WebexAddress
  readonly timeZone: string
  readonly preferredLanguage: string
  readonly announcementLanguage: string | undefined
  readonly calling: CallingSettings | undefined
}

/** Its id is the number. */
export interface NumberRow {
  readonly number: string
  readonly locationId: string
  readonly state: 'ACTIVE' | 'INACTIVE'
}

export interface TrunkRow {
  readonly id: string
  readonly name: string
  readonly locationId: string
  readonly type: WebexTrunk['type']
  readonly dualIdentitySupport: boolean
  readonly maximumCalls: number | undefined
  /** Certificate-based trunks do not register. */
  readonly registration: TrunkRegistration | undefined
  readonly address: string | undefined
  readonly domain: string | undefined
  readonly port: number | undefined
  readonly deviceType: string | undefined
}

export interface RouteGroupRow {
  readonly id: string
  readonly name: string
  readonly members: readonly { readonly trunkId: string; readonly priority: number }[]
}

export interface DialPlanRow {
  readonly id: string
  readonly name: string
  readonly route: RouteId
  readonly patterns: readonly string[]
}

export interface PersonRow {
  readonly id: string
  readonly mail: string
  readonly displayName: string | undefined
  readonly firstName: string | undefined
  readonly lastName: string | undefined
  readonly status: string | undefined
  readonly locationId: string | undefined
  readonly extension: string | undefined
  readonly phoneNumber: string | undefined
  /** License ids. */
  readonly licenses: readonly string[]
  readonly callingBehavior: string | undefined
}

export interface QueueAgentRow {
  readonly id: string
  readonly joinEnabled: boolean
  readonly weight: string | undefined
  readonly skillLevel: number | undefined
}

export interface QueueRow {
  readonly id: string
  readonly name: string
  readonly locationId: string
  readonly customerAssist: boolean
  readonly enabled: boolean
  readonly extension: string | undefined
  readonly phoneNumber: string | undefined
  readonly routingType: WebexQueue['routingType']
  readonly policy: WebexQueue['policy']
  readonly queueSize: number
  readonly overflow: QueueOverflow
  readonly usableAsCallerId: boolean
  readonly agents: readonly QueueAgentRow[]
}

/** Its id is the person's. */
export interface SupervisorRow {
  readonly personId: string
  readonly customerAssist: boolean
  readonly agents: readonly string[]
}

export interface ContactRow {
  readonly id: string
  readonly phoneNumber: string
  readonly displayName: string
}

/** An object of a kind that no operation of the twin changes, as it was seeded. */
export interface StandingRow extends Entry<object> {
  readonly kind: StandingWebexKind
}

/** The state of one organization, relational: objects refer to one another by id, as in Webex. */
export class WebexTables {
  readonly organization = new TwinTable<OrganizationRow>('webex/organization')
  readonly licenses = new TwinTable<LicenseRow>('webex/license')
  readonly locations = new TwinTable<LocationRow>('webex/location')
  readonly numbers = new TwinTable<NumberRow>('webex/number')
  readonly trunks = new TwinTable<TrunkRow>('webex/trunk')
  readonly routeGroups = new TwinTable<RouteGroupRow>('webex/route-group')
  readonly dialPlans = new TwinTable<DialPlanRow>('webex/dial-plan')
  readonly people = new TwinTable<PersonRow>('webex/person')
  readonly queues = new TwinTable<QueueRow>('webex/queue')
  readonly supervisors = new TwinTable<SupervisorRow>('webex/supervisor')
  readonly contacts = new TwinTable<ContactRow>('webex/contact')
  readonly standing = new TwinTable<StandingRow>('webex/standing')

  begin(): void {
    for (const table of this.tables()) table.begin()
  }

  rollback(): void {
    for (const table of this.tables()) table.rollback()
  }

  /** Rows of tables that do not begin with `webex/` are passed over; throws for one that was never written. */
  load(rows: readonly TwinRow[]): void {
    const byName = new Map(this.tables().map((table) => [table.name, table]))
    for (const row of rows) {
      if (!row.table.startsWith('webex/')) continue
      const table = byName.get(row.table)
      if (table === undefined) throw new Error(`The twin has no table ${row.table}`)
      table.load(row)
    }
  }

  rows(): readonly TwinRow[] {
    return this.tables().flatMap((table) => table.rows())
  }

  takeDirty(): DirtyRows {
    const parts = this.tables().map((table) => table.takeDirty())
    return { put: parts.flatMap((part) => part.put), remove: parts.flatMap((part) => part.remove) }
  }

  private tables(): readonly TwinTable<object>[] {
    return [
      this.organization,
      this.licenses,
      this.locations,
      this.numbers,
      this.trunks,
      this.routeGroups,
      this.dialPlans,
      this.people,
      this.queues,
      this.supervisors,
      this.contacts,
      this.standing,
    ]
  }
}
