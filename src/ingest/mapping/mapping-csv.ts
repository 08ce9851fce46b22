import { UserError } from '../../findings/user-error.js'
import type { Mapping } from '../../model/mapping.js'
import type { MappingKind } from '../../model/mapping-fields.js'
import { MAPPING_FIELDS, MAPPING_KINDS } from '../../model/mapping-fields.js'
import { itemKey } from '../../model/mapping-items.js'
import type { MappingAnswer } from '../../model/mapping-rows.js'
import { applyMappingRows } from '../../model/mapping-rows.js'
import { tableRecords } from '../table-records.js'

/** In place of a field: everything proposed about the object is right. */
const CONFIRM = 'confirm'
const COLUMNS = ['kind', 'name', 'field', 'value'] as const

/**
 * Reads answers from a CSV with the columns `kind,name,field,value` (the rows of the Mapping tab) and
 * lays them over `base`. Blank values say nothing; rows about something unknown make it; the field
 * `confirm` with `yes` states all that is proposed about the object. Throws UserError with file and row for the first answer that cannot be taken.
 */
export function parseMappingCsv(text: string, base: Mapping, fileName = 'mapping.csv'): Mapping {
  const { header, rows } = tableRecords(text, fileName)
  const positions = COLUMNS.map((column) => header.findIndex((name) => name.trim().toLowerCase() === column))
  if (positions.includes(-1)) {
    throw new UserError(`${fileName}: the first row must name the columns ${COLUMNS.join(', ')}`, {
      hint: `It names ${header.join(', ')}.`,
    })
  }
  const answers: MappingAnswer[] = []
  const rowOfKey = new Map<string, number>()
  for (const { cells, row } of rows) {
    const [kind = '', name = '', field = '', value = ''] = positions.map((position) => (cells[position] ?? '').trim())
    if (value === '') continue
    const known = kindOf(kind, field, `${fileName} row ${row}`)
    const isConfirmed = field === CONFIRM
    if (isConfirmed && !/^yes$/i.test(value)) {
      throw new UserError(`${fileName} row ${row}: ${CONFIRM} is yes or left blank, not "${value}"`)
    }
    const key = `${itemKey(known, name)}|${isConfirmed ? (MAPPING_FIELDS[known][0]?.field ?? '') : field}`
    answers.push(isConfirmed ? { key } : { key, value })
    rowOfKey.set(key, row)
  }
  const { mapping, problems } = applyMappingRows(base, answers, { create: true })
  const [problem, ...others] = problems
  if (problem === undefined) return mapping
  const told = ({ key, message }: typeof problem) => `${fileName} row ${rowOfKey.get(key) ?? '?'}: ${message}`
  throw new UserError(told(problem), {
    hint: others.length === 0 ? 'Correct the row.' : `Correct it; also ${others.map(told).join(' also ')}`,
  })
}

function kindOf(kind: string, field: string, place: string): MappingKind {
  const known = MAPPING_KINDS.find((each) => each === kind.toLowerCase())
  if (known === undefined) {
    throw new UserError(`${place}: there is no kind "${kind}"`, { hint: `Known are ${MAPPING_KINDS.join(', ')}.` })
  }
  const fields = MAPPING_FIELDS[known].map((each) => each.field)
  if (fields.includes(field) || field === CONFIRM) return known
  throw new UserError(`${place}: a ${known} has no field "${field}"`, { hint: `Known are ${fields.join(', ')}.` })
}
