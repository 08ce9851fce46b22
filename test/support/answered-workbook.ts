import { readFileSync, writeFileSync } from 'node:fs'
import * as XLSX from 'xlsx'

/** One answer typed by a person: the row is found by what stands in a visible column. */
export interface TypedAnswer {
  readonly tab: string
  /** Column header and the text that singles out the row. */
  readonly row: { readonly column: string; readonly text: string }
  readonly field: string
  readonly value: string
}

/** Writes a copy of a workbook with answers typed into it, all rows of the decision tabs in reverse order. */
export function answerWorkbook(source: string, target: string, answers: readonly TypedAnswer[]): void {
  const book = XLSX.read(readFileSync(source), { cellStyles: true })
  const taken = new Set<TypedAnswer>()
  for (const name of new Set(answers.map(({ tab }) => tab))) {
    const sheet = book.Sheets[name]
    if (sheet === undefined) throw new Error(`no tab ${name}`)
    const [header = [], ...rows] = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' })
    for (const answer of answers.filter(({ tab }) => tab === name)) {
      const row = rows.find((cells) => cells[header.indexOf(answer.row.column)] === answer.row.text)
      if (row === undefined) throw new Error(`no row ${answer.row.text} on ${name}`)
      const column = header.indexOf(answer.field)
      if (column < 0) throw new Error(`no column ${answer.field} on ${name}`)
      row[column] = answer.value
      taken.add(answer)
    }
    book.Sheets[name] = XLSX.utils.aoa_to_sheet([header, ...rows.reverse()])
  }
  if (taken.size !== answers.length) throw new Error('an answer was not typed')
  writeFileSync(target, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
}
