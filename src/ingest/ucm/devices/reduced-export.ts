import { type Finding, finding } from '../../../findings/finding.js'
import type { Columns } from '../columns.js'

/** Line columns without which nobody can tell who may call whom. */
const NEEDED = ['LINE CSS', 'FORWARD ALL CSS', 'RECORDING PROFILE'] as const

/**
 * Tells an export from which a pre-processor has removed columns (PRE-003) from an import set, which
 * never had them (PRE-002). Only an export has the type of each device (`ucm-exports` 2, 5).
 */
export function reducedExport(columns: Columns): readonly Finding[] {
  const absent = columns
    .numbers('DIRECTORY NUMBER')
    .flatMap((n) => NEEDED.map((name) => `${name} ${n}`))
    .filter((name) => !columns.has(name))
  if (absent.length === 0) return []
  const evidence = absent.map((value) => ({ label: 'absent column', value, source: { file: columns.file } }))
  const subject = `file:${columns.file}`
  if (!columns.has('DEVICE TYPE')) {
    const message = `${columns.file} is an import set of phones: it does not say where its lines may call.`
    return [finding({ code: 'PRE-002', subject, message, evidence })]
  }
  const message = `${columns.file} was reduced: ${absent.length} columns that decide about routing are absent.`
  return [finding({ code: 'PRE-003', subject, message, evidence })]
}
