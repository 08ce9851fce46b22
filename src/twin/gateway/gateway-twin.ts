import type { GatewayShell } from '../../execute/ports.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import type { TwinRow } from '../ports.js'
import type { DirtyRows } from '../webex/twin-table.js'
import { Configuration, type RefusedLine } from './configuration.js'

/** The table of all gateways: one row each, its id is the name. */
export const GATEWAY_TABLE = 'gateway'

/** One Local Gateway of the twin: its running configuration, secrets removed. */
export class GatewayTwin implements GatewayShell {
  readonly name: string
  private readonly configuration: Configuration
  private isDirty: boolean

  private constructor(name: string, lines: readonly string[], isDirty: boolean) {
    this.name = name
    this.configuration = new Configuration(lines)
    this.isDirty = isDirty
  }

  /** The gateway of a snapshot; its row counts as changed. */
  static seed(snapshot: LgwSnapshot): GatewayTwin {
    return new GatewayTwin(snapshot.name, snapshot.lines, true)
  }

  /** All gateways among the rows, by name; rows of other tables are passed over. */
  static load(rows: readonly TwinRow[]): readonly GatewayTwin[] {
    return rows
      .filter(({ table }) => table === GATEWAY_TABLE)
      .map(({ id, json }) => new GatewayTwin(id, JSON.parse(json) as readonly string[], false))
  }

  rows(): readonly TwinRow[] {
    return [{ table: GATEWAY_TABLE, id: this.name, json: JSON.stringify(this.lines()) }]
  }

  /** Its row when it was changed since last taken. */
  takeDirty(): DirtyRows {
    const put = this.isDirty ? this.rows() : []
    this.isDirty = false
    return { put, remove: [] }
  }

  lines(): readonly string[] {
    return this.configuration.lines()
  }

  runningConfig(): Promise<readonly string[]> {
    return Promise.resolve(this.lines())
  }

  /** Lines before a refused one have taken effect, as on the box. */
  configure(lines: readonly string[]): Promise<{ readonly refused?: RefusedLine }> {
    const refused = this.configuration.enter(lines)
    this.isDirty = true
    return Promise.resolve(refused === undefined ? {} : { refused })
  }

  /** The configuration as a file that the reader of real ones reads. */
  exportFile(): { readonly name: string; readonly bytes: Uint8Array } {
    return { name: `${this.name}.cfg`, bytes: new TextEncoder().encode(`${this.lines().join('\n')}\n`) }
  }
}
