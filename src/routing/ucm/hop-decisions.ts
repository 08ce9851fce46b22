import type { UcmEstate } from '../../model/ucm/estate.js'
import type { HuntPilot } from '../../model/ucm/hunting.js'
import type { RoutePattern } from '../../model/ucm/route-pattern.js'
import type { LearnedNumber } from '../../model/ucm/routing-objects.js'
import type { TranslationPattern } from '../../model/ucm/translation-pattern.js'
import type { EntryObject } from './competing-entries.js'

/** What a call does once an entry has won a lookup: what one call and all calls decide alike. */
export type FollowUp =
  /** Refused where it stands; blocked entries compete like any other (`routing-semantics` A3.6). */
  | { readonly kind: 'blocked'; readonly releaseCause?: string }
  /** Rewritten and looked up again. */
  | { readonly kind: 'translate'; readonly translation: TranslationPattern }
  /** Offered to devices. */
  | { readonly kind: 'route'; readonly route: RoutePattern }
  /** Leaves by the SIP route pattern of its route string. */
  | { readonly kind: 'leave'; readonly learned: LearnedNumber }
  /** Rewritten, and ends at the pilot. */
  | { readonly kind: 'hunt'; readonly pilot: HuntPilot }
  /** Ends here, in the digits as they stand. */
  | { readonly kind: 'end' }

/** What follows from a winning entry (`routing-semantics` A5, A6). */
export function followUpOf(object: EntryObject): FollowUp {
  switch (object.kind) {
    case 'translation-pattern':
      return object.value.block ? blocked(object.value) : { kind: 'translate', translation: object.value }
    case 'route-pattern':
      return object.value.block ? blocked(object.value) : { kind: 'route', route: object.value }
    case 'hunt-pilot':
      return object.value.block ? blocked(object.value) : { kind: 'hunt', pilot: object.value }
    case 'learned-number':
      return { kind: 'leave', learned: object.value }
    case 'directory-number':
    case 'call-park':
    case 'directed-call-park':
    case 'call-pickup-group':
    case 'meet-me-number':
      return { kind: 'end' }
    case 'calling-transformation-pattern':
    case 'called-transformation-pattern':
      throw new Error(`${object.kind} ${object.value.pattern} does not take calls`)
  }
}

function blocked({ releaseCause }: { readonly releaseCause?: string }): FollowUp {
  return { kind: 'blocked', ...(releaseCause === undefined ? {} : { releaseCause }) }
}

/** A search space that is entered, or the name of one that the inputs lack. */
export type EnteredSearchSpace =
  | { readonly ok: true; readonly partitions: readonly string[] }
  | { readonly ok: false; readonly missing: string }

/**
 * The search space of the lookup after a translation: the one in force when it matched with «use
 * originator's calling search space» — that of the hop before, not the phone's — else its own; none of
 * its own sees `<None>` only (`routing-semantics` A5).
 */
export function nextSearchSpace(
  estate: UcmEstate,
  translation: TranslationPattern,
  inForce: readonly string[],
): EnteredSearchSpace {
  if (translation.useOriginatorsCallingSearchSpace) return { ok: true, partitions: inForce }
  return searchSpaceNamed(estate, translation.callingSearchSpace)
}

/** The partitions of a calling search space by name; no name sees `<None>` only. */
export function searchSpaceNamed(estate: UcmEstate, name: string | undefined): EnteredSearchSpace {
  if (name === undefined) return { ok: true, partitions: [] }
  const css = estate.find('css', name)
  return css === undefined
    ? { ok: false, missing: `calling search space ${name}` }
    : { ok: true, partitions: css.value.partitions }
}

/** Which number the lookup after a translation looks at: the called one, or with route next hop by calling party the calling one. */
export function nextSubject(translation: TranslationPattern): 'called' | 'calling' {
  return translation.routeNextHopByCallingPartyNumber ? 'calling' : 'called'
}
