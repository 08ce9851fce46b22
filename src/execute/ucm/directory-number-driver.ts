import { patternKey } from '../../model/ucm/partition.js'
import type { DirectoryNumber } from '../../model/ucm/directory-number.js'
import type { UcmObjectChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import { objectOf, textOf } from '../json-value.js'
import type { JsonObject } from '../ports.js'
import type { SystemReader } from '../system-reader.js'
import { axlUpdate, changedElements, patternKeyOf } from './axl-object.js'
import { inOrder, LINE_FIELDS, lineOf } from './line-elements.js'
import { readUnderKeys } from './moving-key.js'

/**
 * A directory number. Parking it in another partition, with its alternate numbers and URIs, its pickup
 * group and forwards, is one `updateLine` (`corrections` 3). Lines are neither made nor removed
 * here: they belong to devices.
 */
export function directoryNumberDriver(
  { before, after }: Extract<UcmObjectChange, { kind: 'directory-number' }>,
  reader: SystemReader,
): Driver<DirectoryNumber> {
  let found: JsonObject = {}
  let raw: JsonObject = {}
  return {
    // Who carries the number is not told, and told of origins only by an export.
    rules: { ignored: ['origins'], whenTold: ['noAnswerRingDurationSeconds'], sets: ['forwards', 'alternates'] },
    async read() {
      const held = await readUnderKeys([before, after], async (line) => {
        const address = patternKeyOf(line.dn, line.partition)
        const answer = await reader.axl('getLine', address)
        if (answer === undefined) return undefined
        const element = objectOf(answer['line'])
        return { address, element, value: lineOf(line, element) }
      })
      found = held?.address ?? {}
      raw = held?.element ?? {}
      return held?.value
    },
    next(current) {
      if (after === undefined || current === undefined) {
        return { cannot: 'a directory number is made and removed with its device, by hand' }
      }
      const changed = changedElements(LINE_FIELDS, inOrder(current), inOrder(after))
      return axlUpdate('updateLine', found, withSecondary(changed, raw), patternKey(current.dn, current.partition))
    },
  }
}

/** The second search space of forward-all is required; where a plan does not say one, what was there stays. */
function withSecondary(changed: JsonObject, raw: JsonObject): JsonObject {
  const forward = changed['callForwardAll']
  if (forward === undefined || textOf(objectOf(forward)['secondaryCallingSearchSpaceName']) !== undefined)
    return changed
  const secondary = textOf(objectOf(raw['callForwardAll'])['secondaryCallingSearchSpaceName'])
  return { ...changed, callForwardAll: { ...objectOf(forward), secondaryCallingSearchSpaceName: secondary ?? null } }
}
