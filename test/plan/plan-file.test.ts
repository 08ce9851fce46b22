import { beforeAll, describe, expect, it } from 'vitest'
import { UserError } from '../../src/findings/user-error.js'
import { comparePlans } from '../../src/plan/compare-plans.js'
import { makePlan } from '../../src/plan/make-plan.js'
import { parsePlan, planHash, renderPlan } from '../../src/plan/plan-file.js'
import type { Plan } from '../../src/plan/plan.js'
import { staleness } from '../../src/plan/staleness.js'
import { answer, threeSites } from '../support/asked-estate.js'
import { lyonInput, lyonPlan } from '../support/lyon-plan.js'
import { ingestUcm } from '../../src/ingest/ucm/ingest-ucm.js'
import { unpackTar } from 'modern-tar'

describe('a plan file', () => {
  let plan: Plan
  let text: string
  beforeAll(async () => {
    plan = await lyonPlan()
    text = renderPlan(plan)
  })

  it('is read back as it was', () => {
    expect(parsePlan(text, 'plans/x.json')).toEqual(plan)
    expect(renderPlan(parsePlan(text, 'plans/x.json'))).toBe(text)
    expect(plan.id).toMatch(/^lyon-[0-9a-f]{8}$/)
  })

  it('has the same bytes for the same inputs', async () => {
    const again = renderPlan(await lyonPlan())
    expect(planHash(again)).toBe(planHash(text))
  })

  it('does not mind the order of rows in the export', async () => {
    const base = await threeSites()
    const members = await unpackTar(new Uint8Array(base.toTar()), { strict: true })
    const turned = members.map(({ header, data }) => {
      const bytes = data ?? new Uint8Array()
      if (!header.name.endsWith('.csv')) return { name: header.name, bytes }
      // Only tables without line breaks inside a cell can be turned over line by line.
      const [head = '', ...rows] = Buffer.from(bytes).toString('utf8').split('\n')
      const isPlain = rows.every((row) => row === '' || row.split('"').length % 2 === 1)
      const last = rows.at(-1) === '' ? [''] : []
      const data2 = isPlain ? [head, ...rows.filter((row) => row !== '').reverse(), ...last].join('\n') : undefined
      return { name: header.name, bytes: data2 === undefined ? bytes : new Uint8Array(Buffer.from(data2, 'utf8')) }
    })
    const snapshot = ingestUcm({ name: 'export.tar', sha256: '', members: turned })
    const other = await lyonPlan({ snapshot })
    expect(other.basis.ucm).toBe(plan.basis.ucm)
    expect(other.movers).toEqual(plan.movers)
    expect(other.waves).toEqual(plan.waves)
    expect(other.open).toEqual(plan.open)
  })

  it.each([
    [
      'a title changed by hand',
      (bytes: string) => bytes.replace('Create the location', 'Make the location'),
      /does not fit its name/,
    ],
    [
      'a license taken out',
      (bytes: string) => bytes.replace('"+17175550111"', '"+17175550199"'),
      /does not fit its name/,
    ],
    ['a foreign document', () => '{"schema":"rehome/mapping/v1"}', /schema/],
    ['half a file', (bytes: string) => bytes.slice(0, bytes.length / 2), /JSON/],
    [
      'a member nobody knows',
      (bytes: string) => bytes.replace('"agents":[', '"agent":['),
      /waves\.0\.changes\.\d+\.what\.after/,
    ],
    [
      'a kind that is never changed',
      (bytes: string) => bytes.replace('"kind":"trunk","system":"webex"', '"kind":"license","system":"webex"'),
      /waves\.0\.changes\.1\.what/,
    ],
  ])('refuses %s', (_, edit, message) => {
    const edited = edit(text)
    expect(edited).not.toBe(text)
    expect(() => parsePlan(edited, 'plans/x.json')).toThrow(message)
    expect(() => parsePlan(edited, 'plans/x.json')).toThrow(UserError)
  })

  it('knows what changed since it was made', () => {
    expect(staleness(plan.basis, plan.basis)).toEqual([])
    expect(staleness(plan.basis, { ...plan.basis, ucm: 'other' })).toEqual(['the Unified CM export changed'])
    expect(staleness(plan.basis, { ...plan.basis, gateways: {} })).toEqual([
      'the configuration of gateway lgw-aus is gone',
    ])
    const { webex, ...before } = plan.basis
    expect(webex).toMatch(/^[0-9a-f]{64}$/)
    expect(staleness(before, plan.basis)).toEqual(['the Webex organization came in'])
  })

  it('goes stale with an answer, whenever it was given', async () => {
    const given = answer('Shared lines', 'dn:\\+17175550114@DN-E164-PT', 'Choice', 'MOVE_ALL')
    const input = await lyonInput({ answers: [given] })
    const later = await lyonInput({ answers: [{ ...given, recordedAt: '2025-07-01T00:00:00Z' }] })
    expect(staleness(plan.basis, input.basis)).toEqual(["people's answers changed"])
    expect(staleness(input.basis, later.basis)).toEqual([])
  })

  it('is compared with another in the words of people', async () => {
    const other = await lyonPlan({
      answers: [
        answer('Shared lines', 'dn:\\+17175550114@DN-E164-PT', 'Choice', 'MOVE_ALL'),
        answer('Agents', 'user:tnovak', 'In scope', 'NO'),
        answer('Agents', 'user:omeyer', 'Target extension', '4799'),
      ],
    })
    const comparison = comparePlans(plan, other)
    expect(comparison.removed).toEqual(['Tom Novak'])
    expect(comparison.added).toEqual([])
    expect(comparison.changed.map(({ key, differences }) => [key, differences])).toEqual([
      ['user:omeyer', ['extension 4712 → 4799']],
      [
        'user:qrossi',
        [
          'queues  → CA Lyon service@Lyon',
          'left out shares \\+17175550114 with Dana White (dwhite), and nobody has decided what becomes of it → none',
        ],
      ],
    ])
    expect(comparison.seats).toEqual([5, 5])
    expect(comparison.sharedLines).toEqual([1, 0])
    expect(comparison.systems.find(({ system }) => system === 'lgw')).toMatchObject({
      first: 1,
      second: 1,
      different: 0,
    })
    expect(comparison.findingsOnlyFirst).toContain('SHR-001 dn:\\+17175550114@DN-E164-PT')
    expect(comparePlans(plan, plan)).toMatchObject({ added: [], removed: [], changed: [], findingsOnlyFirst: [] })
  })

  it('is refused for a place that is not mapped, or where nobody moves', async () => {
    const input = await lyonInput()
    expect(() => makePlan({ ...input, locations: ['Paris'] })).toThrow(/there is no location Paris/)
    const lonely = await lyonInput({
      mapping: {
        locations: [
          ...input.question.mapping.locations,
          { name: 'Lima', status: 'confirmed', evidence: [], devicePools: [], partitions: [], files: [], address: {} },
        ],
      },
    })
    expect(() => makePlan({ ...lonely, locations: ['Lima'] })).toThrow(/nobody moves at Lima/)
  })
})
