import type { Entry, UcmSnapshot } from '../snapshot.js'
import type { DirectoryNumber } from './directory-number.js'
import type { EndUser } from './end-user.js'
import type { UcmKind, UcmKinds } from './kinds.js'
import type { LineAppearance } from './line-appearance.js'
import { patternKey } from './partition.js'
import type { CtiRoutePoint, DeviceProfile, Phone } from './phone.js'

/** One device (or profile) that carries a directory number, with the button it is on. */
export interface Appearance {
  readonly kind: 'phone' | 'cti-route-point' | 'device-profile'
  readonly device: string
  readonly line: LineAppearance
  /** User id of the owner of the device, where a rule gave one. */
  readonly owner?: string
}

/** A snapshot with its indexes: lookup, no decisions. Built once per run. */
export class UcmEstate {
  readonly snapshot: UcmSnapshot
  /** Appearances by `dn@partition`, in device order. */
  private readonly appearances = new Map<string, Appearance[]>()
  private readonly indexes = new Map<UcmKind, Map<string, Entry<UcmKinds[UcmKind]>>>()
  private readonly byMail = new Map<string, EndUser[]>()
  private readonly byOwner = new Map<string, Phone[]>()
  private readonly byLowerUserId = new Map<string, EndUser>()
  private readonly byDn = new Map<string, Entry<DirectoryNumber>[]>()

  constructor(snapshot: UcmSnapshot) {
    this.snapshot = snapshot
    for (const { value } of this.all('phone')) this.indexPhone(value)
    for (const { value } of this.all('cti-route-point')) this.indexLines('cti-route-point', value, value.userIds[0])
    for (const { value } of this.all('device-profile')) this.indexLines('device-profile', value, value.userIds[0])
    for (const { value } of this.all('end-user')) {
      this.byLowerUserId.set(value.userId.toLowerCase(), value)
      if (value.mail !== undefined) push(this.byMail, value.mail.toLowerCase(), value)
    }
    for (const entry of this.all('directory-number')) push(this.byDn, entry.value.dn, entry)
  }

  /** All objects of a kind, sorted by key. */
  all<K extends UcmKind>(kind: K): readonly Entry<UcmKinds[K]>[] {
    return this.snapshot.objects[kind]
  }

  /** The object of a kind with this exact key, or undefined. */
  find<K extends UcmKind>(kind: K, key: string): Entry<UcmKinds[K]> | undefined {
    let index = this.indexes.get(kind)
    if (index === undefined) {
      index = new Map(this.all(kind).map((entry) => [entry.key, entry as Entry<UcmKinds[UcmKind]>]))
      this.indexes.set(kind, index)
    }
    return index.get(key) as Entry<UcmKinds[K]> | undefined
  }

  /** Devices that carry the number, phones first. */
  appearancesOf(dn: string, partition: string | undefined): readonly Appearance[] {
    return this.appearances.get(patternKey(dn, partition)) ?? []
  }

  /** Directory numbers with this text, one per partition. */
  directoryNumbers(dn: string): readonly Entry<DirectoryNumber>[] {
    return this.byDn.get(dn) ?? []
  }

  /** User ids are compared without regard to case, as UCM does. */
  user(userId: string): EndUser | undefined {
    return this.byLowerUserId.get(userId.toLowerCase())
  }

  usersByMail(mail: string): readonly EndUser[] {
    return this.byMail.get(mail.toLowerCase()) ?? []
  }

  /** Phones attributed to the user by any owner rule. */
  phonesOf(userId: string): readonly Phone[] {
    return this.byOwner.get(userId.toLowerCase()) ?? []
  }

  /** Value of an enterprise-wide (or any) service parameter. */
  serviceParameter(name: string): string | undefined {
    const entries = this.all('service-parameter').filter(({ value }) => value.name === name)
    const clusterWide = entries.find(({ value }) => value.server === 'EnterpriseWideData')
    return (clusterWide ?? entries[0])?.value.value
  }

  private indexPhone(phone: Phone): void {
    this.indexLines('phone', phone, phone.owner.userId)
    if (phone.owner.userId !== undefined) push(this.byOwner, phone.owner.userId.toLowerCase(), phone)
  }

  private indexLines(
    kind: Appearance['kind'],
    device: Phone | CtiRoutePoint | DeviceProfile,
    owner: string | undefined,
  ): void {
    for (const line of device.lines) {
      const appearance: Appearance = { kind, device: device.name, line, ...(owner === undefined ? {} : { owner }) }
      push(this.appearances, patternKey(line.dn, line.partition), appearance)
    }
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
