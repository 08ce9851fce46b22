/** What calls between a region and another, or inside of it, may use; only pairs set explicitly are exported (`ucm-exports` 1.6). */
export interface RegionPair {
  readonly region: string
  /** 8 = G.729, 64 = G.711; -1 = the default (`ucm-exports` 1.2, 1.6). */
  readonly audioKilobitsPerSecond?: number
  /** -1 = the default, -2 = no video. */
  readonly videoKilobitsPerSecond?: number
  readonly codecPreferenceList?: string
}

export interface Region {
  readonly name: string
  /** Sorted by region. */
  readonly pairs: readonly RegionPair[]
}
