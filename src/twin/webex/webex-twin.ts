import type { RestAnswer, RestRequest, WebexApi } from '../../execute/ports.js'
import { compareText } from '../../findings/finding.js'
import type { InputMember } from '../../ingest/ports.js'
import { STANDING_WEBEX_KINDS, WEBEX_KINDS, type StandingWebexKind, type WebexKind } from '../../model/webex/kinds.js'
import { webexRoot } from '../../model/snapshot-root.js'
import type { WebexObjects, WebexSnapshot } from '../../model/webex/snapshot.js'
import type { TwinRow } from '../ports.js'
import { AGENT_OPERATIONS } from './operations/agent-operations.js'
import { CONTACT_OPERATIONS } from './operations/contact-operations.js'
import { DIAL_PLAN_OPERATIONS } from './operations/dial-plan-operations.js'
import { exportFiles } from './export-files.js'
import { LICENSE_OPERATIONS } from './operations/license-operations.js'
import { LOCATION_OPERATIONS } from './operations/location-operations.js'
import { NUMBER_OPERATIONS } from './operations/number-operations.js'
import { ask, type Operation } from './operation.js'
import { ORGANIZATION_OPERATIONS } from './operations/organization-operations.js'
import { PERSON_OPERATIONS } from './operations/person-operations.js'
import { QUEUE_OPERATIONS } from './operations/queue-operations.js'
import { Refusal } from './refusal.js'
import { ROUTE_GROUP_OPERATIONS } from './operations/route-group-operations.js'
import { seedTables } from './seed.js'
import { SUPERVISOR_OPERATIONS } from './operations/supervisor-operations.js'
import { TRUNK_OPERATIONS } from './operations/trunk-operations.js'
import type { DirtyRows } from './twin-table.js'
import { WebexTables } from './webex-tables.js'

const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    ...ORGANIZATION_OPERATIONS,
    ...LICENSE_OPERATIONS,
    ...LOCATION_OPERATIONS,
    ...NUMBER_OPERATIONS,
    ...TRUNK_OPERATIONS,
    ...ROUTE_GROUP_OPERATIONS,
    ...DIAL_PLAN_OPERATIONS,
    ...PERSON_OPERATIONS,
    ...QUEUE_OPERATIONS,
    ...AGENT_OPERATIONS,
    ...SUPERVISOR_OPERATIONS,
    ...CONTACT_OPERATIONS,
  }),
)

/** Names of the operations that the twin serves, as in the contract. */
export const SERVED_OPERATIONS: readonly string[] = [...OPERATIONS.keys()]

/**
 * The Webex organization of the twin: relational tables with the constraints of production, the REST
 * operations that a migration needs in front of them, and saved answers that the reader of real ones
 * reads. One request changes everything it wants, or nothing.
 */
export class WebexTwin implements WebexApi {
  private readonly tables: WebexTables

  private constructor(tables: WebexTables) {
    this.tables = tables
  }

  /** A twin of the organization; without a snapshot of an organization that holds nothing. All rows count as changed. */
  static seed(snapshot: WebexSnapshot | undefined): WebexTwin {
    return new WebexTwin(seedTables(snapshot))
  }

  /** The twin that `rows()` came from; rows of tables that do not begin with `webex/` are passed over. */
  static load(rows: readonly TwinRow[]): WebexTwin {
    const tables = new WebexTables()
    tables.load(rows)
    return new WebexTwin(tables)
  }

  /** Every row, table by table, sorted by id. */
  rows(): readonly TwinRow[] {
    return this.tables.rows()
  }

  /** Rows changed since last taken, for one durable write per request. */
  takeDirty(): DirtyRows {
    return this.tables.takeDirty()
  }

  call(request: RestRequest): Promise<RestAnswer> {
    return Promise.resolve(this.answer(request))
  }

  /** The answers to the GETs that describe the organization, named by path; none while there is nothing to describe. */
  exportFiles(): readonly InputMember[] {
    return exportFiles(this.tables, (request) => this.answer(request))
  }

  /**
   * What was read from `exportFiles()`, with the kinds that no operation changes put back as they were
   * seeded: of these the twin serves no answers.
   */
  withStanding(read: WebexSnapshot): WebexSnapshot {
    const rows = [...this.tables.standing.all()]
    const entries = STANDING_WEBEX_KINDS.map((kind) => [
      kind,
      rows
        .flatMap(({ kind: other, ...entry }) => (other === kind ? [entry] : []))
        .sort((left, right) => compareText(left.key, right.key)),
    ])
    const objects = { ...read.objects, ...Object.fromEntries(entries) } as WebexObjects
    const seeded = new Set([...this.tables.organization.all()].flatMap(({ unread }) => unread))
    const unread = WEBEX_KINDS.filter((kind) => (isStanding(kind) ? seeded.has(kind) : read.unread.includes(kind)))
    return { ...read, objects, unread, root: webexRoot(objects) }
  }

  private answer(request: RestRequest): RestAnswer {
    const operation = OPERATIONS.get(request.operation)
    const organization = [...this.tables.organization.all()][0]
    if (organization === undefined) throw new Error('The twin of the organization was never made')
    this.tables.begin()
    try {
      if (operation === undefined) throw new Refusal(404, `The twin does not serve the operation ${request.operation}`)
      return operation.run(ask(request, operation, this.tables, organization.id))
    } catch (error) {
      this.tables.rollback()
      if (error instanceof Refusal) return error.answer(request)
      throw error
    }
  }
}

function isStanding(kind: WebexKind): kind is StandingWebexKind {
  return STANDING_WEBEX_KINDS.some((standing) => standing === kind)
}
