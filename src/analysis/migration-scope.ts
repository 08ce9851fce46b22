import type { SourceRef } from '../findings/source-ref.js'
import { patternKey } from '../model/ucm/partition.js'
import type { Role, RosterEntry } from '../model/roster.js'

/** The rule by which a roster row found its person, or by which a mover was presumed. */
export const MOVER_RULES = [
  'mail',
  'user-id',
  'directory-number',
  'device',
  'line-group-member',
  'contact-center-extension',
  'application-user-control',
] as const
export type MoverRule = (typeof MOVER_RULES)[number]

/** One person (or line, or device without a person) that moves. */
export interface Mover {
  /** `user:<id>`, or `dn:<dn>@<partition>` / `device:<name>` where no person is known. */
  readonly key: string
  readonly label: string
  readonly userId?: string
  readonly mail?: string
  readonly role: Role
  readonly queues: readonly string[]
  /** Name of the mapped location, from the answer, the roster, or the device pool. */
  readonly location?: string
  readonly wave?: number
  /** Directory numbers that leave with the mover; the first is the main one. */
  readonly lines: readonly { readonly dn: string; readonly partition?: string }[]
  readonly devices: readonly string[]
  readonly rule: MoverRule
  /** As written in the roster; absent when presumed. */
  readonly who?: string
  readonly source?: SourceRef
}

export interface UnmatchedRow {
  readonly entry: RosterEntry
  /** Nearest keys that exist, best first, at most five. */
  readonly candidates: readonly string[]
  readonly why: string
}

/** Who moves. Without a roster the agents that the export shows are presumed to. */
export class MigrationScope {
  readonly basis: 'roster' | 'presumed'
  readonly movers: readonly Mover[]
  readonly unmatched: readonly UnmatchedRow[]
  private readonly byLine = new Map<string, Mover>()
  private readonly byUser = new Map<string, Mover>()
  private readonly byDevice = new Map<string, Mover>()

  constructor(basis: 'roster' | 'presumed', movers: readonly Mover[], unmatched: readonly UnmatchedRow[]) {
    this.basis = basis
    this.movers = movers
    this.unmatched = unmatched
    for (const mover of movers) {
      for (const { dn, partition } of mover.lines) setFirst(this.byLine, patternKey(dn, partition), mover)
      if (mover.userId !== undefined) setFirst(this.byUser, mover.userId.toLowerCase(), mover)
      for (const device of mover.devices) setFirst(this.byDevice, device, mover)
    }
  }

  /** The mover whose line this is. A line shared with a stayer belongs to the mover too. */
  ofLine(dn: string, partition: string | undefined): Mover | undefined {
    return this.byLine.get(patternKey(dn, partition))
  }

  ofUser(userId: string): Mover | undefined {
    return this.byUser.get(userId.toLowerCase())
  }

  ofDevice(device: string): Mover | undefined {
    return this.byDevice.get(device)
  }
}

function setFirst(map: Map<string, Mover>, key: string, mover: Mover): void {
  if (!map.has(key)) map.set(key, mover)
}
