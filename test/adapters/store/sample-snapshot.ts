import { finding } from '../../../src/findings/finding.js'
import { canonicalJson, sha256 } from '../../../src/model/fingerprint.js'
import type { Entry, UcmObjects, UcmSnapshot } from '../../../src/model/snapshot.js'
import type { DirectoryNumber } from '../../../src/model/ucm/directory-number.js'
import type { EndUser } from '../../../src/model/ucm/end-user.js'
import { UCM_KINDS } from '../../../src/model/ucm/kinds.js'
import type { Phone } from '../../../src/model/ucm/phone.js'

const PER_USER = 6

/** A made-up cluster: per user one account, two devices and three numbers, so about 6 objects each. */
export function sampleSnapshot(users: number, renamed = 0): UcmSnapshot {
  const people = Array.from({ length: users }, (_, index) => index)
  const objects = {
    ...Object.fromEntries(UCM_KINDS.map((kind) => [kind, []])),
    partition: [
      entry('PT-Internal', { name: 'PT-Internal', description: 'für alle, “quoted”' }, 'routepartition.csv', 2),
    ],
    phone: people.flatMap((index) => [phone(`SEP${pad(index)}`, index), phone(`CSF${pad(index)}`, index)]).sort(byKey),
    'end-user': people.map((index) => endUser(index, index < renamed)).sort(byKey),
    'directory-number': people.flatMap((index) => [0, 1, 2].map((line) => directoryNumber(index, line))).sort(byKey),
  } as unknown as UcmObjects
  return {
    system: 'ucm',
    root: sha256(canonicalJson(UCM_KINDS.map((kind) => objects[kind].map(({ key, value }) => [key, value])))),
    cluster: { clusterId: 'StandAloneCluster', release: '14.0.1.10000-20' },
    objects,
    members: [{ name: 'phone.csv', fate: 'read', bytes: 100 * users, rows: PER_USER * users, columns: 200 }],
    absentColumns: [],
    findings: [
      finding({
        code: 'PRE-010',
        subject: 'css:CSS-Gone',
        message: 'CSS-Gone is named but not in the export.',
        evidence: [{ label: 'named in', value: 'phone.csv', source: { file: 'phone.csv', row: 2, column: 'CSS' } }],
      }),
    ],
  }
}

/** The same objects as read from an export whose rows stand in another order. */
export function reordered(snapshot: UcmSnapshot): UcmSnapshot {
  const objects = Object.fromEntries(
    UCM_KINDS.map((kind) => [
      kind,
      (snapshot.objects[kind] as readonly Entry<unknown>[]).map((item) => ({
        ...item,
        source: { ...item.source, row: (item.source.row ?? 0) + 1000 },
      })),
    ]),
  )
  return { ...snapshot, objects: objects as unknown as UcmObjects }
}

function entry<T>(key: string, value: T, file: string, row: number): Entry<T> {
  return { key, value, source: { file, row } }
}

function pad(index: number): string {
  return String(index).padStart(12, '0')
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1
}

function phone(name: string, index: number): Entry<Phone> {
  const value: Phone = {
    name,
    description: `Phone of agent ${index}`,
    deviceType: 'Cisco 8845',
    deviceClass: 'desk-phone',
    protocol: 'SIP',
    devicePool: `DP-Site-${index % 20}`,
    callingSearchSpace: `CSS-Site-${index % 20}`,
    ownerUserId: `agent${index}`,
    userIds: [`agent${index}`],
    applicationUsers: [],
    extensionMobility: false,
    lines: [
      {
        index: 1,
        dn: String(2_000_000 + index),
        partition: 'PT-Internal',
        label: `Agent ${index}`,
        display: `Agent ${index}`,
        externalPhoneNumberMask: '+1512555XXXX',
        maximumCalls: 4,
        busyTrigger: 2,
      },
    ],
    owner: { rule: 'owner-user-id', userId: `agent${index}` },
  }
  return entry(name, value, 'phone.csv', index + 2)
}

function endUser(index: number, renamed: boolean): Entry<EndUser> {
  const value: EndUser = {
    userId: `agent${index}`,
    firstName: renamed ? 'Renamed' : 'Agent',
    lastName: String(index),
    mail: `agent${index}@example.com`,
    active: true,
    accessControlGroups: ['Standard CCM End Users'],
    devices: [{ name: `SEP${pad(index)}`, association: 'Cti Control In' }],
    primaryExtensions: [{ dn: String(2_000_000 + index), usage: 'Primary' }],
  }
  return entry(value.userId, value, 'enduser.csv', index + 2)
}

function directoryNumber(index: number, line: number): Entry<DirectoryNumber> {
  const dn = String(2_000_000 + index + line * 1_000_000)
  const value: DirectoryNumber = {
    dn,
    partition: 'PT-Internal',
    description: `Line ${line} of agent ${index}`,
    alertingName: `Agent ${index}`,
    callingSearchSpace: `CSS-Site-${index % 20}`,
    active: true,
    urgent: false,
    forwards: [{ kind: 'no-answer-internal', toVoicemail: true }],
    alternates: [],
    uris: [],
    origins: ['phone'],
  }
  return entry(`${dn}@PT-Internal`, value, 'phone.csv', index + 2)
}
