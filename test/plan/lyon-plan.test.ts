import { beforeAll, describe, expect, it } from 'vitest'
import type { Change, ChangedWebexKind } from '../../src/plan/change.js'
import type { Plan } from '../../src/plan/plan.js'
import { changesOf } from '../../src/plan/plan.js'
import { answer } from '../support/asked-estate.js'
import { lyonPlan, threeSitesOrganization } from '../support/lyon-plan.js'

const CUSTOMER_ASSIST = 'Customer Experience - Essential@Sub-300155'
const PROFESSIONAL = 'Webex Calling - Professional@Sub-300155'
const UCM = 'Unified Communication Manager (UCM)@Sub-300155'

describe('the plan of Lyon', () => {
  let plan: Plan
  beforeAll(async () => {
    plan = await lyonPlan()
  })

  const position = (id: string): number => {
    const found = changesOf(plan).findIndex((change) => change.id === id)
    if (found < 0) throw new Error(`no change ${id}`)
    return found
  }
  const change = (id: string): Change => {
    const found = changesOf(plan).find((each) => each.id === id)
    if (found === undefined) throw new Error(`no change ${id}`)
    return found
  }
  const keysOf = (kind: ChangedWebexKind, phase: Change['phase']): readonly string[] =>
    changesOf(plan)
      .filter((each) => each.phase === phase && each.what.system === 'webex' && each.what.kind === kind)
      .map(({ what }) => what.key)
  const after = (id: string): unknown => {
    const { what } = change(id)
    return what.system === 'webex' ? what.after : undefined
  }

  it('moves those who have all that is needed, with their numbers', () => {
    const moving = plan.movers.filter(({ leftOut }) => leftOut === undefined)
    expect(moving.map(({ key, phoneNumber, extension, role }) => [key, phoneNumber, extension, role])).toEqual([
      ['user:ngarcia', '+17175550111', '4711', 'AGENT'],
      ['user:omeyer', '+17175550112', '4712', 'AGENT'],
      ['user:plam', '+17175550113', '4713', 'AGENT'],
      ['user:rsato', '+17175550115', '4715', 'AGENT'],
      ['user:tnovak', '+17175550117', '4717', 'SUPERVISOR'],
    ])
    for (const { queues } of moving) expect(queues).toEqual(['CA Lyon service@Lyon'])
  })

  it('leaves the others out and says why', () => {
    const left = plan.movers.filter(({ leftOut }) => leftOut !== undefined)
    expect(left.map(({ key, leftOut }) => `${key} ${leftOut ?? ''}`)).toEqual([
      'user:qrossi shares \\+17175550114 with Dana White (dwhite), and nobody has decided what becomes of it',
      'user:sjensen has no mail address',
      'user:pduran has no number and no extension',
      'device:SEP020000717192 has no mail address',
    ])
    const open = plan.open.map(({ code, subject }) => `${code} ${subject}`)
    expect(open).toContain('USR-001 user:sjensen')
    expect(open).toContain('LIC-006 user:pduran')
    expect(open).toContain('SHR-001 dn:\\+17175550114@DN-E164-PT')
    expect(open).toContain('USR-009 roster:device:SEP020000717192')
  })

  it('builds the way between both sides before anybody uses it', () => {
    expect(position('1/prepare/webex/location/Lyon')).toBe(0)
    expect(position('1/prepare/webex/trunk/Webex-Lyon')).toBeLessThan(
      position('1/prepare/webex/route-group/RG-Webex-Lyon'),
    )
    expect(after('1/prepare/webex/location/Lyon#routing')).toMatchObject({
      pstn: { kind: 'route-group', name: 'RG-Webex-Lyon' },
      unknownExtensionRoute: { kind: 'route-group', name: 'RG-Webex-Lyon' },
      routingPrefix: '847',
      outsideDialDigit: '9',
    })
    expect(after('1/prepare/webex/location/Lyon#main-number')).toMatchObject({ mainNumber: '+17175550150' })
    const gateway = change('1/prepare/lgw/configuration/lgw-aus#Webex-Lyon')
    expect(gateway.needs).toContain('1/prepare/webex/trunk/Webex-Lyon')
    expect(gateway.needs).toContain('1/prepare/people/step/trunk-password@Webex-Lyon')
    expect(JSON.stringify(gateway.what)).toContain('<trunk Webex-Lyon password>')
  })

  it('sends all numbers of the cluster to Unified CM by blocks that hold one of them', () => {
    expect(after('1/prepare/webex/dial-plan/UCM-Lyon')).toEqual({
      name: 'UCM-Lyon',
      route: { kind: 'route-group', name: 'RG-Webex-Lyon' },
      patterns: ['+151255501XX', '+161755501XX', '+171755501XX', '71151XX'],
    })
  })

  it('adds numbers out of service and puts them into service at cutover', () => {
    const numbers = ['+17175550111', '+17175550112', '+17175550113', '+17175550115', '+17175550117', '+17175550150']
    expect(keysOf('number', 'prepare')).toEqual(numbers)
    expect(keysOf('number', 'cutover')).toEqual(numbers)
    expect(after('1/prepare/webex/number/+17175550111')).toMatchObject({ state: 'INACTIVE', location: 'Lyon' })
    expect(after('1/cutover/webex/number/+17175550111')).toMatchObject({ state: 'ACTIVE', location: 'Lyon' })
  })

  it('gives Customer Assist with location, number and extension, and keeps the Unified CM entitlement', () => {
    expect(after('1/prepare/webex/person/nina.garcia@example.com#customer-assist')).toMatchObject({
      location: 'Lyon',
      phoneNumber: '+17175550111',
      extension: '4711',
      licenses: expect.arrayContaining([CUSTOMER_ASSIST, UCM]) as unknown,
    })
    expect(change('1/prepare/webex/person/nina.garcia@example.com#customer-assist').needs).toEqual([
      '1/prepare/webex/location/Lyon#main-number',
      '1/prepare/webex/number/+17175550111',
    ])
  })

  it('removes the Unified CM entitlement last of all changes to a person', () => {
    for (const { mail, leftOut } of plan.movers) {
      if (leftOut !== undefined || mail === undefined) continue
      const own = changesOf(plan).filter(
        ({ what }) => what.system === 'webex' && what.kind === 'person' && what.key === mail,
      )
      const last = own.at(-1)?.what
      expect(own.at(-1)?.id).toBe(`1/cutover/webex/person/${mail}#without-ucm`)
      if (last?.system !== 'webex' || last.kind !== 'person') throw new Error('no person')
      expect(last.before?.licenses).toContain(UCM)
      expect(last.after?.licenses).not.toContain(UCM)
      expect(last.before?.callingBehavior).toBe('NATIVE_WEBEX_TEAMS_CALLING')
    }
  })

  it('switches nobody before the number has left Unified CM, and hides none that Webex has not in service', () => {
    const hide = changesOf(plan).find(
      ({ what }) =>
        what.system === 'ucm' && what.kind === 'directory-number' && what.key === '\\+17175550111@DN-E164-PT',
    )
    if (hide === undefined) throw new Error('4711 is not hidden')
    expect(hide.phase).toBe('cutover')
    expect(hide.needs).toContain('1/cutover/webex/number/+17175550111')
    const native = change('1/cutover/webex/person/nina.garcia@example.com#native-calling')
    expect(native.needs).toContain(hide.id)
    expect(change('1/cutover/webex/person/nina.garcia@example.com#without-ucm').needs).toContain(native.id)
  })

  it('lets agents join after calls were tried, and only then hands the callers of the pilot over', () => {
    const join = change('1/cutover/webex/queue/CA Lyon service@Lyon#join')
    const verify = '1/cutover/people/step/verify-calls@Lyon'
    const pilot = change('1/cutover/ucm/hunt-pilot/\\+17175550150@HUNT-PT')
    expect(join.needs).toContain(verify)
    expect(pilot.needs).toContain(join.id)
    const cutover = changesOf(plan).filter(({ phase }) => phase === 'cutover')
    expect(cutover.slice(-2).map(({ id }) => id)).toEqual([join.id, pilot.id])
    expect(position('1/cutover/people/step/sign-in@Lyon')).toBeLessThan(position(verify))
    for (const { id, what } of cutover) {
      if (what.system !== 'people' && id !== join.id && id !== pilot.id) {
        expect(position(id)).toBeLessThan(position('1/cutover/people/step/sign-in@Lyon'))
      }
    }
  })

  it('begins no cutover before all that serves everybody is prepared, and what serves its own people', () => {
    const changes = changesOf(plan)
    const byId = new Map(changes.map((each) => [each.id, each]))
    const needed = (id: string, seen = new Set<string>()): ReadonlySet<string> => {
      for (const need of byId.get(id)?.needs ?? []) if (!seen.has(need)) needed(need, seen.add(need))
      return seen
    }
    const common = changes.filter(({ phase, movers }) => phase === 'prepare' && movers.length === 0)
    for (const cut of changes.filter(({ phase }) => phase === 'cutover')) {
      const all = needed(cut.id)
      for (const { id } of common) expect(all.has(id)).toBe(true)
      for (const { id, phase, movers } of changes) {
        if (phase === 'prepare' && movers.some((key) => cut.movers.includes(key))) expect(all.has(id)).toBe(true)
      }
    }
    expect(common.some(({ what }) => what.system === 'lgw')).toBe(true)
    expect(common.some(({ what }) => what.system === 'webex' && what.kind === 'queue')).toBe(true)
  })

  it('builds one queue out of the pilot, silent until the agents join', () => {
    const agents = ['nina.garcia', 'otto.meyer', 'pia.lam', 'rei.sato'].map((name) => `${name}@example.com`)
    expect(after('1/prepare/webex/queue/CA Lyon service@Lyon')).toEqual({
      name: 'CA Lyon service',
      location: 'Lyon',
      customerAssist: true,
      phoneNumber: '+17175550150',
      extension: '4750',
      routingType: 'PRIORITY_BASED',
      policy: 'CIRCULAR',
      queueSize: 10,
      overflow: { action: 'TRANSFER_TO_PHONE_NUMBER', transferNumber: '+17175550120', afterWaitSeconds: 600 },
      usableAsCallerId: true,
      agents: agents.map((mail) => ({ mail, joined: false })),
    })
    expect(after('1/prepare/webex/supervisor/tom.novak@example.com')).toEqual({ mail: 'tom.novak@example.com', agents })
    expect(after('1/cutover/webex/queue/CA Lyon service@Lyon#join')).toMatchObject({
      agents: agents.map((mail) => ({ mail, joined: true })),
    })
  })

  it('makes contacts of those who stay, and of nobody who moves', () => {
    const contacts = keysOf('contact', 'prepare')
    expect(contacts).toContain('+17175550120')
    expect(contacts).toContain('+17175550121')
    for (const { phoneNumber, leftOut } of plan.movers) {
      if (leftOut === undefined) expect(contacts).not.toContain(phoneNumber)
    }
  })

  it('tells that Pia works in a queue that goes over later', () => {
    expect(plan.findings).toContainEqual(expect.objectContaining({ code: 'WAV-001', subject: 'user:plam' }))
    expect(keysOf('queue', 'prepare')).toEqual(['CA Lyon service@Lyon'])
  })

  it('holds no need that is not met by an earlier change', () => {
    const done = new Set<string>()
    for (const { id, needs } of changesOf(plan)) {
      for (const need of needs) expect(done.has(need), `${id} needs ${need}`).toBe(true)
      done.add(id)
    }
  })

  it('takes along whom a decision about the shared line sets free', async () => {
    const decided = await lyonPlan({
      answers: [answer('Shared lines', 'dn:\\+17175550114@DN-E164-PT', 'Choice', 'MOVE_ALL')],
    })
    expect(decided.movers.find(({ key }) => key === 'user:qrossi')?.leftOut).toBeUndefined()
  })

  it('removes Professional only after Customer Assist was read back', async () => {
    const organization = await threeSitesOrganization()
    const person = organization.objects.person.map((entry) =>
      entry.key === 'nina.garcia@example.com'
        ? { ...entry, value: { ...entry.value, licenses: [...entry.value.licenses, PROFESSIONAL].sort() } }
        : entry,
    )
    const held = await lyonPlan({ webex: { ...organization, objects: { ...organization.objects, person } } })
    const own = changesOf(held).filter(({ what }) => what.system === 'webex' && what.key === 'nina.garcia@example.com')
    const steps = own.flatMap(({ id, what }) =>
      what.system === 'webex' && what.kind === 'person'
        ? [
            [
              id.split('#')[1],
              what.after?.licenses.includes(PROFESSIONAL),
              what.after?.licenses.includes(CUSTOMER_ASSIST),
            ],
          ]
        : [],
    )
    expect(steps).toEqual([
      ['customer-assist', true, true],
      ['without-professional', false, true],
      ['native-calling', false, true],
      ['without-ucm', false, true],
    ])
    expect(own[1]?.needs).toContain(own[0]?.id)
  })
})
