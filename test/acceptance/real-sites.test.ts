import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import * as XLSX from 'xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CliRun } from '../support/cli-process.js'
import { sharedData } from '../support/shared-data.js'
import type { Json } from './workspace-place.js'
import { documentOf, WorkspacePlace } from './workspace-place.js'

const FOLDER = 'ucm-bat-import-24-sites-11.5/configs/USESI-Cluster'
const office = spawnSync('soffice', ['--version']).status === 0

const SITES = [
  { name: 'Pasadena', tar: `${FOLDER}/WW11 Pasadena/PasadenaImport.tar`, prefix: 'R70-WW11-PasadenaCA', store: '711' },
  { name: 'Compton', tar: `${FOLDER}/WW02 Compton/ComptonImport.tar`, prefix: 'R70-WW02-ComptonCA', store: '702' },
]

describe.each(SITES)('the import set of a real site, $name', ({ name, tar, prefix, store }) => {
  const path = sharedData(tar)
  const missing = path === undefined ? ' (skipped: the data is not beside the repository)' : ''

  describe.skipIf(path === undefined)(`taken in from its tar${missing}`, () => {
    const place = new WorkspacePlace()
    const partition = `${prefix}-PT`
    const css = `css:${prefix}-CSS`
    const book = place.path(`${name} audit.xlsx`)
    let findings: readonly Json[] = []
    let audit: CliRun
    let traces: ReadonlyMap<string, Json>

    beforeAll(() => {
      place.runAt({}, 'init', 'lab')
      documentOf(place.run('ingest', 'ucm', path ?? '', '--json'))
      findings = place.json('check').findings
      traces = new Map(
        ['911', '711', '9911', '9711'].map((digits) => [digits, place.json('route', css, digits).traces[0]]),
      )
      audit = place.runAt({}, 'audit', path ?? '', '-o', book)
    }, 60_000)

    afterAll(() => {
      place.remove()
    })

    const finding = (code: string, subject: string): Json =>
      findings.find((found) => found.code === code && found.subject === subject)

    it.each([
      ['9.911', '9911'],
      ['9.711', '9711'],
    ])('%s ties with %s once the blanks before the partition are gone', (pattern, witness) => {
      const tie = finding('DIAL-016', `pattern:${pattern}@${partition}`)
      expect(tie).toMatchObject({ severity: 'HIGH' })
      expect(tie.message).toContain(`${witness} is matched by ${pattern} and by ${witness}`)
      const shown = tie.evidence.map(({ source }: Json) => source?.file).filter(Boolean)
      expect(shown).toEqual(expect.arrayContaining(['routepattern.csv', 'translationpattern.csv']))
    })

    it('knows the partition that is written with blanks, and misses what is in no file', () => {
      const subjects = findings.filter(({ code }) => code === 'PRE-010').map(({ subject }) => subject)
      for (const name of ['css:911HP-CSS', 'hunt-list:911AnnouncementHL', 'route-list-or-device:e911-SIP-RL']) {
        expect(subjects).toContain(name)
      }
      expect(subjects.filter((subject: string) => subject.includes(prefix))).toEqual([])
    })

    it('says where 911 gets lost, and what would have to be supplied', () => {
      const trace = traces.get('911')
      expect(trace).toMatchObject({ disposition: 'insufficient-information', finalDigits: `${store}0911` })
      expect(trace.hops.map(({ digits, winner }: Json) => [digits, winner.kind, winner.pattern])).toEqual([
        ['911', 'translation-pattern', '911'],
        [`${store}0911`, 'hunt-pilot', `${store}0911`],
      ])
      expect(trace.hops[0].transformations).toEqual([
        { side: 'called', rule: `mask ${store}0911`, before: '911', after: `${store}0911` },
      ])
      expect(trace.missing).toEqual(
        expect.arrayContaining(['hunt list 911AnnouncementHL', 'calling search space 911HP-CSS']),
      )
      expect(traces.get('711')).toMatchObject({
        disposition: 'insufficient-information',
        finalDigits: `${store}0711`,
        missing: expect.arrayContaining(['hunt list 711AnnouncementHL', 'calling search space 711HP-CSS']),
      })
      expect(finding('EMG-005', css)).toMatchObject({ severity: 'BLOCKER' })
    })

    it.each(['9911', '9711'])('%s is ambiguous: nobody is picked', (digits) => {
      const trace = traces.get(digits)
      expect(trace).toMatchObject({ disposition: 'ambiguous' })
      expect(trace.reached).toBeUndefined()
      expect(trace.hops[0].winner).toBeUndefined()
      const tied = trace.hops[0].losers.filter(({ reason }: Json) => reason === 'equal-in-partition')
      expect(tied.map(({ pattern }: Json) => pattern).toSorted()).toEqual([`9.${digits.slice(1)}`, digits])
      expect(trace.settingsUsed).toContain('routing.equalInOnePartition')
    })

    it('its audit is one command', () => {
      expect(audit.code).toBe(0)
      expect(sheetNames(book)).toContain('Findings')
      expect(cells(book, 'Findings')).toEqual(expect.arrayContaining(['DIAL-016', 'PRE-010', 'EMG-005']))
    })

    const converts = office ? '' : ' (skipped: soffice is not installed)'
    it.skipIf(!office)(
      `its workbook is opened and saved by LibreOffice with every tab and row${converts}`,
      () => {
        const target = place.path('saved')
        mkdirSync(target)
        const profile = pathToFileURL(place.path('profile')).href
        const program = [
          `-env:UserInstallation=${profile}`,
          '--headless',
          '--convert-to',
          'xlsx:Calc MS Excel 2007 XML',
        ]
        execFileSync('soffice', [...program, '--outdir', target, book], { stdio: 'pipe', timeout: 120_000 })
        const saved = place.path('saved', `${name} audit.xlsx`)
        expect(sheetNames(saved)).toEqual(sheetNames(book))
        for (const sheet of sheetNames(book)) expect(cells(saved, sheet), sheet).toEqual(cells(book, sheet))
      },
      130_000,
    )
  })
})

function sheetNames(path: string): readonly string[] {
  return XLSX.read(readFileSync(path)).SheetNames
}

/** Values of all filled cells of a sheet, row by row. */
function cells(path: string, sheet: string): readonly unknown[] {
  const rows: unknown[][] = XLSX.utils.sheet_to_json(XLSX.read(readFileSync(path)).Sheets[sheet]!, { header: 1 })
  return rows.flat().filter((value) => value !== undefined && value !== '')
}
