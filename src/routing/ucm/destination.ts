import type { DirectoryNumber } from '../../model/ucm/directory-number.js'
import { userLabel } from '../../model/ucm/end-user.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { HuntPilot } from '../../model/ucm/hunting.js'
import { NO_PARTITION, patternKey } from '../../model/ucm/partition.js'
import type { Disposition } from '../trace.js'
import type { CompetingEntry } from './competing-entries.js'

export interface Destination {
  readonly disposition: Disposition
  readonly outcome: string
  readonly reached?: string
  readonly missing?: readonly string[]
}

/** Who or what an entry that ends a call stands for, in words. Not for route or translation patterns. */
export function describeDestination(estate: UcmEstate, entry: CompetingEntry): Destination {
  const { object, pattern, partition } = entry
  const where = `${pattern} in ${partition ?? NO_PARTITION}`
  switch (object.kind) {
    case 'directory-number':
      return describeLine(estate, object.value)
    case 'hunt-pilot':
      return describeHuntPilot(estate, object.value)
    case 'call-park':
      return {
        disposition: 'park',
        outcome: `retrieves a call parked on ${where}`,
        reached: `park:${patternKey(pattern, partition)}`,
      }
    case 'directed-call-park':
      return {
        disposition: 'directed-park',
        outcome: `directed park number ${where}`,
        reached: `park:${patternKey(pattern, partition)}`,
      }
    case 'call-pickup-group':
      return {
        disposition: 'pickup-group',
        outcome: `pickup group ${object.value.name}`,
        reached: `pickup-group:${object.value.name}`,
      }
    case 'meet-me-number':
      return {
        disposition: 'meet-me',
        outcome: `conference ${where}`,
        reached: `meet-me:${patternKey(pattern, partition)}`,
      }
    case 'route-pattern':
    case 'translation-pattern':
    case 'learned-number':
    case 'calling-transformation-pattern':
    case 'called-transformation-pattern':
      throw new Error(`${object.kind} ${pattern} does not end a call`)
  }
}

/** Who a directory number rings, in words. */
export function describeLine(estate: UcmEstate, line: DirectoryNumber): Destination {
  const appearances = estate.appearancesOf(line.dn, line.partition)
  const reached = `dn:${patternKey(line.dn, line.partition)}`
  const where = `${line.dn} in ${line.partition ?? NO_PARTITION}`
  if (appearances.length === 0) {
    const why = line.active ? 'is on no device in the inputs' : 'is inactive, on no device'
    return { disposition: 'unregistered', outcome: `directory number ${where} ${why}`, reached }
  }
  const owners = [...new Set(appearances.flatMap(({ owner }) => (owner === undefined ? [] : [owner])))]
  const people = owners.map((owner) => {
    const user = estate.user(owner)
    return user === undefined ? owner : userLabel(user)
  })
  const devices = appearances.map(({ device }) => device)
  const who = people.length === 0 ? '' : `${people.join(', ')} on `
  const onlyRoutePoint = appearances.every(({ kind }) => kind === 'cti-route-point')
  return {
    disposition: onlyRoutePoint ? 'cti-route-point' : 'line',
    outcome: `rings ${who}${devices.join(', ')} (${where})${forwardsAll(line)}`,
    reached,
  }
}

/** A forward-all is named, not followed. */
function forwardsAll(line: DirectoryNumber): string {
  const all = line.forwards.find((forward) => forward.kind === 'all')
  if (all === undefined) return ''
  return `; forwards all calls to ${all.toVoicemail ? 'voicemail' : (all.destination ?? 'nowhere')}`
}

function describeHuntPilot(estate: UcmEstate, pilot: HuntPilot): Destination {
  const where = `hunt pilot ${pilot.pattern} in ${pilot.partition ?? NO_PARTITION}`
  if (pilot.block) return { disposition: 'blocked', outcome: `blocked by ${where}` }
  const reached = `hunt-pilot:${patternKey(pilot.pattern, pilot.partition)}`
  if (pilot.huntList === undefined) return { disposition: 'no-target', outcome: `${where} has no hunt list`, reached }
  const list = estate.find('hunt-list', pilot.huntList)?.value
  const missing = missingBehindPilot(estate, pilot)
  if (list === undefined) {
    return {
      disposition: 'insufficient-information',
      outcome: `${where} leads to hunt list ${pilot.huntList}, which is not in the inputs`,
      reached,
      missing,
    }
  }
  const members = list.lineGroups.flatMap((name) => estate.find('line-group', name)?.value.members ?? [])
  return {
    disposition: 'hunt-pilot',
    outcome: `${where}: hunt list ${list.name}, ${list.lineGroups.length} line groups, ${members.length} members`,
    reached,
    missing,
  }
}

/** Hunt list, line groups and overflow search spaces that the pilot names and the inputs lack. */
function missingBehindPilot(estate: UcmEstate, pilot: HuntPilot): readonly string[] {
  const missing: string[] = []
  const list = pilot.huntList === undefined ? undefined : estate.find('hunt-list', pilot.huntList)?.value
  if (pilot.huntList !== undefined && list === undefined) missing.push(`hunt list ${pilot.huntList}`)
  for (const name of list?.lineGroups ?? [])
    if (estate.find('line-group', name) === undefined) missing.push(`line group ${name}`)
  const { queue } = pilot
  const spaces = [
    queue.fullCallingSearchSpace,
    queue.maximumWaitCallingSearchSpace,
    queue.noAgentsCallingSearchSpace,
    pilot.forwardBusy.callingSearchSpace,
    pilot.forwardNoAnswer.callingSearchSpace,
  ]
  for (const name of spaces)
    if (name !== undefined && estate.find('css', name) === undefined) missing.push(`calling search space ${name}`)
  return missing
}
