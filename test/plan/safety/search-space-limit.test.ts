import { beforeAll, describe, expect, test } from 'vitest'
import type { CallingSearchSpace } from '../../../src/model/ucm/partition.js'
import type { Change } from '../../../src/plan/change.js'
import { changesOf } from '../../../src/plan/plan.js'
import { ChangedPlan } from '../../support/changed-plan.js'
import { DamagedPlan } from '../../support/damaged-plan.js'
import type { ExportBuilder } from '../../support/export-builder.js'
import type { PlannedLyon } from '../../support/lyon-calls.js'
import { dial, done, plannedLyon } from '../../support/lyon-calls.js'
import { threeSitesFacts } from '../../support/three-sites.js'

/*
 * DIAL-014 at its limit of 1,024 characters. Without the last of its partitions the names of AUS-WIDE-CSS take
 * 1,001 with the separators between them: there is room for a separator and a name of 22 characters.
 */

const FITS = 'PT-Webex-Lyon-room-for'
const TOO_LONG = 'PT-Webex-Lyon-room-for1'
const APPENDED = '1/prepare/ucm/css/AUS-WIDE-CSS'
const FOR_AGENTS = '1/prepare/ucm/css/TRK-WEBEX-CSS#agents'
const WIDE_CALLER = { kind: 'device', name: 'SEP020000512116' } as const

/** Length of what Unified CM keeps: the names with a colon between two. */
function characters({ partitions }: CallingSearchSpace): number {
  return partitions.join(':').length
}

/** The plan whose partition for the moved people has this name. */
async function planned(name: string, patch: (estate: ExportBuilder) => void): Promise<PlannedLyon> {
  const { names } = (await threeSitesFacts()).mapping
  return plannedLyon(patch, { mapping: { names: { ...names, partition: name.replace('Lyon', '{location}') } } })
}

function shortened(estate: ExportBuilder): void {
  estate.patch('css', { NAME: 'AUS-WIDE-CSS' }, 'ROUTE PARTITION 26', '')
}

function space({ input }: PlannedLyon, name: string): CallingSearchSpace {
  const found = input.network.ucm.objects.css.find(({ key }) => key === name)
  if (found === undefined) throw new Error(`no search space ${name}`)
  return found.value
}

function find({ plan }: PlannedLyon, id: string): Change | undefined {
  return changesOf(plan).find((change) => change.id === id)
}

/** The search space that a change leaves. */
function left(at: PlannedLyon, id: string): CallingSearchSpace {
  const what = find(at, id)?.what
  if (what?.system !== 'ucm' || what.kind !== 'css' || what.after === undefined)
    throw new Error(`the plan has no ${id}`)
  return what.after
}

/** What the plan says of a search space at its limit, and whether it forbids the approval. */
function limits({ plan }: PlannedLyon, subject: string): readonly string[] {
  const open = new Set(plan.open.map(({ code, severity, subject }) => `${code} ${severity} ${subject}`))
  return plan.findings.flatMap(({ code, severity, subject: of }) => {
    const said = `${code} ${severity} ${of}`
    return code === 'DIAL-014' && of === subject ? [`${said}${open.has(said) ? ', open' : ''}`] : []
  })
}

describe('a search space of callers', () => {
  let fits: PlannedLyon
  let tooLong: PlannedLyon
  beforeAll(async () => {
    fits = await planned(FITS, shortened)
    tooLong = await planned(TOO_LONG, shortened)
  })

  test('takes a name that makes 1,024 characters, and its callers reach the moved people', () => {
    expect(left(fits, APPENDED).partitions.at(-1)).toBe(FITS)
    expect(characters(left(fits, APPENDED))).toBe(1024)
    expect(limits(fits, 'css:AUS-WIDE-CSS')).toEqual([])
    expect(fits.plan.open.map(({ code }) => code)).not.toContain('DIAL-014')
    expect(dial(done(fits), WIDE_CALLER, '+17175550111')).toBe('trunk:LGW-WEBEX-AUS +17175550111')
  })

  test('does not take one that makes 1,025: a blocker that forbids approval', () => {
    expect(find(tooLong, APPENDED)).toBeUndefined()
    expect(limits(tooLong, 'css:AUS-WIDE-CSS')).toEqual(['DIAL-014 BLOCKER css:AUS-WIDE-CSS, open'])
    const found = tooLong.plan.findings.find(({ code }) => code === 'DIAL-014')
    expect(found?.message).toContain(`With ${TOO_LONG} the partition names of AUS-WIDE-CSS would take 1025 of 1024`)
    expect(found?.evidence).toContainEqual({ label: 'characters with the partition', value: '1025' })
  })

  test('the brake judges by the same limit, whoever wrote the step', () => {
    const edited = new DamagedPlan(fits)
    expect(edited.codes(edited.made).filter((said) => said.startsWith('DIAL-014'))).toEqual([])
    const before = space(tooLong, 'AUS-WIDE-CSS')
    const filled = (name: string): readonly string[] =>
      new ChangedPlan(tooLong).says('DIAL-014', {
        system: 'ucm',
        kind: 'css',
        key: before.name,
        before,
        after: { ...before, partitions: [...before.partitions, name] },
      })
    expect(filled(TOO_LONG).join('\n')).toContain('its partition names would take 1025 of 1024 characters')
    expect(filled(FITS)).toEqual([])
  })
})

describe('the search space of calls from Webex', () => {
  /** Fills it with a partition whose name leaves this much room. */
  const withRoom = (room: number) => (estate: ExportBuilder) => {
    const used = characters(space(base, 'TRK-WEBEX-CSS'))
    let rest = 1024 - used - room
    for (let next = 5; rest > 0; next += 1) {
      // A name has at most 50 characters, and a separator before it; no rest may be too short for both.
      const taken = rest > 51 && rest < 60 ? 40 : Math.min(51, rest)
      const name = `FILL-${String(next).padStart(2, '0')}-`.padEnd(taken - 1, 'X')
      estate.add('partition', { NAME: name })
      estate.patch('css', { NAME: 'TRK-WEBEX-CSS' }, `ROUTE PARTITION ${next}`, name)
      rest -= taken
    }
  }
  const needed = ':LYN-XLATE-PT:HUNT-PT'.length
  let base: PlannedLyon
  beforeAll(async () => {
    base = await plannedLyon()
  })

  test('takes what the agents need where that makes 1,024 characters', async () => {
    const at = await plannedLyon(withRoom(needed))
    expect(left(at, FOR_AGENTS).partitions.slice(-2)).toEqual(['LYN-XLATE-PT', 'HUNT-PT'])
    expect(characters(left(at, FOR_AGENTS))).toBe(1024)
    expect(limits(at, 'css:TRK-WEBEX-CSS')).toEqual([])
  })

  test('leaves out what would make 1,025', async () => {
    const at = await plannedLyon(withRoom(needed - 1))
    expect(left(at, FOR_AGENTS).partitions.at(-1)).toBe('LYN-XLATE-PT')
    expect(limits(at, 'css:TRK-WEBEX-CSS')).toEqual(['DIAL-014 BLOCKER css:TRK-WEBEX-CSS, open'])
    const found = at.plan.findings.find(({ subject }) => subject === 'css:TRK-WEBEX-CSS')
    expect(found?.message).toContain('has no room for HUNT-PT, which agents of Lyon need')
    expect(found?.evidence).toContainEqual({ label: 'characters with it', value: '1025' })
  })
})
