import { z } from 'zod'
import type { WebexKinds } from '../../model/webex/kinds.js'
import type { WebexLocation, WebexNumber, WebexRoute } from '../../model/webex/location.js'
import type { WebexContact, WebexPerson, WebexSupervisor } from '../../model/webex/person.js'
import type { WebexQueue } from '../../model/webex/queue.js'
import type { WebexDialPlan, WebexRouteGroup, WebexTrunk } from '../../model/webex/trunk.js'
import type { ChangedWebexKind } from '../change.js'

const text = z.string()
const maybe = text.exactOptional()
const yesNo = z.boolean()

const route: z.ZodType<WebexRoute> = z.strictObject({ kind: z.enum(['trunk', 'route-group']), name: text })

const location: z.ZodType<WebexLocation> = z.strictObject({
  name: text,
  address: z.strictObject({
    line1: text,
    line2: maybe,
    city: text,
    state: maybe,
    postalCode: text,
    country: text,
  }),
  timeZone: text,
  preferredLanguage: text,
  callingEnabled: yesNo,
  announcementLanguage: maybe,
  routingPrefix: maybe,
  outsideDialDigit: maybe,
  enforceOutsideDialDigit: yesNo,
  mainNumber: maybe,
  pstn: route.exactOptional(),
  unknownExtensionRoute: route.exactOptional(),
})

const number: z.ZodType<WebexNumber> = z.strictObject({
  number: text,
  location: text,
  state: z.enum(['ACTIVE', 'INACTIVE']),
})

const trunk: z.ZodType<WebexTrunk> = z.strictObject({
  name: text,
  location: text,
  type: z.enum(['REGISTERING', 'CERTIFICATE_BASED']),
  dualIdentitySupport: yesNo,
  maximumCalls: z.number().exactOptional(),
  registration: z.strictObject({ otgDtgId: text, linePort: text, outboundProxy: text, userName: text }).exactOptional(),
})

const routeGroup: z.ZodType<WebexRouteGroup> = z.strictObject({
  name: text,
  trunks: z.array(z.strictObject({ trunk: text, priority: z.number() })),
})

const dialPlan: z.ZodType<WebexDialPlan> = z.strictObject({ name: text, route, patterns: z.array(text) })

const person: z.ZodType<WebexPerson> = z.strictObject({
  mail: text,
  displayName: maybe,
  firstName: maybe,
  lastName: maybe,
  status: maybe,
  location: maybe,
  extension: maybe,
  phoneNumber: maybe,
  licenses: z.array(text),
  callingBehavior: maybe,
})

const queue: z.ZodType<WebexQueue> = z.strictObject({
  name: text,
  location: text,
  customerAssist: yesNo,
  extension: maybe,
  phoneNumber: maybe,
  routingType: z.enum(['PRIORITY_BASED', 'SKILL_BASED']),
  policy: z.enum(['CIRCULAR', 'REGULAR', 'SIMULTANEOUS', 'UNIFORM', 'WEIGHTED']),
  queueSize: z.number(),
  overflow: z.strictObject({
    action: z.enum(['PERFORM_BUSY_TREATMENT', 'TRANSFER_TO_PHONE_NUMBER', 'PLAY_RINGING_UNTIL_CALLER_HANGS_UP']),
    transferNumber: maybe,
    afterWaitSeconds: z.number().exactOptional(),
  }),
  usableAsCallerId: yesNo,
  agents: z.array(z.strictObject({ mail: text, joined: yesNo })),
})

const supervisor: z.ZodType<WebexSupervisor> = z.strictObject({ mail: text, agents: z.array(text) })

const contact: z.ZodType<WebexContact> = z.strictObject({ phoneNumber: text, displayName: text })

/** The shape of every kind of Webex object that a plan may change. */
export const WEBEX_OBJECT_SCHEMAS: { readonly [K in ChangedWebexKind]: z.ZodType<WebexKinds[K]> } = {
  location,
  trunk,
  'route-group': routeGroup,
  'dial-plan': dialPlan,
  number,
  person,
  queue,
  supervisor,
  contact,
}
