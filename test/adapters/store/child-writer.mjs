// A process of its own that opens a store for writing, as a command does. Arguments: folder, task, parameter.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { StoreFolder } from '../../../dist/src/adapters/store/store-folder.js'
import { UCM_KINDS } from '../../../dist/src/model/ucm/kinds.js'

const [folder, task, parameter] = process.argv.slice(2)
const stores = new StoreFolder({
  now: () => '2026-01-02T03:04:05.000Z',
  randomId: randomUUID,
  note: (text) => process.stderr.write(`note: ${text}\n`),
  command: `child ${task}`,
})
const input = { kind: 'ucm', name: 'killed.tar', sha256: 'ff', takenAt: '2026-01-02T03:04:05.000Z' }

/** Many objects; turning the last one to text kills this process in the middle of the transaction. */
function deadlySnapshot(count) {
  const partitions = Array.from({ length: count }, (_, index) => ({
    key: `PT-${index}`,
    value: { name: `PT-${index}`, description: 'x'.repeat(200) },
    source: { file: 'routepartition.csv', row: index + 2 },
  }))
  const deadly = { toJSON: () => process.kill(process.pid, 'SIGKILL') }
  const objects = Object.fromEntries(UCM_KINDS.map((kind) => [kind, []]))
  objects.partition = partitions
  objects['service-parameter'] = [{ key: 'last', value: deadly, source: { file: 'serviceparameter.csv', row: 2 } }]
  return { system: 'ucm', root: 'killed', cluster: {}, objects, members: [], absentColumns: [], findings: [] }
}

const TASKS = {
  async hold(store) {
    process.stdout.write('held\n')
    await delay(Number(parameter))
    store.close()
  },
  async exit() {
    process.exit(0)
  },
  async die() {
    process.kill(process.pid, 'SIGKILL')
    await delay(10_000)
  },
  async 'die while saving'(store) {
    store.saveSnapshot(deadlySnapshot(20_000), input)
  },
  /** Reads a number, waits, writes it back one higher: two at once would lose a count. */
  async count(store) {
    const counted = Number(readFileSync(parameter, 'utf8'))
    await delay(30)
    writeFileSync(parameter, String(counted + 1))
    appendFileSync(`${parameter}.log`, `${process.pid}\n`)
    store.close()
  },
}

const store = await stores.open(folder, { access: 'write', waitSeconds: 20 })
await TASKS[task](store)
