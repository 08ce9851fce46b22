import { describe, expect, it } from 'vitest'
import { askSharedLines } from '../../src/analysis/shared-lines/question.js'
import type { AskedWith } from '../support/asked-estate.js'
import { answer, questionInput, subjectsOf, threeSites, threeSitesRoster } from '../support/asked-estate.js'
import type { ExportBuilder } from '../support/export-builder.js'

const roster = threeSitesRoster()
const SHARED = 'dn:\\+17175550114@DN-E164-PT'

async function asked(patch: (base: ExportBuilder) => ExportBuilder = (base) => base, options: AskedWith = { roster }) {
  return askSharedLines(await questionInput(patch(await threeSites()), options))
}

describe('SHR-001: shared lines', () => {
  it('fires where one person moves and the other stays', async () => {
    const { findings } = await asked()
    expect(subjectsOf(findings, 'SHR-001')).toEqual([SHARED])
    expect(findings[0]).toMatchObject({ severity: 'BLOCKER', confidence: 'PROVEN', location: 'Lyon', wave: 1 })
    expect(findings[0]?.message).toContain('moving Quentin Rossi (qrossi), staying Dana White (dwhite)')
    expect(findings[0]?.evidence.every(({ source }) => source?.file === 'phone.csv')).toBe(true)
  })

  it('does not fire where both move together, or both stay', async () => {
    const both = `${roster}ucm:dwhite,AGENT,Lyon service,Lyon,1\n`
    expect(subjectsOf((await asked(undefined, { roster: both })).findings, 'SHR-001')).toEqual([])
    const neither = roster.replace(/^quentin.*$/m, '')
    expect(subjectsOf((await asked(undefined, { roster: neither })).findings, 'SHR-001')).toEqual([])
  })

  it('fires where they move in different waves', async () => {
    const later = `${roster}ucm:dwhite,AGENT,Lyon service,Lyon,2\n`
    const { findings } = await asked(undefined, { roster: later })
    expect(subjectsOf(findings, 'SHR-001')).toEqual([SHARED])
    expect(findings[0]?.message).toContain('Quentin Rossi (qrossi) in wave 1')
    expect(findings[0]?.message).toContain('Dana White (dwhite) in wave 2')
  })

  it('is likely where only a device without owner stays', async () => {
    const { findings, rows } = await asked(
      (base) =>
        base
          .patch('phone', { 'Device Name': 'SEP020000717192' }, 'Directory Number 2', '\\+17175550113')
          .patch('phone', { 'Device Name': 'SEP020000717192' }, 'Route Partition 2', 'DN-E164-PT'),
      { roster: roster.replace(/^device:.*$/m, '') },
    )
    const found = findings.find(({ subject }) => subject === 'dn:\\+17175550113@DN-E164-PT')
    expect(found).toMatchObject({ code: 'SHR-001', confidence: 'LIKELY' })
    expect(rows.find(({ key }) => key === found?.subject)?.sharing).toBe('shared with a common area')
  })

  it('is likely, and says so, while the movers are presumed', async () => {
    const { findings } = await asked(undefined, {})
    const found = findings.find(({ subject }) => subject === SHARED)
    expect(found?.confidence).toBe('LIKELY')
    expect(found?.message).toContain('presumed to move')
  })

  it('is settled by a choice, and only by one that exists', async () => {
    const decided = await asked(undefined, { roster, answers: [answer('Shared lines', SHARED, 'Choice', 'KEEP_ALL')] })
    expect(decided.findings.map(({ subject, severity }) => [subject, severity])).toEqual([[SHARED, 'INFO']])
    expect(decided.findings[0]?.message).toContain('decided: KEEP_ALL')
    const nonsense = await asked(undefined, { roster, answers: [answer('Shared lines', SHARED, 'Choice', 'maybe')] })
    expect(nonsense.findings[0]?.severity).toBe('BLOCKER')
  })
})

describe('the table of shared lines', () => {
  it('tells several devices of one person from several people', async () => {
    const { rows } = await asked()
    const sharing = new Map(rows.map(({ key, sharing: kind }) => [key, kind]))
    expect(sharing.get('dn:\\+17175550111@DN-E164-PT')).toBe('several devices of one person')
    expect(sharing.get('dn:\\+15125550100@DN-E164-PT')).toBe('shared between people')
    expect(sharing.has('dn:\\+17175550112@DN-E164-PT')).toBe(false)
  })

  it('proposes by whose first button the line is', async () => {
    const { rows } = await asked()
    expect(rows.find(({ key }) => key === SHARED)).toMatchObject({
      moving: 'Quentin Rossi (qrossi)',
      staying: 'Dana White (dwhite)',
      lineOneOwner: 'Quentin Rossi (qrossi)',
      proposed: 'SPLIT_VIRTUAL_LINE',
    })
    expect(rows.find(({ key }) => key === 'dn:\\+15125550100@DN-E164-PT')?.proposed).toBe('')
  })
})
