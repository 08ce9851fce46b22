import * as XLSX from 'xlsx'
import type { SheetDocument, WorkbookDocument, WorkbookMeta, WorkbookWriter } from '../../report/ports.js'
import { CellStyles } from './cell-styles.js'
import { ChoiceLists } from './choice-lists.js'
import { emptyStyle, sheetCells } from './sheet-cells.js'
import { filterRange, frameSheet, headerRows } from './sheet-frame.js'
import { quotedSheetName, sheetNames } from './sheet-names.js'
import { readZip, writeZip, type ZipEntry } from './zip.js'

/** What the library itself has just written needs no limits. */
const UNLIMITED = {
  archiveBytes: Infinity,
  entries: Infinity,
  entryBytes: Infinity,
  totalBytes: Infinity,
  ratio: Infinity,
  ratioFromBytes: Infinity,
}

/** Writes workbook documents as .xlsx; equal documents give equal bytes. */
export const xlsxWriter: WorkbookWriter = { write: writeWorkbook }

function writeWorkbook(document: WorkbookDocument): Uint8Array {
  const lists = new ChoiceLists(document.sheets)
  const sheets = [...document.sheets, ...lists.sheets()]
  const firstVisible = sheets.findIndex((sheet) => sheet.hidden !== true)
  if (firstVisible < 0) throw new Error('a workbook needs a visible sheet')
  const styles = new CellStyles()
  const names = sheetNames(sheets.map((sheet) => sheet.name))
  const columnLooks = sheets.map((sheet) => sheet.columns.map((column) => styles.numberOf(emptyStyle(column))))
  const library = readZip(libraryBytes(document.meta, sheets, { names, styles }), UNLIMITED)

  const { xml, recordOf } = styles.finish(contentOf(library, 'xl/styles.xml').toString())
  const finish = ({ name, content }: ZipEntry): ZipEntry => {
    if (name === 'xl/styles.xml') return { name, content: Buffer.from(xml) }
    const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1]
    const index = Number(number) - 1
    const sheet = number === undefined ? undefined : sheets[index]
    if (sheet === undefined) return { name, content }
    const columnRecords = (columnLooks[index] ?? []).map((look) => recordOf[look] ?? 0)
    const context = { lists, columnRecords, selected: index === firstVisible, bookTitle: document.meta.title }
    return { name, content: frameSheet(content, sheet, context) }
  }
  // One sheet at a time is finished and packed.
  return writeZip(inTurn(library.toSorted(byMemberOrder), finish), { compress: true })
}

function* inTurn(entries: readonly ZipEntry[], change: (entry: ZipEntry) => ZipEntry): Iterable<ZipEntry> {
  for (const entry of entries) yield change(entry)
}

/** The table of contents first, by which programs tell a workbook from any other archive; the rest by name. */
function byMemberOrder(left: ZipEntry, right: ZipEntry): number {
  const rank = (entry: ZipEntry): number => (entry.name === '[Content_Types].xml' ? 0 : 1)
  return rank(left) - rank(right) || (left.name < right.name ? -1 : 1)
}

function libraryBytes(
  meta: WorkbookMeta,
  sheets: readonly SheetDocument[],
  context: { readonly names: ReadonlyMap<string, string>; readonly styles: CellStyles },
): Uint8Array {
  const fileNames = sheets.map((sheet) => context.names.get(sheet.name) ?? sheet.name)
  const cells = sheets.map((sheet) => sheetCells(sheet, context))
  const book: XLSX.WorkBook & { SSF: Record<number, string> } = {
    SheetNames: fileNames,
    Sheets: Object.fromEntries(fileNames.map((name, index) => [name, cells[index] ?? {}])),
    Props: properties(meta),
    SSF: context.styles.formatTable(),
    Workbook: {
      Sheets: sheets.map((sheet, index) => ({
        name: fileNames[index] ?? sheet.name,
        Hidden: sheet.hidden === true ? 1 : 0,
      })),
      Names: sheets.flatMap((sheet, index) => definedNames(sheet, fileNames[index] ?? sheet.name, index)),
    },
  }
  const written: unknown = XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: false })
  if (!(written instanceof Uint8Array)) throw new Error('the library wrote no bytes')
  return written
}

function definedNames(sheet: SheetDocument, fileName: string, index: number): XLSX.DefinedName[] {
  const names: XLSX.DefinedName[] = []
  const quoted = quotedSheetName(fileName)
  const filter = filterRange(sheet)
  if (filter !== undefined) {
    const name = { Name: '_xlnm._FilterDatabase', Sheet: index, Ref: `${quoted}!${filter}`, Hidden: true }
    names.push(name)
  }
  if (headerRows(sheet) > 0) names.push({ Name: '_xlnm.Print_Titles', Sheet: index, Ref: `${quoted}!$1:$1` })
  return names
}

function properties(meta: WorkbookMeta): XLSX.FullProperties {
  return {
    Title: meta.title,
    ...(meta.subject === undefined ? {} : { Subject: meta.subject }),
    ...(meta.author === undefined ? {} : { Author: meta.author }),
    ...(meta.created === undefined ? {} : { CreatedDate: new Date(meta.created) }),
  }
}

function contentOf(entries: readonly ZipEntry[], name: string): Buffer {
  const entry = entries.find((candidate) => candidate.name === name)
  if (entry === undefined) throw new Error(`the library wrote no ${name}`)
  return entry.content
}
