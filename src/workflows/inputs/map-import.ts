import { MAPPING_ANSWER_FIELDS } from '../../analysis/answers.js'
import { UserError } from '../../findings/user-error.js'
import { decodeText } from '../../ingest/csv-text.js'
import { parseMappingCsv } from '../../ingest/mapping/mapping-csv.js'
import { parseMapping } from '../../ingest/mapping/mapping-yaml.js'
import type { Mapping } from '../../model/mapping.js'
import type { MappingAnswer } from '../../model/mapping-rows.js'
import { applyMappingRows, mappingRows } from '../../model/mapping-rows.js'
import type { WorkbookReader } from '../../report/ports.js'
import { readReturnedWorkbook } from '../../report/workbook/returned-workbook.js'
import { MappingInForce } from './mapping-answers.js'
import { mappingProgress, type ProposedMapping } from './map-propose.js'
import type { Clock, FileStore, Workspace } from '../ports.js'
import { refuseForeign } from '../answers/refuse-foreign.js'

export interface ImportedMapping extends Omit<ProposedMapping, 'mapping'> {
  readonly name: string
  /** Rows whose value or status is other than before. */
  readonly changedRows: number
}

/** Takes a mapping from YAML (replaces), CSV or the workbook's tab (lays over). Nothing is written when anything is wrong. */
export async function importMapping(
  path: string,
  ports: {
    readonly files: FileStore
    readonly workbooks: WorkbookReader
    readonly workspace: Workspace
    readonly clock: Clock
  },
): Promise<ImportedMapping> {
  const file = await ports.files.read(path)
  const current = new MappingInForce(ports.workspace, ports.clock)
  const before = current.mapping
  const mapping = read(file.name, file.bytes, before, ports)
  current.write(mapping, `map import ${file.name}`)
  return { name: file.name, changedRows: changedRows(before, mapping), ...mappingProgress(mapping) }
}

interface ReadingPorts {
  readonly workbooks: WorkbookReader
  readonly workspace: Workspace
}

function read(name: string, bytes: Uint8Array, before: Mapping, ports: ReadingPorts): Mapping {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (isZip || /\.xls[xm]?$/i.test(name)) return fromWorkbook(name, bytes, before, ports)
  const text = decodeText(bytes)
  if (/\.ya?ml$/i.test(name)) return parseMapping(text, name)
  if (/\.(?:csv|tsv|txt)$/i.test(name)) return parseMappingCsv(text, before, name)
  throw new UserError(`${name}: a mapping is YAML, CSV or a workbook`, {
    kind: 'usage',
    hint: 'give a file ending in .yaml, .csv or .xlsx',
  })
}

/** Only cells of tab Mapping that differ from what was handed out are answers. */
function fromWorkbook(name: string, bytes: Uint8Array, before: Mapping, ports: ReadingPorts): Mapping {
  const returned = readReturnedWorkbook(ports.workbooks.read(bytes))
  refuseForeign(returned, name, ports.workspace.store)
  const cells = ports.workspace.store.revision(returned.revision)?.cells ?? []
  const base = new Map(
    cells.filter(({ tab }) => tab === 'Mapping').map((cell) => [`${cell.key}\0${cell.field}`, cell.value]),
  )
  const answers = returned.answers
    .filter(({ tab, key, field, value }) => tab === 'Mapping' && value !== (base.get(`${key}\0${field}`) ?? ''))
    .flatMap(mappingAnswer)
  const { mapping, problems } = applyMappingRows(before, answers)
  const troubles = [
    ...returned.problems
      .filter(({ address }) => address.startsWith('Mapping!'))
      .map(({ address, message }) => `${address}: ${message}`),
    ...problems.map(({ key, message }) => `${key}: ${message}`),
  ]
  if (troubles.length > 0) {
    throw new UserError(`${name}: ${troubles.join('; ')}`, {
      hint: 'correct these cells of tab Mapping and import again',
    })
  }
  return mapping
}

function mappingAnswer(answer: {
  readonly key: string
  readonly field: string
  readonly value: string
}): readonly MappingAnswer[] {
  if (answer.value === '') return []
  if (answer.field === MAPPING_ANSWER_FIELDS.value) return [{ key: answer.key, value: answer.value }]
  return answer.field === MAPPING_ANSWER_FIELDS.confirm && answer.value === 'YES' ? [{ key: answer.key }] : []
}

function changedRows(before: Mapping, after: Mapping): number {
  const known = new Map(mappingRows(before).map((row) => [row.key, `${row.status} ${row.value}`]))
  return mappingRows(after).filter((row) => known.get(row.key) !== `${row.status} ${row.value}`).length
}
