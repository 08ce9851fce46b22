import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { EmergencyRow } from '../../src/analysis/emergency/columns.js'
import { emergencyStrings } from '../../src/analysis/emergency/emergency-strings.js'
import { askEmergency } from '../../src/analysis/emergency/question.js'
import type { QuestionResult } from '../../src/analysis/question.js'
import type { MappedLocation } from '../../src/model/mapping.js'
import type { AskedWith } from '../support/asked-estate.js'
import { questionInput, subjectsOf, threeSites, threeSitesRoster } from '../support/asked-estate.js'
import type { ExportBuilder } from '../support/export-builder.js'
import { sharedData } from '../support/shared-data.js'
import { writeTar } from '../support/tar-writer.js'

const FLOOR = 'css:LINE-INTERNAL-CSS+BOS-FLOOR-CSS'
const BARE = { 'ROUTE PATTERN': '911' }

async function ask(
  patch: (builder: ExportBuilder) => unknown = () => undefined,
  asked: AskedWith = {},
): Promise<QuestionResult<EmergencyRow>> {
  const builder = await threeSites()
  patch(builder)
  return askEmergency(await questionInput(builder, asked))
}

function place(name: string, devicePool: string, country?: string): MappedLocation {
  return {
    name,
    status: 'confirmed',
    evidence: [],
    devicePools: [devicePool],
    partitions: [],
    files: [],
    address: country === undefined ? {} : { country },
    emergencyCarrier: 'enhanced',
    emergencyCallbackNumber: '+16175550100',
  }
}

describe('EMG-005', () => {
  test('only the class of lines that needs the prefix, with examples, both strings and the class', async () => {
    const { findings } = await ask()
    expect(subjectsOf(findings, 'EMG-005')).toEqual([FLOOR])
    const [finding] = findings
    expect(finding).toMatchObject({ severity: 'BLOCKER', confidence: 'LIKELY' })
    expect(finding!.message).toContain('From 4 lines')
    expect(finding!.message).toContain('9911 does')
    expect(finding!.evidence.filter(({ label }) => label === 'line')).toHaveLength(3)
    expect(finding!.evidence.find(({ label }) => label === 'line')?.source).toMatchObject({ file: 'phone.csv' })
    expect(finding!.evidence.map(({ label }) => label)).toEqual(expect.arrayContaining(['911', '9911', 'country']))
  })

  test('the class is served once its search space sees the direct pattern', async () => {
    const { findings } = await ask((builder) =>
      builder.patch('css', { NAME: 'BOS-FLOOR-CSS' }, 'ROUTE PARTITION 1', 'EMER-PT'),
    )
    expect(findings).toEqual([])
  })

  test('a blocked pattern, a code and a wait are each a failure of every class', async () => {
    const blocked = await ask((builder) => builder.patch('routepattern', BARE, 'ROUTE OPTION', 't'))
    expect(blocked.findings).toHaveLength(11)
    expect(blocked.findings.find(({ subject }) => subject.endsWith('+AUS-DEV-CSS'))?.message).toContain(
      'blocked by 911',
    )
    const coded = await ask((builder) => builder.patch('routepattern', BARE, 'REQUIRE FORCED AUTHORIZATION CODE', 't'))
    expect(coded.findings.find(({ subject }) => subject.endsWith('+AUS-DEV-CSS'))?.message).toContain(
      'asks for a code first',
    )
    const waiting = await ask((builder) =>
      builder
        .patch('routepattern', BARE, 'URGENT PRIORITY', 'f')
        .patch('routepattern', { 'ROUTE PATTERN': '81XX' }, 'ROUTE PATTERN', '911X')
        .patch('routepattern', { 'ROUTE PATTERN': '911X' }, 'ROUTE PARTITION', 'EMER-PT'),
    )
    expect(waiting.findings.find(({ subject }) => subject.endsWith('+AUS-DEV-CSS'))?.message).toContain(
      'waits 15 seconds for more digits, which route pattern 911X in EMER-PT',
    )
  })

  test('a path that leaves the inputs is asked about, naming what is missing', async () => {
    const { findings } = await ask((builder) =>
      builder.patch('routepattern', BARE, 'GATEWAY/ROUTE LIST', 'RL-ELSEWHERE'),
    )
    const lyon = findings.find(({ subject }) => subject === 'css:LINE-INTL-CSS+LYN-DEV-CSS')
    expect(lyon).toMatchObject({ severity: 'BLOCKER', confidence: 'CHECK' })
    expect(lyon!.evidence).toContainEqual({
      label: 'not in the inputs',
      value: expect.stringContaining('RL-ELSEWHERE'),
    })
  })

  test('a hunt pilot without members is followed to where it hands calls on', async () => {
    const announce = (builder: ExportBuilder, destination: string): unknown =>
      builder
        .patch('routepattern', BARE, 'ROUTE PARTITION', 'AUS-NIGHT-PT')
        .patch('huntpilot', { 'HUNT PILOT': '7115160' }, 'HUNT PILOT', '911')
        .patch('huntpilot', { 'HUNT PILOT': '911' }, 'ROUTE PARTITION', 'EMER-PT')
        .patch('huntpilot', { 'HUNT PILOT': '911' }, 'URGENT PRIORITY', 't')
        .patch('huntlist', { NAME: 'HL-BOS-APPL' }, 'LINE GROUP 1', '')
        .patch(
          'huntpilot',
          { 'HUNT PILOT': '911' },
          'DESTINATION WHEN THERE ARE NO AGENTS LOGGED IN OR REGISTERED 1',
          destination,
        )
        .patch(
          'huntpilot',
          { 'HUNT PILOT': '911' },
          'NO AGENTS LOGGED IN OR REGISTERED CALLING SEARCH SPACE 1',
          'AUS-DEV-CSS',
        )
    const on = await ask((builder) => announce(builder, '9911'))
    expect(subjectsOf(on.findings, 'EMG-005')).toEqual([FLOOR])
    const nowhere = await ask((builder) => announce(builder, '6666'))
    expect(nowhere.findings).toHaveLength(11)
  })

  test('the country of the location decides the string', async () => {
    const mapping = { locations: [place('Boston', 'DP-BOS-PHONES', 'FR')] }
    const { findings } = await ask(undefined, { mapping })
    const boston = findings.find(({ subject }) => subject === 'css:LINE-NATIONAL-CSS+BOS-DEV-CSS')
    expect(boston).toMatchObject({ severity: 'HIGH', location: 'Boston' })
    expect(boston!.message).toContain('112 does not get through')
    expect(emergencyStrings(place('London', 'P', 'GB')).direct).toEqual(['112', '999'])
    expect(emergencyStrings(undefined)).toMatchObject({ country: 'US', isAssumed: true, prefixed: ['9911'] })
  })

  test('a reduced export is not judged', async () => {
    const result = await ask((builder) => builder.dropColumn('phone', 'Line CSS 1'))
    expect(result.findings).toEqual([])
    expect(result.unchecked).toMatchObject([{ code: 'EMG-005' }])
  })
})

describe('rows', () => {
  test('one per mapped location, one for the rest', async () => {
    const mapping = { locations: [place('Boston', 'DP-BOS-PHONES', 'US')] }
    const { rows } = await ask(undefined, { mapping, roster: threeSitesRoster() })
    expect(rows.map(({ key }) => key)).toEqual(['location:Boston', 'location:'])
    expect(rows[0]).toMatchObject({
      lines: 20,
      agents: 1,
      carrier: 'enhanced',
      callbackNumber: '+16175550100',
      strings: '911 (US)',
    })
    expect(rows[0]!.direct).toContain('911 gets through: 16 lines; 911 does not get through: 4 lines')
  })

  test('one per class of lines while nothing is mapped', async () => {
    const { rows } = await ask()
    expect(rows).toHaveLength(11)
    expect(rows.find(({ key }) => key === FLOOR)?.prefixed).toBe('9911 gets through: 4 lines')
  })
})

const sites = sharedData('ucm-bat-import-24-sites-11.5/configs/USESI-Cluster')
describe.skipIf(sites === undefined)('the import sets of the sites (skipped where real data is absent)', () => {
  test.each(sites === undefined ? [] : readdirSync(sites))('%s: 911 cannot be followed to its end', async (site) => {
    const folder = join(sites!, site)
    const files = readdirSync(folder).filter((name) => !name.endsWith('.tar'))
    const tar = writeTar(files.map((name) => ({ name, data: readFileSync(join(folder, name)) })))
    const result = askEmergency(await questionInput(tar))
    expect(result.unchecked).toMatchObject([{ code: 'EMG-005' }])
    expect(new Set(result.findings.map(({ confidence }) => confidence))).toEqual(new Set(['CHECK']))
    expect(result.findings[0]!.evidence).toContainEqual({
      label: 'not in the inputs',
      value: 'hunt list 911AnnouncementHL',
    })
  })
})
