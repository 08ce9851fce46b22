import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { unpackTar } from 'modern-tar'
import * as XLSX from 'xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UcmSnapshot } from '../../src/model/snapshot.js'
import type { CliRun } from '../support/cli-process.js'
import { sharedData } from '../support/shared-data.js'
import type { Json } from './workspace-place.js'
import { documentOf, WorkspacePlace, writtenTexts } from './workspace-place.js'

const tar = sharedData('ucm-export-lab-14.0.1/ucmdata_export_61_74.full.tar')

const LINE = 'line:4925010000@<None>'
/** In the copy at hand every secret is a run of forty zeros or more; one stands inside a tag. */
const SECRET = /0{40}|<password>/

const TABS = [
  'README',
  'Summary',
  'Questions',
  'Findings',
  'Mapping',
  'Agents',
  'Locations',
  'Numbers',
  'Dial plan',
  'Trunks',
  'Licenses',
  'Hunt and queues',
  'Shared lines',
  'Emergency',
]

describe.skipIf(tar === undefined)(
  'the day-one path over a full export of a real cluster (skipped where the data is not beside the repository)',
  () => {
    const place = new WorkspacePlace()
    const runs = new Map<string, CliRun>()
    let status: Json
    let snapshot: UcmSnapshot
    let findings: readonly Json[] = []
    let traces: readonly Json[] = []

    /** What has been said by a step of the path. */
    const said = (step: string): CliRun => runs.get(step)!

    beforeAll(async () => {
      const step = (name: string, ...args: readonly string[]): void => void runs.set(name, place.run(...args))
      runs.set('init', place.runAt({}, 'init', 'lab'))
      step('ingest', 'ingest', 'ucm', tar ?? '')
      step('status', 'status', '--json')
      step('status as text', 'status')
      step('propose', 'map', 'propose')
      step('check', 'check', '--fail-on', 'high', '--json')
      step('check as text', 'check', '--fail-on', 'high')
      step('explain', 'explain', 'DIAL-015')
      writeFileSync(place.path('calls.txt'), CALLS.map((call) => call.join(' ')).join('\n'))
      step('route', 'route', '--from', place.path('calls.txt'), '--json')
      step('report', 'report', 'workbook', '-o', join(place.workspace, 'audit.xlsx'))
      step('audit', 'audit', tar ?? '', '-o', place.path('one-shot.xlsx'))
      status = documentOf(said('status'))
      findings = documentOf(said('check'), 3).findings
      traces = documentOf(said('route')).traces
      snapshot = await place.storedSnapshot()
    }, 60_000)

    afterAll(() => {
      place.remove()
    })

    const count = (values: readonly string[], wanted: string): number =>
      values.filter((found) => found === wanted).length
    const trace = (caller: string, digits: string): Json =>
      traces[CALLS.findIndex((call) => call[0] === caller && call[1] === digits)]

    it('every step ends as it should', () => {
      expect([...runs].map(([name, { code }]) => `${name} ${code}`)).toEqual([
        'init 0',
        'ingest 0',
        'status 0',
        'status as text 0',
        'propose 0',
        'check 3',
        'check as text 3',
        'explain 0',
        'route 0',
        'report 0',
        'audit 0',
      ])
    })

    it('accounts for each of the 175 members, with the rows that are in it', async () => {
      const entries = await unpackTar(new Uint8Array(readFileSync(tar ?? '')), { strict: true })
      expect(status.ucm.members).toHaveLength(175)
      const told = new Map<string, Json>(status.ucm.members.map((member: Json) => [member.name, member]))
      for (const { header, data } of entries) {
        const member = told.get(header.name)
        expect(['read', 'known-unused'], header.name).toContain(member?.fate)
        expect(member.bytes, header.name).toBe(data?.length ?? 0)
        if (!header.name.endsWith('.csv')) continue
        const text = Buffer.from(data ?? []).toString('utf8')
        const records: string[][] = parse(text, { relax_column_count: true, skip_empty_lines: true })
        expect([header.name, member.rows]).toEqual([header.name, Math.max(0, records.length - 1)])
      }
    })

    it('says in words what is here, what is missing and what to do next', () => {
      const { stdout } = said('status as text')
      expect(stdout).toContain('175 members')
      expect(stdout).toContain('phone 23')
      expect(stdout).toContain('directory-number 34')
      expect(stdout).toContain('rehome map propose')
    })

    it('counts 23 phones, 5 of them desk phones', () => {
      expect(status.ucm.counts.phone).toBe(23)
      const classes = snapshot.objects.phone.map(({ value }) => value.deviceClass)
      expect(count(classes, 'desk-phone')).toBe(5)
    })

    it('unites 34 directory numbers: 19 on phones, 1 on the route point, 14 in the list only', () => {
      expect(status.ucm.counts['directory-number']).toBe(34)
      const origins = snapshot.objects['directory-number'].map(({ value }) => value.origins.join())
      expect(['phone', 'cti-route-point', 'directorynumber'].map((origin) => count(origins, origin))).toEqual([
        19, 1, 14,
      ])
    })

    it('attributes owners by rule: 9, 3, 0, 1, 10', () => {
      const rules = snapshot.objects.phone.map(({ value }) => value.owner.rule)
      const order = ['owner-user-id', 'cti-control', 'associated-user', 'primary-extension', 'none']
      expect(order.map((rule) => count(rules, rule))).toEqual([9, 3, 0, 1, 10])
    })

    it('has 7 route patterns and 7 trunks', () => {
      expect(status.ucm.counts).toMatchObject({ 'route-pattern': 7, trunk: 7 })
    })

    it('finds the release, the routing without search spaces, and the other contact center', () => {
      const subjects = (code: string): string[] =>
        findings.filter((finding) => finding.code === code).map(({ subject }) => subject)
      expect(subjects('PRE-001')).toEqual(['cluster:RemoteCluster'])
      expect(subjects('DIAL-015')).toEqual(['cluster:RemoteCluster'])
      // The two users with a contact-center extension, the two application users that run the ports.
      expect(subjects('HUNT-006').toSorted()).toEqual([
        'user:OP0014925010000',
        'user:OP0014925010001',
        'user:uccxjtapiuser_1',
        'user:uccxjtapiuser_2',
      ])
      expect(subjects('DIAL-020')).toEqual(['pattern:911@E911'])
      for (const finding of findings) expect(finding.evidence.length, finding.code).toBeGreaterThan(0)
    })

    it('shows file and row of a finding, and what could not be judged', () => {
      const { stdout } = said('check as text')
      expect(stdout).toMatch(/routepattern\.csv:8/)
      expect(stdout).toMatch(/directorynumber\.csv:15/)
      expect(stdout).toContain('ingest roster')
    })

    it('explains a code with its remedy and source', () => {
      const { stdout } = said('explain')
      expect(stdout).toContain('DIAL-015')
      expect(stdout).toContain('BLOCKER')
      expect(stdout).toContain('corrections 4')
    })

    it('911 from the emergency search space meets a pattern that names no destination', () => {
      const found = trace('css:E911CSS', '911')
      expect(found).toMatchObject({ disposition: 'no-target', finalDigits: '911', waitedSeconds: 15 })
      expect(found.hops).toHaveLength(1)
      // The same key stands in two files and is one entry: no tie.
      expect(found.hops[0].winner).toMatchObject({ pattern: '911', partition: 'E911', matchedStrings: '1' })
      expect(found.hops[0].winner.source).toMatchObject({ file: 'routepattern.csv', row: 8 })
      // It had to wait, because of a ten-digit pattern in <None> that begins X[^9]X.
      expect(found.hops[0].losers).toEqual([
        expect.objectContaining({ pattern: 'X[^9]X55501XX', reason: 'needs-more-digits' }),
      ])
      expect(found.outcome).toContain('directorynumber.csv')
    })

    it('911 from a line reaches nothing at all', () => {
      expect(trace(LINE, '911')).toMatchObject({ disposition: 'unallocated' })
    })

    it('one line reaches another', () => {
      expect(trace(LINE, '4925010001')).toMatchObject({
        disposition: 'line',
        reached: 'dn:4925010001@<None>',
        finalDigits: '4925010001',
        waitedSeconds: 0,
      })
    })

    it('a number under \\+1.X[^9]X55501XX loses +1 on its way to the gateway', () => {
      const found = trace(LINE, '+12125550142')
      expect(found).toMatchObject({
        disposition: 'trunk',
        reached: 'trunk:TRK-F-UCM2-LGW1-1A-SIP-TCP-V4-BEEO',
        finalDigits: '2125550142',
        waitedSeconds: 0,
      })
      // X · [^9] of the twelve keys less the nine · X · XX: 10 · 11 · 10 · 100.
      expect(found.hops[0].winner).toMatchObject({ pattern: '\\+1.X[^9]X55501XX', matchedStrings: '110000' })
      expect(calledSteps(found)).toEqual(['+12125550142 → 2125550142 by discard PreDot'])
      expect(found.settingsUsed).toEqual(['routing.negatedSetIncludesStarAndHash'])
    })

    it('a number under 9.149[2-3][2-5][0-9][0-9]100X loses the 9, then is masked', () => {
      const found = trace(LINE, '914923451007')
      expect(found).toMatchObject({
        disposition: 'trunk',
        reached: 'trunk:TRK-F-UCM2-vCUBE-SIP-TCP-V4-BEEO',
        finalDigits: '14923450007',
        waitedSeconds: 0,
      })
      // 2 · 4 · 10 · 10 · 10
      expect(found.hops[0].winner).toMatchObject({ matchedStrings: '8000' })
      // 149XXXX000X over 14923451007, from the right: 7, 000 for 100, 2345, 149.
      expect(calledSteps(found)).toEqual([
        '914923451007 → 14923451007 by discard PreDot',
        '14923451007 → 14923450007 by mask 149XXXX000X',
      ])
    })

    it('an inactive number takes the call from the pattern to the other cluster, and the setting is named', () => {
      const found = trace(LINE, '+14902000001')
      expect(found).toMatchObject({ disposition: 'unregistered', finalDigits: '+14902000001' })
      expect(found.hops[0].winner).toMatchObject({ pattern: '\\+14902000001', kind: 'directory-number' })
      // 2 · 3 · 100 · 1,000 strings of this length.
      expect(found.hops[0].losers).toEqual([
        expect.objectContaining({
          pattern: '\\+149[01][2-4]XX0XXX',
          kind: 'route-pattern',
          reason: 'less-specific',
          matchedStrings: '600000',
        }),
      ])
      expect(found.settingsUsed).toContain('routing.inactiveDirectoryNumber')
    })

    it('with the setting changed the pattern to the other cluster takes it', () => {
      const file = join(place.workspace, 'rehome.yaml')
      const before = readFileSync(file, 'utf8')
      const line = 'routing.inactiveDirectoryNumber: '
      expect(before).toContain(`  # ${line}competes`)
      writeFileSync(file, before.replace(`  # ${line}competes`, `  ${line}ignored`))
      try {
        const [found] = place.json('route', LINE, '+14902000001').traces
        expect(found).toMatchObject({
          disposition: 'trunk',
          reached: 'trunk:TRK-F-UCM2-SME-SIP-TCP-V4-BEEO',
          finalDigits: '+14902000001',
        })
        expect(found.hops[0].losers).toEqual([
          expect.objectContaining({ pattern: '\\+14902000001', reason: 'ignored-by-setting' }),
        ])
        expect(found.settingsUsed).toContain('routing.inactiveDirectoryNumber')
        const text = place.run('route', LINE, '+14902000001').stdout
        expect(text).toContain('setting routing.inactiveDirectoryNumber')
      } finally {
        writeFileSync(file, before)
      }
    })

    it('writes a workbook with every tab, numbers as text', () => {
      for (const path of [join(place.workspace, 'audit.xlsx'), place.path('one-shot.xlsx')]) {
        const book = XLSX.read(readFileSync(path))
        const shown = book.SheetNames.filter((_, index) => (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) === 0)
        expect(shown).toEqual(TABS)
        const cells = Object.entries(book.Sheets['Numbers']!).filter(([address]) => /^[A-Z]+[0-9]+$/.test(address))
        const dn = cells.find(([, cell]) => /^\\?\+14922010004$/.test(String((cell as XLSX.CellObject).v)))
        expect((dn?.[1] as XLSX.CellObject).t).toBe('s')
      }
    })

    it('lets no secret into any file or onto any stream', () => {
      // The search finds them where they are: in the export itself.
      const original = readFileSync(tar ?? '').toString('latin1')
      expect(original.match(/0{40}/g)?.length).toBeGreaterThan(50)
      expect(original).toContain('<password>')

      const texts = writtenTexts(place.root)
      expect(texts.map(({ place: where }) => where)).toEqual(
        expect.arrayContaining(['lab/.rehome/store.db', 'lab/mapping.yaml', 'lab/audit.xlsx/sheet1.xml']),
      )
      expect(texts.find(({ place: where }) => where.endsWith('(cells)'))?.text).toContain('CSFJP4925010000')
      expect(texts.filter(({ text }) => SECRET.test(text)).map(({ place: where }) => where)).toEqual([])
      expect(place.printed.filter((text) => SECRET.test(text))).toEqual([])
    })
  },
)

const CALLS: readonly (readonly [string, string])[] = [
  ['css:E911CSS', '911'],
  [LINE, '911'],
  [LINE, '4925010001'],
  [LINE, '+12125550142'],
  [LINE, '914923451007'],
  [LINE, '+14902000001'],
]

/** What happened to the called number on the way out of the cluster, step by step. */
function calledSteps(trace: Json): readonly string[] {
  return trace.hops
    .flatMap((hop: Json) => [...(hop.transformations ?? []), ...(hop.offered ?? []).flatMap(offeredSteps)])
    .filter((step: Json) => step.side === 'called')
    .map((step: Json) => `${step.before} → ${step.after} by ${step.rule}`)
}

function offeredSteps(offer: Json): readonly Json[] {
  return offer.transformations
}
