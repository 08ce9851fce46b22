import type { Evidence } from '../findings/finding.js'
import type { SourceRef } from '../findings/source-ref.js'

/** A line of evidence whose place of origin may be unknown. */
export function evidence(label: string, value: string, source?: SourceRef): Evidence {
  return source === undefined ? { label, value } : { label, value, source }
}

/** The first `limit` items and how many more there are: `a, b and 3 more`. */
export function listSome(items: readonly string[], limit = 10): string {
  const shown = items.slice(0, limit).join(', ')
  return items.length > limit ? `${shown} and ${items.length - limit} more` : shown
}
