import type { AxlAnswer, AxlApi, AxlRequest } from '../../execute/ports.js'
import type { InputMember } from '../../ingest/ports.js'
import type { UcmSnapshot } from '../../model/snapshot.js'
import type { TwinRow } from '../ports.js'
import { answer } from './axl/operations.js'
import { exportMembers } from './export/export-members.js'
import { seedState } from './state/seed.js'
import { type RowChanges, UcmState } from './state/ucm-state.js'

/**
 * The Unified CM of the twin: a state of tables with real references, AXL in front of it, and a bulk
 * export of it that the reader of real exports reads. One request changes everything it wants, or
 * nothing.
 */
export class UcmTwin implements AxlApi {
  private readonly state: UcmState

  private constructor(state: UcmState) {
    this.state = state
  }

  /** A twin of the cluster in the snapshot; all its rows count as changed. */
  static seed(snapshot: UcmSnapshot): UcmTwin {
    return new UcmTwin(seedState(snapshot))
  }

  /** The twin that `rows()` came from; rows of tables that do not begin with `ucm/` are passed over. */
  static load(rows: readonly TwinRow[]): UcmTwin {
    return new UcmTwin(UcmState.of(rows))
  }

  /** Every row, sorted by table and id. */
  rows(): readonly TwinRow[] {
    return this.state.stored()
  }

  /** Rows changed since last taken, for one durable write per request. */
  takeDirty(): RowChanges {
    return this.state.takeDirty()
  }

  /** The state as the members of a bulk export. */
  exportMembers(): readonly InputMember[] {
    return exportMembers(this.state)
  }

  /** One operation of AXL. A refusal is an answer; nothing is changed by it. */
  call(request: AxlRequest): Promise<AxlAnswer> {
    return new Promise((resolve) => resolve(answer(this.state, request)))
  }
}
