import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/findings/user-error.js'
import { type Answers, codes, objects, only, organization, places, plannedUnread } from './made-answers.js'

const USERS = [
  'First Name,Last Name,Display Name,User ID/Email (Required),User Status,Location,Phone Number,Extension,Webex Calling VAR Professional [Sub-1],Customer Experience Essentials [Sub-1],Messaging',
  'Ann,Example,Ann Example,Ann@Example.com,Active,Lyon,+17175550111,4711,FALSE,TRUE,TRUE',
  'Bob,Example,"Example, Bob",bob@example.com,Inactive,,,,FALSE,FALSE,TRUE',
].join('\r\n')
const LICENSES = {
  items: [
    { id: 'l1', name: 'Customer Experience - Essential', totalUnits: 9, consumedUnits: 1, subscriptionId: 'Sub-1' },
    { id: 'l2', name: 'Webex Calling - Professional', totalUnits: 9, consumedUnits: 1, subscriptionId: 'Sub-1' },
  ],
}
const ANN = {
  id: 'p1',
  emails: ['ann@example.com'],
  displayName: 'Ann E.',
  locationId: 'loc',
  extension: '4711',
  phoneNumbers: [{ type: 'work', value: '+17175550111' }],
  licenses: ['l1'],
}
const ANSWERS: Answers = {
  'licenses.json': LICENSES,
  'locations.json': { items: [{ id: 'loc', name: 'Lyon' }] },
  'telephony/config/locations.json': { locations: [{ id: 'loc', name: 'Lyon' }] },
}

describe('exports of Control Hub', () => {
  it('tell of people where the answers do not', () => {
    const snapshot = organization({ ...ANSWERS, 'exported_users.csv': USERS })
    expect(plannedUnread(snapshot)).not.toContain('person')
    expect(objects(snapshot, 'person')).toEqual({
      'ann@example.com': {
        mail: 'ann@example.com',
        displayName: 'Ann Example',
        firstName: 'Ann',
        lastName: 'Example',
        status: 'active',
        location: 'Lyon',
        extension: '4711',
        phoneNumber: '+17175550111',
        licenses: ['Customer Experience - Essential@Sub-1'],
      },
      'bob@example.com': {
        mail: 'bob@example.com',
        displayName: 'Example, Bob',
        firstName: 'Bob',
        lastName: 'Example',
        status: 'inactive',
        licenses: [],
      },
    })
    expect(snapshot.objects.person[0]?.source).toEqual({ file: 'exported_users.csv', row: 2 })
    expect(snapshot.members.find(({ name }) => name === 'exported_users.csv')).toMatchObject({ fate: 'read', rows: 2 })
  })

  it('are the same with their columns in another order, and with a byte-order mark', () => {
    const turned = USERS.split('\r\n')
      .map((line, row) => (row === 2 ? line.replace('"Example, Bob"', 'Example\\, Bob') : line))
      .map((line) => line.replace(/\\,/g, '\0').split(',').reverse().join(',').replaceAll('\0', '\\,'))
    expect(organization({ ...ANSWERS, 'users.csv': `\uFEFF${turned.join('\n')}` }).root).toBe(
      organization({ ...ANSWERS, 'users.csv': USERS }).root,
    )
  })

  it('agree with the answers, names and invitations aside', () => {
    const people = { 'people.json': { items: [ANN, { id: 'p2', emails: ['bob@example.com'], licenses: [] }] } }
    const snapshot = organization({ ...ANSWERS, ...people, 'users.csv': USERS })
    expect(codes(snapshot).filter((code) => code.startsWith('PRE-007'))).toEqual([])
    expect(objects(snapshot, 'person')['ann@example.com']?.displayName).toBe('Ann E.')
  })

  it('do not replace what the answers say, and their differences are told', () => {
    const people = { 'people.json': { items: [{ ...ANN, extension: '4799', licenses: ['l2'] }] } }
    const snapshot = organization({ ...ANSWERS, ...people, 'users.csv': USERS })
    const found = only(snapshot, 'PRE-007')
    expect(found.subject).toBe('webex-export:person')
    expect(found.message).toBe(
      'An export of Control Hub and the answers of the platform disagree: person ann@example.com differs in extension, licenses; 1 more like it. The answers were taken.',
    )
    expect(found.evidence[2]?.value).toContain('bob@example.com is in no answer of the platform')
    expect(places(found)).toEqual(['people.json:1', 'users.csv:2', 'users.csv:3'])
    expect(objects(snapshot, 'person')['ann@example.com']?.extension).toBe('4799')
    expect(Object.keys(objects(snapshot, 'person'))).toEqual(['ann@example.com'])
  })

  it('tell of virtual lines, parks, park extensions and pickups', () => {
    const snapshot = organization({
      ...ANSWERS,
      'lines.csv': 'First Name,Last Name,Display Name,Location,Phone Number,Extension\nShop,Floor,,Lyon,,4790\n',
      'parks.csv':
        'Call Park Name,Location Name,Recall To,Hunt Group Name,Member Action,Agent1 ID,Agent2 ID\nFront,Lyon,ALERT_HUNT_GROUP_ONLY,Returns,ADD,Bob@example.com,ann@example.com\n',
      'spots.csv': 'Location,Call Park Extension Name,Extension\nLyon,Spot 1,4780\n',
      'pickups.csv':
        'Name,Location,Agent Action,Notification Type,Notification Delay Timer In Seconds,Agent1 ID\nDesk,Lyon,ADD,AUDIO_ONLY,6,bob@example.com\nDesk,Lyon,ADD,AUDIO_ONLY,6,ann@example.com\n',
    })
    expect(objects(snapshot, 'virtual-line')).toEqual({
      'Shop Floor@Lyon': { displayName: 'Shop Floor', location: 'Lyon', extension: '4790' },
    })
    expect(objects(snapshot, 'call-park')['Front@Lyon']).toEqual({
      name: 'Front',
      location: 'Lyon',
      recall: 'ALERT_HUNT_GROUP_ONLY',
      recallHuntGroup: 'Returns',
      agents: ['ann@example.com', 'bob@example.com'],
      extensions: [],
    })
    expect(objects(snapshot, 'call-park-extension')).toEqual({
      'Spot 1@Lyon': { name: 'Spot 1', location: 'Lyon', extension: '4780' },
    })
    expect(objects(snapshot, 'call-pickup')['Desk@Lyon']?.agents).toEqual(['ann@example.com', 'bob@example.com'])
    expect(snapshot.unread).not.toContain('call-pickup')
  })

  it('whose columns are not documented are listed with them', () => {
    const queues =
      'Name,Phone Number,Extension,Location,Language Code,Time Zone,Agent1 ID\nService,,4750,Lyon,en_us,,\n'
    const snapshot = organization({ ...ANSWERS, 'queues.csv': queues })
    expect(snapshot.members.find(({ name }) => name === 'queues.csv')).toEqual({
      name: 'queues.csv',
      fate: 'unknown',
      bytes: queues.length,
      note: 'its columns are not known: Name, Phone Number, Extension, Location, Language Code, Time Zone, Agent1 ID',
    })
  })

  it('of columns that nobody knows alone are refused', () => {
    expect(() => organization({ 'other.csv': 'a,b\n1,2\n' })).toThrow(UserError)
  })

  it('lose no row without a word', () => {
    const rows = [
      ...USERS.split('\r\n'),
      'Cy,Example,,cy@example.com,Active,Lyon,5550111,4713,FALSE,FALSE,FALSE',
      'Dee,Example,,,Active,Lyon,,,FALSE,FALSE,FALSE',
      'Eve,Example,eve@example.com',
    ]
    const snapshot = organization({ ...ANSWERS, 'users.csv': rows.join('\n') })
    const found = only(snapshot, 'PRE-007')
    expect(found.evidence.map(({ value }) => value)).toEqual([
      'has 3 fields, the header 11',
      'Phone Number is not a number in the form +E.164',
      'User ID/Email (Required) is empty',
    ])
    expect(places(found)).toEqual(['users.csv:6', 'users.csv:4', 'users.csv:5'])
  })
})
