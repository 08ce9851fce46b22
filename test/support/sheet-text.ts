import type { CellValue, ColumnDocument, SheetDocument } from '../../src/report/ports.js'

/**
 * A sheet as text that a person can review in a diff: one line for the sheet, one per column with
 * its flags and choices, then the rows separated by TAB. Line breaks, TABs and backslashes inside a
 * cell are written `\n`, `\t`, `\\`; a link ends in ` -> Sheet!A1`.
 */
export function sheetToText(sheet: SheetDocument): string {
  const free = sheet.layout === 'free'
  const lines = [sheetLine(sheet), ...sheet.columns.map(columnLine)]
  if (!free) lines.push(sheet.columns.map((column) => escapeText(column.header)).join('\t'))
  sheet.rows.forEach((row, index) => {
    const mark = free ? `[${sheet.rowStyles?.[index] ?? 'plain'}]\t` : ''
    lines.push((mark + row.map(cellText).join('\t')).trimEnd())
  })
  return `${lines.join('\n')}\n`
}

function sheetLine(sheet: SheetDocument): string {
  const free = sheet.layout === 'free'
  return flags(`# sheet ${sheet.name}`, [
    free ? 'free' : 'table',
    sheet.title === undefined ? undefined : `title=${escapeText(sheet.title)}`,
    `frozen=${String(sheet.frozenRows ?? (free ? 0 : 1))}x${String(sheet.frozenColumns ?? 0)}`,
    !free && (sheet.autoFilter ?? true) ? 'filter' : undefined,
    (sheet.landscape ?? true) ? 'landscape' : 'portrait',
    sheet.hidden === true ? 'hidden' : undefined,
    sheet.tabColor === undefined ? undefined : `tab=${sheet.tabColor}`,
  ])
}

function columnLine(column: ColumnDocument): string {
  return flags(`# column ${escapeText(column.header)}`, [
    column.kind,
    `width=${String(column.width)}`,
    column.decision === true ? 'decision' : undefined,
    column.hidden === true ? 'hidden' : undefined,
    column.outlineLevel === undefined ? undefined : `outline=${String(column.outlineLevel)}`,
    column.wrap === true ? 'wrap' : undefined,
    column.severity === true ? 'severity' : undefined,
    column.tones === undefined
      ? undefined
      : `tones=${Object.entries(column.tones)
          .map(([word, tone]) => `${word}:${tone}`)
          .join(',')}`,
    column.choices === undefined ? undefined : `choices=${column.choices.map(escapeText).join('|')}`,
    column.note === undefined ? undefined : `note=${escapeText(column.note)}`,
  ])
}

function flags(start: string, parts: readonly (string | undefined)[]): string {
  return [start, ...parts.filter((part) => part !== undefined)].join('; ')
}

function cellText(value: CellValue): string {
  if (value === undefined) return ''
  if (typeof value !== 'object') return escapeText(String(value))
  return `${escapeText(String(value.text))} -> ${value.link.sheet}!${value.link.cell ?? 'A1'}`
}

function escapeText(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')
}
