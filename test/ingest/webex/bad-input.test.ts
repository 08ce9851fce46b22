import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { archiveReader } from '../../../src/cli/compose.js'
import { ingestWebex } from '../../../src/ingest/webex/ingest-webex.js'
import { joinedInput } from '../../../src/ingest/webex/joined-input.js'
import { withoutSecrets } from '../../../src/ingest/webex/live/without-secrets.js'
import { codes, objects, only, organization } from './made-answers.js'

const PERSON = { id: 'p', emails: ['ann@example.com'], licenses: [] }
const LICENSES = { items: [{ id: 'l', name: 'Messaging', totalUnits: 1, consumedUnits: 0 }] }
const TEXT = JSON.stringify({ items: [PERSON] })

describe('files that are not as they should be', () => {
  it.each<[string, string | Uint8Array]>([
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-8 with a mark', `\uFEFF${TEXT}`],
    ['a key called __proto__', TEXT.replace('{"id"', '{"__proto__":{"emails":["x@example.com"]},"id"')],
    ['a member called constructor', TEXT.replace('{"id"', '{"constructor":{"prototype":{"polluted":1}},"id"')],
  ])('are read all the same: %s', (_what, content) => {
    const snapshot = organization({ 'licenses.json': LICENSES, 'people.json': content })
    expect(Object.keys(objects(snapshot, 'person'))).toEqual(['ann@example.com'])
    expect({}).not.toHaveProperty('polluted')
    expect({}).not.toHaveProperty('emails')
  })

  it.each<[string, string | Uint8Array, string]>([
    ['cut off', TEXT.slice(0, -3), 'is cut off'],
    ['empty', '', 'is empty'],
    ['nested without end', `{"items":${'['.repeat(200_000)}`, 'JSON'],
    ['nested too deep', `{"items":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'is not an object'],
    ['a page', '<!doctype html><p>Sign in</p>', 'is not valid JSON'],
    ['a zip', Buffer.from('PK\u0003\u0004'), 'is not valid JSON'],
  ])('are told by name, and the others are read: %s', (_what, content, told) => {
    const snapshot = organization({ 'licenses.json': LICENSES, 'people.json': content })
    const found = only(snapshot, 'PRE-007')
    expect(found.subject).toBe('file:people.json')
    expect(found.message).toContain(told)
    expect(Object.keys(objects(snapshot, 'license'))).toEqual(['Messaging'])
  })

  it('may hold a text of ten megabytes', () => {
    const displayName = 'x'.repeat(10_000_000)
    const snapshot = organization({ 'licenses.json': LICENSES, 'people.json': { items: [{ ...PERSON, displayName }] } })
    expect(objects(snapshot, 'person')['ann@example.com']?.displayName).toHaveLength(10_000_000)
    expect(codes(snapshot)).toEqual([])
  })

  it('hold no secret afterward, however deep', () => {
    const answer = {
      name: 'LGW',
      password: 'x',
      list: [{ sipPassword: 'x', keep: { accessToken: 'x', pin: '1', b: 2 } }],
    }
    expect(withoutSecrets(answer)).toEqual({ name: 'LGW', list: [{ keep: { b: 2 } }] })
    expect(
      JSON.stringify(withoutSecrets(JSON.parse(`${'['.repeat(9000)}${']'.repeat(9000)}`) as never)).length,
    ).toBeLessThan(300)
  })
})

describe('folders', () => {
  let place: string
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'rehome-bad-'))
  })
  afterEach(() => {
    rmSync(place, { recursive: true, force: true })
  })
  const folder = (name: string, files: Readonly<Record<string, string>>): string => {
    mkdirSync(join(place, name))
    for (const [file, text] of Object.entries(files)) writeFileSync(join(place, name, file), text)
    return join(place, name)
  }

  it('with a link among their files are refused', async () => {
    const path = folder('org', { 'people.json': TEXT })
    symlinkSync('/etc/hostname', join(path, 'licenses.json'))
    await expect((await archiveReader()).open(path, 'webex-answers')).rejects.toThrow('link')
  })

  it('may be read together, and with single files', async () => {
    const archives = await archiveReader()
    const people = await archives.open(folder('a', { 'people.json': TEXT }), 'webex-answers')
    writeFileSync(join(place, 'licenses.json'), JSON.stringify(LICENSES))
    const licenses = await archives.open(join(place, 'licenses.json'), 'webex-answers')
    const both = ingestWebex(joinedInput([people, licenses]))
    expect([both.objects.person.length, both.objects.license.length]).toEqual([1, 1])
    expect(ingestWebex(joinedInput([licenses, people])).root).toBe(both.root)
    expect(joinedInput([licenses, people]).sha256).toBe(joinedInput([people, licenses]).sha256)
    expect(joinedInput([people])).toBe(people)
  })

  it('may not hold the same file twice', async () => {
    const archives = await archiveReader()
    const one = await archives.open(folder('a', { 'people.json': TEXT }), 'webex-answers')
    const other = await archives.open(folder('b', { 'people.json': TEXT }), 'webex-answers')
    expect(() => joinedInput([one, other])).toThrow('people.json is both in a and in b')
  })
})
