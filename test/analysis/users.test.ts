import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { askUsers } from '../../src/analysis/users/question.js'
import type { AskedWith } from '../support/asked-estate.js'
import { organization, questionInput, subjectsOf, threeSites, threeSitesRoster } from '../support/asked-estate.js'
import type { ExportBuilder } from '../support/export-builder.js'
import { sharedData } from '../support/shared-data.js'

const roster = threeSitesRoster()

async function asked(patch: (base: ExportBuilder) => ExportBuilder = (base) => base, options: AskedWith = { roster }) {
  return askUsers(await questionInput(patch(await threeSites()), options))
}

const withoutMail = (userId: string) => (base: ExportBuilder) =>
  base.patch('enduser', { 'USER ID': userId }, 'MAIL ID', '')

describe('USR-001: no mail address', () => {
  it('blocks each person who moves', async () => {
    const { findings } = await asked(withoutMail('rsato'))
    expect(subjectsOf(findings, 'USR-001')).toEqual(['user:rsato', 'user:sjensen'])
    expect(findings.find(({ subject }) => subject === 'user:rsato')).toMatchObject({
      severity: 'BLOCKER',
      confidence: 'PROVEN',
      location: 'Lyon',
      wave: 1,
    })
  })

  it('is said once, and low, about all who stay', async () => {
    const { findings } = await asked((base) => withoutMail('bcho')(withoutMail('dwhite')(base)))
    const low = findings.filter(({ code, severity }) => code === 'USR-001' && severity === 'LOW')
    expect(low.map(({ subject }) => subject)).toEqual(['cluster:ThreeSites'])
    expect(low[0]?.message).toBe('2 active users who stay have no mail address: bcho, dwhite.')
    expect(low[0]?.evidence[1]?.source).toMatchObject({ file: 'enduser.csv' })
  })

  it('leaves out those who stay and are not active', async () => {
    const { findings } = await asked((base) =>
      withoutMail('bcho')(base).patch('enduser', { 'USER ID': 'bcho' }, 'STATUS', '0'),
    )
    expect(subjectsOf(findings, 'USR-001')).toEqual(['user:sjensen'])
  })

  it('is likely while the movers are presumed', async () => {
    const { findings, unchecked } = await asked(undefined, {})
    const sara = findings.find(({ subject }) => subject === 'user:sjensen')
    expect(sara).toMatchObject({ code: 'USR-001', confidence: 'LIKELY' })
    expect(sara?.message).toContain('presumed to move')
    expect(unchecked.map(({ code }) => code)).toEqual(['USR-009', 'USR-004', 'USR-006'])
  })
})

describe('USR-002: one mail address for two people', () => {
  it('fires without regard to case', async () => {
    const { findings } = await asked((base) =>
      base.patch('enduser', { 'USER ID': 'dwhite' }, 'MAIL ID', 'Nina.Garcia@EXAMPLE.com'),
    )
    expect(subjectsOf(findings, 'USR-002')).toEqual(['mail:mia.nolan@example.com', 'mail:nina.garcia@example.com'])
  })

  it('does not count an account that is not active', async () => {
    const { findings } = await asked((base) => base.patch('enduser', { 'USER ID': 'mnolan2' }, 'STATUS', '0'))
    expect(subjectsOf(findings, 'USR-002')).toEqual([])
  })
})

describe('USR-009 and PRE-010: rows of the roster', () => {
  it('that lead to nobody with a mail address are named as written', async () => {
    const { findings } = await asked()
    expect(subjectsOf(findings, 'USR-009')).toEqual(['roster:device:SEP020000717192', 'roster:ucm:sjensen'])
    expect(findings.find(({ subject }) => subject === 'roster:ucm:sjensen')?.evidence[0]?.source).toEqual({
      file: 'agents.csv',
      row: 7,
    })
  })

  it('by user id or line are fine when the person has a mail address', async () => {
    const { findings } = await asked((base) =>
      base.patch('enduser', { 'USER ID': 'sjensen' }, 'MAIL ID', 'sara.jensen@example.com'),
    )
    expect(subjectsOf(findings, 'USR-009')).toEqual(['roster:device:SEP020000717192'])
  })

  it('that name nobody come with the nearest keys', async () => {
    const { findings } = await asked()
    const unknown = findings.filter(({ code }) => code === 'PRE-010')
    expect(unknown.map(({ subject, severity }) => [subject, severity])).toEqual([
      ['roster:umar.urbann@example.com', 'HIGH'],
    ])
    expect(unknown[0]?.evidence.find(({ label }) => label === 'nearest')?.value).toContain('umar.urban@example.com')
    const corrected = await asked(undefined, { roster: roster.replace('umar.urbann', 'brian.cho') })
    expect(subjectsOf(corrected.findings, 'PRE-010')).toEqual([])
  })
})

describe('the table of agents', () => {
  it('has one row per mover with what the export says', async () => {
    const people = [{ mail: 'NINA.garcia@example.com', licenses: ['professional'] as const }]
    const { rows } = await asked(undefined, { roster, mapping: { organization: organization({ people }) } })
    expect(rows).toHaveLength(20)
    expect(rows.find(({ key }) => key === 'user:ngarcia')).toEqual({
      key: 'user:ngarcia',
      mail: 'nina.garcia@example.com',
      name: 'Nina Garcia',
      userId: 'ngarcia',
      role: 'AGENT',
      location: 'Lyon',
      wave: 1,
      dn: '+17175550111',
      partition: 'DN-E164-PT',
      e164: '+17175550111',
      extension: '',
      dnCheck: 'accepted (E164)',
      currentLicense: 'professional',
      targetLicense: 'customer-assist',
      primaryDevice: 'CSFNGARCIA (Cisco Unified Client Services Framework)',
      shared: '',
      forwardAll: '',
      voicemail: 'VM-STANDARD',
      recording: 'Automatic Call Recording Enabled, REC-MAIN',
      queues: 'Lyon service',
      foundBy: 'mail: nina.garcia@example.com',
    })
    expect(rows.find(({ key }) => key === 'user:qrossi')?.shared).toBe('dwhite')
    expect(rows.find(({ key }) => key === 'user:pduran')).toMatchObject({
      dn: '',
      e164: '',
      dnCheck: '',
      primaryDevice: '',
    })
  })

  it('shows a forward of all calls', async () => {
    const { rows } = await asked((base) =>
      base.patch('phone', { 'Device Name': 'SEP020000717113' }, 'Forward All Destination 1', '\\+17175550120'),
    )
    expect(rows.find(({ key }) => key === 'user:plam')?.forwardAll).toBe('+17175550120')
  })
})

const LAB = sharedData('ucm-export-lab-14.0.1/ucmdata_export_61_74.full.tar')

describe.skipIf(LAB === undefined)('a real export (skipped where it is not beside the repository)', () => {
  it('has nine users without mail, two of whom are presumed to move', async () => {
    const { findings } = askUsers(await questionInput(readFileSync(LAB!)))
    const without = findings.filter(({ code }) => code === 'USR-001')
    expect(without.map(({ severity }) => severity)).toEqual(['BLOCKER', 'BLOCKER', 'LOW'])
    expect(without[2]?.message).toMatch(/^7 active users who stay/)
  })
})
