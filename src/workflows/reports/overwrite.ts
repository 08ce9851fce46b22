import { UserError } from '../../findings/user-error.js'
import type { ReadWorkbook, WorkbookReader } from '../../report/ports.js'
import type { ReturnedWorkbook } from '../../report/workbook/returned-workbook.js'
import { readReturnedWorkbook } from '../../report/workbook/returned-workbook.js'
import type { FileStore } from '../ports.js'

/**
 * Refuses to write a workbook over a file that would be a loss: anything that is no workbook of ours,
 * and whatever `keeps` gives a reason for. `force` overrides both. Throws UserError.
 */
export async function refuseOverwrite(
  path: string,
  ports: { readonly files: FileStore; readonly workbooks: WorkbookReader },
  options: { readonly force: boolean; readonly keeps: (returned: ReturnedWorkbook) => string | undefined },
): Promise<void> {
  if (!/\.xlsx$/i.test(path)) {
    throw new UserError(`${path}: a workbook is written as .xlsx`, {
      kind: 'usage',
      hint: 'give a name ending in .xlsx',
    })
  }
  if (options.force || !ports.files.exists(path)) return
  const file = await ports.files.read(path)
  const returned = readOurs(file.bytes, ports.workbooks)
  const reason = returned === undefined ? 'it is no workbook of rehome' : options.keeps(returned)
  if (reason === undefined) return
  throw new UserError(`${file.name} is there already, and ${reason}`, {
    kind: 'refused',
    hint: 'choose another name, or say --force',
  })
}

/** The answers of a workbook of ours; undefined for every other file. */
function readOurs(bytes: Uint8Array, workbooks: WorkbookReader): ReturnedWorkbook | undefined {
  try {
    const book: ReadWorkbook = workbooks.read(bytes)
    return readReturnedWorkbook(book)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}
