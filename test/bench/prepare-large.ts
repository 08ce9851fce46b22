import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { buildLargeEstate, writeLargeEstate } from '../generate/large-estate.js'

const USERS = 80_000
const SEED = 20261122
const folder = process.env['REHOME_BENCH_FOLDER'] ?? ''

it('phone.csv of 160,000 rows and 273 columns, about 200 MB', async () => {
  const file = createWriteStream(`${folder}/phone.csv`)
  for (const part of memberOf('phone.csv', buildLargeEstate(USERS, SEED, { xmlCharacters: 480 }))) {
    if (!file.write(part)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
  expect(file.bytesWritten).toBeGreaterThan(200_000_000)
})

it('an export of 80,000 users, 350 MB', () => {
  expect(writeLargeEstate(`${folder}/export.tar`, USERS, SEED, { xmlCharacters: 840 })).toBeGreaterThan(350_000_000)
})

/** The parts of one member: what follows its header, up to the padding. */
function* memberOf(name: string, parts: Iterable<Uint8Array>): Generator<Uint8Array> {
  let left = -1
  for (const part of parts) {
    if (left > 0) {
      yield part
      left -= part.length
    } else if (left < 0 && part.length === 512 && Buffer.from(part.subarray(0, 100)).toString().startsWith(name)) {
      left = Number.parseInt(Buffer.from(part.subarray(124, 135)).toString(), 8)
    }
  }
}
