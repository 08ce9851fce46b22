import type { UcmKinds } from '../../model/ucm/kinds.js'
import { patternKey } from '../../model/ucm/partition.js'

/** Kinds whose objects name a directory number by its text and partition. */
export const LINE_HOLDERS = ['phone', 'device-profile', 'cti-route-point', 'remote-destination', 'line-group'] as const
export type LineHolderKind = (typeof LINE_HOLDERS)[number]

export interface LineHolder {
  readonly kind: LineHolderKind
  readonly key: string
}

interface NamedLine {
  readonly dn: string
  readonly partition?: string
}

/** Where a directory number stands after its partition changed. */
export interface LineMove {
  readonly from: string
  readonly dn: string
  readonly partition: string | undefined
}

/** Which objects name a directory number, so that each move costs what it touches. */
export class LineReferences {
  private readonly holders = new Map<string, Set<string>>()
  private readonly holderOf = new Map<string, LineHolder>()

  /** Notes the lines that an object names; those that it named before do no harm. */
  note(kind: LineHolderKind, key: string, value: UcmKinds[LineHolderKind]): void {
    const id = `${kind}\0${key}`
    this.holderOf.set(id, { kind, key })
    for (const { dn, partition } of [...linesOf(value), ...lampLinesOf(value)]) this.add(patternKey(dn, partition), id)
  }

  /** The holders of a number, which from now on is known under another key. */
  follow(from: string, to: string): readonly LineHolder[] {
    const ids = this.holders.get(from) ?? new Set<string>()
    this.holders.delete(from)
    for (const id of ids) this.add(to, id)
    return [...ids].flatMap((id) => this.holderOf.get(id) ?? [])
  }

  private add(line: string, id: string): void {
    const known = this.holders.get(line)
    if (known === undefined) this.holders.set(line, new Set([id]))
    else known.add(id)
  }
}

/** The object with its lines of this number renamed; the same object when it names none. */
export function withMovedLine<T extends UcmKinds[LineHolderKind]>(value: T, move: LineMove): T {
  const names = (line: NamedLine): boolean => patternKey(line.dn, line.partition) === move.from
  const rename = <L extends NamedLine>(line: L): L => {
    if (!names(line)) return line
    const moved: { dn: string; partition?: string } = { ...line, dn: move.dn }
    if (move.partition === undefined) delete moved.partition
    else moved.partition = move.partition
    return moved as L
  }
  if (![...linesOf(value), ...lampLinesOf(value)].some(names)) return value
  if ('members' in value) return { ...value, members: value.members.map(rename) }
  const moved = { ...value, lines: value.lines.map(rename) }
  if (!('busyLampFields' in value)) return moved
  const busyLampFields = value.busyLampFields.map((lamp) =>
    lamp.line === undefined ? lamp : { ...lamp, line: rename(lamp.line) },
  )
  return { ...moved, busyLampFields }
}

/** Lines that a device only watches; they follow the number as its own do. */
function lampLinesOf(value: UcmKinds[LineHolderKind]): readonly NamedLine[] {
  return 'busyLampFields' in value ? (value.busyLampFields ?? []).flatMap(({ line }) => line ?? []) : []
}

function linesOf(value: UcmKinds[LineHolderKind]): readonly NamedLine[] {
  return 'members' in value ? value.members : value.lines
}
