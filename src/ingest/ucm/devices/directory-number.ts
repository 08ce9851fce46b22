import { present } from '../../present.js'
import type { TableReader } from '../table-reader.js'
import { dnFactsReader } from './dn-facts.js'
import type { DnSighting } from './dn-sighting.js'

/** directorynumber.csv: not the list of directory numbers but one of its sources (`ucm-exports` 1.4). */
export const directoryNumberReader: TableReader = {
  member: 'directorynumber.csv',
  open(columns, draft) {
    const dn = columns.dialString('DIRECTORY NUMBER')
    const partition = columns.text('ROUTE PARTITION')
    const active = columns.flag('ACTIVE')
    const facts = dnFactsReader(columns, '', 'directorynumber')
    return (row) => {
      const number = dn(row)
      if (number === undefined) return false
      const sighting = present<DnSighting>({
        origin: 'directorynumber',
        dn: number,
        partition: partition(row),
        device: undefined,
        index: 0,
        facts: facts.read(row),
        known: facts.known,
        active: active(row),
        source: { file: columns.file, row: row.number },
      })
      draft.sightings.push(sighting)
      return true
    }
  },
}
