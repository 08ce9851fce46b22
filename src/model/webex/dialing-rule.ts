/** Numbers that live on premises though Webex knows them: calls to them leave by the route group (`webex-api` 5.6). */
export interface WebexRouteList {
  readonly name: string
  readonly location: string
  readonly routeGroup?: string
  /** +E.164, sorted. */
  readonly numbers: readonly string[]
}

/** Digits that are replaced before a call is routed; a pattern of the location wins (`webex-api` 5.8). */
export interface WebexTranslationPattern {
  readonly name: string
  /** Absent = of the whole organization. */
  readonly location?: string
  readonly matchingPattern: string
  readonly replacementPattern: string
}

/** Somebody outside Webex under an extension (`webex-api` 5.13). */
export interface WebexVirtualExtension {
  readonly displayName: string
  readonly extension: string
  /** +E.164. */
  readonly phoneNumber: string
  /** Absent = of the whole organization. */
  readonly location?: string
}

/** Many of them: prefix and the last digits. */
export interface WebexVirtualExtensionRange {
  readonly name: string
  /** +E.164 in the standard mode. */
  readonly prefix: string
  /** Right-justified X, sorted. */
  readonly patterns: readonly string[]
  /** Absent = of the whole organization. */
  readonly location?: string
}

/** `name@location`, or the bare name for what belongs to the whole organization. */
export function scopedKey(name: string, location: string | undefined): string {
  return location === undefined ? name : `${name}@${location}`
}
