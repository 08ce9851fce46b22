import { describe, expect, test } from 'vitest'
import { findingId } from '../../../src/model/fingerprint.js'
import type { Alteration } from '../../../src/plan/change.js'
import { answer } from '../../support/asked-estate.js'
import { ChangedPlan } from '../../support/changed-plan.js'
import type { PlannedLyon } from '../../support/lyon-calls.js'
import { plannedLyon, ucmChanges } from '../../support/lyon-calls.js'
import type { KeptOutOfNone } from '../../support/routing-by-none.js'
import { routeByNone } from '../../support/routing-by-none.js'

/* DIAL-015 at its threshold: the estate routes by `<None>` just so, and with one thing less it does not. */

const byNone = (kept?: KeptOutOfNone): Promise<PlannedLyon> => plannedLyon((estate) => routeByNone(estate, kept))

/** A pattern for a mover, as somebody who edits the plan file would add it. */
const PATTERN: Alteration = {
  system: 'ucm',
  kind: 'route-pattern',
  key: '\\+17175550111@PT-Webex-Lyon',
  after: {
    pattern: '\\+17175550111',
    partition: 'PT-Webex-Lyon',
    block: false,
    allowDeviceOverride: false,
    urgent: true,
    requiresAuthorizationCode: false,
    requiresClientMatterCode: false,
    calling: {},
    called: {},
    target: 'RL-WEBEX',
  },
}

function patterns({ plan }: PlannedLyon): readonly string[] {
  return ucmChanges(plan).flatMap(({ what }) => (what.kind === 'route-pattern' ? [what.key] : []))
}

/** The open questions about it, of the audit and of the plan itself. */
function openIn({ plan }: PlannedLyon): readonly string[] {
  return plan.open.flatMap(({ code, id }) => (code === 'DIAL-015' ? [id] : []))
}

describe('a cluster that routes by <None>', () => {
  test('gets no change in Unified CM, and a blocker that no answer takes away', async () => {
    const at = await byNone()
    expect(ucmChanges(at.plan)).toEqual([])
    const found = at.plan.findings.find(({ code }) => code === 'DIAL-015')
    expect(found).toMatchObject({ subject: 'cluster:ThreeSites', severity: 'BLOCKER', scope: 'wave:1', wave: 1 })
    expect(found?.evidence.map(({ value }) => value)).toEqual(['40 of 80', '8 of 8', '68 of 135'])
    const open = openIn(at)
    expect(open).toHaveLength(2)
    const answers = open.map((id) => answer('Findings', id, 'Decision', 'SCOPE_OUT'))
    const again = await plannedLyon(routeByNone, { answers })
    expect(openIn(again)).toEqual([findingId({ code: 'DIAL-015', subject: 'cluster:ThreeSites', scope: 'wave:1' })])
  })

  test('a pattern that somebody adds to the plan is judged too, whatever the planner left out', async () => {
    const plan = new ChangedPlan(await byNone())
    expect(plan.asMade.filter((said) => said.startsWith('DIAL-015'))).toEqual([])
    const said = plan.with(PATTERN).filter(({ code }) => code === 'DIAL-015')
    expect(said).toMatchObject([{ subject: 'cluster:ThreeSites', severity: 'BLOCKER', scope: 'wave:1', wave: 1 }])
  })

  const less: readonly (readonly [string, KeptOutOfNone])[] = [
    ['39 of 80 lines without search space', { phone: 'ANAUSFAX0000001' }],
    ['67 of 135 numbers and patterns in no partition', { number: '\\+15125550139' }],
    ['one trunk with a search space', { trunk: 'CUBE-PSTN-LYN' }],
  ]
  test.each(less)('%s: it can be done', async (_name, kept) => {
    const at = await byNone(kept)
    expect(patterns(at)).toContain('\\+17175550111@PT-Webex-Lyon')
    expect(at.plan.findings.map(({ code }) => code)).not.toContain('DIAL-015')
    expect(openIn(at)).toEqual([])
    expect(new ChangedPlan(at).asMade.filter((said) => said.startsWith('DIAL-015'))).toEqual([])
  })
})
