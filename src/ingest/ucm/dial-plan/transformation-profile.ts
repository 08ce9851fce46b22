import type { NumberTypeTransformation, TransformationProfile } from '../../../model/ucm/transformation-pattern.js'
import { present } from '../../present.js'
import type { Columns } from '../columns.js'
import type { Read } from '../row.js'
import { objectReader } from '../table-reader.js'

/** transformationprofile.csv: four types of number, each with prefix, digits to strip and search space (`ucm-exports` 1.6). */
export const transformationProfileReader = objectReader({
  member: 'transformationprofile.csv',
  kind: 'transformation-profile',
  keyOf: (profile) => profile.name,
  open: (columns) => {
    const name = columns.text('NAME')
    const description = columns.text('DESCRIPTION')
    const national = typeReader(columns, 'NATIONAL')
    const international = typeReader(columns, 'INTERNATIONAL')
    const unknown = typeReader(columns, 'UNKNOWN')
    const subscriber = typeReader(columns, 'SUBSCRIBER')
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<TransformationProfile>({
        name: key,
        description: description(row),
        national: national(row),
        international: international(row),
        unknown: unknown(row),
        subscriber: subscriber(row),
      })
    }
  },
})

function typeReader(columns: Columns, type: string): Read<NumberTypeTransformation> {
  const prefix = columns.dialString(`${type} NUMBER PREFIX`)
  const stripDigits = columns.integer(`${type} NUMBER STRIP DIGITS`)
  const callingSearchSpace = columns.text(`${type} NUMBER CALLING SEARCH SPACE`)
  return (row) =>
    present<NumberTypeTransformation>({
      prefix: prefix(row),
      stripDigits: stripDigits(row),
      callingSearchSpace: callingSearchSpace(row),
    })
}
