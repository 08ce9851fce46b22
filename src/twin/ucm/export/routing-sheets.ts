import type { AuthorizationCode, MeetMeNumber, RouteFilter } from '../../../model/ucm/routing-objects.js'
import type {
  CalledTransformationPattern,
  CallingTransformationPattern,
} from '../../../model/ucm/transformation-pattern.js'
import { columns, family, type Sheet } from './sheet.js'

/** callingpartytranspattern.csv. */
export const CALLING_TRANSFORMATION_PATTERNS: Sheet<CallingTransformationPattern> = {
  member: 'callingpartytranspattern.csv',
  parts: [
    columns(
      ['PATTERN', 'pattern'],
      ['ROUTE PARTITION', 'partition'],
      ['DESCRIPTION', 'description'],
      ['NUMBERING PLAN', 'numberingPlan'],
      ['ROUTE FILTER', 'routeFilter'],
      ['USE CALLING PARTY EXTERNAL PHONE NUMBER MASK', ({ calling }) => calling.useExternalPhoneNumberMask],
      ['DISCARD DIGIT INSTRUCTIONS', ({ calling }) => calling.discard],
      ['CALLING PARTY TRANSFORMATION MASK', ({ calling }) => calling.mask],
      ['PREFIX DIGITS_OUTGOING CALLS', ({ calling }) => calling.prefix],
    ),
  ],
}

/** calledpartytranspattern.csv. */
export const CALLED_TRANSFORMATION_PATTERNS: Sheet<CalledTransformationPattern> = {
  member: 'calledpartytranspattern.csv',
  parts: [
    columns(
      ['PATTERN', 'pattern'],
      ['ROUTE PARTITION', 'partition'],
      ['DESCRIPTION', 'description'],
      ['NUMBERING PLAN', 'numberingPlan'],
      ['ROUTE FILTER', 'routeFilter'],
      ['DISCARD DIGITS', ({ called }) => called.discard],
      ['CALLED PARTY TRANSFORMATION MASK', ({ called }) => called.mask],
      ['PREFIX DIGITS', ({ called }) => called.prefix],
    ),
  ],
}

/** routefilter.csv: what a filter says has a column only where it is known. */
export const ROUTE_FILTERS: Sheet<RouteFilter> = {
  member: 'routefilter.csv',
  parts: [
    columns(['ROUTE FILTER NAME', 'name'], ['DIAL PLAN', 'numberingPlan']),
    family<RouteFilter, string>(
      ({ clause }) => (clause === undefined ? [] : [clause]),
      [['CLAUSE', (text: string) => text]],
      {
        fewest: 0,
      },
    ),
  ],
}

/** forcedauthorizationcodes.csv, without its codes: a snapshot holds none. */
export const AUTHORIZATION_CODES: Sheet<AuthorizationCode> = {
  member: 'forcedauthorizationcodes.csv',
  parts: [columns(['NAME', 'name'], ['AUTHORIZATION LEVEL', 'level'])],
}

/** meetmenumber.csv. */
export const MEET_ME_NUMBERS: Sheet<MeetMeNumber> = {
  member: 'meetmenumber.csv',
  parts: [columns(['MEETME NUMBER', 'pattern'], ['DESCRIPTION', 'description'], ['ROUTEPARTITION', 'partition'])],
}
