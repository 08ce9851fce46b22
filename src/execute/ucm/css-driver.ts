import type { CallingSearchSpace } from '../../model/ucm/partition.js'
import type { UcmObjectChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import { listOf, numberOf, objectOf, textOf } from '../json-value.js'
import type { JsonObject } from '../ports.js'
import type { SystemReader } from '../system-reader.js'
import { addBody, axl, type AxlField, axlUpdate, changedElements } from './axl-object.js'
import { texts } from './transformation-elements.js'

/** In the order of `UpdateCssReq`; a new one has its name last (`XCss`). */
const CSS: readonly AxlField<CallingSearchSpace>[] = [
  { name: 'description', value: ({ description }) => description, empty: '' },
  { name: 'members', value: ({ partitions }) => members(partitions) },
]

/**
 * A calling search space. Changes send the whole list, since its order breaks ties and `addMembers`
 * cannot place (`ucm-exports` 3.3).
 */
export function cssDriver(
  { key, after }: Extract<UcmObjectChange, { kind: 'css' }>,
  reader: SystemReader,
): Driver<CallingSearchSpace> {
  return {
    rules: {},
    async read() {
      const answer = await reader.axl('getCss', { name: key })
      if (answer === undefined) return undefined
      const element = objectOf(answer['css'])
      const partitions = listOf(objectOf(element['members'])['member'])
        .map(objectOf)
        .sort((a, b) => (numberOf(a['index']) ?? 0) - (numberOf(b['index']) ?? 0))
        .flatMap((member) => textOf(member['routePartitionName']) ?? [])
      return { name: key, ...texts({ description: textOf(element['description']) }), partitions }
    },
    next(current) {
      if (after === undefined) return axl('removeCss', { name: key }, key)
      if (current === undefined) return axl('addCss', { css: { ...addBody(CSS, after), name: key } }, key)
      return axlUpdate('updateCss', { name: key }, changedElements(CSS, current, after), key)
    },
  }
}

function members(partitions: readonly string[]): JsonObject {
  return { member: partitions.map((partition, index) => ({ routePartitionName: partition, index: index + 1 })) }
}
