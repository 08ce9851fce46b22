import type { CalledTransformation, CallingTransformation } from './transformation.js'

/** What both kinds have in common; reached only through a transformation search space, never by dialing. */
interface TransformationPattern {
  readonly pattern: string
  readonly partition?: string
  readonly description?: string
  readonly numberingPlan?: string
  readonly routeFilter?: string
}

/** Rewrites the calling number on its way out of a device (`routing-semantics` A6). */
export interface CallingTransformationPattern extends TransformationPattern {
  readonly calling: CallingTransformation
}

/** Rewrites the called number on its way out of a device (`routing-semantics` A6). */
export interface CalledTransformationPattern extends TransformationPattern {
  readonly called: CalledTransformation
}

/** What is done to a number of one type before its search space is tried. */
export interface NumberTypeTransformation {
  readonly prefix?: string
  readonly stripDigits?: number
  readonly callingSearchSpace?: string
}

/** An E.164 transformation profile of a trunk: one treatment per type of number (`ucm-exports` 1.6). */
export interface TransformationProfile {
  readonly name: string
  readonly description?: string
  readonly national: NumberTypeTransformation
  readonly international: NumberTypeTransformation
  readonly unknown: NumberTypeTransformation
  readonly subscriber: NumberTypeTransformation
}
