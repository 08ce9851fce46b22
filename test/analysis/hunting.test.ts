import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isContactCenterApplication } from '../../src/model/ucm/end-user.js'
import { askHunting } from '../../src/analysis/hunting/question.js'
import type { AskedWith } from '../support/asked-estate.js'
import { questionInput, subjectsOf, threeSites, threeSitesRoster } from '../support/asked-estate.js'
import type { ExportBuilder } from '../support/export-builder.js'
import { sharedData } from '../support/shared-data.js'

const roster = threeSitesRoster()
const LYON_PILOT = 'hunt-pilot:\\+17175550150@HUNT-PT'

async function asked(patch: (base: ExportBuilder) => ExportBuilder = (base) => base, options: AskedWith = { roster }) {
  return askHunting(await questionInput(patch(await threeSites()), options))
}

describe('HUNT-001: moving members of line groups', () => {
  it('are named with the line group and the pilots that ring them', async () => {
    const { findings } = await asked()
    expect(subjectsOf(findings, 'HUNT-001')).toHaveLength(14)
    const eva = findings.find(({ subject }) => subject === 'dn:7115105@BOS-DN-PT')
    expect(eva).toMatchObject({ code: 'HUNT-001', severity: 'HIGH', location: 'Boston', wave: 3 })
    expect(eva?.evidence.map(({ label, value }) => [label, value])).toEqual([
      ['line group', 'LG-BOS-APPL'],
      ['hunt pilot', '7115160@HUNT-PT'],
    ])
    expect(eva?.evidence[0]?.source?.file).toBe('linegroup.csv')
  })

  it('are none when the same number in another partition is the member', async () => {
    const { findings } = await asked((base) =>
      base.patch('linegroup', { 'DN OR PATTERN 1': '\\+17175550111' }, 'ROUTE PARTITION 1', 'LYN-OLD-PT'),
    )
    expect(subjectsOf(findings, 'HUNT-001')).not.toContain('dn:\\+17175550111@DN-E164-PT')
  })
})

describe('HUNT-002: pilots without members', () => {
  it('fires when the last member leaves, and says after which wave', async () => {
    const { findings } = await asked()
    const emptied = findings.filter(({ code }) => code === 'HUNT-002')
    expect(emptied.map(({ subject, severity, wave }) => [subject, severity, wave])).toEqual([
      [LYON_PILOT, 'BLOCKER', 1],
    ])
    const later = await asked(undefined, {
      roster: roster.replace('nina.garcia@example.com,AGENT,Lyon service,Lyon,1', 'ucm:ngarcia,AGENT,,Lyon,4'),
    })
    expect(later.findings.find(({ code }) => code === 'HUNT-002')?.message).toContain('nobody is left after wave 4')
  })

  it('does not fire while one member stays', async () => {
    const stays = roster.replace(/^nina.*$/m, '')
    expect(subjectsOf((await asked(undefined, { roster: stays })).findings, 'HUNT-002')).toEqual([])
  })

  it('does not fire for a pilot that rings nobody today', async () => {
    const { findings } = await asked((base) => base.patch('huntlist', { NAME: 'HL-LYN-SERVICE' }, 'LINE GROUP 1', ''))
    expect(subjectsOf(findings, 'HUNT-002')).toEqual([])
  })
})

describe('HUNT-006: another contact center', () => {
  it('asks about each agent of it, and once about its machinery', async () => {
    const { findings } = await asked()
    expect(subjectsOf(findings, 'HUNT-006')).toEqual(['user:abaker', 'user:uccxjtapiuser_1', 'user:zzhang'])
    const zoe = findings.find(({ subject }) => subject === 'user:zzhang')
    expect(zoe).toMatchObject({ severity: 'BLOCKER', location: 'Austin', wave: 2 })
    expect(zoe?.evidence.map(({ label }) => label)).toEqual(['contact-center extension', 'device'])
    const machinery = findings.find(({ subject }) => subject === 'user:uccxjtapiuser_1')
    expect(machinery?.message).toContain('on 3 ports and route points: UCCX-PORT-1, UCCX-PORT-2, UCCX-RP-SALES')
  })

  it('asks about an extension of usage ICD alone, not about a primary one', async () => {
    const usage = (text: string) => (base: ExportBuilder) =>
      base.patch('enduser', { 'USER ID': 'ngarcia' }, 'TYPE PATTERN USAGE 1', text)
    expect(subjectsOf((await asked(usage('ICD'))).findings, 'HUNT-006')).toContain('user:ngarcia')
    expect(subjectsOf((await asked(usage('Primary'))).findings, 'HUNT-006')).not.toContain('user:ngarcia')
  })

  it('asks about a controlled phone of nobody by its name', async () => {
    const controlled = (application: string) => (base: ExportBuilder) =>
      base.patch('phone', { 'Device Name': 'SEP020000717192' }, 'Application User 1', application)
    expect(subjectsOf((await asked(controlled('uccxrmcmuser'))).findings, 'HUNT-006')).toContain(
      'device:SEP020000717192',
    )
    expect(subjectsOf((await asked(controlled('AttendantConsole'))).findings, 'HUNT-006')).not.toContain(
      'device:SEP020000717192',
    )
  })

  it.each([
    ['uccxjtapiuser_1', true],
    ['UCCXRmCmUser', true],
    ['pg-jtapi', true],
    ['rm_cm', true],
    ['recorder', false],
    ['CCMSysUser', false],
    ['TabSyncSysUser', false],
  ])('takes the application user %s for one: %s', (name, expected) => {
    expect(isContactCenterApplication(name)).toBe(expected)
  })
})

describe('without a roster', () => {
  it('HUNT-001 and HUNT-002 would be circular, and are unchecked', async () => {
    const { findings, unchecked } = await asked(undefined, {})
    expect([...subjectsOf(findings, 'HUNT-001'), ...subjectsOf(findings, 'HUNT-002')]).toEqual([])
    expect(unchecked.map(({ code }) => code)).toEqual(['HUNT-001', 'HUNT-002'])
    expect(subjectsOf(findings, 'HUNT-006')).toContain('user:zzhang')
  })
})

describe('the table of hunt pilots', () => {
  it('proposes a queue where callers wait and most members move', async () => {
    const { rows } = await asked()
    expect(rows.map(({ key, moving, staying, proposedKind }) => [key, moving, staying, proposedKind])).toEqual([
      ['hunt-pilot:7115160@HUNT-PT', 1, 2, 'KEEP_UCM'],
      ['hunt-pilot:\\+15125550150@HUNT-PT', 7, 1, 'CA_QUEUE'],
      ['hunt-pilot:\\+15125550160@HUNT-PT', 0, 2, 'KEEP_UCM'],
      [LYON_PILOT, 6, 0, 'CA_QUEUE'],
    ])
  })

  it('proposes a hunt group where nothing shows a queue', async () => {
    const { rows } = await asked((base) =>
      [
        'DESTINATION WHEN QUEUE IS FULL 1',
        'DESTINATION WHEN THERE ARE NO AGENTS LOGGED IN OR REGISTERED 1',
        'NETWORK HOLD MOH SOURCE & ANNOUNCEMENTS 1',
      ].reduce((patched, column) => patched.patch('huntpilot', { 'HUNT PILOT': '\\+17175550150' }, column, ''), base),
    )
    expect(rows.find(({ key }) => key === LYON_PILOT)).toMatchObject({ signals: '', proposedKind: 'HUNT_GROUP' })
  })

  it('shows groups, algorithms, queue values and where calls overflow', async () => {
    const { rows } = await asked()
    expect(rows.find(({ pilot }) => pilot === '+15125550150')).toMatchObject({
      huntList: 'HL-AUS-SUPPORT',
      lineGroups: 'LG-AUS-SUPPORT-1, LG-AUS-SUPPORT-2',
      algorithm: 'Longest Idle Time, Top Down',
      members: 8,
      maximumCallers: 20,
      maximumWaitSeconds: 300,
      overflow: 'queue full: +15125550120; waited too long: 84711; no agents: 8500',
    })
  })
})

const LAB = sharedData('ucm-export-lab-14.0.1/ucmdata_export_61_74.full.tar')

describe.skipIf(LAB === undefined)('a real export (skipped where it is not beside the repository)', () => {
  it('has two agents of another contact center', async () => {
    const { findings } = askHunting(await questionInput(readFileSync(LAB!)))
    expect(subjectsOf(findings, 'HUNT-006')).toEqual([
      'user:OP0014925010000',
      'user:OP0014925010001',
      'user:uccxjtapiuser_1',
      'user:uccxjtapiuser_2',
    ])
  })
})
