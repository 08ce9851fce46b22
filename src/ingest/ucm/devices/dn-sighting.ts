import type { SourceRef } from '../../../findings/source-ref.js'
import type { DirectoryNumber, DnOrigin } from '../../../model/ucm/directory-number.js'

/** What one row says about the number itself, whatever carries it (`ucm-exports` 1.3, device vs. DN attributes). */
export type DnFacts = Omit<DirectoryNumber, 'dn' | 'partition' | 'active' | 'origins'>

export type DnField = keyof DnFacts

/** A directory number seen in one row of one file. */
export interface DnSighting {
  readonly origin: DnOrigin
  readonly dn: string
  readonly partition?: string
  /** The device or profile; absent in directorynumber.csv. */
  readonly device?: string
  /** Button on the device, else 0. */
  readonly index: number
  readonly facts: DnFacts
  /** Fields that the file has columns for: only those can contradict another row. */
  readonly known: ReadonlySet<DnField>
  /** `Active` of directorynumber.csv. */
  readonly active?: boolean
  readonly source: SourceRef
}
