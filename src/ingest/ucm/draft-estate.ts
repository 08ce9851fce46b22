import type { Finding } from '../../findings/finding.js'
import type { SourceRef } from '../../findings/source-ref.js'
import type { Entry } from '../../model/snapshot.js'
import { UCM_KINDS, type UcmKind, type UcmKinds } from '../../model/ucm/kinds.js'
import type { DnSighting } from './devices/dn-sighting.js'

export type DraftObjects = { [K in UcmKind]: Entry<UcmKinds[K]>[] }

/** What the first pass makes: objects as their rows say, nothing resolved yet. */
export class DraftEstate {
  readonly objects: DraftObjects = emptyObjects()
  /** Every appearance of a directory number in any file. */
  readonly sightings: DnSighting[] = []
  readonly findings: Finding[] = []
  /** `file.csv: COLUMN` of every column that a reader wanted and did not find. */
  readonly absentColumns = new Set<string>()
  /** Members, lower case, that are tables with a header. */
  readonly tables = new Set<string>()
  /** Names of gateways and their ports, whatever column of gateway.csv they stand in. */
  readonly gatewayNames: string[] = []

  add<K extends UcmKind>(kind: K, key: string, value: UcmKinds[K], source: SourceRef): void {
    this.objects[kind].push({ key, value, source })
  }

  /** Puts other entries in the place of the entries of every kind. */
  replaceEach(
    replace: <K extends UcmKind>(kind: K, entries: readonly Entry<UcmKinds[K]>[]) => Entry<UcmKinds[K]>[],
  ): void {
    const replaceOne = <K extends UcmKind>(kind: K, objects: { [P in K]: Entry<UcmKinds[P]>[] }): void => {
      objects[kind] = replace<K>(kind, objects[kind])
    }
    for (const kind of UCM_KINDS) replaceOne(kind, this.objects)
  }
}

function emptyObjects(): DraftObjects {
  return Object.fromEntries(UCM_KINDS.map((kind) => [kind, []])) as unknown as DraftObjects
}
