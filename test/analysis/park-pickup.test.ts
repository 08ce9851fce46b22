import { describe, expect, it } from 'vitest'
import { askParkPickup } from '../../src/analysis/park-pickup/question.js'
import type { AskedWith } from '../support/asked-estate.js'
import { questionInput, subjectsOf, threeSites, threeSitesRoster } from '../support/asked-estate.js'
import type { ExportBuilder } from '../support/export-builder.js'

const roster = threeSitesRoster()

async function asked(patch: (base: ExportBuilder) => ExportBuilder = (base) => base, options: AskedWith = { roster }) {
  return askParkPickup(await questionInput(patch(await threeSites()), options))
}

describe('PICK-001: pickup groups', () => {
  it('fires for a group whose members part', async () => {
    const { findings } = await asked()
    expect(subjectsOf(findings, 'PICK-001')).toEqual(['pickup-group:LYN-PICKUP'])
    expect(findings[0]).toMatchObject({ severity: 'HIGH', confidence: 'PROVEN', wave: 1 })
    expect(findings[0]?.evidence.filter(({ label }) => label === 'stays').map(({ value }) => value)).toEqual([
      'Dana White (\\+17175550120@DN-E164-PT)',
      'Ulla Wolf (\\+17175550121@DN-E164-PT)',
    ])
  })

  it('does not fire when everybody of the group moves', async () => {
    const all = `${roster}ucm:dwhite,AGENT,,Lyon,1\nucm:uwolf,AGENT,,Lyon,1\n`
    expect(subjectsOf((await asked(undefined, { roster: all })).findings, 'PICK-001')).toEqual([])
  })

  it('counts a hunt pilot of the group among those who stay', async () => {
    const all = `${roster}ucm:dwhite,AGENT,,Lyon,1\nucm:uwolf,AGENT,,Lyon,1\n`
    const { findings } = await asked(
      (base) => base.patch('huntpilot', { 'HUNT PILOT': '\\+17175550150' }, 'CALL PICKUP GROUP 1', 'LYN-PICKUP'),
      { roster: all },
    )
    expect(findings[0]?.message).toContain('staying hunt pilot \\+17175550150@HUNT-PT')
  })

  it('finds members that name the group by its number', async () => {
    const { findings } = await asked((base) =>
      base.patch('phone', { 'Device Name': 'SEP020000512130' }, 'Call Pickup Group 1', '7220/PICKUP-PT'),
    )
    expect(subjectsOf(findings, 'PICK-001')).toEqual(['pickup-group:AUS-PICKUP', 'pickup-group:LYN-PICKUP'])
  })

  it('is likely, and says so, while the movers are presumed', async () => {
    const { findings } = await asked(undefined, {})
    expect(findings[0]).toMatchObject({ subject: 'pickup-group:LYN-PICKUP', confidence: 'LIKELY' })
    expect(findings[0]?.message).toContain('presumed to move')
  })
})

describe('the table of park and pickup', () => {
  it('holds every group, park range and directed park number', async () => {
    const { rows } = await asked()
    expect(rows.map(({ name, kind, splitNeeded }) => [name, kind, splitNeeded])).toEqual([
      ['AUS-PICKUP', 'pickup group', 'no'],
      ['LYN-PICKUP', 'pickup group', 'yes'],
      ['700[0-4]', 'park', ''],
      ['700[5-9]', 'park', ''],
      ['701[0-9]', 'directed park', ''],
    ])
    expect(rows.at(-1)?.detail).toBe('retrieved with *1, reverts to 4220')
  })

  it('judges nothing when nobody moves', async () => {
    expect((await asked(undefined, { roster: 'who\n' })).unchecked.map(({ code }) => code)).toEqual(['PICK-001'])
  })
})
