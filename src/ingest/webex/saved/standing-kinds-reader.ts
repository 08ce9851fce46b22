import type { Entry } from '../../../model/snapshot.js'
import { scopedKey } from '../../../model/webex/dialing-rule.js'
import type { StandingWebexKind, WebexKinds } from '../../../model/webex/kinds.js'
import { numberUseKey } from '../../../model/webex/number-use.js'
import { queueKey } from '../../../model/webex/queue.js'
import { scheduleKey } from '../../../model/webex/schedule.js'
import { rawMember, rawText, type JsonRecord, type ResolveId } from '../json-members.js'
import {
  readCallPark,
  readCallPickup,
  readHuntGroup,
  readParkExtension,
  readVoicemailGroup,
} from '../objects/call-group.js'
import {
  readDomains,
  readLocationSettings,
  readOrganizationSettings,
  readPersonSettings,
} from '../objects/calling-settings.js'
import {
  readRouteList,
  readTranslationPattern,
  readVirtualExtension,
  readVirtualExtensionRange,
} from '../objects/dialing-rule.js'
import { readNumberUse } from '../objects/number-use.js'
import { isPerson } from '../objects/person.js'
import { readQueueServices } from '../objects/queue-services.js'
import { readSchedule } from '../objects/schedule.js'
import type { AnswerReading } from './answer-reading.js'
import type { Resource } from './rest-path.js'
import { idOf, type MergedItem } from './saved-organization.js'

export type StandingObjects = { readonly [K in StandingWebexKind]: readonly Entry<WebexKinds[K]>[] }

type Entries<K extends StandingWebexKind> = readonly Entry<WebexKinds[K]>[]

const AT = 'telephony/config/locations/<location>'

/** Makes the objects that plans do not change out of the saved answers. */
export class StandingKindsReader {
  private readonly reading: AnswerReading

  constructor(reading: AnswerReading) {
    this.reading = reading
  }

  all(): StandingObjects {
    const byName = ({ name, location }: { readonly name: string; readonly location: string }): string =>
      queueKey(name, location)
    return {
      'organization-settings': this.organizationSettings(),
      domain: this.domains(),
      'location-settings': this.locationSettings(),
      schedule: this.detailed('schedule', 'schedules', 'schedule', 'events', scheduleKey, readSchedule),
      'route-list': this.routeLists(),
      'translation-pattern': this.listed(
        'translation-pattern',
        'translation-patterns',
        ({ name, location }) => scopedKey(name, location),
        readTranslationPattern,
      ),
      'virtual-extension': this.listed(
        'virtual-extension',
        'virtual-extensions',
        ({ extension, location }) => scopedKey(extension, location),
        readVirtualExtension,
      ),
      'virtual-extension-range': this.detailed(
        'virtual-extension-range',
        'virtual-extension-ranges',
        'virtual-extension-range',
        'patterns',
        ({ name, location }) => scopedKey(name, location),
        readVirtualExtensionRange,
      ),
      'number-use': this.numberUses(),
      'virtual-line': [],
      'person-settings': this.personSettings(),
      'queue-services': this.queueServices(),
      'hunt-group': this.detailed('hunt-group', 'hunt-groups', 'hunt-group', 'callPolicies', byName, readHuntGroup),
      'call-park': this.detailed('call-park', 'call-parks', 'call-park', 'recall', byName, readCallPark),
      'call-park-extension': this.listed('call-park-extension', 'call-park-extensions', byName, readParkExtension),
      'call-pickup': this.detailed('call-pickup', 'call-pickups', 'call-pickup', 'agents', byName, readCallPickup),
      'voicemail-group': this.listed('voicemail-group', 'voicemail-groups', byName, readVoicemailGroup),
    }
  }

  /** Objects of which the list tells all. */
  private listed<K extends StandingWebexKind>(
    kind: K,
    list: Resource,
    keyOf: (value: WebexKinds[K]) => string,
    read: (json: JsonRecord, resolve: ResolveId) => WebexKinds[K],
  ): Entries<K> {
    return this.reading.saved.items(list).flatMap((item) => {
      const value = this.reading.read(item, kind, (resolve) => read(item.json, resolve))
      return value === undefined ? [] : [{ key: keyOf(value), value, source: item.source }]
    })
  }

  /** Objects that cannot be made without their own answer; `proof` is a member that only it has. */
  private detailed<K extends StandingWebexKind>(
    kind: K,
    list: Resource,
    detail: Resource,
    proof: string,
    keyOf: (value: WebexKinds[K]) => string,
    read: (json: JsonRecord, resolve: ResolveId) => WebexKinds[K],
  ): Entries<K> {
    return this.reading.merged(list, detail).flatMap(([, item]) => {
      if (!item.detailed && rawMember(item.json, proof) === undefined) {
        this.reading.lacks(kind, item, `${DETAIL_PATHS[kind] ?? kind}.json`, 'what is set there is unknown')
        return []
      }
      const value = this.reading.read(item, kind, (resolve) => read(item.json, resolve))
      return value === undefined ? [] : [{ key: keyOf(value), value, source: item.source }]
    })
  }

  private routeLists(): Entries<'route-list'> {
    const { saved } = this.reading
    return this.reading.merged('route-lists', 'route-lists').flatMap(([, item]) => {
      const numbers = saved.textsOf('route-list-numbers', item.id)
      if (numbers === undefined) {
        const answer = 'telephony/config/premisePstn/routeLists/<id>/numbers.json'
        this.reading.lacks('route-list', item, answer, 'its numbers are unknown')
        return []
      }
      const value = this.reading.read(item, 'route list', (resolve) => readRouteList(item.json, numbers, resolve))
      return value === undefined ? [] : [{ key: value.name, value, source: item.source }]
    })
  }

  private numberUses(): Entries<'number-use'> {
    const { saved, ids } = this.reading
    return saved.items('numbers').flatMap((item) => {
      const value = this.reading.read(item, 'number', (resolve) =>
        readNumberUse(item.json, resolve, (id) => ids.known(id)),
      )
      return value === undefined ? [] : [{ key: numberUseKey(value), value, source: item.source }]
    })
  }

  private personSettings(): Entries<'person-settings'> {
    const { saved } = this.reading
    const roles = new Map(
      saved.items('roles').flatMap(({ json }) => {
        const [id, name] = [idOf(json), rawText(json, 'name')]
        return id === undefined || name === undefined ? [] : [[id, name] as const]
      }),
    )
    return this.reading.merged('people', 'person').flatMap(([, item]) => {
      const answers = {
        voicemail: saved.detail('person-voicemail', item.id)?.json,
        forwarding: saved.detail('person-forwarding', item.id)?.json,
      }
      const value = this.reading.read(item, 'person', () =>
        isPerson(item.json) ? readPersonSettings(item.json, answers, (id) => roles.get(id) ?? id) : undefined,
      )
      return value === undefined ? [] : [{ key: value.mail, value, source: item.source }]
    })
  }

  private queueServices(): Entries<'queue-services'> {
    const { saved } = this.reading
    return this.reading.merged('queues', 'queue').flatMap(([, item]) => {
      if (!item.detailed && rawMember(item.json, 'queueSettings') === undefined) return []
      const answers = {
        holiday: saved.detail('queue-holiday', item.id)?.json,
        night: saved.detail('queue-night', item.id)?.json,
        forced: saved.detail('queue-forced', item.id)?.json,
        stranded: saved.detail('queue-stranded', item.id)?.json,
        forwarding: saved.detail('queue-forwarding', item.id)?.json,
      }
      const value = this.reading.read(item, 'queue', (resolve) => readQueueServices(item.json, answers, resolve))
      return value === undefined ? [] : [{ key: queueKey(value.name, value.location), value, source: item.source }]
    })
  }

  private locationSettings(): Entries<'location-settings'> {
    const { saved } = this.reading
    return this.reading.merged('calling-locations', 'calling-location').flatMap(([, item]) => {
      const name = locationName(item)
      const answers = {
        calling: item.json,
        emergency: saved.detail('emergency-callback', item.id)?.json,
        voicePortal: saved.detail('voice-portal', item.id)?.json,
        permissions: saved.detail('outgoing-permission', item.id)?.json,
      }
      const value = this.reading.read(item, 'location', (resolve) =>
        name === undefined ? undefined : readLocationSettings(name, answers, resolve),
      )
      return value === undefined ? [] : [{ key: value.location, value, source: item.source }]
    })
  }

  private organizationSettings(): Entries<'organization-settings'> {
    const [virtualExtensions, callRecording, queues, voicemail] = (
      ['virtual-extension-mode', 'call-recording', 'queue-settings', 'voicemail-settings'] as const
    ).map((resource) => this.reading.saved.detail(resource, ''))
    const item = virtualExtensions ?? callRecording ?? queues ?? voicemail
    if (item === undefined) return []
    const value = this.reading.read(item, 'organization', () =>
      readOrganizationSettings({
        virtualExtensions: virtualExtensions?.json,
        callRecording: callRecording?.json,
        queues: queues?.json,
        voicemail: voicemail?.json,
      }),
    )
    return value === undefined ? [] : [{ key: 'organization', value, source: item.source }]
  }

  private domains(): Entries<'domain'> {
    return [...this.reading.saved.allDetails('domains').values()].flatMap((item) =>
      (this.reading.read(item, 'domain', () => readDomains(item.json)) ?? []).map((value) => ({
        key: value.name,
        value,
        source: item.source,
      })),
    )
  }
}

/** Where the answers about single objects stand. */
const DETAIL_PATHS: { readonly [K in StandingWebexKind]?: string } = {
  schedule: `${AT}/schedules/<type>/<id>`,
  'virtual-extension-range': 'telephony/config/virtualExtensionRanges/<id>',
  'hunt-group': `${AT}/huntGroups/<id>`,
  'call-park': `${AT}/callParks/<id>`,
  'call-pickup': `${AT}/callPickups/<id>`,
}

function locationName({ json }: MergedItem): string | undefined {
  return rawText(json, 'name')
}
