import Libsql from 'libsql'
import { UserError } from '../../findings/user-error.js'

/** Result codes of SQLite that the operator can act on (sqlite.org/rescode.html), by primary code. */
const TROUBLE: Readonly<Record<number, { readonly says: string; readonly hint: string }>> = {
  3: { says: 'may not be opened', hint: 'check who owns the workspace folder and its files' },
  5: { says: 'is busy in another process', hint: 'run the command again when the other one is done' },
  8: { says: 'cannot be written', hint: 'check the owner and mode of the workspace folder and its files' },
  10: { says: 'cannot be read or written: the disk reports an error', hint: 'check the disk and its free space' },
  11: { says: 'is damaged', hint: 'restore the workspace folder from a backup' },
  13: { says: 'cannot grow: the disk is full', hint: 'free some space and run the command again; nothing was saved' },
  14: { says: 'cannot be opened', hint: 'check the owner and mode of the workspace folder and its files' },
  26: { says: 'is not a store of rehome', hint: 'restore the workspace folder from a backup' },
}

/** Turns what the database library throws into a UserError where the operator can act; else as it is. */
export function storeError(error: unknown, file: string): unknown {
  const code = resultCode(error)
  const trouble = code === undefined ? undefined : TROUBLE[code]
  if (trouble === undefined) return error
  return new UserError(`the store ${file} ${trouble.says}`, {
    hint: trouble.hint,
    kind: code === 5 ? 'refused' : 'error',
  })
}

/** What a damaged or foreign store is called wherever a row does not have its shape. */
export function damagedStore(what: string): UserError {
  return new UserError(`the store of this workspace is damaged: ${what}`, {
    hint: 'restore the workspace folder from a backup',
  })
}

function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof Libsql.SqliteError && error.rawCode !== undefined) return error.rawCode & 0xff
  // Opening reports its code only inside the message.
  const opened = /^ConnectionFailed\(".*: (\d+)"\)$/.exec(error.message)
  return opened === null ? undefined : Number(opened[1]) & 0xff
}
