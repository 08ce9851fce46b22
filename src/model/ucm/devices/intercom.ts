import type { CallingSearchSpace, Partition } from '../partition.js'

/** An intercom number. Intercom numbers, partitions and search spaces are apart from all others: no ordinary call reaches them. */
export interface IntercomNumber {
  readonly dn: string
  readonly partition?: string
  readonly description?: string
  readonly alertingName?: string
  readonly callingSearchSpace?: string
  readonly autoAnswer?: string
  /** The only phone on which the line is active. */
  readonly defaultDevice?: string
}

export type IntercomPartition = Partition

export type IntercomCallingSearchSpace = CallingSearchSpace
