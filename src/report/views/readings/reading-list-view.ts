import type { Paint } from '../paint.js'
import { textTable } from '../text-table.js'

/** One reading of the past, as the view needs it. */
export interface ShownReading {
  readonly id: number
  readonly kind: string
  readonly name: string
  readonly subject: string
  readonly takenAt: string
  readonly root?: string
  readonly current: boolean
}

const ROOT_SHOWN = 12

/** One line per reading, the newest first. */
export function readingListView(readings: readonly ShownReading[], paint: Paint): string {
  if (readings.length === 0) return 'Nothing was taken in yet: rehome ingest ucm <export.tar>'
  const rows = readings.map(({ id, kind, name, subject, takenAt, root, current }) => [
    String(id),
    kind,
    subject,
    name,
    takenAt,
    root?.slice(0, ROOT_SHOWN) ?? '',
    current ? 'current' : '',
  ])
  return [
    textTable(['id', 'kind', 'of', 'input', 'taken in', 'root', ''], rows),
    paint.faint('compare two of them: rehome snapshot diff <id> <id>'),
  ].join('\n')
}
