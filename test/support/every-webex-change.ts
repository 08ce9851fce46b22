import type { WebexKinds } from '../../src/model/webex/kinds.js'
import type { WebexSnapshot } from '../../src/model/webex/snapshot.js'
import type { Change } from '../../src/plan/change.js'
import { made } from './made-change.js'
import { webexSnapshot } from './webex-organization.js'

const PROFESSIONAL = 'Webex Calling - Professional@SUB-1'
const ASSIST = 'Customer Experience - Essential@SUB-1'
const UCM_SEAT = 'Unified Communication Manager (UCM)@SUB-1'

const person = (name: string, licenses: readonly string[]): WebexKinds['person'] => ({
  mail: `${name}@example.com`,
  displayName: name,
  status: 'active',
  licenses,
})

/** An organization with seats and people who use the app as a Unified CM client; one place is there already. */
export function startingOrganization(): WebexSnapshot {
  const seat = (name: string, product: WebexKinds['license']['product'], totalUnits: number) => ({
    name,
    ...(product === undefined ? {} : { product }),
    subscription: 'SUB-1',
    totalUnits,
    consumedUnits: 0,
  })
  const license = [
    seat('Webex Calling - Professional', 'professional', 5),
    seat('Customer Experience - Essential', 'customer-assist', 5),
    { ...seat('Unified Communication Manager (UCM)', 'ucm', 20), consumedUnits: 3 },
  ]
  const { objects, ...rest } = webexSnapshot({
    person: ['ngarcia', 'omeyer', 'tnovak'].map((name) => person(name, [UCM_SEAT])),
    location: [location('Depot')],
    contact: [{ phoneNumber: '+17175550199', displayName: 'Old name' }],
  })
  const entries = license.map((value) => ({ key: `${value.name}@SUB-1`, value, source: { file: 'made-up' } }))
  return {
    ...rest,
    organizationName: 'Example',
    objects: { ...objects, license: entries.sort((a, b) => (a.key < b.key ? -1 : 1)) },
  }
}

function location(name: string): WebexKinds['location'] {
  return {
    name,
    address: { line1: '1 Example Street', city: name, state: 'PA', postalCode: '17101', country: 'US' },
    timeZone: 'America/New_York',
    preferredLanguage: 'en_us',
    callingEnabled: true,
    announcementLanguage: 'en_us',
    enforceOutsideDialDigit: false,
  }
}

/** Every kind of change there is, some of them two and three times over the same object. */
const LYON = {
  ...location('Lyon'),
  address: { line1: '2 Example Street', city: 'Lyon', postalCode: '69001', country: 'FR' },
}
const LYON_DIALING = { ...LYON, routingPrefix: '847', outsideDialDigit: '9', enforceOutsideDialDigit: true }
const LYON_FULL: WebexKinds['location'] = {
  ...LYON_DIALING,
  mainNumber: '+17175550150',
  pstn: { kind: 'route-group', name: 'RG Lyon' },
  unknownExtensionRoute: { kind: 'trunk', name: 'Lyon LGW' },
}
const TRUNK: WebexKinds['trunk'] = {
  name: 'Lyon LGW',
  location: 'Lyon',
  type: 'REGISTERING',
  dualIdentitySupport: true,
}
const PLAN: WebexKinds['dial-plan'] = {
  name: 'To UCM',
  route: { kind: 'trunk', name: 'Lyon LGW' },
  patterns: ['+1512555XXXX', '+1617555!'],
}
const NINA = person('ngarcia', [UCM_SEAT])
const NINA_PREPARED: WebexKinds['person'] = {
  ...NINA,
  location: 'Lyon',
  extension: '4711',
  phoneNumber: '+17175550111',
  licenses: [ASSIST, UCM_SEAT].sort(),
  callingBehavior: 'NATIVE_SIP_CALL_TO_UCM',
}
const NINA_MOVED: WebexKinds['person'] = {
  ...NINA_PREPARED,
  licenses: [ASSIST],
  callingBehavior: 'NATIVE_WEBEX_TEAMS_CALLING',
}
const OTTO_PREPARED: WebexKinds['person'] = {
  ...person('omeyer', [PROFESSIONAL, UCM_SEAT].sort()),
  location: 'Lyon',
  extension: '4712',
}
const OTTO_ASSIST = { ...OTTO_PREPARED, licenses: [ASSIST] }
const SUPERVISOR: WebexKinds['person'] = {
  ...person('tnovak', [ASSIST, UCM_SEAT].sort()),
  location: 'Lyon',
  extension: '4717',
}
const QUEUE: WebexKinds['queue'] = {
  name: 'Lyon service',
  location: 'Lyon',
  customerAssist: true,
  extension: '4750',
  routingType: 'PRIORITY_BASED',
  policy: 'CIRCULAR',
  queueSize: 20,
  overflow: { action: 'TRANSFER_TO_PHONE_NUMBER', transferNumber: '+15125550120', afterWaitSeconds: 300 },
  usableAsCallerId: true,
  agents: [{ mail: 'ngarcia@example.com', joined: false }],
}
const PAULA: WebexKinds['person'] = {
  mail: 'pduran@example.com',
  displayName: 'Paula Duran',
  status: 'pending',
  licenses: [],
}

/** Everything in Webex that is made days ahead. */
export function webexPreparation(): readonly Change[] {
  const place = made('prepare', { system: 'webex', kind: 'location', key: 'Lyon', after: LYON_DIALING })
  const trunk = made('prepare', { system: 'webex', kind: 'trunk', key: 'Lyon LGW', after: TRUNK }, [place.id])
  const group = made(
    'prepare',
    {
      system: 'webex',
      kind: 'route-group',
      key: 'RG Lyon',
      after: { name: 'RG Lyon', trunks: [{ trunk: 'Lyon LGW', priority: 1 }] },
    },
    [trunk.id],
  )
  const plan = made('prepare', { system: 'webex', kind: 'dial-plan', key: 'To UCM', after: PLAN }, [trunk.id])
  const numbers = ['+17175550111', '+17175550150'].map((number) =>
    made(
      'prepare',
      { system: 'webex', kind: 'number', key: number, after: { number, location: 'Lyon', state: 'INACTIVE' } },
      [place.id],
    ),
  )
  const routed = made(
    'prepare',
    { system: 'webex', kind: 'location', key: 'Lyon', before: LYON_DIALING, after: LYON_FULL },
    [group.id, ...numbers.map(({ id }) => id)],
    'routes',
  )
  const people = [
    made('prepare', { system: 'webex', kind: 'person', key: NINA.mail, before: NINA, after: NINA_PREPARED }, [
      routed.id,
    ]),
    made(
      'prepare',
      {
        system: 'webex',
        kind: 'person',
        key: OTTO_PREPARED.mail,
        before: person('omeyer', [UCM_SEAT]),
        after: OTTO_PREPARED,
      },
      [routed.id],
    ),
    made(
      'prepare',
      {
        system: 'webex',
        kind: 'person',
        key: SUPERVISOR.mail,
        before: person('tnovak', [UCM_SEAT]),
        after: SUPERVISOR,
      },
      [routed.id],
    ),
    made('prepare', { system: 'webex', kind: 'person', key: PAULA.mail, after: PAULA }),
  ]
  const queue = made('prepare', { system: 'webex', kind: 'queue', key: 'Lyon service@Lyon', after: QUEUE }, [
    ...people.map(({ id }) => id),
  ])
  const supervisor = made(
    'prepare',
    {
      system: 'webex',
      kind: 'supervisor',
      key: SUPERVISOR.mail,
      after: { mail: SUPERVISOR.mail, agents: [NINA.mail] },
    },
    people.map(({ id }) => id),
  )
  const contacts = [
    made('prepare', {
      system: 'webex',
      kind: 'contact',
      key: '+17175550120',
      after: { phoneNumber: '+17175550120', displayName: 'Dana White' },
    }),
    made('prepare', {
      system: 'webex',
      kind: 'contact',
      key: '+17175550199',
      before: { phoneNumber: '+17175550199', displayName: 'Old name' },
      after: { phoneNumber: '+17175550199', displayName: 'New name' },
    }),
  ]
  return [place, trunk, group, plan, ...numbers, routed, ...people, queue, supervisor, ...contacts]
}

/** Number, people and queue at the switch; `hidden` is the change that hides the line of the first person. */
export function webexCutover(hidden: string): readonly Change[] {
  const active = { number: '+17175550111', location: 'Lyon', state: 'ACTIVE' } as const
  const switched = made('cutover', {
    system: 'webex',
    kind: 'number',
    key: active.number,
    before: { ...active, state: 'INACTIVE' },
    after: active,
  })
  const nina = made(
    'cutover',
    { system: 'webex', kind: 'person', key: NINA.mail, before: NINA_PREPARED, after: NINA_MOVED },
    [hidden, switched.id],
  )
  const otto = made('cutover', {
    system: 'webex',
    kind: 'person',
    key: OTTO_PREPARED.mail,
    before: OTTO_PREPARED,
    after: OTTO_ASSIST,
  })
  const verify = made(
    'cutover',
    { system: 'people', kind: 'step', key: 'verify-agents@Lyon', text: 'Call each agent', expected: 'they answer' },
    [nina.id, otto.id],
  )
  const joined = made(
    'cutover',
    {
      system: 'webex',
      kind: 'queue',
      key: 'Lyon service@Lyon',
      before: QUEUE,
      after: {
        ...QUEUE,
        queueSize: 25,
        agents: [NINA.mail, OTTO_PREPARED.mail].map((mail) => ({ mail, joined: true })),
      },
    },
    [verify.id],
  )
  return [switched, nina, otto, verify, joined]
}

/** What is tidied afterwards. */
export function webexCleanUp(): readonly Change[] {
  return [
    made(
      'clean-up',
      {
        system: 'webex',
        kind: 'dial-plan',
        key: 'To UCM',
        before: PLAN,
        after: { ...PLAN, patterns: ['+15125550XXX', '+1617555!'] },
      },
      [],
    ),
    made('clean-up', {
      system: 'webex',
      kind: 'contact',
      key: '+17175550120',
      before: { phoneNumber: '+17175550120', displayName: 'Dana White' },
    }),
  ]
}
