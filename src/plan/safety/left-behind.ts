import { listSome } from '../../analysis/evidence.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { DirectoryNumber } from '../../model/ucm/directory-number.js'
import type { HuntPilot } from '../../model/ucm/hunting.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { Moment } from './moment.js'
import type { WaveStates } from './wave-states.js'

/** What of a moved number stays behind and still routes or rings (`corrections` 3). */
export function checkLeftBehind(states: WaveStates): readonly Finding[] {
  const { wave, done, moved } = states
  const ringing = groupsOf(done)
  const scope = { scope: `wave:${wave.number}`, wave: wave.number }
  const findings: Finding[] = []
  for (const { kind, newKey } of moved) {
    const value = kind === 'directory-number' ? done.estate.find('directory-number', newKey)?.value : undefined
    if (value === undefined) continue
    const routable = stillRouting(done, value)
    if (routable.length > 0) {
      findings.push(
        finding({
          ...scope,
          code: 'DN-011',
          subject: `dn:${newKey}`,
          message: `${value.dn} is hidden, but ${listSome(routable, 5)} would still lead to it.`,
          evidence: routable.map((what) => ({ label: 'still routes', value: what })),
        }),
      )
    }
    const groups = ringing.get(newKey) ?? []
    if (groups.length > 0) {
      findings.push(
        finding({
          ...scope,
          code: 'HUNT-001',
          subject: `dn:${newKey}`,
          message: `${value.dn} is hidden and still a member of ${listSome(groups)}, which rings the line itself.`,
          evidence: groups.map((group) => ({ label: 'line group', value: group })),
        }),
      )
    }
    if (value.callPickupGroup !== undefined) {
      findings.push(
        finding({
          ...scope,
          code: 'PICK-001',
          subject: `pickup-group:${value.callPickupGroup}`,
          message: `${value.dn} is hidden and still in pickup group ${value.callPickupGroup}.`,
          evidence: [{ label: 'number', value: newKey }],
        }),
      )
    }
  }
  return [...findings, ...emptiedPilots(states)]
}

/** Alternates and addresses that some caller or another cluster can still use. */
function stillRouting(done: Moment, { alternates, uris }: DirectoryNumber): readonly string[] {
  return [
    ...alternates.flatMap(({ mask, addedToLocalPartition, partition, advertisedGlobally }) =>
      (addedToLocalPartition && done.isSeen(partition)) || advertisedGlobally
        ? [`alternate number ${mask}${advertisedGlobally ? ' (advertised to other clusters)' : ''}`]
        : [],
    ),
    ...uris.flatMap(({ uri, partition }) => (done.isSeen(partition) || partition === BUILT_IN ? [uri] : [])),
  ]
}

/** The partition of addresses that people have by the directory. */
const BUILT_IN = 'Directory URI'

/** HUNT-002: a pilot that callers see and that rings nobody any more. */
function emptiedPilots({ wave, before, done }: WaveStates): readonly Finding[] {
  return done.estate.all('hunt-pilot').flatMap(({ key, value, source }) => {
    const earlier = before.estate.find('hunt-pilot', key)?.value
    if (earlier === undefined || !done.isSeen(value.partition)) return []
    const [was, is] = [membersOf(before, earlier), membersOf(done, value)]
    if (was.length === 0 || is.length > 0) return []
    return [
      finding({
        code: 'HUNT-002',
        subject: `hunt-pilot:${key}`,
        scope: `wave:${wave.number}`,
        wave: wave.number,
        message: `Hunt pilot ${key} stays where callers see it, and all of its ${was.length} members leave: it rings nobody.`,
        evidence: [
          { label: 'hunt pilot', value: key, source },
          ...was.map((member) => ({ label: 'member', value: member })),
        ],
      }),
    ]
  })
}

function membersOf({ estate }: Moment, { huntList }: HuntPilot): readonly string[] {
  const groups = huntList === undefined ? [] : (estate.find('hunt-list', huntList)?.value.lineGroups ?? [])
  return groups.flatMap((name) =>
    (estate.find('line-group', name)?.value.members ?? []).map(({ dn, partition }) => patternKey(dn, partition)),
  )
}

function groupsOf({ estate }: Moment): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const { key, value } of estate.all('line-group')) {
    for (const { dn, partition } of value.members) {
      const line = patternKey(dn, partition)
      const known = groups.get(line)
      if (known === undefined) groups.set(line, [key])
      else known.push(key)
    }
  }
  return groups
}
