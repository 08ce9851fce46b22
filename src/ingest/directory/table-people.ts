import { UserError } from '../../findings/user-error.js'
import { decodeText, sniffEncoding } from '../csv-text.js'
import { tableRecords } from '../table-records.js'
import { type AttributeMap, type PersonField, plainName } from './attribute-map.js'
import type { DirectoryTrouble } from './directory-trouble.js'
import type { RawEntry } from './ldif-records.js'

/** Columns that hold the key of a person, best first: Entra, Okta, csvde. */
const KEYS = ['id', 'objectId', 'userId', 'DN', 'distinguishedName'].map(plainName)

/** A table of users, as Entra and Okta write them: what its rows hold. */
export interface TablePeople {
  readonly entries: readonly RawEntry[]
  /** Headers that nothing is mapped to. */
  readonly unused: readonly string[]
  readonly rows: number
}

/**
 * Reads a CSV of users by its headers, without regard to case: "Download users" of Entra, its bulk templates
 * (`Name [displayName] Required` under a line with the version), the Microsoft 365 list, Okta reports, csvde.
 *
 * @throws UserError when no column is one of a person
 */
export function tablePeople(
  file: string,
  bytes: Uint8Array,
  map: AttributeMap,
  trouble: DirectoryTrouble,
): TablePeople {
  if (sniffEncoding(bytes).guessed) trouble.note('encoding', 1)
  const text = decodeText(bytes)
  const first = /^\uFEFF?"?(?:version:v|#TYPE |sep=)[^\r\n]*\r?\n/i.exec(text)?.[0] ?? ''
  const { header, rows } = tableRecords(text.slice(first.length), file)
  const names = header.map(columnName)
  const key = KEYS.map((wanted) => names.findIndex((name) => plainName(name) === wanted)).find((at) => at >= 0)
  const unused = names.filter(
    (name, at) => name !== '' && at !== key && map.fieldsOf(name).length === 0 && !isClass(name),
  )
  if (!names.some((name) => map.fieldsOf(name).some(({ field }) => LOGINS.includes(field)))) {
    throw new UserError(`${file} has no column with a login name or a mail address`, {
      hint: `its columns: ${
        names
          .filter((name) => name !== '')
          .slice(0, 12)
          .join(', ') || 'none'
      }; say which is read with --attributes mail=<column>`,
    })
  }
  const offset = first === '' ? 0 : 1
  const entries = rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ cells, row }): RawEntry => {
      if (cells.slice(header.length).some((cell) => cell.trim() !== '')) trouble.note('too-wide', row + offset)
      const id = key === undefined ? '' : (cells[key] ?? '').trim()
      const attributes = names.flatMap((name, at) => {
        const value = (cells[at] ?? '').trim()
        return name === '' || value === '' ? [] : values(name, value, map)
      })
      return { line: row + offset, attributes, ...(id === '' ? {} : { id }) }
    })
  return { entries, unused, rows: entries.length }
}

const LOGINS: readonly string[] = ['userName', 'principalName', 'mail'] satisfies PersonField[]
/** Fields of which one cell holds several. */
const LISTS: readonly string[] = ['groups', 'otherPhones'] satisfies PersonField[]

/** `Name [displayName] Required` is displayName; but `Block sign in (Yes/No) [accountEnabled]` says the opposite. */
function columnName(cell: string): string {
  if (/^block sign/i.test(cell.trim())) return 'Block sign in'
  return (/\[([^\]]+)\]/.exec(cell)?.[1] ?? cell).trim()
}

function isClass(name: string): boolean {
  return plainName(name) === 'objectclass'
}

function values(name: string, value: string, map: AttributeMap): RawEntry['attributes'] {
  const isList = isClass(name) || map.fieldsOf(name).some(({ field }) => LISTS.includes(field))
  const parts = isList ? value.split(';').map((part) => part.trim()) : [value]
  return parts.map((part) => ({ name, options: '', value: part }))
}
