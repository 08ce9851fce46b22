import { expect, it } from 'vitest'
import { finishInTurns } from '../../../src/ingest/steps.js'
import { ingestUcmSet, ingestUcmSteps } from '../../../src/ingest/ucm/ingest-ucm.js'
import { madeArchive } from './made-archive.js'

const PHONES = Array.from({ length: 3000 }, (_, row) => `SEP${String(row).padStart(12, '0')},${5_550_100 + row}`)
const ARCHIVE = madeArchive({
  'phone.csv': ['DEVICE NAME,DIRECTORY NUMBER 1', ...PHONES],
  'partition.csv': ['NAME', 'ONLY-PT'],
})

it('gives turns while one large table is read, and reads the same', async () => {
  let turns = 0
  const snapshot = await finishInTurns(ingestUcmSteps([ARCHIVE]), () => {
    turns += 1
    return Promise.resolve()
  })
  expect(snapshot).toEqual(ingestUcmSet([ARCHIVE]))
  // Two members, and about 500 rows each of the larger one.
  expect(turns).toBeGreaterThanOrEqual(7)
})

it('is left in the middle of a table', async () => {
  let turns = 0
  const left = finishInTurns(ingestUcmSteps([ARCHIVE]), () => {
    turns += 1
    return turns === 2 ? Promise.reject(new Error('interrupted')) : Promise.resolve()
  })
  await expect(left).rejects.toThrow('interrupted')
  expect(turns).toBe(2)
})

it('makes one finding of all tables that header.txt promises, those that are needed first', () => {
  const names = ['annunciator', 'css', 'conferencebridge', 'routepattern']
  const header = names.map((name) => `File : ${name}`).join('\n')
  const { findings } = ingestUcmSet([madeArchive({ 'header.txt': header, 'partition.csv': ['NAME', 'ONLY-PT'] })])
  const listed = findings.filter(({ code, message }) => code === 'PRE-002' && message.startsWith('header.txt lists'))
  expect(listed).toHaveLength(1)
  expect(listed[0]?.message).toBe(
    'header.txt lists 4 tables that the input does not hold; rules need css, routepattern.',
  )
  expect(listed[0]?.evidence.map(({ value }) => value)).toEqual([
    'css',
    'routepattern',
    'annunciator',
    'conferencebridge',
  ])
})

it('says of an archive beside the tables that it was not opened', () => {
  const beside = madeArchive({ 'partition.csv': ['NAME', 'ONLY-PT'], 'SiteImport.tar': 'anything' })
  expect(ingestUcmSet([beside]).members.find(({ name }) => name === 'SiteImport.tar')).toMatchObject({
    fate: 'unknown',
    note: 'an archive, not opened',
  })
})
