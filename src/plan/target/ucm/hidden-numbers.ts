import { listSome } from '../../../analysis/evidence.js'
import type { DirectoryNumber } from '../../../model/ucm/directory-number.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import { patternKey } from '../../../model/ucm/partition.js'
import type { MovingNumber } from './moving-numbers.js'
import { appearancesInWords } from './moving-numbers.js'
import type { PlannedPartitions } from './partition-names.js'
import type { UcmDraft } from './ucm-draft.js'

/**
 * Line groups hold the line itself, so a hidden number would still ring: members leave first
 * (`corrections` 3). One change per group, all members of the wave at once.
 */
export function leaveLineGroups(estate: UcmEstate, draft: UcmDraft, numbers: readonly MovingNumber[]): void {
  const moving = new Map(
    numbers.flatMap((number) => (number.kind === 'directory-number' ? [[number.key, number]] : [])),
  )
  for (const { key } of estate.all('line-group')) {
    const group = draft.find('line-group', key)
    const leaving = group?.members.flatMap(({ dn, partition }) => moving.get(patternKey(dn, partition)) ?? []) ?? []
    if (group === undefined || leaving.length === 0) continue
    const members = group.members.filter(({ dn, partition }) => !moving.has(patternKey(dn, partition)))
    const labels = [...new Set(leaving.map(({ label }) => label))]
    draft.put(
      'line-group',
      key,
      { ...group, members },
      {
        phase: 'cutover',
        title: `Take ${listSome(labels, 5)} out of line group ${key}`,
        why: 'A line group rings the line itself, hidden or not (corrections 3).',
        interrupts: {
          whom: labels,
          how: `no further calls of the hunt pilots of ${key}; calls in progress go on`,
        },
        movers: [...new Set(leaving.flatMap(({ movers }) => movers))],
      },
    )
  }
}

/**
 * Hides a number with all that leads to it (`corrections` 3): pickup group left, number, alternates and
 * directory URIs in a partition that no search space holds. Nothing is deleted, and the way back is one update.
 */
export function hideNumber(
  estate: UcmEstate,
  draft: UcmDraft,
  number: MovingNumber,
  partitions: PlannedPartitions,
  needs: readonly string[],
): void {
  if (number.kind === 'hunt-pilot') {
    hidePilot(draft, number, partitions.hidden, needs)
    return
  }
  const value = draft.find('directory-number', number.key)
  if (value === undefined) return
  const devices = appearancesInWords(estate, number.value)
  const also = [
    ...(value.alternates.length === 0
      ? []
      : [`${value.alternates.length} alternate ${value.alternates.length === 1 ? 'number' : 'numbers'}`]),
    ...value.uris.map(({ uri }) => uri),
    ...(value.callPickupGroup === undefined ? [] : [`out of pickup group ${value.callPickupGroup}`]),
  ]
  draft.put('directory-number', number.key, hidden(value, partitions.hidden), {
    phase: 'cutover',
    newKey: patternKey(value.dn, partitions.hidden),
    title: `Hide ${value.dn} of ${number.label}${also.length === 0 ? '' : ` (${also.join(', ')})`}`,
    why: 'A number outranks every pattern that takes over, and its alternates and addresses route on their own (corrections 3, routing-semantics C8).',
    needs,
    interrupts: {
      whom: devices.length === 0 ? [number.label] : devices,
      how: 'the line receives no more calls in Unified CM; new calls go to Webex, calls in progress go on',
    },
    movers: number.movers,
  })
}

/** Entries of the same digits that are on no device would take the calls instead: they are hidden too. */
export function hideCopies(
  estate: UcmEstate,
  draft: UcmDraft,
  number: MovingNumber,
  partitions: PlannedPartitions,
  moving: ReadonlySet<string>,
): void {
  for (const { key, value } of leftOverCopies(estate, number, moving).slice(0, 1)) {
    const needs = addPartition(
      draft,
      partitions.copies,
      'Entries of moved numbers that nobody uses; in no search space',
    )
    draft.put('directory-number', key, hidden(value, partitions.copies), {
      phase: 'cutover',
      newKey: patternKey(value.dn, partitions.copies),
      title: `Hide ${key}, on no device, which would take the calls of ${number.label}`,
      why: 'An equal number that stands earlier in a search space beats the pattern that takes over (routing-semantics A3.3).',
      needs,
      movers: number.movers,
    })
  }
}

/** Numbers of the same digits in other partitions, on no device. */
export function leftOverCopies(
  estate: UcmEstate,
  number: MovingNumber,
  moving: ReadonlySet<string>,
): readonly { readonly key: string; readonly value: DirectoryNumber }[] {
  if (number.kind !== 'directory-number') return []
  const searched = (partition: string | undefined): boolean =>
    partition === undefined || estate.all('css').some(({ value }) => value.partitions.includes(partition))
  return estate
    .directoryNumbers(number.value.dn)
    .filter(
      ({ key, value }) =>
        !moving.has(key) && estate.appearancesOf(value.dn, value.partition).length === 0 && searched(value.partition),
    )
}

/** Adds a partition where it is missing; the ids of the changes that must come before its use. */
export function addPartition(draft: UcmDraft, name: string, description: string): readonly string[] {
  if (draft.find('partition', name) === undefined) {
    draft.put(
      'partition',
      name,
      { name, description },
      {
        phase: 'prepare',
        title: `Add partition ${name}`,
        why: description,
      },
    )
  }
  const id = draft.changeOf('partition', name)
  return id === undefined ? [] : [id]
}

function hidePilot(draft: UcmDraft, number: MovingNumber, partition: string, needs: readonly string[]): void {
  const value = draft.find('hunt-pilot', number.key)
  if (value === undefined) return
  draft.put(
    'hunt-pilot',
    number.key,
    { ...value, partition },
    {
      phase: 'cutover',
      newKey: patternKey(value.pattern, partition),
      title: `Hide hunt pilot ${value.pattern}: its calls go to ${number.label}`,
      why: 'A hunt pilot has no forward-all, so a moved pilot itself changes partition (corrections 3).',
      needs,
      interrupts: {
        whom: [`callers of ${value.pattern}`],
        how: 'new calls go to the queue in Webex; callers who wait already stay in the old one',
      },
    },
  )
}

function hidden(value: DirectoryNumber, partition: string): DirectoryNumber {
  const after: { -readonly [K in keyof DirectoryNumber]: DirectoryNumber[K] } = {
    ...value,
    partition,
    alternates: value.alternates.map((alternate) => ({
      ...alternate,
      ...(alternate.partition === undefined ? {} : { partition }),
      addedToLocalPartition: false,
      advertisedGlobally: false,
    })),
    uris: value.uris.map((uri) => ({ ...uri, partition })),
  }
  delete after.callPickupGroup
  return after
}
