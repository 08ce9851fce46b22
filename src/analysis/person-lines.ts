import { dialableDigits } from '../dialing/digits.js'
import type { EndUser } from '../model/ucm/end-user.js'
import type { UcmEstate } from '../model/ucm/estate.js'
import { patternKey } from '../model/ucm/partition.js'
import type { DeviceClass, DeviceProfile, Phone } from '../model/ucm/phone.js'

export interface Line {
  readonly dn: string
  readonly partition?: string
}

/** What a person has: lines (the main one first) and everything in the export that carries them. */
export interface Belongings {
  readonly lines: readonly Line[]
  /** Devices and profiles, desk phones and soft clients first. */
  readonly devices: readonly string[]
}

/** Devices on which a person's number rings by itself; the others follow one of these. */
const LINE_CLASSES: ReadonlySet<DeviceClass> = new Set(['desk-phone', 'soft-client'])
const NEVER_PERSONAL: ReadonlySet<DeviceClass> = new Set(['cti-port', 'template'])

/** What each person has, with the extension mobility profiles indexed once. */
export class BelongingsBook {
  private readonly estate: UcmEstate
  private readonly profilesOfUser = new Map<string, DeviceProfile[]>()

  constructor(estate: UcmEstate) {
    this.estate = estate
    for (const { value: profile } of estate.all('device-profile')) {
      if (profile.kind !== 'extension-mobility') continue
      for (const userId of profile.userIds) this.addProfile(userId, profile)
    }
  }

  /**
   * Lines of the desk phones and soft clients attributed to the person, of extension mobility profiles,
   * and the primary extensions (`ucm-exports` 1.3, 1.5). Lines that only a CTI port carries are left out.
   */
  of(user: EndUser): Belongings {
    const phones = this.estate.phonesOf(user.userId).filter(({ deviceClass }) => !NEVER_PERSONAL.has(deviceClass))
    const ownPhones = phones.filter(({ deviceClass }) => LINE_CLASSES.has(deviceClass))
    const followers = phones.filter(({ deviceClass }) => !LINE_CLASSES.has(deviceClass))
    const profiles = this.profilesFor(user)
    const onDevices = [...ownPhones, ...profiles].flatMap(({ lines }) => lines.map(lineOf))
    const extensions = [...user.primaryExtensions]
      .sort((a, b) => Number(a.usage === 'ICD') - Number(b.usage === 'ICD'))
      .flatMap(({ dn }) => resolveExtension(this.estate, dn, onDevices))
    return {
      lines: distinct([...extensions, ...onDevices]),
      devices: [...ownPhones, ...followers, ...profiles].map(({ name }) => name),
    }
  }

  private profilesFor(user: EndUser): readonly DeviceProfile[] {
    const associated = user.devices.flatMap(({ name }) => this.estate.find('device-profile', name)?.value ?? [])
    const mobility = associated.filter(({ kind }) => kind === 'extension-mobility')
    return [...new Set([...(this.profilesOfUser.get(user.userId.toLowerCase()) ?? []), ...mobility])]
  }

  private addProfile(userId: string, profile: DeviceProfile): void {
    const key = userId.toLowerCase()
    const known = this.profilesOfUser.get(key)
    if (known === undefined) this.profilesOfUser.set(key, [profile])
    else known.push(profile)
  }
}

/**
 * The person whose desk phones, soft clients or profiles carry the line. Where several people's do, the
 * one whose primary extension it is, else the one who has it on the first button; undefined when that
 * leaves none or several.
 */
export function ownerOfLine(estate: UcmEstate, dn: string, partition: string | undefined): EndUser | undefined {
  const owners = new Map<string, { firstButton: boolean }>()
  for (const { kind, device, owner, line } of estate.appearancesOf(dn, partition)) {
    if (owner === undefined || kind === 'cti-route-point') continue
    const phone = kind === 'phone' ? estate.find('phone', device)?.value : undefined
    if (phone !== undefined && !LINE_CLASSES.has(phone.deviceClass)) continue
    const known = owners.get(owner.toLowerCase())?.firstButton ?? false
    owners.set(owner.toLowerCase(), { firstButton: known || line.index === 1 })
  }
  const all = [...owners.keys()].flatMap((userId) => estate.user(userId) ?? [])
  const byExtension = all.filter(({ primaryExtensions }) =>
    primaryExtensions.some((extension) => dialableDigits(extension.dn) === dialableDigits(dn)),
  )
  const byButton = all.filter(({ userId }) => owners.get(userId.toLowerCase())?.firstButton === true)
  return [all, byExtension, byButton].find((people) => people.length === 1)?.[0]
}

/** True when the device is there for a person rather than for an application. */
export function isPersonal(phone: Phone): boolean {
  return !NEVER_PERSONAL.has(phone.deviceClass) && phone.deviceClass !== 'remote-device'
}

/** The line behind a primary extension, beside which the export puts no partition (`ucm-exports` 1.5). */
function resolveExtension(estate: UcmEstate, dn: string, own: readonly Line[]): readonly Line[] {
  const mine = own.filter((line) => dialableDigits(line.dn) === dialableDigits(dn))
  if (mine.length > 0) return mine
  const all = directoryNumbersLike(estate, dn).filter((line) => !isOnlyOnPorts(estate, line))
  return all.length === 1 ? all : []
}

/** Every directory number that is dialed as this text, whether or not the plus is escaped. */
export function directoryNumbersLike(estate: UcmEstate, dn: string): readonly Line[] {
  const bare = dialableDigits(dn)
  const spellings = bare.startsWith('+') ? [`\\${bare}`, bare] : [bare]
  return spellings.flatMap((spelling) => estate.directoryNumbers(spelling).map(({ value }) => lineOf(value)))
}

/** Exactly these members, so that a line of a device becomes a plain line. */
export function lineOf({ dn, partition }: Line): Line {
  return partition === undefined ? { dn } : { dn, partition }
}

function isOnlyOnPorts(estate: UcmEstate, { dn, partition }: Line): boolean {
  const appearances = estate.appearancesOf(dn, partition)
  return (
    appearances.length > 0 &&
    appearances.every(({ kind, device }) => {
      if (kind === 'cti-route-point') return true
      return kind === 'phone' && estate.find('phone', device)?.value.deviceClass === 'cti-port'
    })
  )
}

function distinct(lines: readonly Line[]): Line[] {
  return [...new Map(lines.map((line) => [patternKey(line.dn, line.partition), line])).values()]
}
