import { describe, expect, it } from 'vitest'
import type { UcmObjects } from '../../src/model/snapshot.js'
import { snapshotRoot } from '../../src/model/snapshot-root.js'
import { UCM_KINDS } from '../../src/model/ucm/kinds.js'

const none = Object.fromEntries(UCM_KINDS.map((kind) => [kind, []])) as unknown as UcmObjects
const partition = (name: string, row: number, description = 'd') => ({
  key: name,
  value: { name, description },
  source: { file: 'partition.csv', row },
})

describe('snapshotRoot', () => {
  const root = snapshotRoot({ ...none, partition: [partition('A', 2), partition('B', 3)] })

  it('does not depend on where an object was read', () => {
    expect(snapshotRoot({ ...none, partition: [partition('A', 7), partition('B', 2)] })).toBe(root)
  })

  it('depends on every key and every value, and on the kind', () => {
    const others = [
      snapshotRoot(none),
      snapshotRoot({ ...none, partition: [partition('A', 2)] }),
      snapshotRoot({ ...none, partition: [partition('A', 2), partition('B', 3, 'other')] }),
      snapshotRoot({ ...none, partition: [partition('A', 2), { ...partition('B', 3), key: 'C' }] }),
      snapshotRoot({ ...none, location: [partition('A', 2), partition('B', 3)] }),
    ]
    expect(new Set([root, ...others]).size).toBe(6)
    expect(root).toMatch(/^[0-9a-f]{64}$/)
  })
})
