import { dialableDigits } from '../../dialing/digits.js'
import { compareText } from '../../findings/finding.js'
import type { RosterEntry } from '../../model/roster.js'
import type { Entry } from '../../model/snapshot.js'
import { isContactCenterApplication } from '../../model/ucm/end-user.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { HuntPilot } from '../../model/ucm/hunting.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { Line } from '../person-lines.js'
import { isPersonal, ownerOfLine } from '../person-lines.js'

/** What a queue that takes over from a pilot is called: as the pilot is described, else as it is shown, else its digits. */
export function pilotLabel({ description, alertingName, pattern }: HuntPilot): string {
  return description ?? alertingName ?? dialableDigits(pattern)
}

/**
 * The people behind hunt pilots as a roster: each member of their line groups once, as `ucm:<user>` where
 * the line belongs to one person, else as `line:<dn>@<partition>`, with the pilots it answers for as
 * queues. Pilots whose hunt list serves voicemail are left out. Sorted by `who`; no role but AGENT can be
 * told from an export (`ucm-exports` 1.5, 1.7).
 */
export function rosterFromHuntPilots(
  estate: UcmEstate,
  pilots: readonly Entry<HuntPilot>[] = estate.all('hunt-pilot'),
): readonly RosterEntry[] {
  const people = new People(estate)
  for (const { value: pilot } of pilots.toSorted((a, b) => compareText(a.key, b.key))) {
    const list = pilot.huntList === undefined ? undefined : estate.find('hunt-list', pilot.huntList)?.value
    if (list === undefined || list.forVoicemail || pilot.block) continue
    for (const name of list.lineGroups) {
      const group = estate.find('line-group', name)
      for (const member of group?.value.members ?? []) people.add(member, pilotLabel(pilot), group)
    }
  }
  return people.entries()
}

/**
 * The agents of Contact Center Express as a roster: holders of an ICD extension, and personal devices
 * that its application users control (`corrections` 13). Their queues are not in an export of Unified CM.
 */
export function rosterFromContactCenter(estate: UcmEstate): readonly RosterEntry[] {
  const people = new People(estate)
  for (const entry of estate.all('end-user')) {
    if (entry.value.primaryExtensions.some(({ usage }) => usage === 'ICD')) people.addUser(entry.value.userId, entry)
  }
  const applications = estate.all('application-user').filter(({ value }) => isContactCenterApplication(value.name))
  const controlled = new Set(applications.flatMap(({ value }) => value.devices.map(({ name }) => name)))
  for (const entry of estate.all('phone')) {
    const { name, applicationUsers, owner, lines } = entry.value
    if (!isPersonal(entry.value)) continue
    if (!controlled.has(name) && !applicationUsers.some(isContactCenterApplication)) continue
    if (owner.userId !== undefined && estate.user(owner.userId) !== undefined) people.addUser(owner.userId, entry)
    else if (lines[0] !== undefined) people.add(lines[0], undefined, entry)
  }
  return people.entries()
}

/** Both together; whoever is in both has the queues of the first. */
export function mergedRoster(...parts: readonly (readonly RosterEntry[])[]): readonly RosterEntry[] {
  const byWho = new Map<string, RosterEntry>()
  for (const entry of parts.flat()) {
    const key = entry.who.toLowerCase()
    const known = byWho.get(key)
    const queues = [...new Set([...(known?.queues ?? []), ...entry.queues])]
    byWho.set(key, { ...(known ?? entry), queues })
  }
  return [...byWho.values()].sort((a, b) => compareText(a.who, b.who))
}

/** People and lines as they are found, each once. */
class People {
  private readonly estate: UcmEstate
  private readonly found: RosterEntry[] = []

  constructor(estate: UcmEstate) {
    this.estate = estate
  }

  add({ dn, partition }: Line, queue: string | undefined, from: Entry<unknown> | undefined): void {
    const owner = ownerOfLine(this.estate, dn, partition)
    if (owner === undefined) this.note(`line:${patternKey(dn, partition)}`, queue, from)
    else this.note(`ucm:${owner.userId}`, queue, from)
  }

  addUser(userId: string, from: Entry<unknown>): void {
    const user = this.estate.user(userId)
    this.note(`ucm:${user?.userId ?? userId}`, undefined, from)
  }

  entries(): readonly RosterEntry[] {
    return mergedRoster(this.found)
  }

  private note(who: string, queue: string | undefined, from: Entry<unknown> | undefined): void {
    const source = from?.source ?? { file: 'linegroup.csv' }
    this.found.push({ who, role: 'AGENT', queues: queue === undefined ? [] : [queue], source })
  }
}
