import { beforeAll, describe, expect, test } from 'vitest'
import type { RoutePattern } from '../../../src/model/ucm/route-pattern.js'
import type { WebexKind, WebexKinds } from '../../../src/model/webex/kinds.js'
import type { WebexSnapshot } from '../../../src/model/webex/snapshot.js'
import type { Alteration, ChangedWebexKind } from '../../../src/plan/change.js'
import { changesOf } from '../../../src/plan/plan.js'
import { checkSafety } from '../../../src/plan/safety/check-safety.js'
import type { LgwSnapshot } from '../../../src/model/lgw/snapshot.js'
import type { Workspace } from '../../../src/workflows/ports.js'
import { networkAt } from '../../../src/workflows/plans/network-at.js'
import { openQuestions } from '../../../src/plan/open-questions.js'
import { finding } from '../../../src/findings/finding.js'
import { ChangedPlan } from '../../support/changed-plan.js'
import type { PlannedLyon } from '../../support/lyon-calls.js'
import { plannedLyon } from '../../support/lyon-calls.js'
import { threeSitesOrganization } from '../../support/lyon-plan.js'

/*
 * Steps that somebody wrote into a plan of Lyon and that concern what others made, or who stays. Each must
 * be named with its object; what a plan may do beside its own things must not.
 */

let lyon: PlannedLyon
let plan: ChangedPlan

/** The organization of three-sites in which Austin is in Webex already, with a trunk, a queue and a dial plan. */
async function organizationOfAustin(): Promise<WebexSnapshot> {
  const organization = await threeSitesOrganization()
  const austin = organization.objects.location[0]
  if (austin === undefined) throw new Error('no location')
  const { source } = austin
  const entry = <K extends WebexKind>(key: string, value: WebexKinds[K]) => ({ key, value, source, fingerprint: key })
  const route = { kind: 'route-group', name: 'RG-Austin' } as const
  return {
    ...organization,
    objects: {
      ...organization.objects,
      location: [{ ...austin, value: { ...austin.value, pstn: route, mainNumber: '+15125550100' } }],
      trunk: [
        entry<'trunk'>('Austin', {
          name: 'Austin',
          location: 'Austin',
          type: 'CERTIFICATE_BASED',
          dualIdentitySupport: true,
        }),
      ],
      'route-group': [
        entry<'route-group'>('RG-Austin', {
          name: 'RG-Austin',
          trunks: [{ trunk: 'Austin', priority: 1 }],
        }),
      ],
      'dial-plan': [entry<'dial-plan'>('Austin', { name: 'Austin', route, patterns: ['+130355501XX'] })],
      number: [
        entry<'number'>('+15125550155', { number: '+15125550155', location: 'Austin', state: 'INACTIVE' }),
        entry<'number'>('+17175550111', { number: '+17175550111', location: 'Lyon', state: 'INACTIVE' }),
      ],
      queue: [
        entry<'queue'>('Sales@Austin', {
          name: 'Sales',
          location: 'Austin',
          customerAssist: true,
          phoneNumber: '+15125550155',
          routingType: 'PRIORITY_BASED',
          policy: 'CIRCULAR',
          queueSize: 10,
          overflow: { action: 'PERFORM_BUSY_TREATMENT' },
          usableAsCallerId: true,
          agents: [{ mail: 'wanda.berger@example.com', joined: true }],
        }),
      ],
      supervisor: [
        entry<'supervisor'>('wanda.berger@example.com', {
          mail: 'wanda.berger@example.com',
          agents: ['dana.white@example.com'],
        }),
      ],
      contact: [
        entry<'contact'>('+15125550199', { phoneNumber: '+15125550199', displayName: 'Carrier' }),
        entry<'contact'>('+17175550111', { phoneNumber: '+17175550111', displayName: 'Nina Garcia' }),
      ],
    },
  }
}

beforeAll(async () => {
  lyon = await plannedLyon(undefined, { webex: await organizationOfAustin() })
  plan = new ChangedPlan(lyon)
})

/** A change of an object of the organization as it was read; without an edit it is deleted. */
function changed<K extends ChangedWebexKind>(
  kind: K,
  key: string,
  edit?: (before: WebexKinds[K]) => WebexKinds[K],
): Alteration {
  const found = lyon.input.network.webex?.objects[kind].find((entry) => entry.key === key)
  if (found === undefined) throw new Error(`no ${kind} ${key}`)
  const before: WebexKinds[K] = found.value
  return { system: 'webex', kind, key, before, ...(edit === undefined ? {} : { after: edit(before) }) } as Alteration
}

/** The same without one optional field. */
function without<T extends object>(value: T, field: string): T {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== field)) as T
}

describe('Webex', () => {
  test('the plan as made adds to what is there and is told nothing', () => {
    expect(plan.asMade.filter((code) => code.startsWith('WAV-004'))).toEqual([])
  })

  const others: readonly (readonly [string, () => Alteration, string])[] = [
    [
      'the PSTN of another place',
      () => changed('location', 'Austin', (it) => without(it, 'pstn')),
      'changes pstn of location Austin',
    ],
    [
      'the queue of others, emptied',
      () => changed('queue', 'Sales@Austin', (queue) => ({ ...queue, agents: [] })),
      'changes agents of queue Sales@Austin',
    ],
    [
      'the number of others',
      () => changed('number', '+15125550155', (number) => ({ ...number, state: 'ACTIVE' })),
      'changes state of number +15125550155',
    ],
    [
      'a dial plan that goes elsewhere',
      () => changed('dial-plan', 'Austin', (it) => ({ ...it, route: { kind: 'trunk', name: 'Austin' } })),
      'changes route of dial-plan Austin',
    ],
    [
      'a dial plan that loses a pattern',
      () => changed('dial-plan', 'Austin', (it) => ({ ...it, patterns: [] })),
      'changes patterns of dial-plan Austin',
    ],
    [
      'a route group that loses a trunk',
      () => changed('route-group', 'RG-Austin', (it) => ({ ...it, trunks: [{ trunk: 'Webex-Lyon', priority: 1 }] })),
      'changes trunks of route-group RG-Austin',
    ],
    [
      'a trunk',
      () => changed('trunk', 'Austin', (it) => ({ ...it, dualIdentitySupport: false })),
      'changes dualIdentitySupport of trunk Austin',
    ],
    [
      'a supervisor of others',
      () => changed('supervisor', 'wanda.berger@example.com', (it) => ({ ...it, agents: [] })),
      'changes agents of supervisor wanda.berger@example.com',
    ],
    [
      'a contact of others',
      () => changed('contact', '+15125550199', (it) => ({ ...it, displayName: 'Nobody' })),
      'changes displayName of contact +15125550199',
    ],
    ['a contact of others, deleted', () => changed('contact', '+15125550199'), 'deletes contact +15125550199'],
    [
      'somebody who stays',
      () => changed('person', 'dana.white@example.com', (it) => ({ ...it, extension: '4999' })),
      'changes extension of person dana.white@example.com, which does not move',
    ],
    [
      'the number of a mover, given to another place',
      () => changed('number', '+17175550111', (it) => ({ ...it, location: 'Austin' })),
      'does more to number +17175550111 than its move needs: it changes location',
    ],
    ['the number of a mover, deleted', () => changed('number', '+17175550111'), 'deletes number +17175550111'],
    [
      'a place that is there, made anew',
      () =>
        without(
          changed('location', 'Austin', (it) => it),
          'before',
        ),
      'makes location Austin, which is there already',
    ],
  ]
  test.each(others)('%s', (_name, what, message) => {
    expect(plan.says('WAV-004', what()).join('\n')).toContain(message)
  })

  const allowed: readonly (readonly [string, () => Alteration])[] = [
    [
      'patterns added to a dial plan',
      () => changed('dial-plan', 'Austin', (it) => ({ ...it, patterns: [...it.patterns, '+140855501XX'] })),
    ],
    [
      'a trunk added to a route group',
      () =>
        changed('route-group', 'RG-Austin', (it) => ({
          ...it,
          trunks: [...it.trunks, { trunk: 'Webex-Lyon', priority: 2 }],
        })),
    ],
    ['the contact of a mover, deleted', () => changed('contact', '+17175550111')],
  ]
  test.each(allowed)('%s is no matter', (_name, what) => {
    expect(plan.says('WAV-004', what())).toEqual([])
  })
})

describe('patterns of Unified CM', () => {
  const pattern = (text: string, partition: string, more: Partial<RoutePattern> = {}): Alteration => ({
    system: 'ucm',
    kind: 'route-pattern',
    key: `${text}@${partition}`,
    after: {
      pattern: text,
      partition,
      block: false,
      allowDeviceOverride: false,
      urgent: false,
      requiresAuthorizationCode: false,
      requiresClientMatterCode: false,
      calling: {},
      called: {},
      target: 'RL-WEBEX',
      ...more,
    },
  })
  const others: readonly (readonly [string, Alteration, string])[] = [
    ['calls to the outside, blocked', pattern('9.1303555XXXX', 'PSTN-PT', { block: true }), 'block calls'],
    ['calls to the outside, taken to Webex', pattern('\\+1303555XXXX', 'PT-Webex-Lyon'), 'no number of anybody'],
    ['one number outside', pattern('\\+13035550100', 'PT-Webex-Lyon'), 'no number of anybody'],
    ['a partition of others', pattern('\\+17175550111', 'PSTN-PT'), 'whose partition is not of this plan'],
    ['a mover, to the carrier', pattern('\\+17175550111', 'PT-Webex-Lyon', { target: 'RL-PSTN' }), 'leads'],
    ['a mover, nowhere', pattern('\\+17175550111', 'PT-Webex-Lyon', { target: 'RL-RETIRED' }), 'RL-RETIRED'],
  ]
  test.each(others)('%s', (_name, what, message) => {
    expect(plan.says('WAV-004', what).join('\n')).toContain(message)
  })

  test('the alternate of a mover, straight to the trunk, is no matter', () => {
    const nina = lyon.input.network.ucm.objects['directory-number'].find(({ key }) => key.startsWith('\\+17175550111@'))
    expect(nina?.value.alternates.some(({ addedToLocalPartition }) => addedToLocalPartition)).toBeDefined()
    expect(plan.says('WAV-004', pattern('\\+17175550111', 'PT-Webex-Lyon', { target: 'LGW-WEBEX-AUS' }))).toEqual([])
  })

  test('a new route list that leads to the carrier', () => {
    const list = lyon.input.network.ucm.objects['route-list'].find(({ key }) => key === 'RL-PSTN')?.value
    if (list === undefined) throw new Error('no RL-PSTN')
    const after = { ...list, name: 'RL-OURS' }
    expect(plan.says('WAV-004', { system: 'ucm', kind: 'route-list', key: 'RL-OURS', after }).join('\n')).toContain(
      'leads route list RL-OURS to more than Webex',
    )
  })
})

describe('gateways', () => {
  const enter = (...lines: readonly string[]): Alteration => ({
    system: 'lgw',
    kind: 'configuration',
    key: 'lgw-aus',
    lines,
    undo: [],
  })
  const others: readonly (readonly [readonly string[], string])[] = [
    [['voice service voip', ' no ip address trusted list'], 'voice service voip / ip address trusted list'],
    [['voice service voip', ' ip address trusted list', '  no ipv4 192.0.2.10'], 'trusted list / ipv4 192.0.2.10'],
    [['voice service voip', ' no ip address trusted authenticate'], 'no ip address trusted authenticate'],
    [['voice service voip', ' shutdown'], 'voice service voip / shutdown'],
    [['interface GigabitEthernet0/0/0', ' shutdown'], 'interface GigabitEthernet0/0/0 / shutdown'],
    [['no sip-ua'], 'sip-ua'],
    [['sip-ua', ' retry invite 9'], 'sip-ua / retry invite 9'],
    [['no voice class codec 1'], 'voice class codec 1'],
    [['voice class codec 1', ' codec preference 1 g729r8'], 'voice class codec 1 / codec preference 1 g711ulaw'],
    [['voice class uri 100 sip', ' host ipv4:198.51.100.9'], 'host ipv4:198.51.100.9'],
    [['dial-peer voice 101', ' shutdown'], 'dial-peer voice 101'],
    [['dial-peer voice 101 voip', ' shutdown'], 'dial-peer voice 101 voip / shutdown'],
    [['voice class codec 950', ' dial-peer voice 101 voip', '  shutdown'], 'dial-peer voice 101 voip'],
    [['no ip routing'], 'no ip routing'],
    [['ip host ucm-sub1.example.com 198.51.100.9'], 'ip host ucm-sub1.example.com 198.51.100.9'],
    [['num-exp 9911 0'], 'num-exp 9911 0'],
    [['hostname other'], 'hostname lgw-aus'],
  ]
  test.each(others)('%j', (lines, message) => {
    expect(plan.says('WAV-004', enter(...lines)).join('\n')).toContain(message)
  })

  test.each([
    [['voice service voip', ' ip address trusted list', '  ipv4 198.51.100.9', ' allow-connections h323 to sip']],
    [['sip-ua', ' timers connect 100']],
    [['voice class codec 950', ' codec preference 1 g711ulaw']],
    [['dial-peer voice 950 voip', ' destination-pattern 1512555....', ' session protocol sipv2', ' no vad']],
  ])('%j is no matter', (lines) => {
    expect(plan.with(enter(...lines))).toEqual([])
  })

  test('what the plan itself entered may be taken back', () => {
    const configured = changesOf(lyon.plan).flatMap(({ what }) => (what.system === 'lgw' ? [what] : []))
    expect(configured[0]?.undo.length).toBeGreaterThan(0)
    expect(plan.says('WAV-004', enter(...(configured[0]?.undo ?? [])), 'last')).toEqual([])
  })

  test.each([
    [['dial-peer voice 950 voip', ' destination-pattern 911']],
    [['dial-peer voice 950 pots', ' destination-pattern 9T']],
    [['dial-peer voice 950 voip', ' destination-pattern .T']],
    [
      [
        'voice class e164-pattern-map 950',
        ' e164 911',
        'dial-peer voice 950 voip',
        ' destination e164-pattern-map 950',
      ],
    ],
    [
      [
        'voice class e164-pattern-map 950',
        ' url flash:all',
        'dial-peer voice 950 voip',
        ' destination e164-pattern-map 950',
      ],
    ],
  ])('%j takes emergency calls', (lines) => {
    expect(plan.says('EMG-003', enter(...lines)).join('\n')).toContain('new dial-peer 950 of lgw-aus takes 911')
  })

  test('the older layout has nothing either', async () => {
    const older = new ChangedPlan(await plannedLyon(undefined, { layout: 'older' }))
    expect(older.asMade.filter((code) => /gateway:|WAV-004/.test(code))).toEqual([])
  })
})

describe('calls from outside', () => {
  test('all trunks of the search space are named', () => {
    const changes = changesOf(lyon.plan).filter(({ id }) => id !== '1/prepare/ucm/css/INBOUND-DEST-CSS')
    const { network, question } = lyon.input
    const judged = checkSafety({
      network,
      question,
      plan: { ...lyon.plan, waves: [{ number: 1, locations: ['Lyon'], changes }] },
    })
    const found = judged.find(({ code }) => code === 'DIAL-006')
    expect(found?.message).toContain('calls from CUBE-PSTN-AUS, CUBE-PSTN-BOS, CUBE-PSTN-LYN would not reach')
    expect(found?.evidence).toContainEqual({ label: 'calls from outside by', value: 'CUBE-PSTN-LYN' })
  })
})

describe('what the changes of a plan put right', () => {
  const key = '\\+17175550111@DN-E164-PT'
  const pilot = '\\+17175550150@HUNT-PT'
  const stillOpen = (keep: (what: Alteration) => boolean, forward = false): readonly string[] => {
    const changes = changesOf(lyon.plan)
      .filter(({ what }) => keep(what))
      .map((change) => {
        return forward ? { ...change, what: without(change.what, 'newKey') } : change
      })
    const told = [
      finding({ code: 'DIAL-002', subject: `dn:${key}`, message: 'stays visible', evidence: [] }),
      finding({ code: 'HUNT-002', subject: `hunt-pilot:${pilot}`, message: 'rings nobody', evidence: [] }),
    ]
    const { audit, question } = lyon.input
    const first = audit.findings[0]
    if (first === undefined) throw new Error('the audit found nothing')
    const findings = told.map((each) => ({ ...first, finding: each }))
    const reach = { locations: ['Lyon'], waves: [1], movers: lyon.plan.movers, changes, trunks: [], pilots: [pilot] }
    return openQuestions(question, { ...audit, findings }, [], reach).map(({ code }) => code)
  }

  test('a number and a pilot that leave their partition', () => {
    expect(stillOpen(() => true)).toEqual([])
  })

  test('not those of which only a forward or an overflow changes', () => {
    expect([...stillOpen(() => true, true)].sort()).toEqual(['DIAL-002', 'HUNT-002'])
  })
})

describe('a plan whose inputs have changed', () => {
  const workspaceWith = (gateways: readonly LgwSnapshot[]): Workspace => {
    const { ucm, webex } = lyon.input.network
    const store = { currentSnapshot: () => ucm, currentWebex: () => webex, currentGateways: () => gateways }
    return { store } as unknown as Workspace
  }

  test('a gateway that was read and is gone makes it stale', () => {
    expect(networkAt(workspaceWith(lyon.input.network.gateways), 'after', lyon.plan).gateways).toHaveLength(1)
    expect(() => networkAt(workspaceWith([]), 'after', lyon.plan)).toThrow('gateway lgw-aus changed since')
  })
})
