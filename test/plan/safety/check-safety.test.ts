import { beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../../src/findings/finding.js'
import type { CallingSearchSpace } from '../../../src/model/ucm/partition.js'
import type { DirectoryNumber } from '../../../src/model/ucm/directory-number.js'
import type { RoutePattern } from '../../../src/model/ucm/route-pattern.js'
import type { Alteration, Change } from '../../../src/plan/change.js'
import { changeId, NO_INTERRUPTION } from '../../../src/plan/change.js'
import type { Plan } from '../../../src/plan/plan.js'
import { checkSafety } from '../../../src/plan/safety/check-safety.js'
import type { PlannedLyon } from '../../support/lyon-calls.js'
import { plannedLyon } from '../../support/lyon-calls.js'

/*
 * Each test damages the list of changes as somebody who edits the plan file could, or as a defect of the
 * planner would, and expects the brakes to say so. Nothing of the planner is asked about it.
 */

const HIDE_NINA = '1/cutover/ucm/directory-number/\\+17175550111@DN-E164-PT'
const HIDE_OTTO = '1/cutover/ucm/directory-number/\\+17175550112@DN-E164-PT'
const HIDE_COPY = '1/cutover/ucm/directory-number/\\+17175550112@LYN-OLD-PT'
const PATTERN_NINA = '1/prepare/ucm/route-pattern/\\+17175550111@PT-Webex-Lyon'
const LICENSE_NINA = '1/prepare/webex/person/nina.garcia@example.com#customer-assist'

let lyon: PlannedLyon

beforeAll(async () => {
  lyon = await plannedLyon()
})

function judge(changes: readonly Change[], at: PlannedLyon = lyon): readonly Finding[] {
  const plan: Plan = { ...at.plan, waves: [{ number: 1, locations: ['Lyon'], changes }] }
  return checkSafety({ network: at.input.network, plan, question: at.input.question })
}

function codes(changes: readonly Change[], at: PlannedLyon = lyon): readonly string[] {
  return judge(changes, at).map(({ code, subject }) => `${code} ${subject}`)
}

/** What the damaged plan says that the plan as made does not. */
function fresh(changes: readonly Change[], at: PlannedLyon = lyon): readonly string[] {
  const known = new Set(codes(made(at), at))
  return codes(changes, at).filter((code) => !known.has(code))
}

function made(at: PlannedLyon = lyon): readonly Change[] {
  return at.plan.waves.flatMap(({ changes }) => changes)
}

function without(...ids: readonly string[]): readonly Change[] {
  for (const id of ids) if (!made().some((change) => change.id === id)) throw new Error(`the plan has no ${id}`)
  return made()
    .filter(({ id }) => !ids.includes(id))
    .map((change) => ({ ...change, needs: change.needs.filter((need) => !ids.includes(need)) }))
}

/** The plan with the object that one change leaves made different. */
function edited<T>(id: string, edit: (after: T) => T): readonly Change[] {
  if (!made().some((change) => change.id === id)) throw new Error(`the plan has no ${id}`)
  return made().map((change) => {
    if (change.id !== id) return change
    if (!('after' in change.what)) throw new Error(`${id} leaves nothing`)
    return { ...change, what: { ...change.what, after: edit(change.what.after as T) } as Alteration }
  })
}

/** The plan with a further change of the preparation, put at its end. */
function added(what: Alteration): readonly Change[] {
  const extra: Change = {
    id: changeId(1, 'prepare', what, 'extra'),
    wave: 1,
    phase: 'prepare',
    what,
    title: `Extra ${what.kind} ${what.key}`,
    why: '',
    needs: [],
    interrupts: NO_INTERRUPTION,
    movers: [],
  }
  const late = made().findIndex(({ phase }) => phase !== 'prepare')
  return made().toSpliced(late, 0, extra)
}

function space(name: string): CallingSearchSpace {
  const found = lyon.input.network.ucm.objects.css.find(({ key }) => key === name)
  if (found === undefined) throw new Error(`no search space ${name}`)
  return found.value
}

describe('the plan as made', () => {
  test('has nothing but what the estate itself brings', () => {
    expect(codes(made())).toEqual([
      'DIAL-005 css:AUS-WIDE-CSS',
      'EMG-003 location:Lyon',
      'WAV-001 pickup-group:LYN-PICKUP',
    ])
  })

  test('findings belong to their wave', () => {
    expect(new Set(judge(made()).map(({ scope, wave }) => `${scope} ${wave}`))).toEqual(new Set(['wave:1 1']))
  })
})

describe('numbers', () => {
  test('one that is not hidden', () => {
    expect(fresh(without(HIDE_NINA))).toContain(`DIAL-002 dn:\\+17175550111@DN-E164-PT`)
  })

  test('one that goes to a partition that callers see', () => {
    const changes = edited<DirectoryNumber>(HIDE_NINA, (after) => ({ ...after, partition: 'VM-PT' }))
    expect(fresh(changes)).toContain('DIAL-002 dn:\\+17175550111@VM-PT')
  })

  test('a copy on no device that would take the calls', () => {
    expect(fresh(without(HIDE_COPY))).toEqual(['DIAL-002 dn:\\+17175550112@LYN-OLD-PT'])
  })

  test('an address that stays', () => {
    const changes = edited<DirectoryNumber>(HIDE_NINA, (after) => ({
      ...after,
      uris: after.uris.map((uri) => ({ ...uri, partition: 'Directory URI' })),
    }))
    expect(fresh(changes)).toEqual(['DN-011 dn:\\+17175550111@PT-Webex-Lyon-Hidden'])
  })

  test('an alternate that is still advertised to other clusters', () => {
    const changes = edited<DirectoryNumber>(HIDE_NINA, (after) => ({
      ...after,
      alternates: after.alternates.map((alternate) => ({ ...alternate, advertisedGlobally: true })),
    }))
    expect(fresh(changes)).toEqual(['DN-011 dn:\\+17175550111@PT-Webex-Lyon-Hidden'])
  })

  test('one that is hidden and still rings in its line group', () => {
    const group = '1/cutover/ucm/line-group/LG-LYN-SERVICE'
    expect(fresh(without(group))).toContain('HUNT-001 dn:\\+17175550111@PT-Webex-Lyon-Hidden')
  })

  test('one of somebody who stays', () => {
    const key = '\\+17175550120@DN-E164-PT'
    const before = lyon.input.network.ucm.objects['directory-number'].find((entry) => entry.key === key)?.value
    if (before === undefined) throw new Error(key)
    const hidden = { ...before, partition: 'PT-Webex-Lyon-Hidden' }
    const newKey = '\\+17175550120@PT-Webex-Lyon-Hidden'
    const changes = added({ system: 'ucm', kind: 'directory-number', key, newKey, before, after: hidden })
    expect(fresh(changes)).toContain(`WAV-004 directory-number:${key}`)
  })

  test('a shared line nobody has decided about', () => {
    const key = '\\+17175550114@DN-E164-PT'
    const before = lyon.input.network.ucm.objects['directory-number'].find((entry) => entry.key === key)?.value
    if (before === undefined) throw new Error(key)
    const newKey = '\\+17175550114@PT-Webex-Lyon-Hidden'
    const after = { ...before, partition: 'PT-Webex-Lyon-Hidden' }
    expect(fresh(added({ system: 'ucm', kind: 'directory-number', key, newKey, before, after }))).toContain(
      `SHR-001 dn:${key}`,
    )
  })

  test('one that is deleted', () => {
    const hide = made().find(({ id }) => id === HIDE_OTTO)
    if (hide?.what.system !== 'ucm' || hide.what.kind !== 'directory-number' || hide.what.before === undefined)
      throw new Error(HIDE_OTTO)
    const { key, before } = hide.what
    const changes = made().map((change) =>
      change.id === HIDE_OTTO
        ? { ...change, what: { system: 'ucm', kind: 'directory-number', key, before } as const }
        : change,
    )
    expect(fresh(changes)).toContain(`WAV-004 directory-number:${key}`)
  })
})

describe('patterns', () => {
  test('one that also matches somebody who stays', () => {
    const changes = edited<RoutePattern>(PATTERN_NINA, (after) => ({ ...after, pattern: '\\+1717555011X' }))
    expect(fresh(changes)).toContain('DIAL-001 pattern:\\+1717555011X@PT-Webex-Lyon')
  })

  test('one that is missing', () => {
    expect(fresh(without(PATTERN_NINA))).toEqual(
      expect.arrayContaining(['DIAL-005 css:LYN-DEV-CSS', 'DIAL-006 trunk:CUBE-PSTN-AUS']),
    )
  })

  test('one that hands Webex the wrong number', () => {
    const changes = edited<RoutePattern>(PATTERN_NINA, (after) => ({ ...after, called: { mask: '+17175550112' } }))
    expect(fresh(changes)).toContain('DIAL-005 css:LYN-DEV-CSS')
  })

  test('an urgent one that is the beginning of numbers', () => {
    const after: RoutePattern = {
      pattern: '\\+1717',
      partition: 'PT-Webex-Lyon',
      block: false,
      allowDeviceOverride: false,
      urgent: true,
      requiresAuthorizationCode: false,
      requiresClientMatterCode: false,
      calling: {},
      called: {},
      target: 'RL-WEBEX',
    }
    const changes = added({ system: 'ucm', kind: 'route-pattern', key: '\\+1717@PT-Webex-Lyon', after })
    expect(fresh(changes)).toContain('DIAL-013 pattern:\\+1717@PT-Webex-Lyon')
  })

  test('one that takes the calls before the window', () => {
    const first = edited<CallingSearchSpace>('1/prepare/ucm/css/LYN-DEV-CSS', ({ partitions, ...rest }) => ({
      ...rest,
      partitions: ['PT-Webex-Lyon', ...partitions.filter((name) => name !== 'PT-Webex-Lyon')],
    }))
    expect(fresh(first)).toEqual(
      expect.arrayContaining(['WAV-002 dn:\\+17175550111@DN-E164-PT', 'WAV-004 css:LYN-DEV-CSS']),
    )
  })
})

describe('search spaces', () => {
  test('one of calls from outside that does not get the partition', () => {
    expect(fresh(without('1/prepare/ucm/css/INBOUND-DEST-CSS'))).toEqual(['DIAL-006 trunk:CUBE-PSTN-AUS'])
  })

  test('one of colleagues that does not get it', () => {
    expect(fresh(without('1/prepare/ucm/css/AUS-DEV-CSS'))).toEqual(['DIAL-005 css:AUS-DEV-CSS'])
  })

  test('one that is full', () => {
    const before = space('AUS-WIDE-CSS')
    const after = { ...before, partitions: [...before.partitions, 'PT-Webex-Lyon'] }
    expect(fresh(added({ system: 'ucm', kind: 'css', key: before.name, before, after }))).toEqual([
      'DIAL-014 css:AUS-WIDE-CSS',
    ])
  })

  test('the one of calls from Webex that sees the patterns: a loop', () => {
    const changes = edited<CallingSearchSpace>('1/prepare/ucm/css/TRK-WEBEX-CSS#agents', (after) => ({
      ...after,
      partitions: [...after.partitions, 'PT-Webex-Lyon'],
    }))
    expect(fresh(changes)).toEqual(
      expect.arrayContaining(['DIAL-012 css:TRK-WEBEX-CSS', 'DIAL-012 pattern:\\+17175550111']),
    )
  })

  test('one of a forward that does not get it', () => {
    expect(fresh(without('1/prepare/ucm/css/LYN-FWD-CSS'))).toEqual(
      expect.arrayContaining(['FWD-001 dn:\\+17175550120@DN-E164-PT', 'DIAL-005 css:LYN-FWD-CSS']),
    )
  })

  test('one that loses a partition', () => {
    const changes = edited<CallingSearchSpace>('1/prepare/ucm/css/AUS-DEV-CSS', (after) => ({
      ...after,
      partitions: after.partitions.filter((name) => name !== 'PARK-PT'),
    }))
    expect(fresh(changes)).toEqual(['WAV-004 css:AUS-DEV-CSS'])
  })
})

describe('emergency', () => {
  test('a number that is stolen by a pattern of the plan, also if only for a while', () => {
    const after: RoutePattern = {
      pattern: '911',
      partition: 'EMER-PT',
      block: false,
      allowDeviceOverride: false,
      urgent: true,
      requiresAuthorizationCode: false,
      requiresClientMatterCode: false,
      calling: {},
      called: {},
      target: 'RL-WEBEX',
    }
    const key = '911@EMER-PT'
    const before = lyon.input.network.ucm.objects['route-pattern'].find((entry) => entry.key === key)?.value
    if (before === undefined) throw new Error(key)
    const steal = added({ system: 'ucm', kind: 'route-pattern', key, before, after })
    const stolen = fresh(steal)
    expect(stolen.some((code) => code.startsWith('EMG-003 css:'))).toBe(true)
    const giveBack: Change = {
      ...(steal.find(({ id }) => id.endsWith('#extra')) as Change),
      id: 'back',
      what: { system: 'ucm', kind: 'route-pattern', key, before: after, after: before },
    }
    const index = steal.findIndex(({ id }) => id.endsWith('#extra'))
    expect(fresh(steal.toSpliced(index + 1, 0, giveBack)).some((code) => code.startsWith('EMG-003 css:'))).toBe(true)
  })

  test('a search space that no longer sees it', () => {
    const changes = edited<CallingSearchSpace>('1/prepare/ucm/css/LYN-DEV-CSS', (after) => ({
      ...after,
      partitions: after.partitions.filter((name) => name !== 'EMER-PT'),
    }))
    expect(fresh(changes).some((code) => code.startsWith('EMG-003 css:LINE-INTL-CSS+LYN-DEV-CSS'))).toBe(true)
  })

  test('calls of the moved people that have no exit behind the trunk', () => {
    const changes = edited<CallingSearchSpace>('1/prepare/ucm/css/TRK-WEBEX-CSS#agents', (after) => ({
      ...after,
      partitions: after.partitions.filter((name) => name !== 'EMER-PT'),
    }))
    const found = judge(changes).find(({ code, subject }) => `${code} ${subject}` === 'EMG-003 location:Lyon')
    expect(found).toMatchObject({ severity: 'BLOCKER' })
    expect(found?.message).toContain('911 from LGW-WEBEX-AUS has no exit')
  })

  test('calls that leave at another site than today, because the trunk has the pool of another site', () => {
    const found = judge(made()).find(({ code }) => code === 'EMG-003')
    expect(found).toMatchObject({ severity: 'HIGH', location: 'Lyon' })
    expect(found?.message).toContain('leaves by CUBE-PSTN-LYN today, and from Webex by CUBE-PSTN-AUS')
  })

  test('nothing where the trunk has the pool of the site', async () => {
    const at = await plannedLyon((estate) => {
      estate.patch('trunk', { 'DEVICE NAME': 'LGW-WEBEX-AUS' }, 'DEVICE POOL', 'DP-LYN-PHONES')
    })
    expect(codes(made(at), at).filter((code) => code.startsWith('EMG-003'))).toEqual([])
  })
})

describe('steps', () => {
  test('out of order', () => {
    const late = made().find(({ id }) => id === LICENSE_NINA)
    if (late === undefined) throw new Error(LICENSE_NINA)
    const changes = [...made().filter(({ id }) => id !== LICENSE_NINA), late]
    expect(fresh(changes)).toContain(`WAV-002 change:${LICENSE_NINA}`)
  })

  test('that need what is not in the plan', () => {
    const changes = made().filter(({ id }) => id !== '1/prepare/ucm/partition/PT-Webex-Lyon')
    expect(fresh(changes)).toContain(`WAV-002 change:${PATTERN_NINA}`)
  })

  test('that start from something else than what is there', () => {
    const changes = made().map((change) => {
      if (change.id !== HIDE_NINA || change.what.system !== 'ucm' || change.what.kind !== 'directory-number')
        return change
      return {
        ...change,
        what: { ...change.what, before: { ...(change.what.before as DirectoryNumber), description: 'other' } },
      }
    })
    expect(fresh(changes)).toEqual([`WAV-002 change:${HIDE_NINA}`])
  })

  test('that delete what others made', () => {
    const key = 'RL-PSTN'
    const before = lyon.input.network.ucm.objects['route-list'].find((entry) => entry.key === key)?.value
    if (before === undefined) throw new Error(key)
    expect(fresh(added({ system: 'ucm', kind: 'route-list', key, before }))).toContain(`WAV-004 route-list:${key}`)
  })

  test('that take a dial-peer of others out of the gateway', () => {
    const key = lyon.input.network.gateways[0]?.name ?? ''
    const tag = lyon.input.network.gateways[0]?.objects['dial-peer'][0]?.value.tag ?? 0
    const lines = [`no dial-peer voice ${tag} voip`]
    expect(fresh(added({ system: 'lgw', kind: 'configuration', key, lines, undo: [] }))).toEqual([
      `WAV-004 gateway:${key}`,
    ])
  })

  test('that take more of the estate than allowed', () => {
    const { question, network } = lyon.input
    const settings = { ...question.settings, values: { ...question.settings.values, 'plan.largestSharePercent': 5 } }
    const found = checkSafety({ network, plan: lyon.plan, question: { ...question, settings } })
    expect(found.map(({ code }) => code)).toContain('WAV-005')
  })
})

describe('hunt pilots', () => {
  test('one that stays where callers see it while all its members leave', async () => {
    const estate = await plannedLyon((builder) => {
      for (const at of [4, 6]) builder.patch('linegroup', { NAME: 'LG-LYN-SERVICE' }, `DN OR PATTERN ${at}`, '')
    })
    const hide = '1/cutover/ucm/hunt-pilot/\\+17175550150@HUNT-PT'
    const changes = made(estate)
      .filter(({ id }) => id !== hide)
      .map((change) => ({ ...change, needs: change.needs.filter((need) => need !== hide) }))
    expect(fresh(changes, estate)).toContain('HUNT-002 hunt-pilot:\\+17175550150@HUNT-PT')
  })
})
