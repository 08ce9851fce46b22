import type { TranslationPattern } from '../../../model/ucm/translation-pattern.js'
import { PARTITIONED_KEYS } from '../object-keys.js'
import { present } from '../../present.js'
import { objectReader } from '../table-reader.js'
import { calledTransformation, callingTransformation } from './transformations.js'

/** translationpattern.csv; its last two columns change places between releases (`ucm-exports` 1.6). */
export const translationPatternReader = objectReader({
  member: 'translationpattern.csv',
  kind: 'translation-pattern',
  keyOf: PARTITIONED_KEYS['translation-pattern'],
  open: (columns) => {
    const pattern = columns.dialString('TRANSLATION PATTERN')
    const partition = columns.text('ROUTE PARTITION')
    const description = columns.text('DESCRIPTION')
    const numberingPlan = columns.text('NUMBERING PLAN')
    const routeFilter = columns.text('ROUTE FILTER')
    const block = columns.flag('ROUTE OPTION')
    const releaseCause = columns.text('BLOCK THIS PATTERN OPTION')
    const urgent = columns.flag('URGENT PRIORITY')
    const callingSearchSpace = columns.text('CALLING SEARCH SPACE')
    const useOriginators = columns.flag("USE ORIGINATOR'S CALLING SEARCH SPACE")
    const doNotWait = columns.flag('DO NOT WAIT FOR INTERDIGIT TIMEOUT ON SUBSEQUENT HOPS')
    const byCallingParty = columns.flag('ROUTE NEXT HOP BY CALLING PARTY NUMBER')
    const isEmergency = columns.flag('IS AN EMERGENCY SERVICES NUMBER')
    const calling = callingTransformation(columns, {
      externalMask: ['USE CALLING PARTYS EXTERNAL PHONE NUMBER MASK', "USE CALLING PARTY'S EXTERNAL PHONE NUMBER MASK"],
      mask: ['CALLING PARTY TRANSFORMATION MASK'],
      prefix: ['CALLING PARTY PREFIX DIGITS (OUTGOING CALLS)'],
    })
    const called = calledTransformation(columns, {
      discard: ['DISCARD DIGITS'],
      mask: ['CALLED PARTY TRANSFORM MASK'],
      prefix: ['CALLED PARTY PREFIX DIGITS (OUTGOING CALLS)'],
    })
    return (row) => {
      const text = pattern(row)
      if (text === undefined) return undefined
      return present<TranslationPattern>({
        pattern: text,
        partition: partition(row),
        description: description(row),
        numberingPlan: numberingPlan(row),
        routeFilter: routeFilter(row),
        block: block(row) ?? false,
        releaseCause: releaseCause(row),
        urgent: urgent(row) ?? false,
        callingSearchSpace: callingSearchSpace(row),
        useOriginatorsCallingSearchSpace: useOriginators(row) ?? false,
        doNotWaitForInterdigitTimeout: doNotWait(row) ?? false,
        routeNextHopByCallingPartyNumber: byCallingParty(row) ?? false,
        isEmergency: isEmergency(row),
        calling: calling(row),
        called: called(row),
      })
    }
  },
})
