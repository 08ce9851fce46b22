import type {
  AlternateNumber,
  DirectoryNumber,
  DirectoryUri,
  Forward,
  ForwardKind,
} from '../../model/ucm/directory-number.js'
import { FORWARD_KINDS } from '../../model/ucm/directory-number.js'
import { listOf, numberOf, objectOf, switchOf, textOf } from '../json-value.js'
import type { JsonObject, JsonValue } from '../ports.js'
import type { AxlField } from './axl-object.js'
import { texts } from './transformation-elements.js'

/** Forwards of parked calls have no element of their own but three each. */
const PARK_FORWARDS: readonly (readonly [string, ForwardKind])[] = [
  ['parkMonForwardNoRetrieve', 'park-no-retrieve-external'],
  ['parkMonForwardNoRetrieveInt', 'park-no-retrieve-internal'],
]

/** Names of the other forwards in AXL, in the order of `UpdateLineReq`. */
const FORWARDS: readonly (readonly [string, ForwardKind])[] = [
  ['callForwardAll', 'all'],
  ['callForwardBusy', 'busy-external'],
  ['callForwardBusyInt', 'busy-internal'],
  ['callForwardNoAnswer', 'no-answer-external'],
  ['callForwardNoAnswerInt', 'no-answer-internal'],
  ['callForwardNoCoverage', 'no-coverage-external'],
  ['callForwardNoCoverageInt', 'no-coverage-internal'],
  ['callForwardOnFailure', 'cti-failure'],
  ['callForwardNotRegistered', 'unregistered-external'],
  ['callForwardNotRegisteredInt', 'unregistered-internal'],
]

const ALTERNATES = { enterprise: 'enterpriseAltNum', e164: 'e164AltNum' } as const

/** What of a line can change, in the order of `UpdateLineReq`, behind its key. */
export const LINE_FIELDS: readonly AxlField<DirectoryNumber>[] = [
  { name: 'newPattern', value: ({ dn }) => dn },
  { name: 'description', value: ({ description }) => description, empty: '' },
  { name: 'newRoutePartitionName', value: ({ partition }) => partition },
  ...FORWARDS.map(([name, kind]) => ({ name, value: (line: DirectoryNumber) => forwardElement(line, kind) })),
  { name: 'callPickupGroupName', value: ({ callPickupGroup }) => callPickupGroup, empty: '' },
  { name: 'alertingName', value: ({ alertingName }) => alertingName, empty: '' },
  { name: 'shareLineAppearanceCssName', value: ({ callingSearchSpace }) => callingSearchSpace },
  { name: 'voiceMailProfileName', value: ({ voicemailProfile }) => voicemailProfile },
  ...parkFields('Dn', (forward) => forward?.destination),
  ...parkFields('VmEnabled', (forward) => forward?.toVoicemail ?? false),
  ...parkFields('CssName', (forward) => forward?.callingSearchSpace),
  { name: 'directoryURIs', value: ({ uris }) => ({ directoryUri: uris.map(uriElement) }) },
  { name: 'patternUrgency', value: ({ urgent }) => urgent },
  { name: ALTERNATES.enterprise, value: (line) => alternateElement(line, 'enterprise') },
  { name: ALTERNATES.e164, value: (line) => alternateElement(line, 'e164') },
  { name: 'active', value: ({ active }) => active },
]

/** A line as `getLine` tells it; who carries it is not told. */
export function lineOf({ dn, partition }: DirectoryNumber, element: JsonObject): DirectoryNumber {
  const seconds = numberOf(objectOf(element['callForwardNoAnswer'])['duration'])
  return {
    dn,
    ...texts({
      partition,
      description: textOf(element['description']),
      alertingName: textOf(element['alertingName']),
      callingSearchSpace: textOf(element['shareLineAppearanceCssName']),
      voicemailProfile: textOf(element['voiceMailProfileName']),
      callPickupGroup: textOf(element['callPickupGroupName']),
    }),
    active: switchOf(element['active']) ?? true,
    urgent: switchOf(element['patternUrgency']) ?? false,
    ...(seconds === undefined ? {} : { noAnswerRingDurationSeconds: seconds }),
    forwards: FORWARD_KINDS.flatMap((kind) => forwardOf(kind, element)),
    alternates: [...alternateOf('enterprise', element), ...alternateOf('e164', element)],
    uris: listOf(objectOf(element['directoryURIs'])['directoryUri']).map((uri) => uriOf(objectOf(uri))),
    origins: [],
  }
}

/** Forwards in one order, so that two lists of the same forwards are equal. */
export function inOrder(line: DirectoryNumber): DirectoryNumber {
  return {
    ...line,
    forwards: FORWARD_KINDS.flatMap((kind) => line.forwards.filter((forward) => forward.kind === kind)),
    alternates: (['enterprise', 'e164'] as const).flatMap((kind) =>
      line.alternates.filter((alternate) => alternate.kind === kind),
    ),
  }
}

function parkFields(
  part: string,
  value: (forward: Forward | undefined) => JsonValue | undefined,
): readonly AxlField<DirectoryNumber>[] {
  return PARK_FORWARDS.map(([name, kind]) => ({
    name: `${name}${part}`,
    value: ({ forwards }) => value(forwards.find((forward) => forward.kind === kind)),
  }))
}

function parkForwardOf(name: string, kind: ForwardKind, element: JsonObject): readonly Forward[] {
  const destination = textOf(element[`${name}Dn`])
  const toVoicemail = switchOf(element[`${name}VmEnabled`]) ?? false
  if (destination === undefined && !toVoicemail) return []
  const callingSearchSpace = textOf(element[`${name}CssName`])
  return [{ kind, toVoicemail, ...texts({ destination, callingSearchSpace }) }]
}

function forwardOf(kind: ForwardKind, element: JsonObject): readonly Forward[] {
  const park = PARK_FORWARDS.find(([, other]) => other === kind)
  if (park !== undefined) return parkForwardOf(...park, element)
  const name = FORWARDS.find(([, other]) => other === kind)?.[0]
  const forward = objectOf(name === undefined ? undefined : element[name])
  const destination = textOf(forward['destination'])
  const toVoicemail = switchOf(forward['forwardToVoiceMail']) ?? false
  if (destination === undefined && !toVoicemail) return []
  const callingSearchSpace = textOf(forward['callingSearchSpaceName'])
  const secondaryCallingSearchSpace = textOf(forward['secondaryCallingSearchSpaceName'])
  return [{ kind, toVoicemail, ...texts({ destination, callingSearchSpace, secondaryCallingSearchSpace }) }]
}

/** A forward that is not set is sent as one that goes nowhere; the search spaces are required and may be nil. */
function forwardElement({ forwards, noAnswerRingDurationSeconds }: DirectoryNumber, kind: ForwardKind): JsonObject {
  const forward = forwards.find((other) => other.kind === kind)
  const rings = kind === 'no-answer-external' && noAnswerRingDurationSeconds !== undefined
  return {
    forwardToVoiceMail: forward?.toVoicemail ?? false,
    callingSearchSpaceName: forward?.callingSearchSpace ?? null,
    ...(kind === 'all' ? { secondaryCallingSearchSpaceName: forward?.secondaryCallingSearchSpace ?? null } : {}),
    destination: forward?.destination ?? null,
    ...(rings ? { duration: noAnswerRingDurationSeconds } : {}),
  }
}

function alternateOf(kind: AlternateNumber['kind'], element: JsonObject): readonly AlternateNumber[] {
  const number = objectOf(element[ALTERNATES[kind]])
  const mask = textOf(number['numMask'])
  if (mask === undefined) return []
  return [
    {
      kind,
      mask,
      ...texts({ partition: textOf(number['routePartition']) }),
      addedToLocalPartition: switchOf(number['addLocalRoutePartition']) ?? false,
      urgent: switchOf(number['isUrgent']) ?? false,
      advertisedGlobally: switchOf(number['advertiseGloballyIls']) ?? false,
    },
  ]
}

function alternateElement({ alternates }: DirectoryNumber, kind: AlternateNumber['kind']): JsonObject {
  const alternate = alternates.find((other) => other.kind === kind)
  return {
    numMask: alternate?.mask ?? null,
    isUrgent: alternate?.urgent ?? false,
    addLocalRoutePartition: alternate?.addedToLocalPartition ?? false,
    routePartition: alternate?.partition ?? null,
    advertiseGloballyIls: alternate?.advertisedGlobally ?? false,
  }
}

function uriOf(element: JsonObject): DirectoryUri {
  return {
    uri: textOf(element['uri']) ?? '',
    ...texts({ partition: textOf(element['partition']) }),
    isPrimary: switchOf(element['isPrimary']) ?? false,
    ...(switchOf(element['advertiseGloballyViaIls']) === true ? { advertisedGlobally: true as const } : {}),
  }
}

function uriElement({
  uri,
  partition,
  isPrimary,
  advertisedGlobally,
}: DirectoryUri): Readonly<Record<string, JsonValue>> {
  return { isPrimary, uri, partition: partition ?? null, advertiseGloballyViaIls: advertisedGlobally ?? false }
}
