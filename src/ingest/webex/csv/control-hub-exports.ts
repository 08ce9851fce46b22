import { compareText, type Evidence, type Finding, finding } from '../../../findings/finding.js'
import { canonicalJson } from '../../../model/fingerprint.js'
import type { Entry } from '../../../model/snapshot.js'
import type { WebexKinds } from '../../../model/webex/kinds.js'
import { CALLING_PRODUCTS, type WebexLicense } from '../../../model/webex/license.js'
import type { WebexObjects } from '../../../model/webex/snapshot.js'
import type { AnswerTrouble } from '../saved/answer-trouble.js'
import {
  EXPORTED_KINDS,
  type ExportedKind,
  type ExportedObjects,
  exportedKind,
  exportedObjects,
} from './control-hub-objects.js'
import { type ExportTable, exportTable } from './control-hub-table.js'

type AnyEntry = Entry<WebexKinds[ExportedKind]>

interface KnownExport {
  readonly file: string
  readonly kind: ExportedKind
  readonly table: ExportTable
}

/** The CSV exports of Control Hub among the inputs. */
export class ControlHubExports {
  private readonly exports: KnownExport[] = []

  /** Takes in a file: its kind and rows, or the columns of one that is not known. */
  add(
    file: string,
    bytes: Uint8Array,
  ): { readonly kind: ExportedKind; readonly rows: number } | { readonly columns: readonly string[] } {
    const table = exportTable(bytes)
    const kind = exportedKind(table.columns)
    if (kind === undefined) return { columns: table.columns }
    this.exports.push({ file, kind, table })
    return { kind, rows: table.rows.length }
  }

  /** Kinds of which an export tells. */
  kinds(): ReadonlySet<ExportedKind> {
    return new Set(this.exports.map(({ kind }) => kind))
  }

  /**
   * The objects with what the exports add to them. A kind that the answers of the platform told of stays
   * as they told it: where an export says something else, that is found (PRE-007) and not taken.
   */
  joinTo(
    draft: WebexObjects,
    isRead: (kind: ExportedKind) => boolean,
    trouble: AnswerTrouble,
  ): { readonly draft: WebexObjects; readonly findings: readonly Finding[] } {
    const read = this.exports.map(({ kind, table, file }) => {
      const objects = exportedObjects(kind, table, file, draft.license)
      for (const { row, problem } of objects.trouble) trouble.note(file, row, problem)
      return objects
    })
    const findings: Finding[] = []
    const added = EXPORTED_KINDS.map((kind): readonly [ExportedKind, readonly AnyEntry[]] => {
      const entries = read.flatMap((each: ExportedObjects) => (each.kind === kind ? each.entries : []))
      const own: readonly AnyEntry[] = draft[kind]
      if (!isRead(kind)) return [kind, [...own, ...entries]]
      findings.push(...disagreements(kind, own, entries, draft.license))
      return [kind, own]
    })
    return { draft: { ...draft, ...Object.fromEntries(added) }, findings }
  }
}

/** The most objects that a finding shows. */
const SHOWN = 10

/** One finding per kind: objects of which an export says something else than the answers. */
function disagreements(
  kind: ExportedKind,
  answered: readonly AnyEntry[],
  exported: readonly AnyEntry[],
  licenses: readonly Entry<WebexLicense>[],
): readonly Finding[] {
  const known = new Map(answered.map((entry) => [entry.key, entry]))
  const differing = exported.flatMap((entry): readonly Difference[] => {
    const own = known.get(entry.key)
    if (own === undefined) return [{ entry, what: 'is in no answer of the platform, and was left out' }]
    const fields = differingFields(own.value, entry.value, licenses)
    return fields.length === 0 ? [] : [{ entry, own, what: `differs in ${fields.join(', ')}` }]
  })
  const [first] = differing
  if (first === undefined) return []
  const more = differing.length === 1 ? '' : `; ${differing.length - 1} more like it`
  return [
    finding({
      code: 'PRE-007',
      subject: `webex-export:${kind}`,
      message: `An export of Control Hub and the answers of the platform disagree: ${kind} ${first.entry.key} ${first.what}${more}. The answers were taken.`,
      evidence: differing
        .toSorted((a, b) => compareText(a.entry.key, b.entry.key))
        .slice(0, SHOWN)
        .flatMap(evidenceOf),
    }),
  ]
}

interface Difference {
  readonly entry: AnyEntry
  readonly own?: AnyEntry
  readonly what: string
}

function evidenceOf({ entry, own, what }: Difference): readonly Evidence[] {
  const exported = { label: 'export', value: `${entry.key} ${what}`, source: entry.source }
  return own === undefined ? [exported] : [{ label: 'answer', value: own.key, source: own.source }, exported]
}

/** Invitations advance, and names are spelled in more than one way: neither makes two people. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['status', 'displayName', 'firstName', 'lastName', 'extensions'])

/** What both state and state differently; an empty cell states nothing. */
function differingFields(
  answered: object,
  exported: object,
  licenses: readonly Entry<WebexLicense>[],
): readonly string[] {
  const own = answered as Readonly<Record<string, unknown>>
  const stated = exported as Readonly<Record<string, unknown>>
  const shown = (object: Readonly<Record<string, unknown>>, field: string): string =>
    canonicalJson(field === 'licenses' ? calling(object[field], licenses) : (object[field] ?? null))
  return Object.keys(stated)
    .filter((field) => !NOT_COMPARED.has(field) && shown(own, field) !== shown(stated, field))
    .sort(compareText)
}

/** Of the licenses those for calls: exports have columns for no others that are known. */
function calling(keys: unknown, licenses: readonly Entry<WebexLicense>[]): unknown {
  const products = new Map(licenses.map(({ key, value }) => [key, value.product]))
  if (!Array.isArray(keys)) return []
  return (keys as readonly string[])
    .filter((key) => {
      const product = products.get(key)
      return product === undefined ? false : CALLING_PRODUCTS.has(product)
    })
    .sort(compareText)
}
