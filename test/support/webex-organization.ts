import type { OrganizationFacts } from '../../src/model/mapping.js'
import type { Entry } from '../../src/model/snapshot.js'
import type { Settings } from '../../src/model/settings.js'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import type { WebexKind, WebexKinds } from '../../src/model/webex/kinds.js'
import { WEBEX_KINDS } from '../../src/model/webex/kinds.js'
import { queueKey } from '../../src/model/webex/queue.js'
import type { WebexObjects, WebexSnapshot } from '../../src/model/webex/snapshot.js'
import { WebexRouter } from '../../src/routing/webex/webex-router.js'
import type { WebexTrace } from '../../src/routing/webex/webex-trace.js'
import type { NaiveOrganization, NaiveWebexResult } from './naive-webex.js'

/** A snapshot with these objects and nothing else; entries are sorted by key. */
export function webexSnapshot(objects: { readonly [K in WebexKind]?: readonly WebexKinds[K][] }): WebexSnapshot {
  const entries = <K extends WebexKind>(kind: K): readonly Entry<WebexKinds[K]>[] =>
    (objects[kind] ?? [])
      .map((value) => ({ key: keyOf(kind, value), value, source: { file: 'made-up' } }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
  return {
    system: 'webex',
    root: '',
    declaredEmpty: false,
    unread: [],
    objects: Object.fromEntries(WEBEX_KINDS.map((kind) => [kind, entries(kind)])) as unknown as WebexObjects,
    members: [],
    findings: [],
  }
}

function keyOf(kind: WebexKind, value: WebexKinds[WebexKind]): string {
  if (kind === 'queue' && 'location' in value && 'name' in value) return queueKey(value.name, value.location)
  if ('mail' in value) return value.mail
  if ('number' in value) return value.number
  if ('name' in value) return value.name
  return 'phoneNumber' in value ? (value.phoneNumber ?? '') : ''
}

/** The snapshot that the product sees of an organization of the oracle. */
export function snapshotOf(organization: NaiveOrganization): WebexSnapshot {
  return webexSnapshot({
    location: organization.locations.map(({ name, country, prefix, odd, enforce, main, pstn, unknown }) => ({
      name,
      address: { line1: '1 Example Street', city: name, postalCode: '00000', country },
      timeZone: 'America/Chicago',
      preferredLanguage: 'en_us',
      callingEnabled: true,
      enforceOutsideDialDigit: enforce ?? false,
      ...(prefix === undefined ? {} : { routingPrefix: prefix }),
      ...(odd === undefined ? {} : { outsideDialDigit: odd }),
      ...(main === undefined ? {} : { mainNumber: main }),
      ...(pstn === undefined ? {} : { pstn }),
      ...(unknown === undefined ? {} : { unknownExtensionRoute: unknown }),
    })),
    trunk: organization.trunks.map((trunk) => ({ ...trunk, type: 'REGISTERING', dualIdentitySupport: true })),
    'route-group': organization.groups,
    'dial-plan': organization.plans,
    person: organization.people.map(({ mail, location, ext, number }) => ({
      mail,
      licenses: [],
      ...(location === undefined ? {} : { location }),
      ...(ext === undefined ? {} : { extension: ext }),
      ...(number === undefined ? {} : { phoneNumber: number }),
    })),
    queue: organization.queues.map(({ name, location, ext, number }) => ({
      name,
      location,
      customerAssist: true,
      routingType: 'PRIORITY_BASED',
      policy: 'CIRCULAR',
      queueSize: 10,
      overflow: { action: 'PERFORM_BUSY_TREATMENT' },
      usableAsCallerId: true,
      agents: [],
      ...(ext === undefined ? {} : { extension: ext }),
      ...(number === undefined ? {} : { phoneNumber: number }),
    })),
    number: organization.numbers.map(({ number, location, inactive }) => ({
      number,
      location,
      state: inactive ? 'INACTIVE' : 'ACTIVE',
    })),
  })
}

/** The product's router over an organization of the oracle, with its facts and settings. */
export function webexRouterOf(organization: NaiveOrganization): WebexRouter {
  const facts: Pick<OrganizationFacts, 'interLocationDialing' | 'unknownExtensionMaximumLength'> = {
    interLocationDialing: organization.interLocation,
    unknownExtensionMaximumLength: organization.maximumUnknown,
  }
  const settings: Settings = {
    ...DEFAULT_SETTINGS,
    values: {
      ...DEFAULT_SETTINGS.values,
      'webex.unknownNumberHandling': organization.unknownNumbers,
      'webex.dialPatternRank': organization.dialPatternRank,
      'webex.extensionWithOutsideDigit': organization.extensionWithOutsideDigit,
      'webex.localNumber': organization.localNumber,
      'webex.unassignedNumber': organization.unassignedNumber,
    },
  }
  return new WebexRouter(snapshotOf(organization), facts, settings)
}

/** A trace in the words of the oracle. */
export function inNaiveWords(trace: WebexTrace): NaiveWebexResult {
  const silent = trace.notInService === true ? 'not-in-service' : 'nothing'
  const end =
    trace.rejected !== undefined
      ? 'rejected'
      : trace.ambiguous !== undefined
        ? 'ambiguous'
        : (trace.destination ?? silent)
  return {
    end,
    address: trace.routingAddress,
    ...(trace.reached === undefined ? {} : { reached: trace.reached }),
    ...(trace.notInService === true ? { inactive: true } : {}),
    trunks: trace.trunks,
    ...(trace.source === undefined ? {} : { source: trace.source }),
    ...(trace.callingNumber === undefined ? {} : { callingNumber: trace.callingNumber }),
  }
}
