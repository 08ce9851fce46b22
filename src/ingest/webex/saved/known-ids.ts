import { compareText, type Evidence, type Finding, finding } from '../../../findings/finding.js'
import type { SourceRef } from '../../../findings/source-ref.js'
import type { ResolveId } from '../json-members.js'
import { decodedId, plainId } from '../webex-id.js'

/** Who refers to an id. */
export interface Referrer {
  /** e.g. `person nina.garcia@example.com`. */
  readonly label: string
  readonly source: SourceRef
}

/** What the types in ids mean, and the file in which their objects stand. */
const TYPES: Readonly<Record<string, readonly [kind: string, file: string]>> = {
  PEOPLE: ['person', 'people.json'],
  LICENSE: ['license', 'licenses.json'],
  LOCATION: ['location', 'locations.json'],
  TRUNK: ['trunk', 'telephony/config/premisePstn/trunks.json'],
  ROUTE_GROUP: ['route-group', 'telephony/config/premisePstn/routeGroups.json'],
}

const SHOWN = 10

/** Keys of all objects by id; remembers ids that lead nowhere. */
export class KnownIds {
  private readonly keys = new Map<string, string>()
  private readonly missing = new Map<string, Referrer[]>()
  private readonly told = new Set<string>()
  private readonly isAbsent: (file: string) => boolean

  /** `isAbsent` tells of a list whether it was not read: its ids cannot be judged one by one. */
  constructor(isAbsent: (file: string) => boolean) {
    this.isAbsent = isAbsent
  }

  add(id: string, key: string): void {
    this.keys.set(plainId(id), key)
  }

  /** The key behind an id, or undefined; nobody is told that it leads nowhere. */
  known(id: string): string | undefined {
    return this.keys.get(plainId(id))
  }

  /** Resolves ids on behalf of one object. */
  resolver(referrer: Referrer): ResolveId {
    return (id) => {
      const key = this.keys.get(plainId(id))
      if (key === undefined) this.miss(id, referrer)
      return key
    }
  }

  /** Notes that nothing has this id. */
  miss(id: string, referrer: Referrer): void {
    const once = `${plainId(id)}\n${referrer.label}\n${referrer.source.file}\n${referrer.source.row ?? ''}`
    if (this.told.has(once)) return
    this.told.add(once)
    const referrers = this.missing.get(plainId(id)) ?? []
    this.missing.set(plainId(id), referrers)
    referrers.push(referrer)
  }

  /** One PRE-010 per missing object; where the whole list was not read, one PRE-002 for all of it. */
  findings(): readonly Finding[] {
    const single: Finding[] = []
    const waiting = new Map<string, number>()
    for (const [id, referrers] of this.missing) {
      const [kind = 'object', file] = TYPES[decodedId(id)?.type ?? ''] ?? []
      if (file !== undefined && this.isAbsent(file)) waiting.set(file, (waiting.get(file) ?? 0) + referrers.length)
      else single.push(danglingId(kind, id, referrers))
    }
    return [...single, ...[...waiting].map(([file, count]) => absentList(file, count))]
  }
}

function danglingId(kind: string, id: string, referrers: readonly Referrer[]): Finding {
  const sorted = referrers.toSorted((a, b) => compareText(a.label, b.label))
  const evidence: Evidence[] = sorted.slice(0, SHOWN).map(({ label, source }) => ({ label, value: id, source }))
  if (sorted.length > SHOWN) evidence.push({ label: 'referrers', value: `and ${sorted.length - SHOWN} more` })
  const by = referrers.length === 1 ? (sorted[0]?.label ?? '') : `${referrers.length} objects`
  return finding({
    code: 'PRE-010',
    subject: `webex-${kind}:${id}`,
    message: `${by} refers to a ${kind} of Webex that is not in the inputs (id ${decodedId(id)?.rest ?? id}).`,
    evidence,
  })
}

function absentList(file: string, references: number): Finding {
  return finding({
    code: 'PRE-002',
    subject: `file:${file}`,
    message: `${file} is not in the input, so ${references} ids that stand in it cannot be resolved.`,
    evidence: [{ label: 'references', value: String(references) }],
  })
}
