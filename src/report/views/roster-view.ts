import type { Finding } from '../../findings/finding.js'
import { findingLines } from './ingest-view.js'
import type { Paint } from './paint.js'
import { counted, textTable } from './text-table.js'

/** A roster taken in, as the view needs it. */
export interface TakenRoster {
  readonly name: string
  readonly rows: number
  /** The file it was written to instead of being taken in. */
  readonly written?: string
  readonly findings: readonly Finding[]
  readonly matched?: readonly { readonly who: string; readonly label: string; readonly rule: string }[]
  readonly unmatched?: readonly {
    readonly who: string
    readonly row: number | undefined
    readonly why: string
    readonly candidates: readonly string[]
  }[]
}

/** Whom each row found, and the rows that found nobody with who is near. */
export function rosterView(result: TakenRoster, paint: Paint): string {
  const { matched, unmatched } = result
  const lines = [
    paint.strong(`${result.name}: ${counted(result.rows, 'row')}`),
    ...findingLines(result.findings, paint),
  ]
  if (result.written !== undefined) {
    return [
      ...lines,
      `written to ${result.written}; when it is as it should be: rehome ingest roster ${result.written}`,
    ].join('\n')
  }
  if (matched === undefined || unmatched === undefined) {
    return [...lines, 'Nobody can be matched before an export is here: rehome ingest ucm <export.tar>'].join('\n')
  }
  lines.push(`${matched.length} matched`)
  if (unmatched.length > 0) {
    const rows = unmatched.map(({ row, who, why, candidates }) => [
      String(row ?? ''),
      who,
      why,
      candidates.join(', ') || 'nobody near',
    ])
    lines.push(paint.bad(`${unmatched.length} not matched:`), textTable(['row', 'who', 'why', 'near'], rows))
  }
  return lines.join('\n')
}
