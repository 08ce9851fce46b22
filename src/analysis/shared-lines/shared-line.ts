import type { SourceRef } from '../../findings/source-ref.js'
import { compareText } from '../../findings/finding.js'
import { userLabel } from '../../model/ucm/end-user.js'
import type { Appearance, UcmEstate } from '../../model/ucm/estate.js'
import type { MigrationScope, Mover } from '../migration-scope.js'
import type { SharingKind } from './columns.js'

/** One device that carries the line: whose it is and whether it leaves. */
export interface LineShare {
  readonly device: string
  /** User id of the owner; absent = nobody's, a common area or an unknown. */
  readonly owner?: string
  /** The owner's name and id, or the name of the device. */
  readonly label: string
  readonly isFirstButton: boolean
  readonly mover?: Mover
  readonly source?: SourceRef
}

/** A line on more than one device. */
export interface SharedLine {
  /** `dn@partition` */
  readonly key: string
  readonly dn: string
  readonly partition?: string
  readonly sharing: SharingKind
  readonly shares: readonly LineShare[]
  readonly source: SourceRef
}

/**
 * Every number on more than one device, device profiles counted, templates not (`ucm-exports` 1.8), in
 * key order.
 */
export function findSharedLines(estate: UcmEstate, scope: MigrationScope): readonly SharedLine[] {
  return estate.all('directory-number').flatMap(({ key, value, source }) => {
    const shares = new Map<string, LineShare>()
    for (const appearance of estate.appearancesOf(value.dn, value.partition)) {
      if (shares.has(appearance.device) || isTemplate(estate, appearance)) continue
      shares.set(appearance.device, lineShare(estate, scope, appearance))
    }
    if (shares.size < 2) return []
    const list = [...shares.values()].sort((a, b) => compareText(a.device, b.device))
    const { dn, partition } = value
    return [
      { key, dn, ...(partition === undefined ? {} : { partition }), sharing: sharingOf(list), shares: list, source },
    ]
  })
}

/** People and ownerless devices of a list, for reading, each once, sorted. */
export function namesOf(shares: readonly LineShare[]): readonly string[] {
  return [...new Set(shares.map(({ label }) => label))].sort(compareText)
}

/** A device that is somebody's only because this very number is theirs may stand anywhere: it is nobody's here. */
function isOwnedByNumberOnly(estate: UcmEstate, { kind, device }: Appearance): boolean {
  return kind === 'phone' && estate.find('phone', device)?.value.owner.rule === 'primary-extension'
}

function moverOf(scope: MigrationScope, device: string, owner: string | undefined): Mover | undefined {
  const byDevice = scope.ofDevice(device)
  if (owner === undefined) return byDevice?.rule === 'device' ? byDevice : undefined
  return scope.ofUser(owner) ?? byDevice
}

function lineShare(estate: UcmEstate, scope: MigrationScope, appearance: Appearance): LineShare {
  const { kind, device, line } = appearance
  const owner = isOwnedByNumberOnly(estate, appearance) ? undefined : appearance.owner
  const mover = moverOf(scope, device, owner)
  const source = estate.find(kind, device)?.source
  return {
    device,
    label: owner === undefined ? device : personText(estate, owner),
    isFirstButton: line.index === 1,
    ...(owner === undefined ? {} : { owner }),
    ...(mover === undefined ? {} : { mover }),
    ...(source === undefined ? {} : { source }),
  }
}

function personText(estate: UcmEstate, userId: string): string {
  const user = estate.user(userId)
  return user === undefined ? userId : `${userLabel(user)} (${user.userId})`
}

function sharingOf(shares: readonly LineShare[]): SharingKind {
  const owners = new Set(shares.flatMap(({ owner }) => owner?.toLowerCase() ?? []))
  const hasOwnerless = shares.some(({ owner }) => owner === undefined)
  if (owners.size === 0) return 'common area only'
  if (owners.size > 1) return 'shared between people'
  return hasOwnerless ? 'shared with a common area' : 'several devices of one person'
}

function isTemplate(estate: UcmEstate, { kind, device }: Appearance): boolean {
  return kind === 'phone' && estate.find('phone', device)?.value.deviceClass === 'template'
}
