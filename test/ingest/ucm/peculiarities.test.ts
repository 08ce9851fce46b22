import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ingestUcm } from '../../../src/ingest/ucm/ingest-ucm.js'
import type { UcmSnapshot } from '../../../src/model/snapshot.js'
import { UCM_KINDS } from '../../../src/model/ucm/kinds.js'
import { repositoryRoot } from '../../support/shared-data.js'

const FOLDER = join(repositoryRoot, 'fixtures/ucm-peculiarities')
const SUMMARY = 'summary.txt'

const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory())

function members(folder: string) {
  const names = readdirSync(join(FOLDER, folder)).filter((name) => name !== SUMMARY)
  return names.toSorted().map((name) => ({ name, bytes: readFileSync(join(FOLDER, folder, name)) }))
}

/** Everything that was understood, one line each: what became of the members, the objects, what was found. */
function summary({ members, cluster, objects, findings }: UcmSnapshot): string {
  const fields = (value: object): string =>
    Object.entries(value)
      .map(([name, field]) => `${name}=${JSON.stringify(field)}`)
      .join(' ')
  const lines = [
    ...members.map(
      ({ name, fate, rows, note }) =>
        `${name}: ${fate}${rows === undefined ? '' : `, ${rows} rows`}${note === undefined ? '' : `, ${note}`}`,
    ),
    ...(Object.keys(cluster).length === 0 ? [] : [`cluster ${fields(cluster)}`]),
    '',
    ...UCM_KINDS.flatMap((kind) => objects[kind].map(({ key, value }) => `${kind} ${key}\n    ${fields(value)}`)),
    '',
    ...findings.flatMap(({ code, severity, subject, message, evidence }) => [
      `${severity} ${code} ${subject}: ${message}`,
      ...evidence.map(
        ({ label, value, source }) =>
          `    ${label}: ${value}${source?.row === undefined ? '' : ` (${source.file}:${source.row})`}`,
      ),
    ]),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

describe('peculiarities of exports', () => {
  it.each(folders.map(({ name }) => name))('%s is read as was checked by hand', async (folder) => {
    const snapshot = ingestUcm({ name: folder, sha256: '', members: members(folder) })
    await expect(summary(snapshot)).toMatchFileSnapshot(join(FOLDER, folder, SUMMARY))
    expect(JSON.stringify(snapshot)).not.toContain('CANARY')
  })

  it('are all described', () => {
    const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8')
    expect(folders.map(({ name }) => name).filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  })
})
