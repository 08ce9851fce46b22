import { beforeAll, describe, expect, it } from 'vitest'
import { FileArchiveReader } from '../../../src/adapters/files/archive-reader.js'
import { ingestWebex } from '../../../src/ingest/webex/ingest-webex.js'
import type { WebexSnapshot } from '../../../src/model/webex/snapshot.js'
import { threeSites } from '../../support/three-sites.js'
import { objects, plannedUnread } from './made-answers.js'

const SUBSCRIPTION = 'Sub-300155'
const UCM = `Unified Communication Manager (UCM)@${SUBSCRIPTION}`
const MESSAGING = `Messaging@${SUBSCRIPTION}`

describe('the organization of the three sites', () => {
  let snapshot: WebexSnapshot
  beforeAll(async () => {
    snapshot = ingestWebex(await new FileArchiveReader().open(threeSites('input/webex-org'), 'webex-answers'))
  })

  it('is read whole', () => {
    expect(snapshot.organizationName).toBe('ThreeSites')
    expect(snapshot.declaredEmpty).toBe(false)
    expect(plannedUnread(snapshot)).toEqual([])
    expect(snapshot.findings).toEqual([])
    expect(snapshot.members.map(({ fate }) => fate)).toEqual(Array.from({ length: 14 }, () => 'read'))
  })

  it('holds seats for twelve agents and keeps what plays no part', () => {
    const licenses = Object.entries(objects(snapshot, 'license'))
    expect(
      licenses.map(([key, { product, totalUnits, consumedUnits }]) => [key, product, totalUnits, consumedUnits]),
    ).toEqual([
      [`Customer Experience - Essential@${SUBSCRIPTION}`, 'customer-assist', 12, 0],
      [MESSAGING, undefined, 100, 8],
      [UCM, 'ucm', 100, 7],
      [`Webex Calling - Professional@${SUBSCRIPTION}`, 'professional', 10, 0],
    ])
  })

  it('knows the movers of Lyon who have a mail, but one', () => {
    const people = objects(snapshot, 'person')
    expect(Object.keys(people)).toEqual([
      'dana.white@example.com',
      'nina.garcia@example.com',
      'otto.meyer@example.com',
      'pia.lam@example.com',
      'quentin.rossi@example.com',
      'rei.sato@example.com',
      'tom.novak@example.com',
      'wanda.berger@example.com',
    ])
    expect(people['nina.garcia@example.com']).toEqual({
      mail: 'nina.garcia@example.com',
      displayName: 'Nina Garcia',
      firstName: 'Nina',
      lastName: 'Garcia',
      status: 'active',
      licenses: [MESSAGING, UCM],
      callingBehavior: 'NATIVE_SIP_CALL_TO_UCM',
    })
    expect(people['pia.lam@example.com']?.status).toBe('pending')
    expect(people['wanda.berger@example.com']?.licenses).toEqual([MESSAGING])
  })

  it('has one location without calling, and nothing else', () => {
    expect(objects(snapshot, 'location')).toEqual({
      Austin: {
        name: 'Austin',
        address: { line1: '100 Example Avenue', city: 'Austin', state: 'TX', postalCode: '78701', country: 'US' },
        timeZone: 'America/Chicago',
        preferredLanguage: 'en_us',
        callingEnabled: false,
        enforceOutsideDialDigit: false,
      },
    })
    for (const kind of ['trunk', 'route-group', 'dial-plan', 'number', 'queue', 'supervisor', 'contact'] as const) {
      expect(snapshot.objects[kind], kind).toEqual([])
    }
  })

  it('says where each object stood', () => {
    const otto = snapshot.objects.person.find(({ key }) => key === 'otto.meyer@example.com')
    expect(otto?.source).toEqual({ file: 'people.json', row: 2 })
  })
})
