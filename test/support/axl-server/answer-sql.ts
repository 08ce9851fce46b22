import type { AxlDatabase } from './axl-database.js'
import type { AnswerLimits } from './answer-operation.js'
import { AxlFault, tooLarge } from './axl-fault.js'
import type { XmlNode } from './xml-tree.js'
import { childText } from './xml-tree.js'
import { sqlTable } from './sql-tables.js'
import { escapeXml } from './write-answer.js'

/**
 * Answers a SELECT over the few tables of `sql-tables.ts`: `SELECT [SKIP n] [FIRST n] columns FROM …`. Tables are
 * joined already, so that the text behind FROM only chooses which one; WHERE and ORDER BY are not looked at.
 */
export function answerSql(body: XmlNode, database: AxlDatabase, limits: AnswerLimits): string {
  const sql = childText(body, 'sql') ?? ''
  const words = /^select\s+(?:skip\s+(\d+)\s+)?(?:first\s+(\d+)\s+)?(.+?)\s+from\s+(.+)$/is.exec(sql)
  if (words === null) throw new AxlFault(201, `A syntax error has occurred: ${sql}`)
  const [, skip = '0', first = 'Infinity', columns = '', from = ''] = words
  const names = [...from.matchAll(/\b(?:from|join|,)?\s*([a-z]\w+)/gi)].map((match) => (match[1] ?? '').toLowerCase())
  const rows = sqlTable(names, database)
  if (rows === undefined) throw new AxlFault(-206, `The test server has no table for: ${sql}`)
  const page = rows.slice(Number(skip), Number(skip) + Number(first))
  if (page.length > limits.rows) throw tooLarge(rows.length, limits.rows)
  const wanted = columns.split(',').map((column) => readColumn(column, sql))
  return page.map((row) => writeRow(row, wanted, sql)).join('')
}

interface Column {
  readonly name: string
  readonly alias: string
}

function readColumn(text: string, sql: string): Column {
  const match = /^\s*(?:\w+\.)?(\w+|\*)(?:\s+(?:as\s+)?(\w+))?\s*$/i.exec(text)
  if (match === null) throw new AxlFault(201, `The test server cannot read the column ${text.trim()} of: ${sql}`)
  const name = (match[1] ?? '').toLowerCase()
  return { name, alias: (match[2] ?? name).toLowerCase() }
}

function writeRow(row: Readonly<Record<string, string>>, wanted: readonly Column[], sql: string): string {
  const cells = wanted.flatMap(({ name, alias }) => {
    if (name === '*') return Object.entries(row)
    const value = row[name]
    if (value === undefined) throw new AxlFault(-217, `Column (${name}) not found in any table in the query: ${sql}`)
    return [[alias, value] as const]
  })
  return `<row>${cells.map(([name, value]) => (value === '' ? `<${name}/>` : `<${name}>${escapeXml(value)}</${name}>`)).join('')}</row>`
}
