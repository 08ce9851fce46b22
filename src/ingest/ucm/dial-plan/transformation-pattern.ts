import type {
  CalledTransformationPattern,
  CallingTransformationPattern,
} from '../../../model/ucm/transformation-pattern.js'
import { present } from '../../present.js'
import type { Columns } from '../columns.js'
import { PARTITIONED_KEYS } from '../object-keys.js'
import { objectReader } from '../table-reader.js'
import { calledTransformation, callingTransformation } from './transformations.js'

/** callingpartytranspattern.csv: it has an instruction to discard digits, which no other calling side has (`ucm-exports` 1.6). */
export const callingTransformationPatternReader = objectReader({
  member: 'callingpartytranspattern.csv',
  kind: 'calling-transformation-pattern',
  keyOf: PARTITIONED_KEYS['calling-transformation-pattern'],
  open: (columns) => {
    const key = keyColumns(columns)
    const calling = callingTransformation(columns, {
      discard: ['DISCARD DIGIT INSTRUCTIONS'],
      externalMask: ['USE CALLING PARTY EXTERNAL PHONE NUMBER MASK'],
      mask: ['CALLING PARTY TRANSFORMATION MASK'],
      prefix: ['PREFIX DIGITS_OUTGOING CALLS'],
    })
    return (row) => {
      const pattern = key.pattern(row)
      if (pattern === undefined) return undefined
      return present<CallingTransformationPattern>({
        pattern,
        partition: key.partition(row),
        description: key.description(row),
        numberingPlan: key.numberingPlan(row),
        routeFilter: key.routeFilter(row),
        calling: calling(row),
      })
    }
  },
})

/** calledpartytranspattern.csv. */
export const calledTransformationPatternReader = objectReader({
  member: 'calledpartytranspattern.csv',
  kind: 'called-transformation-pattern',
  keyOf: PARTITIONED_KEYS['called-transformation-pattern'],
  open: (columns) => {
    const key = keyColumns(columns)
    const called = calledTransformation(columns, {
      discard: ['DISCARD DIGITS'],
      mask: ['CALLED PARTY TRANSFORMATION MASK'],
      prefix: ['PREFIX DIGITS'],
    })
    return (row) => {
      const pattern = key.pattern(row)
      if (pattern === undefined) return undefined
      return present<CalledTransformationPattern>({
        pattern,
        partition: key.partition(row),
        description: key.description(row),
        numberingPlan: key.numberingPlan(row),
        routeFilter: key.routeFilter(row),
        called: called(row),
      })
    }
  },
})

function keyColumns(columns: Columns) {
  return {
    pattern: columns.dialString('PATTERN'),
    partition: columns.text('ROUTE PARTITION'),
    description: columns.text('DESCRIPTION'),
    numberingPlan: columns.text('NUMBERING PLAN'),
    routeFilter: columns.text('ROUTE FILTER'),
  }
}
