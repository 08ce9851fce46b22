import { type Evidence, type Finding, finding } from '../../../findings/finding.js'
import type { SourceRef } from '../../../findings/source-ref.js'
import type { Entry } from '../../../model/snapshot.js'
import type { DirectoryNumber } from '../../../model/ucm/directory-number.js'
import { patternKey } from '../../../model/ucm/partition.js'
import { withoutPlusEscape } from '../cell-values.js'
import type { NameIndex } from './name-index.js'

/** What a name may refer to; the words are the subject of a finding about it. */
export const TARGETS = [
  'partition',
  'css',
  'route-list-or-device',
  'route-group',
  'device',
  'hunt-list',
  'line-group',
  'dn',
  'device-pool',
  'date-time-group',
  'time-schedule',
  'time-period',
  'route-filter',
  'location',
  'voicemail-profile',
  'voicemail-pilot',
  'recording-profile',
  'pickup-group',
  'user',
  'application-user',
  'region',
  'sip-profile',
  'security-profile',
  'call-manager',
  'server',
  'transformation-profile',
  'intercom-partition',
  'intercom-css',
  'ldap-filter',
] as const
export type Target = (typeof TARGETS)[number]

/** Who refers to the name: an object and its row. */
export interface Referrer {
  /** e.g. `phone SEP001122334455`. */
  readonly kind: string
  readonly key: string
  readonly source: SourceRef
}

interface Unsettled {
  readonly target: Target
  readonly written: string
  /** The name that differs in case only; absent when there is none. */
  readonly canonical?: string
  references: number
  /** The first of those who refer to it, by label: a missing partition may have a hundred thousand. */
  readonly first: Evidence[]
}

const SHOWN = 10

/** Resolves names and remembers those that lead nowhere, or only without regard to case (PRE-010). */
export class References {
  private readonly indexes: Record<Target, NameIndex>
  /** Targets of which the input holds no table: their names cannot be judged one by one. */
  private readonly unjudged: ReadonlyMap<Target, string>
  private readonly unsettled = new Map<string, Unsettled>()
  private readonly waiting = new Map<string, number>()

  constructor(indexes: Record<Target, NameIndex>, unjudged: ReadonlyMap<Target, string>) {
    this.indexes = indexes
    this.unjudged = unjudged
  }

  /** Keys `dn@partition`; a number written without its backslash is the same number. */
  addDirectoryNumbers(entries: readonly Entry<DirectoryNumber>[]): void {
    for (const { key } of entries) this.indexes.dn.add(key)
    for (const { key, value } of entries) {
      if (value.dn.startsWith('\\+')) {
        this.indexes.dn.add(patternKey(withoutPlusEscape(value.dn), value.partition), key)
      }
    }
  }

  /** The canonical name, or the name as written, without a word about it. */
  quietly(target: Target, written: string): string {
    return this.indexes[target].find(written)?.canonical ?? written
  }

  /** The canonical name of what is meant; the name as written when nothing has it. */
  resolve(target: Target, written: string, referrer: Referrer, field: string): string {
    const found = this.indexes[target].find(written)
    if (found?.exact === true) return found.canonical
    const file = this.unjudged.get(target)
    if (file !== undefined) {
      this.waiting.set(file, (this.waiting.get(file) ?? 0) + 1)
      return written
    }
    if (found !== undefined && (target === 'user' || target === 'application-user')) return found.canonical
    this.note(target, written, found?.canonical, referrer, field)
    return found?.canonical ?? written
  }

  /** One finding per missing object, with everybody who refers to it. */
  findings(): Finding[] {
    const missing = [...this.unsettled.values()].map(unsettledFinding)
    const absent = [...this.waiting].map(([file, count]) =>
      finding({
        code: 'PRE-002',
        subject: `file:${file}`,
        message: `${file} is not in the input, so ${count} names that stand in it cannot be resolved.`,
        evidence: [{ label: 'references', value: String(count) }],
      }),
    )
    return [...missing, ...absent]
  }

  private note(target: Target, written: string, canonical: string | undefined, by: Referrer, field: string): void {
    const key = `${target}:${written}`
    let missing = this.unsettled.get(key)
    if (missing === undefined) {
      missing = { target, written, ...(canonical === undefined ? {} : { canonical }), references: 0, first: [] }
      this.unsettled.set(key, missing)
    }
    missing.references += 1
    const { first } = missing
    const label = `${by.kind} ${by.key}`
    const last = first.at(-1)
    if (first.length === SHOWN && last !== undefined && label >= last.label) return
    if (first.length === SHOWN) first.pop()
    const before = first.findIndex((evidence) => evidence.label > label)
    const evidence = { label, value: `${field}: ${written}`, source: { ...by.source, column: field } }
    first.splice(before < 0 ? first.length : before, 0, evidence)
  }
}

function unsettledFinding({ target, written, canonical, references, first }: Unsettled): Finding {
  const more = references - first.length
  const what = `${target} ${written}`
  const by = references === 1 ? 'one reference' : `${references} references`
  return finding({
    code: 'PRE-010',
    subject: `${target}:${written}`,
    severity: canonical === undefined ? 'MEDIUM' : 'LOW',
    message:
      canonical === undefined
        ? `The ${what} is not in the inputs; ${by} to it.`
        : `The ${what} exists only as ${canonical}; ${by} to it, taken to mean that one.`,
    evidence: [
      ...(canonical === undefined ? [] : [{ label: 'taken for', value: canonical }]),
      ...first,
      ...(more > 0 ? [{ label: 'referrers', value: `and ${more} more` }] : []),
    ],
  })
}
