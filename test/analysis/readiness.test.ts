import { describe, expect, it } from 'vitest'
import { proposeMapping } from '../../src/analysis/mapping-proposal/propose-mapping.js'
import { askReadiness } from '../../src/analysis/readiness/question.js'
import { judgeRelease } from '../../src/analysis/readiness/release.js'
import type { Finding } from '../../src/findings/finding.js'
import { EMPTY_MAPPING, READINESS_ITEMS } from '../../src/model/mapping.js'
import type { Mapping } from '../../src/model/mapping.js'
import { applyMappingRows, mappingRows } from '../../src/model/mapping-rows.js'
import { questionInput, threeSites, threeSitesRoster } from '../support/asked-estate.js'
import type { AskedWith } from '../support/asked-estate.js'
import type { ExportBuilder } from '../support/export-builder.js'

async function ask(builder: ExportBuilder, more: AskedWith = { roster: threeSitesRoster() }) {
  return askReadiness(await questionInput(builder, more))
}

function only(findings: readonly Finding[], code: Finding['code']): Finding | undefined {
  const found = findings.filter((each) => each.code === code)
  expect(found.length).toBeLessThanOrEqual(1)
  return found[0]
}

async function proposedMapping(): Promise<Mapping> {
  return proposeMapping((await questionInput(await threeSites())).estate, EMPTY_MAPPING, [])
}

describe('PRE-001', () => {
  it.each([
    ['12.5.1.14900-63', false],
    ['14.0.1.10000-20', false],
    ['14.0.1.11900-132', true],
    ['14.0.1.13900-155', true],
    ['15.0.1.10000-32', false],
    ['15.0.1.11900-23', true],
    ['16.0.1.10000-1', true],
  ])('%s: supported %s', (release, supported) => {
    expect(judgeRelease(release)?.supported).toBe(supported)
  })

  it('speaks of the cluster when the build has no service update, and not otherwise', async () => {
    const base = await threeSites()
    expect(only((await ask(base)).findings, 'PRE-001')).toBeUndefined()
    base.setCcm('master-14.0.1.10000-20.i386')
    const found = only((await ask(base)).findings, 'PRE-001')
    expect(found).toMatchObject({ subject: 'cluster:ThreeSites' })
    expect(found?.message).toContain('14.0.1.10000-20')
  })

  it('cannot be judged without a release', async () => {
    const builder = (await threeSites()).dropMember('header.txt')
    const { findings, unchecked } = await ask(builder)
    expect(only(findings, 'PRE-001')).toBeUndefined()
    expect(unchecked.map(({ code }) => code)).toContain('PRE-001')
  })
})

describe('PRE-002', () => {
  it('lists each input that is missing with the codes that wait for it', async () => {
    const found = only((await ask(await threeSites(), {})).findings, 'PRE-002')
    expect(found?.subject).toBe('cluster:ThreeSites')
    expect(found?.evidence.map(({ label }) => label)).toEqual([
      'roster of those who move',
      'mapping of the locations',
      'facts of the Webex organization',
    ])
    expect(found?.evidence[1]?.value).toContain('LOC-001')
  })

  it('is silent when roster, locations and organization are there', async () => {
    const mapping = {
      ...(await proposedMapping()),
      organization: { ...EMPTY_MAPPING.organization, extensionLength: 4 },
    }
    const { findings } = await ask(await threeSites(), { roster: threeSitesRoster(), mapping })
    expect(only(findings, 'PRE-002')).toBeUndefined()
  })
})

describe('PRE-004', () => {
  const days = (...of: readonly string[]) =>
    of.map((day, at) => ({ input: `input ${at}`, day, basis: 'stated' as const }))
  const asked = async (...of: readonly string[]) => {
    const { findings } = askReadiness(await questionInput(await threeSites(), { others: { days: days(...of) } }))
    return findings.filter(({ code }) => code === 'PRE-004')
  }

  it('says how far apart the oldest and the newest input are', async () => {
    const [found] = await asked('2025-06-09', '2025-06-24', '2025-06-20')
    expect(found?.message).toBe('input 0 is of 2025-06-09, input 1 of 2025-06-24: 15 days apart, more than 14.')
    expect(found?.evidence.map(({ value }) => value)).toEqual(['2025-06-09', '2025-06-20', '2025-06-24'])
  })

  it('is silent up to the limit, and with one input', async () => {
    expect(await asked('2025-06-09', '2025-06-23')).toEqual([])
    expect(await asked('2025-06-09')).toEqual([])
  })
})

describe('PRE-008', () => {
  it('lists what nobody confirmed, and goes when all is answered yes', async () => {
    const { findings, rows } = await ask(await threeSites())
    expect(only(findings, 'PRE-008')?.evidence).toHaveLength(READINESS_ITEMS.length)
    expect(rows).toHaveLength(READINESS_ITEMS.length)
    const answered = (last: 'yes' | 'no') => ({
      organization: {
        ...EMPTY_MAPPING.organization,
        readiness: { ...Object.fromEntries(READINESS_ITEMS.map((item) => [item, 'yes'])), directoryService: last },
      },
    })
    const no = (await ask(await threeSites(), { mapping: answered('no') })).findings
    expect(only(no, 'PRE-008')?.message).toBe('Not confirmed: directory service.')
    const yes = (await ask(await threeSites(), { mapping: answered('yes') })).findings
    expect(only(yes, 'PRE-008')).toBeUndefined()
  })
})

describe('PRE-011', () => {
  it('counts what is proposed and what is missing per section', async () => {
    const { findings } = await ask(await threeSites(), { mapping: await proposedMapping() })
    const found = only(findings, 'PRE-011')
    expect(found).toMatchObject({ subject: 'cluster:ThreeSites', severity: 'HIGH' })
    const locations = found?.evidence.find(({ label }) => label === 'locations')
    expect(locations?.value).toMatch(/^3 proposed and not confirmed, \d+ answers missing$/)
    expect(found?.evidence.find(({ label }) => label === 'trunks')?.value).toBe(
      '9 proposed and not confirmed, 1 answer missing',
    )
  })

  it('names device pools, roster locations and trunks that no row speaks about', async () => {
    const { findings } = await ask(await threeSites())
    const text = only(findings, 'PRE-011')?.message
    expect(text).toContain('DP-AUS-PHONES')
    expect(text).toContain('locations of the roster that are not mapped: Austin, Boston, Lyon')
    expect(text).toContain('trunks not listed: CMS-CONF')
  })

  it('goes when every row is answered', async () => {
    const proposed = await proposedMapping()
    const values: Record<string, string> = {
      'address.country': 'FR',
      timeZone: 'Europe/Paris',
      language: 'fr_FR',
      pstn: 'premises',
      emergencyCarrier: 'premises',
      mainNumber: '+15125550100',
      extensionLength: '4',
      role: 'pstn',
      verifiedDomains: 'example.com',
      total: '9',
      consumed: '1',
    }
    const answers = mappingRows(proposed).map(({ key, kind, field, missing }) => ({
      key,
      ...(missing || field === 'address.country'
        ? { value: values[field] ?? (kind === 'readiness' ? 'yes' : 'text') }
        : {}),
    }))
    const { mapping, problems } = applyMappingRows(proposed, answers)
    expect(problems).toEqual([])
    const { findings } = await ask(await threeSites(), { roster: threeSitesRoster(), mapping })
    expect(only(findings, 'PRE-011')).toBeUndefined()
  })
})

describe('askReadiness', () => {
  it('carries what reading the export found', async () => {
    const input = await questionInput(await threeSites(), { roster: threeSitesRoster() })
    const { findings } = askReadiness(input)
    expect(findings).toEqual(expect.arrayContaining([...input.estate.snapshot.findings]))
    expect(input.estate.snapshot.findings.length).toBeGreaterThan(0)
  })
})
