import type { CellValue, RowStyle, SheetDocument } from '../../report/ports.js'

/** Points of one line of body text, and of the edges of a cell. */
const LINE_POINTS = 13
const EDGE_POINTS = 1
/** A row is never opened further than this; the rest of a long text shows when the cell is opened. */
const MOST_LINES = 15
const STYLE_POINTS: Readonly<Record<RowStyle, number>> = {
  title: 24,
  heading: 19,
  header: LINE_POINTS,
  plain: LINE_POINTS,
}
/** Characters per unit of column width: a unit is one digit; words run narrower, bold headers wider. */
const BODY_CHARACTERS = 1.1
const HEADER_CHARACTERS = 0.95

/**
 * Heights in points for the rows that need more than one line, by row index in the sheet; rows
 * without an entry keep the default. An estimate from character counts: spreadsheet programs fit a
 * row themselves once it is edited, but some do not when they open a file.
 */
export function rowHeights(sheet: SheetDocument): (number | undefined)[] {
  const free = sheet.layout === 'free'
  const heights = sheet.rows.map((row, index) =>
    rowHeight(sheet, row, free ? (sheet.rowStyles?.[index] ?? 'plain') : 'plain'),
  )
  if (free) return heights
  const headers = sheet.columns.map((column) => column.header)
  return [rowHeight(sheet, headers, 'header'), ...heights]
}

function rowHeight(sheet: SheetDocument, row: readonly CellValue[], style: RowStyle): number | undefined {
  if (style === 'title' || style === 'heading') return STYLE_POINTS[style]
  const lines = sheet.columns.map((column, index) => {
    const value = row[index]
    const wraps = style === 'header' || column.wrap === true
    const shown = column.hidden !== true && column.outlineLevel === undefined
    if (!wraps || !shown || typeof value !== 'string') return 1
    return textLines(value, column.width * (style === 'header' ? HEADER_CHARACTERS : BODY_CHARACTERS))
  })
  const most = Math.min(MOST_LINES, Math.max(1, ...lines))
  return most === 1 ? undefined : most * STYLE_POINTS[style] + EDGE_POINTS
}

/** Lines of a text when its words are set into a width given in characters. */
function textLines(text: string, width: number): number {
  let lines = 0
  for (const paragraph of text.split('\n', MOST_LINES)) {
    if (lines >= MOST_LINES) break
    let used = 0
    lines++
    for (const word of paragraph.slice(0, Math.ceil(width) * MOST_LINES).split(' ')) {
      const needed = used === 0 ? word.length : used + 1 + word.length
      if (needed <= width) {
        used = needed
        continue
      }
      // A word longer than the line is broken; any other starts the next one.
      lines += used === 0 ? Math.ceil(word.length / width) - 1 : Math.ceil(word.length / width)
      used = word.length % width
    }
  }
  return lines
}
