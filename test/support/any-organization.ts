import fc from 'fast-check'
import { webexRoot } from '../../src/model/snapshot-root.js'
import type { WebexKinds } from '../../src/model/webex/kinds.js'
import { licenseKey, type WebexLicense } from '../../src/model/webex/license.js'
import type { WebexSnapshot } from '../../src/model/webex/snapshot.js'
import { WEBEX_KINDS } from '../../src/model/webex/kinds.js'
import type { Entry } from '../../src/model/snapshot.js'
import type { WebexObjects } from '../../src/model/webex/snapshot.js'
import { queueKey } from '../../src/model/webex/queue.js'

const LOCATIONS = ['Lyon', 'Austin', 'Boston store']
const TRUNKS = ['LGW-1', 'LGW-2']
const MAILS = ['ann@example.com', 'bob@example.com', 'cy@example.com', 'dee@example.com']
const NUMBERS = ['+17175550111', '+17175550112', '+15125550113', '+15125550114']
const LICENSES: readonly WebexLicense[] = [
  { name: 'Customer Experience - Essential', product: 'customer-assist', totalUnits: 20, consumedUnits: 3 },
  {
    name: 'Webex Calling - Professional',
    product: 'professional',
    subscription: 'Sub101',
    totalUnits: 9,
    consumedUnits: 9,
  },
  { name: 'Unified Communication Manager (UCM)', product: 'ucm', totalUnits: 500, consumedUnits: 40 },
  { name: 'Meeting 25 party', totalUnits: 5, consumedUnits: 0 },
]

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined })
const some = <T>(values: readonly T[]): fc.Arbitrary<readonly T[]> => fc.shuffledSubarray([...values])
/** Mostly a name that is there, sometimes one that the snapshot does not hold. */
const oneOf = (names: readonly string[]): fc.Arbitrary<string> =>
  fc.constantFrom(...names, ...names, ...names, 'somebody-else')

/** Without undefined members, as the readers make objects. */
type Loose<T> = { readonly [K in keyof T]: T[K] | undefined }

function present<T extends object>(value: Loose<T>): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}

const route = fc.oneof(
  oneOf(TRUNKS).map((name) => ({ kind: 'trunk' as const, name })),
  fc.constant({ kind: 'route-group' as const, name: 'RG' }),
)

const calling = fc.record({
  announcementLanguage: maybe(fc.constantFrom('en_us', 'fr_fr')),
  routingPrefix: maybe(fc.constantFrom('8', '847')),
  outsideDialDigit: maybe(fc.constantFrom('9', '0')),
  enforceOutsideDialDigit: fc.boolean(),
  mainNumber: maybe(fc.constantFrom(...NUMBERS)),
  pstn: maybe(route),
  unknownExtensionRoute: maybe(route),
})

const location = (name: string): fc.Arbitrary<WebexKinds['location']> =>
  fc
    .tuple(fc.boolean(), calling, maybe(fc.constant('Floor 2')), maybe(fc.constant('PA')))
    .map(([callingEnabled, settings, line2, state]) => ({
      name,
      address: present({ line1: '1 Example Street', line2, city: name, state, postalCode: '12345', country: 'US' }),
      timeZone: 'America/New_York',
      preferredLanguage: 'en_us',
      callingEnabled,
      enforceOutsideDialDigit: false,
      ...(callingEnabled ? present<Partial<WebexKinds['location']>>(settings) : {}),
    }))

const person = (mail: string): fc.Arbitrary<WebexKinds['person']> =>
  fc
    .record({
      mail: fc.constant(mail),
      displayName: maybe(fc.constant(`Name of ${mail}`)),
      firstName: maybe(fc.constant('First')),
      lastName: maybe(fc.constant('Last')),
      status: maybe(fc.constantFrom('active', 'inactive', 'pending')),
      location: maybe(oneOf(LOCATIONS)),
      extension: maybe(fc.constantFrom('4711', '4712')),
      phoneNumber: maybe(fc.constantFrom(...NUMBERS)),
      licenses: some(LICENSES).map((held) =>
        held.map(({ name, subscription }) => licenseKey(name, subscription)).sort(),
      ),
      callingBehavior: maybe(fc.constantFrom('NATIVE_SIP_CALL_TO_UCM', 'NATIVE_WEBEX_TEAMS_CALLING')),
    })
    .map(present<WebexKinds['person']>)

const queue = (name: string): fc.Arbitrary<WebexKinds['queue']> =>
  fc
    .record({
      name: fc.constant(name),
      location: oneOf(LOCATIONS),
      customerAssist: fc.boolean(),
      extension: maybe(fc.constantFrom('4750', '4751')),
      phoneNumber: maybe(fc.constantFrom(...NUMBERS)),
      routingType: fc.constantFrom('PRIORITY_BASED' as const, 'SKILL_BASED' as const),
      policy: fc.constantFrom('CIRCULAR' as const, 'SIMULTANEOUS' as const, 'UNIFORM' as const),
      queueSize: fc.nat(50),
      overflow: fc.constantFrom(
        { action: 'PERFORM_BUSY_TREATMENT' as const },
        { action: 'PLAY_RINGING_UNTIL_CALLER_HANGS_UP' as const, afterWaitSeconds: 60 },
        { action: 'TRANSFER_TO_PHONE_NUMBER' as const, transferNumber: '+17175550199', afterWaitSeconds: 30 },
        { action: 'TRANSFER_TO_PHONE_NUMBER' as const, transferNumber: '4799' },
      ),
      usableAsCallerId: fc.boolean(),
      agents: fc
        .tuple(some(MAILS), fc.boolean())
        .map(([mails, joined]) => mails.map((mail, index) => ({ mail, joined: index === 0 ? joined : !joined }))),
    })
    .map(present<WebexKinds['queue']>)

const trunk = (name: string): fc.Arbitrary<WebexKinds['trunk']> =>
  fc
    .record({
      name: fc.constant(name),
      location: oneOf(LOCATIONS),
      type: fc.constantFrom('REGISTERING' as const, 'CERTIFICATE_BASED' as const),
      dualIdentitySupport: fc.boolean(),
      maximumCalls: maybe(fc.constant(300)),
      registration: maybe(
        fc.constant({
          otgDtgId: 'lgw11234_lgu',
          linePort: 'LGW14321_LGU@12345678.example.com',
          outboundProxy: 'us01.example.com',
          userName: 'LGW11234_LGU',
        }),
      ),
    })
    .map(present<WebexKinds['trunk']>)

const all = <T>(names: readonly string[], make: (name: string) => fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  some(names).chain((chosen) => fc.tuple(...chosen.map(make)) as fc.Arbitrary<readonly T[]>)

/** Any organization over a few names, with references that lead nowhere, as real inputs have them. */
export function anyOrganization(): fc.Arbitrary<WebexSnapshot> {
  return fc
    .record({
      license: fc.shuffledSubarray([...LICENSES]),
      location: all(LOCATIONS, location),
      trunk: all(TRUNKS, trunk),
      'route-group': fc.constantFrom([], [{ name: 'RG', trunks: [{ trunk: 'LGW-1', priority: 1 }] }]),
      'dial-plan': all(['DP-1', 'DP-2'], (name) =>
        fc.record({ name: fc.constant(name), route, patterns: some(['+1717555XXXX', '+1512!', '47XX']).map(sorted) }),
      ),
      number: all(NUMBERS, (number) =>
        fc.record({
          number: fc.constant(number),
          location: oneOf(LOCATIONS),
          state: fc.constantFrom('ACTIVE' as const, 'INACTIVE' as const),
        }),
      ),
      person: all(MAILS, person),
      queue: all(['Service', 'Sales'], queue),
      supervisor: all(MAILS, (mail) => fc.record({ mail: fc.constant(mail), agents: some(MAILS).map(sorted) })),
      contact: all(['+17175550121', '+17175550122'], (phoneNumber) =>
        fc.record({ phoneNumber: fc.constant(phoneNumber), displayName: fc.constantFrom('Dana White', 'Ulla Wolf') }),
      ),
    })
    .map((objects) => organization(objects as Parts))
}

type Parts = { readonly [K in keyof WebexKinds]?: readonly WebexKinds[K][] }

/** A snapshot of these objects, as a reader would have made it. */
export function organization(parts: Parts): WebexSnapshot {
  const objects = Object.fromEntries(
    WEBEX_KINDS.map((kind) => {
      const entries = ((parts[kind] ?? []) as readonly WebexKinds[typeof kind][]).map(
        (value): Entry<unknown> => ({ key: keyOf(value), value, source: { file: 'made-up' } }),
      )
      return [kind, entries.sort((left, right) => (left.key < right.key ? -1 : 1))]
    }),
  ) as unknown as WebexObjects
  return {
    system: 'webex',
    root: webexRoot(objects),
    organizationName: 'Example',
    declaredEmpty: false,
    unread: [],
    objects,
    members: [],
    findings: [],
  }
}

function keyOf(value: WebexKinds[keyof WebexKinds]): string {
  if ('totalUnits' in value) return licenseKey(value.name, value.subscription)
  if ('queueSize' in value) return queueKey(value.name, value.location)
  if ('mail' in value) return value.mail
  if ('number' in value) return value.number
  if ('name' in value) return value.name
  return 'phoneNumber' in value ? (value.phoneNumber ?? '') : ''
}

function sorted(values: readonly string[]): readonly string[] {
  return [...values].sort()
}
