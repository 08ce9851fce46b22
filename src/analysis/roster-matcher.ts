import { dialableDigits } from '../dialing/digits.js'
import type { RosterEntry } from '../model/roster.js'
import type { EndUser } from '../model/ucm/end-user.js'
import type { UcmEstate } from '../model/ucm/estate.js'
import { NO_PARTITION, patternKey } from '../model/ucm/partition.js'
import type { MoverRule } from './migration-scope.js'
import { NearestKeys } from '../findings/nearest-keys.js'
import type { Line } from './person-lines.js'
import { directoryNumbersLike, isPersonal } from './person-lines.js'

/** What a roster row means in the export. */
export type Target =
  | { readonly kind: 'user'; readonly user: EndUser }
  | { readonly kind: 'line'; readonly line: Line }
  | {
      readonly kind: 'device'
      readonly name: string
      readonly description?: string
      readonly userId?: string
      readonly lines: readonly Line[]
    }

export type RosterMatch =
  | { readonly ok: true; readonly target: Target; readonly rule: MoverRule }
  | { readonly ok: false; readonly why: string; readonly candidates: readonly string[] }

const CANDIDATES = 5

/** Finds whom a roster row means: mail, `ucm:<id>`, a bare user id, `line:<dn>@<partition>`, `device:<name>`. */
export class RosterMatcher {
  private readonly estate: UcmEstate
  private readonly deviceNames = new Map<string, string>()
  private index: NearestKeys | undefined

  constructor(estate: UcmEstate) {
    this.estate = estate
    for (const { value } of [...estate.all('phone'), ...estate.all('device-profile')]) {
      this.deviceNames.set(value.name.toLowerCase(), value.name)
    }
  }

  match({ who }: RosterEntry): RosterMatch {
    const [, prefix = '', rest = ''] = /^(ucm|user|line|dn|device):(.*)$/i.exec(who) ?? []
    switch (prefix.toLowerCase()) {
      case 'ucm':
        return this.userId(rest.trim())
      case 'line':
      case 'dn':
        return this.line(rest.trim())
      case 'device':
        return this.device(rest.trim())
      default: {
        const person = prefix === '' ? who : rest.trim()
        return person.includes('@') ? this.mail(person) : this.userId(person)
      }
    }
  }

  private mail(mail: string): RosterMatch {
    const users = this.estate.usersByMail(mail)
    const [user] = users
    if (user === undefined) {
      const asId = this.estate.user(mail)
      return asId === undefined
        ? this.nothing(mail, `no user of the export has the mail ${mail}`)
        : { ok: true, target: { kind: 'user', user: asId }, rule: 'user-id' }
    }
    if (users.length === 1) return { ok: true, target: { kind: 'user', user }, rule: 'mail' }
    const ids = users.map(({ userId }) => userId).sort()
    return {
      ok: false,
      why: `${ids.join(' and ')} have the mail ${mail}`,
      candidates: candidates(ids.map((id) => `ucm:${id}`)),
    }
  }

  private userId(id: string): RosterMatch {
    const user = this.estate.user(id)
    return user === undefined
      ? this.nothing(id, `the export has no user ${id}`)
      : { ok: true, target: { kind: 'user', user }, rule: 'user-id' }
  }

  private line(text: string): RosterMatch {
    const at = text.indexOf('@')
    const dn = at < 0 ? text : text.slice(0, at)
    const partition = at < 0 ? undefined : text.slice(at + 1)
    const named = partition === '' || partition === NO_PARTITION ? undefined : partition
    const lines = directoryNumbersLike(this.estate, dn)
    const fitting = at < 0 ? lines : lines.filter((line) => line.partition === named)
    const [line] = fitting
    if (line !== undefined && fitting.length === 1) {
      return { ok: true, target: { kind: 'line', line }, rule: 'directory-number' }
    }
    const others = lines.map((each) => `line:${patternKey(each.dn, each.partition)}`)
    if (fitting.length > 1) return { ok: false, why: `${dn} is in several partitions`, candidates: candidates(others) }
    if (lines.length > 0) {
      return { ok: false, why: `${dn} is not in partition ${named ?? NO_PARTITION}`, candidates: candidates(others) }
    }
    return this.nothing(dialableDigits(dn), `the export has no directory number ${dn}`)
  }

  private device(text: string): RosterMatch {
    const name = this.deviceNames.get(text.toLowerCase())
    if (name === undefined) return this.nothing(text, `the export has no phone or profile ${text}`)
    const phone = this.estate.find('phone', name)?.value
    if (phone !== undefined && !isPersonal(phone)) {
      return {
        ok: false,
        why: `${name} is a ${phone.deviceClass.replace('-', ' ')}, which does not move`,
        candidates: [],
      }
    }
    const device = phone ?? this.estate.find('device-profile', name)?.value
    const userId = phone === undefined ? this.estate.find('device-profile', name)?.value.userIds[0] : phone.owner.userId
    return {
      ok: true,
      rule: 'device',
      target: {
        kind: 'device',
        name,
        ...(device?.description === undefined ? {} : { description: device.description }),
        ...(userId === undefined ? {} : { userId }),
        lines: device?.lines ?? [],
      },
    }
  }

  private nothing(text: string, why: string): RosterMatch {
    this.index ??= new NearestKeys(this.keys())
    return { ok: false, why, candidates: this.index.nearest(text, CANDIDATES) }
  }

  private keys(): string[] {
    const users = this.estate
      .all('end-user')
      .flatMap(({ value }) => [value.userId, ...(value.mail === undefined ? [] : [value.mail])])
    const numbers = this.estate.all('directory-number').map(({ value }) => patternKey(value.dn, value.partition))
    return [...new Set([...users, ...numbers, ...this.deviceNames.values()])].sort()
  }
}

function candidates(keys: readonly string[]): readonly string[] {
  return keys.slice(0, CANDIDATES)
}
