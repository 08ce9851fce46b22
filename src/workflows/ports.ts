import type { Journal } from '../execute/ports.js'
import type { CallStatistics } from '../model/calls/call-statistics.js'
import type { Decision } from '../model/decision.js'
import type { DirectorySnapshot } from '../model/directory/snapshot.js'
import type { LgwSnapshot } from '../model/lgw/snapshot.js'
import type { Roster } from '../model/roster.js'
import type { ClusterFacts, MemberAccount, UcmSnapshot } from '../model/snapshot.js'
import type { WebexSnapshot } from '../model/webex/snapshot.js'
import type { TwinStore } from '../twin/ports.js'

/** What can be taken in. Of clusters, gateways and directories there may be several, told apart by name. */
export type InputKind = 'ucm' | 'webex' | 'lgw' | 'directory' | 'calls' | 'roster'

/** One input as it was taken in: what, from which file, when. */
export interface InputRecord {
  readonly kind: InputKind
  /** Base name of the file or folder. */
  readonly name: string
  readonly sha256: string
  /** ISO 8601, from the clock of the machine that took it in. */
  readonly takenAt: string
}

/** One reading of the past, as `snapshot list` shows it. */
export interface Reading extends InputRecord {
  /** Counts up with each reading of the workspace; never used again. */
  readonly id: number
  /** Name of the cluster, organization, gateway or directory; empty for calls and rosters. */
  readonly subject: string
  /** Absent for rosters, which have none. */
  readonly root?: string
  /** True while it is what questions are answered from. */
  readonly current: boolean
}

/** The document of a reading. */
export type ReadDocument = UcmSnapshot | WebexSnapshot | LgwSnapshot | DirectorySnapshot | CallStatistics

/** The answers as they stood in a workbook that was handed out: the base of the three-way merge. */
export interface WorkbookRevision {
  readonly revision: number
  readonly createdAt: string
  /** `tab`, `key`, `field`, value as written to the cell. */
  readonly cells: readonly {
    readonly tab: string
    readonly key: string
    readonly field: string
    readonly value: string
  }[]
}

/** A person's word that a plan may be carried out; bound to the plan's bytes. */
export interface Approval {
  readonly plan: string
  /** SHA-256 of the plan file. */
  readonly hash: string
  readonly by: string
  /** ISO 8601. */
  readonly at: string
}

/**
 * The workspace's embedded store. Every write is durable when the call returns; a write either
 * happens whole or not at all. Throws UserError when the file is locked, newer or unreadable.
 */
export interface WorkspaceStore {
  /** Makes the snapshot the current one of its cluster; an equal root only refreshes the input record. */
  saveSnapshot(snapshot: UcmSnapshot, input: InputRecord): void
  /**
   * The current snapshot of the cluster chosen when the workspace was opened, else of the only one.
   * UserError when there are several and none was chosen, or the chosen one is not there.
   */
  currentSnapshot(): UcmSnapshot | undefined
  /** Fingerprint of what `currentSnapshot` gives, without loading it. */
  currentRoot(): string | undefined
  /** False when several clusters are here and none was chosen: questions cannot be answered then. */
  isClusterChosen(): boolean
  /** Names of the clusters, sorted. */
  clusters(): readonly string[]
  /** The current snapshot of the cluster of that name, whatever was chosen. */
  snapshotOf(cluster: string): UcmSnapshot | undefined
  /** What that snapshot says of its cluster as a whole, without loading its objects. */
  snapshotFacts(cluster: string): ClusterFacts | undefined
  /** What the current snapshot of that cluster was read from, without loading it; empty while there is none. */
  membersOf(cluster: string): readonly MemberAccount[]
  /** Makes it the current organization. */
  saveWebex(snapshot: WebexSnapshot, input: InputRecord): void
  currentWebex(): WebexSnapshot | undefined
  /** Makes it the current configuration of the gateway of that name; others stay. */
  saveGateway(snapshot: LgwSnapshot, input: InputRecord): void
  /** The current configuration of each gateway, by name. */
  currentGateways(): readonly LgwSnapshot[]
  /** Makes it the current directory of that name; others stay. */
  saveDirectory(snapshot: DirectorySnapshot, input: InputRecord): void
  /** The current reading of each directory, by name. */
  currentDirectories(): readonly DirectorySnapshot[]
  /** Makes them the current call records. */
  saveCalls(calls: CallStatistics, input: InputRecord): void
  currentCalls(): CallStatistics | undefined
  /** Of the chosen cluster, as are decisions and workbooks: UserError when none of several was chosen. */
  saveRoster(roster: Roster, input: InputRecord): void
  currentRoster(): Roster | undefined
  /** Latest record per kind and name; for status and the coverage table. */
  inputs(): readonly InputRecord[]
  /** Takes back every reading of a cluster, gateway or directory; false when there was none. */
  forget(kind: InputKind, subject: string): boolean
  /** Everything that was ever taken in, oldest first. */
  readings(): readonly Reading[]
  /** The document of a reading; undefined for rosters and unknown ids. */
  reading(id: number): ReadDocument | undefined
  appendDecisions(decisions: readonly Decision[]): void
  /** Oldest first. */
  decisions(): readonly Decision[]
  /** Stores a revision and returns its number (1, 2, …). */
  saveRevision(revision: Omit<WorkbookRevision, 'revision'>): number
  revision(number: number): WorkbookRevision | undefined
  latestRevision(): number | undefined
  /** Append-only, like decisions. */
  saveApproval(approval: Approval): void
  /** Oldest first. */
  approvals(): readonly Approval[]
  journal(): Journal
  /** Random id given at `init`; a workbook of another project is refused by it. */
  projectId(): string
  close(): void
}

/** A workspace folder: the person's files as text, and the store. */
export interface Workspace {
  /** Absolute path; for messages only, never in a document. */
  readonly path: string
  readonly store: WorkspaceStore
  /** Text of `rehome.yaml`. */
  readSettings(): string
  /** Text of `mapping.yaml`, undefined while there is none. */
  readMapping(): string | undefined
  /** Atomic: the old file stays whole until the new one is complete. */
  writeMapping(text: string): void
  /** Names of the plans in `plans/`, sorted. */
  planIds(): readonly string[]
  /** Text of `plans/<id>.json`, undefined when there is none. */
  readPlan(id: string): string | undefined
  /** Atomic, as `writeMapping`. */
  writePlan(id: string, text: string): void
  /** The twin's own store, a file beside the workspace's; made when missing. The caller closes it. */
  openTwin(): TwinStore
  close(): void
}

/** Creates and opens workspaces. */
export interface WorkspaceRepository {
  /** Throws UserError when the folder is a workspace already or cannot be written. */
  create(path: string, files: { readonly settings: string }): Promise<Workspace>
  /** Waits up to `waitSeconds` for another process that holds the workspace, then says who. */
  open(
    path: string,
    options: {
      readonly access: 'read' | 'write'
      readonly waitSeconds: number
      /** Which cluster is meant where the workspace holds several. */
      readonly cluster?: string
    },
  ): Promise<Workspace>
  /** True when the folder itself is a workspace. */
  isWorkspace(path: string): boolean
  /** The nearest folder at or above `from` that is a workspace, or undefined. */
  find(from: string): string | undefined
}

/** Files outside the workspace. */
export interface FileStore {
  /** Whole bytes; UserError when missing, too large or unreadable. */
  read(path: string): Promise<{ readonly name: string; readonly bytes: Uint8Array; readonly sha256: string }>
  /** True when anything of that name is there. */
  exists(path: string): boolean
  /**
   * Atomic write (0600 for new files); UserError when the folder cannot be written. `beforeReplacing`
   * runs once all bytes are on the disk, right before the file appears under its name.
   */
  write(path: string, bytes: Uint8Array | string, beforeReplacing?: () => void): Promise<void>
  /** Makes the folder and those above it, private to the user; UserError when a file is in the way. */
  makeFolder(path: string): void
  /** UserError (usage) when something of that name is there, or nothing could be made there. */
  checkNew(path: string): void
  /** A new folder with these files, names with `/`, whole or not at all; private to the user. */
  writeFolder(path: string, files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<void>
}

/** Time of the machine. */
export interface Clock {
  /** ISO 8601 with milliseconds and Z. */
  now(): string
  /** `YYYY-MM-DD` in local time. */
  today(): string
}
