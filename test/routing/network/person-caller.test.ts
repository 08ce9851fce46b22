import { describe, expect, it } from 'vitest'
import type { NetworkSnapshot } from '../../../src/model/network.js'
import { UcmEstate } from '../../../src/model/ucm/estate.js'
import type { UcmObjectChange } from '../../../src/plan/change.js'
import { applyChanges } from '../../../src/plan/projection/apply-changes.js'
import { callerDirectories, resolveNetworkCaller } from '../../../src/routing/network/person-caller.js'
import { WebexDirectory } from '../../../src/routing/webex/webex-directory.js'
import { baseExport, call, gateway, organization, snapshotOfExport } from './made-network.js'

const ucm = await snapshotOfExport(await baseExport())
const nina = {
  mail: 'nina.garcia@example.com',
  displayName: 'Nina Garcia',
  location: 'Lyon',
  extension: '4711',
  phoneNumber: '+17175550111',
  licenses: [],
}
const prepared: NetworkSnapshot = { ucm, webex: organization({ person: [nina] }), gateways: [gateway()] }

/** Nina's number hidden, and a pattern that leads to Webex in a partition that her colleagues see last. */
const moved = applyChanges(
  prepared,
  [hidden(), ...takingOver()].map((what, index) => change(what, index)),
)

function change(what: UcmObjectChange, index: number) {
  const interrupts = { whom: [], seconds: 0, how: '' }
  return {
    id: String(index),
    wave: 1,
    phase: 'cutover',
    what,
    title: '',
    why: '',
    needs: [],
    interrupts,
    movers: [],
  } as const
}

function hidden(): UcmObjectChange {
  const key = '\\+17175550111@DN-E164-PT'
  const before = ucm.objects['directory-number'].find((entry) => entry.key === key)?.value
  if (before === undefined) throw new Error(`${key} is not there`)
  const newKey = '\\+17175550111@PT-Hidden'
  return {
    system: 'ucm',
    kind: 'directory-number',
    key,
    newKey,
    before,
    after: { ...before, partition: 'PT-Hidden' },
  }
}

function takingOver(): readonly UcmObjectChange[] {
  const [test] = ucm.objects['route-pattern'].filter(({ value }) => value.partition === 'WEBEX-TEST-PT')
  const css = ucm.objects.css.find(({ key }) => key === 'LYN-DEV-CSS')?.value
  if (test === undefined || css === undefined) throw new Error('the estate has changed')
  const pattern = { ...test.value, pattern: '\\+17175550111', partition: 'PT-Webex-Lyon' }
  return [
    { system: 'ucm', kind: 'partition', key: 'PT-Hidden', after: { name: 'PT-Hidden' } },
    { system: 'ucm', kind: 'partition', key: 'PT-Webex-Lyon', after: { name: 'PT-Webex-Lyon' } },
    { system: 'ucm', kind: 'route-pattern', key: '\\+17175550111@PT-Webex-Lyon', after: pattern },
    {
      system: 'ucm',
      kind: 'css',
      key: 'LYN-DEV-CSS',
      before: css,
      after: { ...css, partitions: [...css.partitions, 'PT-Webex-Lyon'] },
    },
  ]
}

function startOf(network: NetworkSnapshot, name: string) {
  const webex = network.webex === undefined ? undefined : new WebexDirectory(network.webex)
  const directories = callerDirectories(new UcmEstate(network.ucm), webex)
  const resolution = resolveNetworkCaller(directories, { kind: 'user', name })
  if (!resolution.ok) return resolution.reason
  return resolution.caller.kind === 'webex' ? `webex ${resolution.caller.mail}` : resolution.caller.caller.label
}

describe('where a person calls from', () => {
  it('on Unified CM while a number of the person can be reached there, whatever Webex has', () => {
    expect(startOf(prepared, 'ngarcia')).toMatch(/^line \\\+17175550111@DN-E164-PT/)
    expect(startOf({ ...moved, webex: organization({ person: [] }) }, 'ngarcia')).toMatch(/@PT-Hidden/)
  })

  it('in Webex once the number is hidden, by user id or mail', () => {
    expect(startOf(moved, 'ngarcia')).toBe('webex nina.garcia@example.com')
    expect(startOf(moved, 'Nina.Garcia@example.com')).toBe('webex nina.garcia@example.com')
  })

  it('in Webex without a calling presence there is nowhere to call from', () => {
    const bare = { mail: nina.mail, licenses: [] }
    expect(startOf({ ...moved, webex: organization({ person: [bare] }) }, 'ngarcia')).toMatch(/@PT-Hidden/)
    expect(startOf(prepared, 'nobody@example.com')).toBe('user nobody@example.com is not in the inputs')
  })

  it('with a phone but no number in Webex, and in Webex without a phone', () => {
    const paula = { mail: 'paula.duran@example.com', location: 'Lyon', extension: '4719', licenses: [] }
    const webex = organization({ person: [nina, paula] })
    expect(startOf({ ...prepared, webex }, 'pduran')).toBe('webex paula.duran@example.com')
    expect(startOf(prepared, 'pduran')).toContain('has no phone with a line')
  })
})

describe('a moved person', () => {
  it('E2E-6: is called in Webex from premises, and calls back', () => {
    expect(call(prepared, 'user:uwolf', '4711')).toMatchObject({ disposition: 'line', trunkSessions: 0 })
    expect(call(moved, 'user:uwolf', '4711')).toMatchObject({
      disposition: 'webex-person',
      reached: 'person:nina.garcia@example.com',
      trunkSessions: 1,
    })
    expect(call(moved, 'user:ngarcia', '+17175550121')).toMatchObject({
      disposition: 'line',
      reached: 'dn:\\+17175550121@DN-E164-PT',
      callingNumber: '+17175550111',
    })
  })

  it('is known by a bare word too', () => {
    expect(call(moved, 'ngarcia', '+17175550121').caller).toBe('webex nina.garcia@example.com')
    expect(call(moved, 'webex:NINA.GARCIA@example.com', '+17175550121').disposition).toBe('line')
  })
})

describe('a planned trunk', () => {
  it('is the same trunk by its token, before the platform has given it a group', () => {
    const trunk = { name: 'Webex-Lyon', location: 'Lyon', type: 'REGISTERING', dualIdentitySupport: true } as const
    const token = '<trunk Webex-Lyon otg>'
    const planned = {
      ...moved,
      webex: organization({ person: [nina], trunk: [trunk] }),
      gateways: [gateway({ uri: `dtg=${token}`, tag: token })],
    }
    expect(call(planned, 'user:uwolf', '4711').disposition).toBe('webex-person')
    expect(call(planned, 'user:ngarcia', '+17175550121').disposition).toBe('line')
  })
})
