import type { FindingCode } from '../findings/codes/catalog.js'
import type { Severity } from '../findings/severity.js'

/** One contested or assumed fact: its positions, our default, and where the doubt is documented. */
export interface SettingEntry {
  readonly default: string | number | boolean
  /** Allowed values; absent = any number. */
  readonly positions?: readonly (string | number | boolean)[]
  readonly about: string
  readonly source: string
}

/** Every contested or assumed fact that a stage uses; the only place where a default stands. */
export const SETTINGS = {
  'routing.negatedSetIncludesStarAndHash': {
    default: true,
    positions: [true, false],
    about: '[^…] also matches * and #, and so is less specific than X.',
    source: 'routing-semantics C-1',
  },
  'routing.partitionOrder': {
    default: 'tie-break',
    positions: ['tie-break', 'first-match'],
    about:
      'The order of partitions decides between equally close patterns, or the first partition with any match wins.',
    source: 'routing-semantics C-2',
  },
  'routing.wildcardTakesStar': {
    default: false,
    positions: [false, true],
    about: 'X also matches *, and so is less specific; one tool reads it so.',
    source: 'routing-semantics C-15',
  },
  'routing.hashAtEndOfPattern': {
    default: 'kept',
    positions: ['kept', 'ignored'],
    about: 'A # behind the rest of a pattern is a key that must be dialed, or says nothing; one tool drops it.',
    source: 'routing-semantics C-16',
  },
  'routing.equalInOnePartition': {
    default: 'ambiguous',
    positions: ['ambiguous', 'first-by-text'],
    about: 'Two patterns of equal closeness in one partition: stop and say so, or go on with the first by text.',
    source: 'routing-semantics C-3',
  },
  'routing.calledTransformationOrder': {
    default: 'discard-mask-prefix',
    positions: ['discard-mask-prefix', 'discard-prefix-mask'],
    about: 'Order of the called-party transformations.',
    source: 'routing-semantics C-4',
  },
  'routing.translationLimit': {
    default: 10,
    about: 'Translation patterns in one chain before the call is refused.',
    source: 'routing-semantics C-5',
  },
  'routing.emptyLineGroup': {
    default: 'stops',
    positions: ['stops', 'passed-over'],
    about:
      'A line group without members: hunting stops there, or goes on to the next group. Only an older guide says it.',
    source: 'routing-semantics A8',
  },
  'routing.routeListDiscardNone': {
    default: 'not-set',
    positions: ['not-set', 'overrides'],
    about: 'Discard digits <None> on a route list member: leaves the route pattern in force, or replaces it.',
    source: 'routing-semantics C-6',
  },
  'routing.rankOfVariableLength': {
    default: 'by-count',
    positions: ['by-count', 'after-fixed-length'],
    about: 'Patterns with ! compete by the strings of the dialed length they match, or after all fixed-length ones.',
    source: 'routing-semantics A3.2',
  },
  'routing.inactiveDirectoryNumber': {
    default: 'competes',
    positions: ['competes', 'ignored'],
    about: 'A directory number that is on no device wins digit analysis (and is then unregistered), or takes no part.',
    source: 'corrections 12',
  },
  'routing.interdigitTimeoutSeconds': {
    default: 15,
    about: 'T302 where the export holds no TimerT302_msec.',
    source: 'routing-semantics A4',
  },
  'routing.expandNumberingPlan': {
    default: 'off',
    positions: ['off', 'nanp'],
    about:
      'Patterns with @: taken as unknown, or as the patterns of the North American Numbering Plan that their route filter leaves.',
    source: 'routing-semantics A1',
  },
  'routing.routeGroupDistribution': {
    default: 'Circular',
    positions: ['Circular', 'Top Down'],
    about: 'How a route group chooses devices where the export does not say.',
    source: 'routing-semantics A6 (assumed)',
  },
  'routing.stopRoutingOnUnallocatedNumber': {
    default: true,
    positions: [true, false],
    about: 'A device that does not know the number ends the search for one, where the export holds no flag.',
    source: 'routing-semantics A6 (assumed)',
  },
  'routing.stopRoutingOnUserBusy': {
    default: true,
    positions: [true, false],
    about: 'A busy called party ends the search for a device, where the export holds no flag.',
    source: 'routing-semantics A6 (assumed)',
  },
  'routing.stopRoutingOnOutOfBandwidth': {
    default: true,
    positions: [true, false],
    about: 'A device without bandwidth ends the search for one, where the export holds no flag.',
    source: 'routing-semantics A6 (assumed)',
  },
  'routing.callingPatternAppliesTo': {
    default: 'number-before-route',
    positions: ['number-before-route', 'number-as-it-leaves'],
    about:
      'A calling party transformation pattern of a device rewrites the number that selected it, or the one that the route made of it.',
    source: 'routing-semantics A6 (not stated)',
  },
  'routing.callClassification': {
    default: 'OffNet',
    positions: ['OffNet', 'OnNet'],
    about: 'What «Use System Default» means on a trunk, where the export holds no CallClassification.',
    source: 'routing-semantics A13 (assumed)',
  },
  'routing.blockOffNetToOffNetTransfer': {
    default: false,
    positions: [false, true],
    about: 'Transfers between two parties outside are refused, where the export holds no parameter.',
    source: 'routing-semantics A13',
  },
  'routing.uriLookupOrder': {
    default: 'local-learned-pattern',
    positions: ['local-learned-pattern', 'local-pattern-learned'],
    about:
      'Where an address by name is looked up after the local directory: learned addresses or SIP route patterns first.',
    source: 'routing-semantics C-7',
  },
  'routing.uriUserPart': {
    default: 'case-sensitive',
    positions: ['case-sensitive', 'case-insensitive'],
    about: 'How names of addresses are compared where the export holds no URILookupPolicy.',
    source: 'routing-semantics A7',
  },
  'routing.dialStringInterpretation': {
    default: 'phone-number',
    positions: ['phone-number', 'phone-number-with-letters', 'always-address'],
    about: 'Which names before an @ are phone numbers: of 0-9 * # +, of these and A-D, or none.',
    source: 'routing-semantics A7',
  },
  'webex.unknownNumberHandling': {
    default: 'standard',
    positions: ['standard', 'legacy'],
    about: 'Digits that Webex cannot place: refused, or sent to the premises as an unknown number.',
    source: 'routing-semantics B2.10',
  },
  'webex.dialPatternRank': {
    default: 'fewest-completions',
    positions: ['fewest-completions', 'fixed-length-first'],
    about: 'Which dial plan pattern takes a number: the one with fewest numbers of its length, or any with X before !.',
    source: 'routing-semantics C-17',
  },
  'webex.extensionWithOutsideDigit': {
    default: 'extension-first',
    positions: ['extension-first', 'outside-digit-first'],
    about: 'Digits that begin with the outside digit: tried as an extension as they stand, or only without the digit.',
    source: 'routing-semantics B2.4 (not stated)',
  },
  'webex.localNumber': {
    default: 'with-area-code',
    positions: ['with-area-code', 'as-dialed'],
    about: 'Seven digits in North America: a number with the area code of the location, or sent as they stand.',
    source: 'routing-semantics B2.8 (not stated)',
  },
  'webex.unassignedNumber': {
    default: 'not-in-service',
    positions: ['not-in-service', 'as-unknown'],
    about: 'A number of the organization that nobody has: not in service, or routed on as if it were unknown.',
    source: 'corrections 7 (not stated)',
  },
  'check.minimumExtensionMaskSharing': {
    default: 2,
    about: 'An external mask used by this many different numbers and giving one result is not an identity.',
    source: 'corrections 1',
  },
  'check.maximumDaysBetweenInputs': {
    default: 14,
    about: 'Days between the oldest and the newest input before they count as taken at different times.',
    source: 'audit-workbook PRE-004 (limit not stated)',
  },
  'plan.largestSharePercent': {
    default: 60,
    about: 'Share of the numbers or line-group members of a cluster that one wave may change, in percent.',
    source: 'DESIGN 6 (brakes)',
  },
} as const satisfies Record<string, SettingEntry>

export type SettingKey = keyof typeof SETTINGS

type Widen<T> = T extends string ? string : T extends number ? number : boolean

/** The value of each setting in force. */
export type SettingValues = { readonly [K in SettingKey]: Widen<(typeof SETTINGS)[K]['default']> }

/** A plan of the DN validation algorithm (`customer-assist` 6.1). */
export interface ValidationPlan {
  readonly name: string
  readonly regularExpression: string
  readonly prefix: string
  readonly strippedCharacters: string
}

/** All that `rehome.yaml` decides. */
export interface Settings {
  readonly values: SettingValues
  readonly severityOverrides: Readonly<Partial<Record<FindingCode, Severity>>>
  /** Names of the validation plans that numbers are held against. */
  readonly validationPlans: readonly ValidationPlan[]
}

const defaults = Object.fromEntries(Object.entries(SETTINGS).map(([key, entry]) => [key, entry.default]))

/** Plans shipped: Cisco's two defaults and the two recommended anchored ones (`customer-assist` 6.1). */
export const SHIPPED_VALIDATION_PLANS = {
  US: {
    name: 'US',
    regularExpression: '1[0-9]{3}[2-9][0-9]{6}([,]{1,10}[0-9]+){0,1}',
    prefix: '1',
    strippedCharacters: '( )-',
  },
  'Any Format': {
    name: 'Any Format',
    regularExpression: '([0-9a-zA-Z]+[-._])*[0-9a-zA-Z]+',
    prefix: '',
    strippedCharacters: '( )-',
  },
  E164: {
    name: 'E164',
    regularExpression: '^\\+[1-9][0-9]{6,14}$',
    prefix: '',
    strippedCharacters: '( )-.',
  },
  EXT: {
    name: 'EXT',
    regularExpression: '^[0-9]{2,10}$',
    prefix: '',
    strippedCharacters: '',
  },
} as const satisfies Record<string, ValidationPlan>

/** The settings of a workspace that changed nothing. */
export const DEFAULT_SETTINGS: Settings = {
  values: defaults as unknown as SettingValues,
  severityOverrides: {},
  validationPlans: [SHIPPED_VALIDATION_PLANS.E164, SHIPPED_VALIDATION_PLANS.EXT],
}
