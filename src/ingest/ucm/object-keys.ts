import type { IntercomNumber } from '../../model/ucm/devices/intercom.js'
import type { HuntPilot } from '../../model/ucm/hunting.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { CallPark, DirectedCallPark } from '../../model/ucm/pickup-and-park.js'
import type { RoutePattern, SipRoutePattern } from '../../model/ucm/route-pattern.js'
import type { MeetMeNumber } from '../../model/ucm/routing-objects.js'
import type {
  CalledTransformationPattern,
  CallingTransformationPattern,
} from '../../model/ucm/transformation-pattern.js'
import type { TranslationPattern } from '../../model/ucm/translation-pattern.js'

/** Kinds whose key holds a partition; it is made again when the partition has been resolved. */
export interface PartitionedKinds {
  'route-pattern': RoutePattern
  'translation-pattern': TranslationPattern
  'sip-route-pattern': SipRoutePattern
  'hunt-pilot': HuntPilot
  'call-park': CallPark
  'directed-call-park': DirectedCallPark
  'calling-transformation-pattern': CallingTransformationPattern
  'called-transformation-pattern': CalledTransformationPattern
  'meet-me-number': MeetMeNumber
  'intercom-number': IntercomNumber
}

export type PartitionedKind = keyof PartitionedKinds

/** Keys of the kinds whose key holds a partition. */
export const PARTITIONED_KEYS: { readonly [K in PartitionedKind]: (value: PartitionedKinds[K]) => string } = {
  'route-pattern': ({ pattern, partition }) => patternKey(pattern, partition),
  'translation-pattern': ({ pattern, partition }) => patternKey(pattern, partition),
  'sip-route-pattern': ({ pattern, partition }) => patternKey(pattern, partition),
  'hunt-pilot': ({ pattern, partition }) => patternKey(pattern, partition),
  // One range may stand on several servers (`ucm-exports` 1.8).
  'call-park': ({ pattern, partition, callManager }) => qualified(patternKey(pattern, partition), callManager),
  'directed-call-park': ({ pattern, partition }) => patternKey(pattern, partition),
  'calling-transformation-pattern': ({ pattern, partition }) => patternKey(pattern, partition),
  'called-transformation-pattern': ({ pattern, partition }) => patternKey(pattern, partition),
  'meet-me-number': ({ pattern, partition }) => patternKey(pattern, partition),
  'intercom-number': ({ dn, partition }) => patternKey(dn, partition),
}

/** `key {qualifier}` where a qualifier is needed to tell two objects apart. */
export function qualified(key: string, qualifier: string | undefined): string {
  return qualifier === undefined ? key : `${key} {${qualifier}}`
}
