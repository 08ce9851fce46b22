import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { scopeCandidates } from '../../src/analysis/derive-scope.js'
import type { MigrationScope } from '../../src/analysis/migration-scope.js'
import { editDistance, NearestKeys } from '../../src/findings/nearest-keys.js'
import type { QuestionInput } from '../../src/analysis/question.js'
import { EMPTY_MAPPING } from '../../src/model/mapping.js'
import type { AskedWith } from '../support/asked-estate.js'
import { answer, questionInput, threeSites, threeSitesRoster } from '../support/asked-estate.js'
import type { ExportBuilder } from '../support/export-builder.js'
import { sharedData } from '../support/shared-data.js'

const PLACES = {
  locations: [
    {
      name: 'Austin',
      status: 'confirmed',
      evidence: [],
      devicePools: ['DP-AUS-PHONES'],
      partitions: [],
      files: [],
      address: {},
    },
    {
      name: 'Boston',
      status: 'confirmed',
      evidence: [],
      devicePools: [],
      partitions: ['BOS-DN-PT'],
      files: [],
      address: {},
    },
  ],
} as const

let base: Uint8Array

beforeAll(async () => {
  base = (await threeSites()).toTar()
})

function asked(roster: string | undefined, more: AskedWith = {}): Promise<QuestionInput> {
  return questionInput(base, roster === undefined ? more : { roster, ...more })
}

function row(scope: MigrationScope, key: string) {
  return scope.movers.find((mover) => mover.key === key)
}

describe('deriveScope with a roster', () => {
  it('finds people by mail, user id, line and device, and what each takes along', async () => {
    const { scope } = await asked(threeSitesRoster())
    expect(scope.basis).toBe('roster')
    expect(scope.movers).toHaveLength(20)
    expect(row(scope, 'user:ngarcia')).toMatchObject({
      label: 'Nina Garcia',
      rule: 'mail',
      wave: 1,
      location: 'Lyon',
      lines: [{ dn: '\\+17175550111', partition: 'DN-E164-PT' }],
      devices: ['CSFNGARCIA', 'SEP020000717111'],
    })
    expect(row(scope, 'user:sjensen')?.rule).toBe('user-id')
    expect(row(scope, 'user:rsato')).toMatchObject({ rule: 'directory-number', who: 'line:\\+17175550115@DN-E164-PT' })
    expect(row(scope, 'device:SEP020000717192')).toMatchObject({ rule: 'device', lines: [{ dn: '\\+17175550192' }] })
    expect(row(scope, 'user:zzhang')?.lines.map(({ dn }) => dn)).toEqual(['\\+15125550136', '\\+15125550146'])
    expect(row(scope, 'user:pduran')).toMatchObject({ lines: [], devices: [] })
    expect(scope.ofLine('\\+17175550111', 'DN-E164-PT')?.key).toBe('user:ngarcia')
  })

  it('offers the nearest keys for a row that matches nobody', async () => {
    const { scope } = await asked(threeSitesRoster())
    expect(scope.unmatched.map(({ entry, candidates }) => [entry.who, candidates[0]])).toEqual([
      ['umar.urbann@example.com', 'umar.urban@example.com'],
    ])
  })

  it.each([
    ['NINA.GARCIA@EXAMPLE.COM', 'user:ngarcia'],
    ['NGarcia', 'user:ngarcia'],
    ['user:nina.garcia@example.com', 'user:ngarcia'],
    ['line:+17175550115@DN-E164-PT', 'user:rsato'],
    ['line:+17175550111', 'user:ngarcia'],
    ['dn:7115198@BOS-DN-PT', 'dn:7115198@BOS-DN-PT'],
    ['device:sep020000717111', 'user:ngarcia'],
  ])('takes %s for %s', async (who, key) => {
    const { scope } = await asked(`who\n"${who}"\n`)
    expect(scope.unmatched).toEqual([])
    expect(scope.movers.map((mover) => mover.key)).toEqual([key])
  })

  it.each([
    ['line:7115120', 'in several partitions', 'line:7115120@BOS-DN-PT'],
    ['line:7115101@BOS-OLD-PT', 'not in partition BOS-OLD-PT', 'line:7115101@BOS-DN-PT'],
    ['mia.nolan@example.com', 'mnolan and mnolan2', 'ucm:mnolan'],
    ['device:SEP02000071711', 'no phone or profile', 'SEP020000717111'],
    ['nobodyatall', 'no user nobodyatall', undefined],
  ])('does not guess what %s means', async (who, why, candidate) => {
    const { scope } = await asked(`who\n${who}\n`)
    expect(scope.movers).toEqual([])
    expect(scope.unmatched[0]?.why).toContain(why)
    if (candidate !== undefined) expect(scope.unmatched[0]?.candidates).toContain(candidate)
  })

  it('names the row that means the same person again', async () => {
    const { scope } = await asked('who\nucm:ngarcia\nnina.garcia@example.com\n')
    expect(scope.movers).toHaveLength(1)
    expect(scope.unmatched).toMatchObject([
      { why: 'means Nina Garcia, as ucm:ngarcia does', candidates: ['user:ngarcia'] },
    ])
  })

  it('places people by answer, then roster, then device pool or partition', async () => {
    const answers = [
      answer('Agents', 'user:tturner', 'Location', 'Dallas'),
      answer('Agents', 'user:tturner', 'Wave', '7'),
    ]
    const roster =
      'who,location,wave\nucm:tturner,Lyon,1\nucm:uurban,Lyon,1\nucm:vvance,,\nucm:eford,,\nucm:ngarcia,,\n'
    const { scope } = await asked(roster, { mapping: PLACES, answers })
    expect(scope.movers.map(({ userId, location, wave }) => [userId, location, wave])).toEqual([
      ['tturner', 'Dallas', 7],
      ['uurban', 'Lyon', 1],
      ['vvance', 'Austin', undefined],
      ['eford', 'Boston', undefined],
      ['ngarcia', undefined, undefined],
    ])
  })

  it('takes out who is answered NO or LATER, and keeps them among the candidates', async () => {
    const answers = [
      answer('Agents', 'user:tturner', 'In scope', 'no'),
      answer('Agents', 'user:uurban', 'In scope', 'LATER'),
    ]
    const input = await asked('who\nucm:tturner\nucm:uurban\nucm:vvance\n', { answers })
    expect(input.scope.movers.map(({ userId }) => userId)).toEqual(['vvance'])
    const roster = {
      entries: [{ who: 'ucm:tturner', role: 'AGENT', queues: [], source: { file: 'a', row: 2 } }],
    } as const
    const { movers } = scopeCandidates(input.estate, roster, EMPTY_MAPPING, input.answers)
    expect(movers.map(({ userId }) => userId)).toEqual(['tturner'])
  })
})

describe('deriveScope without a roster', () => {
  it('presumes line group members, ICD extensions and controlled devices, each under its rule', async () => {
    const { scope } = await asked(undefined)
    expect(scope.basis).toBe('presumed')
    expect(row(scope, 'user:ngarcia')?.rule).toBe('line-group-member')
    expect(row(scope, 'user:abaker')?.rule).toBe('contact-center-extension')
    expect(row(scope, 'user:abrown')).toBeUndefined()
    expect(new Set(scope.movers.map(({ key }) => key)).size).toBe(scope.movers.length)
  })

  it('presumes by application user where no ICD extension says so, and leaves voicemail groups out', async () => {
    const presumed = async (patch: (builder: ExportBuilder) => void) => {
      const builder = await threeSites()
      patch(builder)
      return (await questionInput(builder)).scope
    }
    const icdUser = { 'USER ID': 'abaker' }
    const usage = (await threeSites()).csv('enduser').header.filter((name) => name.startsWith('TYPE PATTERN USAGE'))
    const withoutIcd = await presumed((builder) => {
      for (const column of usage) {
        if (builder.csv('enduser').get(icdUser, column) === 'ICD') builder.patch('enduser', icdUser, column, 'Primary')
      }
    })
    expect(row(withoutIcd, 'user:abaker')?.rule).toBe('application-user-control')
    const forVoicemail = await presumed((builder) => {
      for (let index = 0; index < builder.csv('huntlist').rows.length; index += 1) {
        builder.patch('huntlist', index, 'HUNTLIST FOR VM', 't')
      }
    })
    expect(forVoicemail.movers.filter(({ rule }) => rule === 'line-group-member')).toEqual([])
  })

  const lab = sharedData('ucm-export-lab-14.0.1/ucmdata_export_61_74.full.tar')
  it.skipIf(lab === undefined)(
    'finds the two agents of the lab export by the application user (needs the lab export)',
    async () => {
      const { scope } = await questionInput(readFileSync(lab ?? ''))
      expect(scope.movers.map(({ key, lines }) => [key, lines[0]?.dn])).toEqual([
        ['user:OP0014925010000', '4925010000'],
        ['user:OP0014925010001', '4925010001'],
      ])
    },
  )
})

describe('NearestKeys', () => {
  it('counts single-letter edits', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3)
    expect(editDistance('', 'abc')).toBe(3)
    expect(editDistance('abc', 'abc')).toBe(0)
  })

  it('puts the best first and leaves strangers out', () => {
    const index = new NearestKeys(['alice.cole', 'alice.colt', 'bob.dunn'])
    expect(index.nearest('Alice.Cole2', 5)).toEqual(['alice.cole', 'alice.colt'])
    expect(index.nearest('zz', 5)).toEqual([])
  })
})
