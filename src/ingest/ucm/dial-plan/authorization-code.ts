import type { TableReader } from '../table-reader.js'

/** forcedauthorizationcodes.csv: who may pass which level; the code itself is secret and is not read (`ucm-exports` 1.11). */
export const authorizationCodeReader: TableReader = {
  member: 'forcedauthorizationcodes.csv',
  open(columns, draft) {
    const name = columns.text('NAME')
    const level = columns.text('AUTHORIZATION LEVEL')
    return (row) => {
      const key = name(row)
      if (key === undefined) return false
      const text = level(row)
      if (text === undefined || !/^\d{1,3}$/.test(text)) {
        // Whatever level one took for it, calls would pass that may not.
        columns.noteUnexpected(row, 'AUTHORIZATION LEVEL', text)
        return true
      }
      const code = { name: key, level: Number(text) }
      draft.add('authorization-code', key, code, { file: columns.file, row: row.number })
      return true
    }
  },
}
