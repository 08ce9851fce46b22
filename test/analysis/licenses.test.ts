import { describe, expect, it } from 'vitest'
import { askLicenses } from '../../src/analysis/licenses/question.js'
import type { OrganizationFacts } from '../../src/model/mapping.js'
import type { AskedWith } from '../support/asked-estate.js'
import {
  answer,
  confirmedLocation,
  organization,
  questionInput,
  subjectsOf,
  threeSites,
  threeSitesRoster,
} from '../support/asked-estate.js'

// Nine people move in wave 1, ten in wave 2, one in wave 3.
const roster = threeSitesRoster()
const locations = ['Lyon', 'Austin', 'Boston'].map((name) => confirmedLocation(name))

async function asked(facts: Partial<OrganizationFacts> = {}, options: AskedWith = { roster }) {
  const mapping = { locations, organization: organization(facts), ...options.mapping }
  return askLicenses(await questionInput(await threeSites(), { ...options, mapping }))
}

const seats = (total: number, consumed = 0, subscription = 'Sub1') =>
  ({ product: 'customer-assist', subscription, total, consumed }) as const

describe('LIC-001: seats per wave', () => {
  it.each([
    [8, ['wave:1', 'wave:2', 'wave:3']],
    [9, ['wave:2', 'wave:3']],
    [18, ['wave:2', 'wave:3']],
    [19, ['wave:3']],
    [20, []],
  ])('%i free seats are too few for %j', async (total, expected) => {
    const { findings } = await asked({ seats: [seats(total)] })
    const short = findings.filter(({ code }) => code === 'LIC-001')
    expect(short.map(({ scope }) => scope)).toEqual(expected)
    expect(new Set(short.map(({ subject }) => subject)).size).toBeLessThanOrEqual(1)
  })

  it('adds subscriptions and takes off what is consumed', async () => {
    const { findings } = await asked({ seats: [seats(20, 5), seats(9, 5, 'Sub2')] })
    const short = findings.filter(({ code }) => code === 'LIC-001')
    expect(short.map(({ scope, severity }) => [scope, severity])).toEqual([['wave:3', 'BLOCKER']])
    expect(short[0]?.message).toBe('20 new Customer Assist seats are needed up to wave 3, 19 are free: 1 short.')
    expect(short[0]?.evidence.at(-1)).toEqual({ label: 'as stated by', value: 'Petra Planner, 2025-06-01' })
  })

  it('does not count who holds a seat already, nor seats of another product', async () => {
    const people = [{ mail: 'Nina.Garcia@example.com', licenses: ['customer-assist'] as const }]
    expect(subjectsOf((await asked({ seats: [seats(19)], people })).findings, 'LIC-001')).toEqual([])
    const professional = { product: 'professional', total: 500, consumed: 0 } as const
    expect(subjectsOf((await asked({ seats: [seats(19), professional] })).findings, 'LIC-001')).toEqual([
      'license:customer-assist',
    ])
  })

  it('counts people without a wave after the last wave', async () => {
    const unplanned = roster.replaceAll(/,[123]$/gm, ',')
    const { findings } = await asked({ seats: [seats(19)] }, { roster: unplanned })
    const short = findings.filter(({ code }) => code === 'LIC-001')
    expect(short.map(({ scope, wave }) => [scope, wave])).toEqual([['cluster', undefined]])
  })

  it('is unchecked while nobody has stated the seats', async () => {
    const { findings, unchecked, rows } = await asked()
    expect(subjectsOf(findings, 'LIC-001')).toEqual([])
    expect(unchecked.map(({ code }) => code)).toContain('LIC-001')
    expect(rows).toMatchObject([{ product: 'customer-assist', statedBy: 'not stated', balance: undefined }])
  })
})

describe('LIC-003: Standard licenses', () => {
  it('are named for people who move, by mail without regard to case', async () => {
    const people = [
      { mail: 'NINA.GARCIA@example.com', licenses: ['standard'] as const },
      { mail: 'otto.meyer@example.com', licenses: ['professional'] as const },
      { mail: 'dana.white@example.com', licenses: ['standard'] as const },
    ]
    const { findings } = await asked({ people })
    expect(subjectsOf(findings, 'LIC-003')).toEqual(['user:ngarcia'])
  })

  it('are unchecked for people about whom nothing is stated', async () => {
    const { unchecked } = await asked()
    expect(unchecked.find(({ code }) => code === 'LIC-003')?.missing).toContain('and 15 more')
  })
})

describe('LIC-006: what a license needs', () => {
  it('is a number or extension', async () => {
    const { findings } = await asked()
    const missing = findings.filter(({ code }) => code === 'LIC-006')
    expect(missing.map(({ subject, severity }) => [subject, severity])).toEqual([['user:pduran', 'BLOCKER']])
    expect(missing[0]?.message).toBe('Paula Duran has no number or extension, so the license would be refused.')
  })

  it('is a location, once locations are mapped', async () => {
    const nowhere = roster.replace(
      'otto.meyer@example.com,AGENT,Lyon service,Lyon,1',
      'otto.meyer@example.com,AGENT,,,1',
    )
    expect(subjectsOf((await asked({}, { roster: nowhere })).findings, 'LIC-006')).toEqual([
      'user:omeyer',
      'user:pduran',
    ])
    const unmapped = await asked({}, { roster: nowhere, mapping: { locations: [] } })
    expect(subjectsOf(unmapped.findings, 'LIC-006')).toEqual(['user:pduran'])
    expect(unmapped.unchecked.map(({ code }) => code)).toContain('LIC-006')
  })

  it('may be an extension that is the answer of a person', async () => {
    const line = roster.replace('paula.duran@example.com', 'device:CSFNGARCIA')
    const given = answer('Agents', 'user:ngarcia', 'Target extension', '4711')
    expect(subjectsOf((await asked({}, { roster: line, answers: [given] })).findings, 'LIC-006')).toEqual([])
  })
})

describe('the table of licenses', () => {
  it('has one row per product and subscription with need and balance', async () => {
    const { rows } = await asked({
      seats: [seats(12, 2, 'Sub2'), { product: 'professional', total: 50, consumed: 40 }, seats(9)],
    })
    expect(rows).toEqual([
      expect.objectContaining({
        subscription: 'Sub1',
        free: 9,
        neededPerWave: 'wave 1: 9, wave 2: 19, wave 3: 20',
        balance: -1,
      }),
      expect.objectContaining({ subscription: 'Sub2', total: 12, consumed: 2, free: 10, balance: -1 }),
      expect.objectContaining({ product: 'professional', free: 10, neededPerWave: '', balance: undefined }),
    ])
  })
})
