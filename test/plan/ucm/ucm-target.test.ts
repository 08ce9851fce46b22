import { beforeAll, describe, expect, test } from 'vitest'
import { SHARED_LINE_FIELDS } from '../../../src/analysis/answer-fields.js'
import type { RoutePattern } from '../../../src/model/ucm/route-pattern.js'
import type { Plan } from '../../../src/plan/plan.js'
import type { CallerReference } from '../../../src/routing/caller.js'
import { answer } from '../../support/asked-estate.js'
import type { PlannedLyon } from '../../support/lyon-calls.js'
import { dial, done, plannedLyon, prepared, ucmChanges } from '../../support/lyon-calls.js'

const device = (name: string): CallerReference => ({ kind: 'device', name })
const trunk = (name: string): CallerReference => ({ kind: 'trunk', name })
const css = (line: string): CallerReference => ({ kind: 'css', line })

const NINA_IN_WEBEX = 'trunk:LGW-WEBEX-AUS +17175550111'
const NINA_ON_UCM = 'dn:\\+17175550111@DN-E164-PT'
const AUSTIN_PHONE = device('SEP020000512101')
const LYON_PHONE = device('SEP020000717120')

function patternOf(plan: Plan, key: string): RoutePattern | undefined {
  for (const { what } of ucmChanges(plan)) if (what.kind === 'route-pattern' && what.key === key) return what.after
  return undefined
}

function codesOf(plan: Plan): readonly string[] {
  return plan.findings.map(({ code, subject }) => `${code} ${subject}`)
}

let lyon: PlannedLyon

beforeAll(async () => {
  lyon = await plannedLyon()
})

describe('calls to somebody who moves', () => {
  const ways: readonly (readonly [string, CallerReference, string])[] = [
    ['in short form within the site', LYON_PHONE, '4711'],
    ['in short form between sites', AUSTIN_PHONE, '84711'],
    ['in full', AUSTIN_PHONE, '+17175550111'],
    ['from outside', trunk('CUBE-PSTN-LYN'), '7175550111'],
    ['from voicemail', trunk('UNITY-VM'), '+17175550111'],
    ['by a forward', css('LYN-FWD-CSS'), '4711'],
    ['by the overflow of a hunt pilot', css('FWD-CSS'), '84711'],
  ]
  test.each(ways)('%s: on Unified CM until the window, in Webex afterwards', (_, caller, digits) => {
    expect(dial(lyon.input.network, caller, digits)).toBe(NINA_ON_UCM)
    expect(dial(prepared(lyon), caller, digits)).toBe(NINA_ON_UCM)
    expect(dial(done(lyon), caller, digits)).toBe(NINA_IN_WEBEX)
  })

  test('do not come back from Webex to Webex', () => {
    expect(dial(done(lyon), trunk('LGW-WEBEX-AUS'), '+17175550111')).not.toContain('LGW-WEBEX-AUS')
    const space = done(lyon).ucm.objects.css.find(({ key }) => key === 'TRK-WEBEX-CSS')
    expect(space?.value.partitions).not.toContain('PT-Webex-Lyon')
  })

  test('do not end at a copy of the number that is on no device', () => {
    expect(dial(done(lyon), LYON_PHONE, '4712')).toBe('trunk:LGW-WEBEX-AUS +17175550112')
    expect(ucmChanges(lyon.plan).map(({ what }) => what.key)).toContain('\\+17175550112@LYN-OLD-PT')
  })

  test('to the queue go to Webex too', () => {
    expect(dial(done(lyon), AUSTIN_PHONE, '+17175550150')).toBe('trunk:LGW-WEBEX-AUS +17175550150')
  })
})

describe('the changes', () => {
  test('append the partition last to every search space that sees the numbers, but not where calls from Webex arrive', () => {
    const seeing = lyon.input.network.ucm.objects.css.filter(({ value }) =>
      value.partitions.some((name) => name === 'DN-E164-PT' || name === 'HUNT-PT'),
    )
    const left = ['TRK-WEBEX-CSS', 'AUS-WIDE-CSS']
    const after = new Map(prepared(lyon).ucm.objects.css.map(({ key, value }) => [key, value.partitions]))
    for (const { key, value } of seeing) {
      const expected = left.includes(key) ? value.partitions : [...value.partitions, 'PT-Webex-Lyon']
      expect(after.get(key)?.slice(0, expected.length)).toEqual(expected)
    }
    expect(codesOf(lyon.plan)).toContain('DIAL-014 css:AUS-WIDE-CSS')
  })

  test('hide number, alternate, address and pickup group in one step, out of every search space', () => {
    const nina = done(lyon).ucm.objects['directory-number'].find(
      ({ key }) => key === '\\+17175550111@PT-Webex-Lyon-Hidden',
    )
    expect(nina?.value.uris.map(({ partition }) => partition)).toEqual(['PT-Webex-Lyon-Hidden'])
    expect(
      nina?.value.alternates.map(({ addedToLocalPartition, advertisedGlobally }) => [
        addedToLocalPartition,
        advertisedGlobally,
      ]),
    ).toEqual([[false, false]])
    expect(nina?.value.callPickupGroup).toBeUndefined()
    expect(done(lyon).ucm.objects.css.some(({ value }) => value.partitions.includes('PT-Webex-Lyon-Hidden'))).toBe(
      false,
    )
  })

  test('take members out of their line groups before any number is hidden', () => {
    const order = ucmChanges(lyon.plan).map(({ what }) => what.kind)
    expect(order.lastIndexOf('line-group')).toBeLessThan(order.indexOf('directory-number'))
    const group = done(lyon).ucm.objects['line-group'].find(({ key }) => key === 'LG-LYN-SERVICE')
    expect(group?.value.members.map(({ dn }) => dn)).toEqual(['\\+17175550114', '\\+17175550116'])
  })

  test('say whom they interrupt', () => {
    const hide = ucmChanges(lyon.plan).find(({ what }) => what.key === NINA_ON_UCM.slice('dn:'.length))
    expect(hide?.interrupts.whom).toEqual(['ngarcia on CSFNGARCIA', 'ngarcia on SEP020000717111'])
    const pilot = ucmChanges(lyon.plan).find(({ what }) => what.kind === 'hunt-pilot')
    expect(pilot?.interrupts.whom).toEqual(['callers of \\+17175550150'])
    expect(
      ucmChanges(lyon.plan).filter(({ phase, interrupts }) => phase === 'prepare' && interrupts.whom.length > 0),
    ).toEqual([])
  })

  test('give agents behind the trunk the short forms and pilots they use today', () => {
    const from = trunk('LGW-WEBEX-AUS')
    expect(dial(lyon.input.network, from, '4720')).toBe('unallocated')
    expect(dial(done(lyon), from, '4720')).toBe('dn:\\+17175550120@DN-E164-PT')
    expect(dial(lyon.input.network, from, '+15125550160')).not.toContain('hunt-pilot')
    expect(dial(done(lyon), from, '+15125550160')).toBe('hunt-pilot:\\+15125550160@HUNT-PT')
    expect(dial(done(lyon), from, '911')).toContain('trunk:CUBE-PSTN')
  })

  test('leave out who shares a line, until somebody decides', async () => {
    const quentin = '\\+17175550114@DN-E164-PT'
    expect(lyon.plan.movers.find(({ key }) => key === 'user:qrossi')?.leftOut).toBeDefined()
    expect(ucmChanges(lyon.plan).map(({ what }) => what.key)).not.toContain(quentin)
    const decided = await plannedLyon(undefined, {
      answers: [answer('Shared lines', `dn:${quentin}`, SHARED_LINE_FIELDS.choice, 'MOVE_ALL')],
    })
    expect(ucmChanges(decided.plan).map(({ what }) => what.key)).toContain(quentin)
    expect(dial(done(decided), LYON_PHONE, '4714')).toBe('trunk:LGW-WEBEX-AUS +17175550114')
  })
})

describe('the way to Webex', () => {
  test('is the route list that leads there already', () => {
    expect(patternOf(lyon.plan, '\\+17175550111@PT-Webex-Lyon')).toMatchObject({
      target: 'RL-WEBEX',
      urgent: true,
      called: {},
    })
  })

  test('is a new route list where the one there rewrites the called number', async () => {
    const other = await plannedLyon((estate) =>
      estate.patch('routelist', { NAME: 'RL-WEBEX' }, 'CALLED PARTY PREFIX DIGITS 1', '9'),
    )
    const target = patternOf(other.plan, '\\+17175550111@PT-Webex-Lyon')?.target ?? ''
    expect(target).not.toBe('RL-WEBEX')
    expect(dial(done(other), AUSTIN_PHONE, '84711')).toBe(NINA_IN_WEBEX)
  })

  test('is the trunk itself where a pattern uses it directly', async () => {
    const other = await plannedLyon((estate) => {
      estate.dropRow('routegroup', { NAME: 'RG-WEBEX' })
      estate.dropRow('routelist', { NAME: 'RL-WEBEX' })
      estate.patch('routepattern', { 'ROUTE PATTERN': '\\+1512555018X' }, 'GATEWAY/ROUTE LIST', 'LGW-WEBEX-AUS')
    })
    expect(patternOf(other.plan, '\\+17175550111@PT-Webex-Lyon')?.target).toBe('LGW-WEBEX-AUS')
    expect(ucmChanges(other.plan).some(({ what }) => what.kind === 'route-group' || what.kind === 'route-list')).toBe(
      false,
    )
    expect(dial(done(other), AUSTIN_PHONE, '84711')).toBe(NINA_IN_WEBEX)
  })
})

describe('a pattern that could do harm', () => {
  test('is not urgent where a longer number begins with it', async () => {
    const other = await plannedLyon((estate) => {
      estate.add('directorynumber', {
        'Directory Number': '\\+171755501110',
        'Route Partition': 'DN-E164-PT',
        Active: 't',
      })
    })
    expect(patternOf(other.plan, '\\+17175550111@PT-Webex-Lyon')?.urgent).toBe(false)
    expect(patternOf(other.plan, '\\+17175550112@PT-Webex-Lyon')?.urgent).toBe(true)
  })

  test('is only shown in the window where a line search space would put it before the number', async () => {
    const other = await plannedLyon((estate) =>
      estate.patch('css', { NAME: 'LINE-INTL-CSS' }, 'ROUTE PARTITION 1', 'HUNT-PT'),
    )
    const edit = ucmChanges(other.plan).find(({ what }) => what.kind === 'css' && what.key === 'LINE-INTL-CSS')
    expect(edit?.phase).toBe('cutover')
    expect(dial(prepared(other), LYON_PHONE, '4711')).toBe(NINA_ON_UCM)
    expect(dial(done(other), LYON_PHONE, '4711')).toBe(NINA_IN_WEBEX)
  })

  test('is only shown in the window where the number stands in no partition', async () => {
    const inNone = (estate: Parameters<NonNullable<Parameters<typeof plannedLyon>[0]>>[0]): void => {
      for (const name of ['SEP020000717113']) estate.patch('phone', { 'Device Name': name }, 'Route Partition 1', '')
      estate.patch('linegroup', { NAME: 'LG-LYN-SERVICE' }, 'ROUTE PARTITION 3', '')
    }
    const other = await plannedLyon(inNone)
    const [from, digits] = [AUSTIN_PHONE, '+17175550113']
    expect(dial(other.input.network, from, digits)).toBe('dn:\\+17175550113@<None>')
    expect(dial(prepared(other), from, digits)).toBe('dn:\\+17175550113@<None>')
    expect(dial(done(other), from, digits)).toBe('trunk:LGW-WEBEX-AUS +17175550113')
  })
})

describe('forwards of those who stay', () => {
  const inGuarded = (estate: Parameters<NonNullable<Parameters<typeof plannedLyon>[0]>>[0]): void => {
    estate.patch('phone', { 'Device Name': 'SEP020000717125' }, 'Forward All Destination 1', '+17175550111')
    estate.patch('phone', { 'Device Name': 'SEP020000717125' }, 'Forward All CSS 1', 'TRK-WEBEX-CSS')
  }

  test('that would not reach the mover any more get a search space that does', async () => {
    const other = await plannedLyon(inGuarded)
    const yann = done(other).ucm.objects['directory-number'].find(({ key }) => key === '\\+17175550125@DN-E164-PT')
    expect(yann?.value.forwards.find(({ kind }) => kind === 'all')).toEqual({
      kind: 'all',
      toVoicemail: false,
      destination: '+17175550111',
      callingSearchSpace: 'LYN-DEV-CSS',
    })
    expect(codesOf(other.plan)).toContain('DIAL-005 css:TRK-WEBEX-CSS')
  })

  test('that still reach the mover are left as they are', () => {
    const changed = ucmChanges(lyon.plan).filter(({ id }) => id.endsWith('#forwards'))
    expect(changed).toEqual([])
  })
})
