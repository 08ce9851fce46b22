import { describe, expect, test } from 'vitest'
import { FileArchiveReader } from '../../../src/adapters/files/archive-reader.js'
import type { QuestionInput } from '../../../src/analysis/question.js'
import type { RoutePattern } from '../../../src/model/ucm/route-pattern.js'
import type { PlannedMover } from '../../../src/plan/plan.js'
import { plannedPartitions } from '../../../src/plan/target/ucm/partition-names.js'
import type { UcmTarget } from '../../../src/plan/target/ucm/ucm-target.js'
import { planUcm } from '../../../src/plan/target/ucm/ucm-target.js'
import { EMPTY_MAPPING } from '../../../src/model/mapping.js'
import { confirmedLocation, questionInput, threeSites, threeSitesRoster } from '../../support/asked-estate.js'
import type { ExportBuilder } from '../../support/export-builder.js'
import { ExportBuilder as Builder } from '../../support/export-builder.js'
import { sharedData } from '../../support/shared-data.js'

const BOSTON = confirmedLocation('Boston', { devicePools: ['DP-BOS-PHONES'], routingPrefix: '86' })

const LAB = sharedData('ucm-export-lab-14.0.1/ucmdata_export_61_74.full.tar')

async function asked(estate: ExportBuilder | Uint8Array): Promise<QuestionInput> {
  const trunks = [{ name: 'LGW-WEBEX-AUS', status: 'confirmed' as const, evidence: [], role: 'lgw' as const }]
  return questionInput(estate, { roster: threeSitesRoster(), mapping: { locations: [BOSTON], trunks } })
}

const EVA: PlannedMover = {
  key: 'user:eford',
  label: 'Eva Ford',
  role: 'AGENT',
  location: 'Boston',
  wave: 1,
  lines: ['7115105@BOS-DN-PT', '9112@BOS-DN-PT'],
  queues: [],
}

function plan(question: QuestionInput, mover: PlannedMover): UcmTarget {
  return planUcm({ question, wave: 1, location: BOSTON, movers: [mover], queues: [], trunk: 'LGW-WEBEX-AUS' })
}

function patterns({ changes }: UcmTarget): Readonly<Record<string, RoutePattern['called']>> {
  return Object.fromEntries(
    changes.flatMap(({ what }) =>
      what.system === 'ucm' && what.kind === 'route-pattern' && what.after !== undefined
        ? [[what.after.pattern, what.after.called]]
        : [],
    ),
  )
}

describe('digits that are not what Webex knows', () => {
  test('are matched as they stand and become the public number, also those of further lines', async () => {
    const made = plan(await asked(await threeSites()), { ...EVA, phoneNumber: '+16175550105' })
    expect(patterns(made)).toEqual({ '7115105': { mask: '+16175550105' }, '9112': { mask: '+16175550105' } })
  })

  test('become prefix and extension where there is no public number', async () => {
    const made = plan(await asked(await threeSites()), { ...EVA, lines: ['7115105@BOS-DN-PT'], extension: '5105' })
    expect(patterns(made)).toEqual({ '7115105': { mask: '865105' } })
  })

  test('without any number in Webex the line stays, and a finding says so', async () => {
    const made = plan(await asked(await threeSites()), EVA)
    expect(made.changes).toEqual([])
    expect(made.findings.map(({ code, subject }) => `${code} ${subject}`)).toContain('LIC-006 user:eford')
  })

  test('an alternate that routes gets a pattern of its own, and stops routing when the number is hidden', async () => {
    const estate = await threeSites()
    const row = { 'Device Name': 'SEP020000617105' }
    estate.patch('phone', row, 'E.164 Add to Local Route Partition 1', 't')
    estate.patch('phone', row, 'E.164 Route Partition 1', 'DN-E164-PT')
    const made = plan(await asked(estate), { ...EVA, lines: ['7115105@BOS-DN-PT'], phoneNumber: '+16175550105' })
    expect(patterns(made)).toEqual({ '7115105': { mask: '+16175550105' }, '\\+16175550105': {} })
    const shown = made.changes.flatMap(({ what }) =>
      what.system === 'ucm' && what.kind === 'css' && what.after?.partitions.includes('PT-Webex-Boston')
        ? [what.key]
        : [],
    )
    expect(shown).toEqual(expect.arrayContaining(['BOS-IN-CSS', 'TRK-SME-CSS']))
    expect(shown).not.toContain('TRK-WEBEX-CSS')
  })
})

describe('a cluster that routes by <None>', () => {
  test.skipIf(LAB === undefined)('is refused: a finding and no change', async () => {
    const { members } = await new FileArchiveReader().open(LAB ?? '')
    const builder = Builder.empty()
    for (const { name, bytes } of members) builder.setMember(name, bytes)
    const question = await asked(builder)
    const [first] = question.estate.all('directory-number')
    const made = plan(question, { ...EVA, lines: [first?.key ?? ''], phoneNumber: '+16175550105' })
    expect(made.changes).toEqual([])
    expect(made.findings.map(({ code, scope }) => [code, scope])).toEqual([['DIAL-015', 'wave:1']])
  })
})

describe('names of what a plan makes', () => {
  test('are such as Unified CM accepts', () => {
    const { webex, hidden, copies } = plannedPartitions(
      EMPTY_MAPPING,
      'São Paulo / Centro (2º andar), a very long name indeed',
    )
    for (const name of [webex, hidden, copies]) {
      expect(name).toMatch(/^[A-Za-z0-9 ._-]+$/)
      expect(name.length).toBeLessThanOrEqual(50)
    }
    expect(new Set([webex, hidden, copies]).size).toBe(3)
  })
})
