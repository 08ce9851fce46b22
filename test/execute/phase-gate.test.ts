import { beforeAll, describe, expect, it } from 'vitest'
import { runChanges } from '../../src/execute/executor.js'
import { PhaseGate } from '../../src/execute/phase-gate.js'
import type { AxlRequest, Systems } from '../../src/execute/ports.js'
import type { Change } from '../../src/plan/change.js'
import type { TwinRow } from '../../src/twin/ports.js'
import { everyChange } from '../support/every-change.js'
import { made } from '../support/made-change.js'
import { MemoryJournal } from '../support/memory-journal.js'
import { carryOut, freshTwin, RUN, startingNetwork, twinOf, unfinished } from '../support/rehearsal.js'
import { WatchedSystems } from '../support/rehearsal-systems.js'

let changes: readonly Change[]
let start: readonly TwinRow[]
beforeAll(async () => {
  const network = await startingNetwork()
  changes = everyChange(network.ucm)
  start = freshTwin(network).store.all()
})

function step(key: string, phase: Change['phase'], movers: readonly string[] = [], wave = 1): Change {
  const what = { system: 'people', kind: 'step', key, text: key, expected: 'it is' } as const
  return { ...made(phase, what), id: key, wave, movers }
}

/** The twin, with an operation of AXL that is refused. */
function refusing(inner: Systems, operation: string): Systems {
  return {
    kind: inner.kind,
    webex: inner.webex,
    ucm: {
      call: (request: AxlRequest) =>
        request.operation === operation
          ? Promise.resolve({ ok: false as const, fault: 'no license to do so', notFound: false })
          : inner.ucm.call(request),
    },
    gateway: (name) => inner.gateway(name),
    trunkPassword: (trunk) => inner.trunkPassword(trunk),
  }
}

describe('a preparation that is not done', () => {
  it('of everybody lets nothing of the cutover begin, whatever the plan says it needs', async () => {
    const { twin } = twinOf(start)
    const watched = new WatchedSystems(twin)
    const journal = new MemoryJournal()
    const result = await carryOut(changes, refusing(watched, 'updateCss'), journal)
    const failed = result.changes.filter(({ state }) => state === 'failed').map(({ change }) => change.id)
    expect(failed).toEqual(['1/prepare/ucm/css/LYN-DEV-CSS'])
    const later = result.changes.filter(({ change }) => change.phase !== 'prepare')
    expect(later.length).toBeGreaterThan(5)
    expect(later.filter(({ state }) => state !== 'not-begun').map(({ change }) => change.id)).toEqual([])
    expect(later[0]?.detail).toBe('the preparation 1/prepare/ucm/css/LYN-DEV-CSS is not done')
    expect(journal.all.filter(({ change }) => !change.startsWith('1/prepare/'))).toEqual([])
  })

  it('counts also when it was not selected; later phases do not hold anything back', async () => {
    const { twin } = twinOf(start)
    const run = (only: (change: Change) => boolean) =>
      runChanges({
        run: RUN,
        changes: [step('look', 'prepare'), step('go', 'cutover'), step('tidy', 'clean-up')],
        systems: twin,
        journal,
        sleep: () => Promise.resolve(),
        only,
      })
    const journal = new MemoryJournal()
    expect(unfinished(await run(({ id }) => id === 'go'))).toEqual(['not-begun go: the preparation look is not done'])
    expect(unfinished(await run(({ id }) => id === 'look'))).toEqual([])
    expect(unfinished(await run(({ id }) => id === 'go'))).toEqual([])
  })

  it('holds back as a manual step that waits for somebody, on live systems', async () => {
    const { twin } = twinOf(start)
    const live = { ...refusing(twin, 'none'), kind: 'live' as const }
    const result = await carryOut([step('look', 'prepare'), step('go', 'cutover')], live, new MemoryJournal())
    expect(unfinished(result)).toEqual([
      'waiting look: somebody must say that it is done',
      'not-begun go: the preparation look is not done',
    ])
  })

  it('does not hide that what follows was done already', async () => {
    const { twin } = twinOf(start)
    const journal = new MemoryJournal()
    await carryOut(changes, twin, journal)
    await twin.ucm.call({ operation: 'updateCss', body: { name: 'WXC-IN-CSS', description: 'by hand' } })
    const result = await carryOut(changes, twin, journal)
    expect(result.counts.drifted).toBe(1)
    expect(result.counts['not-begun']).toBe(0)
  })
})

describe('whom a change serves', () => {
  const [ann, bob] = ['user:ann', 'user:bob']
  const gate = new PhaseGate([
    step('all', 'prepare'),
    step('ann', 'prepare', [ann]),
    step('other wave', 'prepare', [], 2),
    step('cut bob', 'cutover', [bob]),
    step('same phase', 'clean-up'),
  ])
  const held = (movers: readonly string[], open: readonly string[], phase: Change['phase'] = 'cutover') =>
    gate.heldBack(step('asked', phase, movers), (id) => !open.includes(id))

  it.each<[readonly string[], readonly string[], string | undefined]>([
    [[bob], ['all'], 'the preparation all is not done'],
    [[bob], ['ann'], undefined],
    [[ann, bob], ['ann'], 'the preparation ann is not done'],
    [[], ['ann'], 'the preparation ann is not done'],
    [[], ['other wave', 'cut bob', 'same phase'], undefined],
    [[ann], [], undefined],
  ])('%j with %j open: %s', (movers, open, reason) => {
    expect(held(movers, open)).toBe(reason)
  })

  it('an unfinished cutover holds the clean-up back', () => {
    expect(held([bob], ['cut bob'], 'clean-up')).toBe('the cutover cut bob is not done')
    expect(held([bob], ['all', 'cut bob'], 'clean-up')).toBe('the preparation all is not done (nor 1 more)')
  })
})
