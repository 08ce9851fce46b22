import { z } from 'zod'
import type { DirectoryNumber } from '../../model/ucm/directory-number.js'
import { DN_ORIGINS, FORWARD_KINDS } from '../../model/ucm/directory-number.js'
import type { HuntPilot, LineGroup } from '../../model/ucm/hunting.js'
import type { CallingSearchSpace, Partition } from '../../model/ucm/partition.js'
import type { RouteGroup, RouteList } from '../../model/ucm/route-list.js'
import type { RoutePattern } from '../../model/ucm/route-pattern.js'
import type { CalledTransformation, CallingTransformation } from '../../model/ucm/transformation.js'
import type { UcmKinds } from '../../model/ucm/kinds.js'
import type { ChangedUcmKind } from '../change.js'

const text = z.string()
const maybe = text.exactOptional()
const maybeNumber = z.number().exactOptional()
const yesNo = z.boolean()

const called: z.ZodType<CalledTransformation> = z.strictObject({
  discard: maybe,
  mask: maybe,
  prefix: maybe,
  numberType: maybe,
})
const calling: z.ZodType<CallingTransformation> = z.strictObject({
  useExternalPhoneNumberMask: z.enum(['On', 'Off', 'Default']).exactOptional(),
  mask: maybe,
  prefix: maybe,
  numberType: maybe,
})

const partition: z.ZodType<Partition> = z.strictObject({
  name: text,
  description: maybe,
  timeSchedule: maybe,
  timeZone: maybe,
})

const css: z.ZodType<CallingSearchSpace> = z.strictObject({
  name: text,
  description: maybe,
  partitions: z.array(text),
})

const routeGroup: z.ZodType<RouteGroup> = z.strictObject({
  name: text,
  distribution: maybe,
  members: z.array(z.strictObject({ order: z.number(), device: text, port: maybeNumber })),
})

const routeList: z.ZodType<RouteList> = z.strictObject({
  name: text,
  description: maybe,
  enabled: yesNo,
  callManagerGroup: maybe,
  runOnAllNodes: yesNo,
  members: z.array(z.strictObject({ order: z.number(), routeGroup: text, calling, called })),
})

const routePattern: z.ZodType<RoutePattern> = z.strictObject({
  pattern: text,
  partition: maybe,
  description: maybe,
  numberingPlan: maybe,
  routeFilter: maybe,
  block: yesNo,
  releaseCause: maybe,
  classification: maybe,
  allowDeviceOverride: yesNo,
  urgent: yesNo,
  requiresAuthorizationCode: yesNo,
  authorizationLevel: maybeNumber,
  requiresClientMatterCode: yesNo,
  isEmergency: yesNo.exactOptional(),
  calling,
  called,
  target: maybe,
})

const directoryNumber: z.ZodType<DirectoryNumber> = z.strictObject({
  dn: text,
  partition: maybe,
  description: maybe,
  alertingName: maybe,
  callingSearchSpace: maybe,
  active: yesNo,
  urgent: yesNo,
  voicemailProfile: maybe,
  callPickupGroup: maybe,
  noAnswerRingDurationSeconds: maybeNumber,
  forwards: z.array(
    z.strictObject({
      kind: z.enum(FORWARD_KINDS),
      toVoicemail: yesNo,
      destination: maybe,
      callingSearchSpace: maybe,
      secondaryCallingSearchSpace: maybe,
    }),
  ),
  alternates: z.array(
    z.strictObject({
      kind: z.enum(['enterprise', 'e164']),
      mask: text,
      partition: maybe,
      addedToLocalPartition: yesNo,
      urgent: yesNo,
      advertisedGlobally: yesNo,
    }),
  ),
  uris: z.array(
    z.strictObject({
      uri: text,
      partition: maybe,
      isPrimary: yesNo,
      advertisedGlobally: z.literal(true).exactOptional(),
    }),
  ),
  origins: z.array(z.enum(DN_ORIGINS)),
})

const lineGroup: z.ZodType<LineGroup> = z.strictObject({
  name: text,
  distribution: maybe,
  rnaReversionTimeoutSeconds: maybeNumber,
  onNoAnswer: maybe,
  onBusy: maybe,
  onNotAvailable: maybe,
  logoutOnNoAnswer: yesNo,
  members: z.array(z.strictObject({ order: z.number(), dn: text, partition: maybe })),
})

const huntForward = z.strictObject({ destination: maybe, callingSearchSpace: maybe, useMemberSettings: yesNo })

const huntPilot: z.ZodType<HuntPilot> = z.strictObject({
  pattern: text,
  partition: maybe,
  description: maybe,
  block: yesNo,
  releaseCause: maybe,
  urgent: yesNo,
  alertingName: maybe,
  displaysMemberNumber: z.literal(true).exactOptional(),
  huntList: maybe,
  maximumHuntTimerSeconds: maybeNumber,
  forwardNoAnswer: huntForward,
  forwardBusy: huntForward,
  parkNoRetrieve: z.strictObject({ destination: maybe, callingSearchSpace: maybe }).exactOptional(),
  queue: z.strictObject({
    maximumCallers: maybeNumber,
    maximumWaitSeconds: maybeNumber,
    fullDestination: maybe,
    fullCallingSearchSpace: maybe,
    maximumWaitDestination: maybe,
    maximumWaitCallingSearchSpace: maybe,
    noAgentsDestination: maybe,
    noAgentsCallingSearchSpace: maybe,
    musicOnHoldSource: maybe,
    signals: z.array(text),
  }),
  callPickupGroup: maybe,
  calling,
  called,
})

/** The shape of every kind of Unified CM object that a plan may change. */
export const UCM_OBJECT_SCHEMAS: { readonly [K in ChangedUcmKind]: z.ZodType<UcmKinds[K]> } = {
  partition,
  css,
  'route-group': routeGroup,
  'route-list': routeList,
  'route-pattern': routePattern,
  'directory-number': directoryNumber,
  'line-group': lineGroup,
  'hunt-pilot': huntPilot,
}
