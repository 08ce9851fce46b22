/** The forwards of a directory number, by trigger (`routing-semantics` A9). */
export const FORWARD_KINDS = [
  'all',
  'busy-internal',
  'busy-external',
  'no-answer-internal',
  'no-answer-external',
  'no-coverage-internal',
  'no-coverage-external',
  'unregistered-internal',
  'unregistered-external',
  'cti-failure',
  'park-no-retrieve-internal',
  'park-no-retrieve-external',
] as const
export type ForwardKind = (typeof FORWARD_KINDS)[number]

/** A forward that is set: `toVoicemail` overrides the destination. Forwards that are not set are absent. */
export interface Forward {
  readonly kind: ForwardKind
  readonly toVoicemail: boolean
  readonly destination?: string
  readonly callingSearchSpace?: string
  /** Of forward-all only: searched after the first. */
  readonly secondaryCallingSearchSpace?: string
}

/** An enterprise or +E.164 alternate number of the line. */
export interface AlternateNumber {
  readonly kind: 'enterprise' | 'e164'
  readonly mask: string
  readonly partition?: string
  readonly addedToLocalPartition: boolean
  readonly urgent: boolean
  readonly advertisedGlobally: boolean
}

export interface DirectoryUri {
  readonly uri: string
  readonly partition?: string
  readonly isPrimary: boolean
  /** Other clusters learn it by ILS; absent = no, or the release does not say. */
  readonly advertisedGlobally?: true
}

/** Where a directory number was seen; no single file lists them all (`ucm-exports` 1.4). */
export const DN_ORIGINS = [
  'phone',
  'cti-route-point',
  'device-profile',
  'remote-destination-profile',
  'directorynumber',
] as const
export type DnOrigin = (typeof DN_ORIGINS)[number]

/** A directory number: everything that belongs to the number rather than to one appearance of it. */
export interface DirectoryNumber {
  /** As exported, with `\+` where the plus is dialable. */
  readonly dn: string
  readonly partition?: string
  readonly description?: string
  readonly alertingName?: string
  /** The line calling search space. */
  readonly callingSearchSpace?: string
  /** False only when the export says so. */
  readonly active: boolean
  readonly urgent: boolean
  /** Absent = system default profile. */
  readonly voicemailProfile?: string
  readonly callPickupGroup?: string
  readonly noAnswerRingDurationSeconds?: number
  readonly forwards: readonly Forward[]
  readonly alternates: readonly AlternateNumber[]
  readonly uris: readonly DirectoryUri[]
  /** Which kinds of object carry the number, sorted. */
  readonly origins: readonly DnOrigin[]
}
