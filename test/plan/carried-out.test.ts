import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseRosterCsv } from '../../src/ingest/roster/roster-rows.js'
import { runChanges } from '../../src/execute/executor.js'
import { makePlan } from '../../src/plan/make-plan.js'
import type { Change } from '../../src/plan/change.js'
import type { Plan } from '../../src/plan/plan.js'
import { changesOf } from '../../src/plan/plan.js'
import { applyChanges } from '../../src/plan/projection/apply-changes.js'
import { webexRoot } from '../../src/model/snapshot-root.js'
import type { WebexObjects, WebexSnapshot } from '../../src/model/webex/snapshot.js'
import type { Difference } from '../../src/plan/projection/compare-networks.js'
import { compareNetworks } from '../../src/plan/projection/compare-networks.js'
import { MemoryTwinStore } from '../../src/twin/memory-twin-store.js'
import { readTwin } from '../../src/twin/read-back.js'
import { Twin } from '../../src/twin/twin.js'
import { answer } from '../support/asked-estate.js'
import type { PlannedWith } from '../support/lyon-plan.js'
import { lyonInput, threeSitesOrganization } from '../support/lyon-plan.js'
import { threeSites, threeSitesFacts } from '../support/three-sites.js'
import { MemoryJournal } from '../support/memory-journal.js'

/** Plans, carries out on a fresh twin, and gives what is left undone and what is otherwise than projected. */
async function rehearsed(
  asked: PlannedWith,
  changed: (changes: readonly Change[]) => readonly Change[] = (changes) => changes,
): Promise<{ plan: Plan; undone: readonly string[]; differences: readonly Difference[]; numbers: readonly string[] }> {
  const input = await lyonInput(asked)
  const plan = makePlan(input)
  const store = new MemoryTwinStore()
  const systems = Twin.seed(store, input.network)
  const { changes } = await runChanges({
    run: `${plan.id}@twin`,
    changes: changed(changesOf(plan)),
    systems,
    journal: new MemoryJournal(),
    sleep: () => Promise.resolve(),
  })
  const undone = changes
    .filter(({ state }) => !['done', 'adopted', 'confirmed'].includes(state))
    .map(({ change, state, detail }) => `${state} ${change.id}: ${detail ?? ''}`)
  const now = readTwin(store)
  const all = compareNetworks(applyChanges(input.network, changesOf(plan)), now)
  // The platform gives a new person a status that no plan can know.
  const differences = all.filter(({ kind, field }) => kind !== 'person' || field !== 'status')
  return { plan, undone, differences, numbers: now.ucm.objects['directory-number'].map(({ key }) => key) }
}

const DECIDED = [answer('Shared lines', 'dn:\\+17175550114@DN-E164-PT', 'Choice', 'MOVE_ALL')]

describe('a plan carried out on the twin', () => {
  it.each(['current', 'older'] as const)('moves Lyon as projected, gateway layout %s', async (layout) => {
    const { plan, undone, differences } = await rehearsed({ answers: DECIDED, layout })
    expect(changesOf(plan).length).toBeGreaterThan(70)
    expect(undone).toEqual([])
    expect(differences).toEqual([])
  })

  it('moves two locations in two waves over one trunk, and the queue of the second with its pilot', async () => {
    const webex = await organizationWith((objects) => ({
      ...objects,
      license: objects.license.map((entry) => ({ ...entry, value: { ...entry.value, totalUnits: 100 } })),
    }))
    const { plan, undone, differences } = await rehearsed({ answers: DECIDED, locations: ['Lyon', 'Austin'], webex })
    expect(plan.waves.map(({ number, locations }) => [number, locations])).toEqual([
      [1, ['Lyon']],
      [2, ['Austin']],
    ])
    const trunks = changesOf(plan).filter(({ what }) => what.system === 'webex' && what.kind === 'trunk')
    expect(trunks.map(({ what }) => what.key)).toEqual(['Webex-Lyon'])
    const queue = changesOf(plan).find(({ id }) => id === '2/prepare/webex/queue/CA Austin support@Austin')?.what
    if (queue?.system !== 'webex' || queue.kind !== 'queue') throw new Error('no queue in Austin')
    expect(queue.after?.agents.map(({ mail }) => mail)).toEqual([
      'tara.turner@example.com',
      'umar.urban@example.com',
      'vera.vance@example.com',
      'will.wells@example.com',
      'xin.xu@example.com',
      'yara.young@example.com',
      'pia.lam@example.com',
    ])
    expect(queue.after?.policy).toBe('UNIFORM')
    expect(queue.after?.queueSize).toBe(20)
    expect(undone).toEqual([])
    expect(differences).toEqual([])
  })

  it('moves two locations in one wave that edit the same search spaces', async () => {
    const { snapshot } = await threeSitesFacts()
    const everybodyFirst = readFileSync(threeSites('input/agents.csv'), 'utf8').replaceAll(/,[23]$/gm, ',1')
    const { roster } = parseRosterCsv(everybodyFirst, 'agents.csv')
    const webex = await organizationWith((objects) => ({
      ...objects,
      license: objects.license.map((entry) => ({ ...entry, value: { ...entry.value, totalUnits: 100 } })),
    }))
    const locations = ['Lyon', 'Austin']
    const { plan, undone, differences } = await rehearsed({ facts: { roster, snapshot }, webex, locations })
    expect(plan.waves.map(({ number }) => number)).toEqual([1])
    const edits = changesOf(plan).filter(({ what }) => what.system === 'ucm' && what.key === 'FWD-CSS')
    expect(edits.map(({ id }) => id)).toEqual(['1/prepare/ucm/css/FWD-CSS', '1/prepare/ucm/css/FWD-CSS#Austin'])
    expect(edits[1]?.needs).toContain(edits[0]?.id)
    expect(undone).toEqual([])
    expect(differences).toEqual([])
  })

  it.each([
    ['as the plan needs it', (changes: readonly Change[]) => changes],
    ['also when the plan forgot what the cutover needs', needingNothingEarlier],
  ])(
    'takes no more seats than there are, says how many are missing, and hides nobody without one, %s',
    async (_, changed) => {
      const { plan, undone, numbers } = await rehearsed({ answers: DECIDED, locations: ['Lyon', 'Austin'] }, changed)
      const short = plan.findings.find(
        ({ code, subject }) => code === 'LIC-001' && subject === 'license:customer-assist',
      )
      expect(short?.message).toContain('4 Customer Assist seats are missing')
      const refused = undone.filter((line) => line.includes('No license units available'))
      expect(refused.map((line) => /person\/([^@]+)@/.exec(line)?.[1])).toEqual([
        'zoe.zhang',
        'adam.baker',
        'beth.bell',
        'carl.cole',
      ])
      // Their numbers stay where callers find them; those of the people with a seat are hidden.
      const seen = numbers.filter((key) => /^\\\+1512555013\d@/.test(key))
      const visible = seen
        .filter((key) => key.endsWith('@DN-E164-PT'))
        .map((key) => key.slice(0, -'@DN-E164-PT'.length))
      for (const end of ['36', '37', '38', '39']) expect(visible).toContain(`\\+151255501${end}`)
      for (const end of ['31', '32', '33']) expect(visible).not.toContain(`\\+151255501${end}`)
      // What serves everybody, such as the pilot of the queue, waits for them.
      expect(undone.filter((line) => line.includes('2/cutover/ucm/hunt-pilot/'))[0]).toMatch(/^not-begun/)
      expect(undone.filter((line) => line.startsWith('not-begun 1/'))).toEqual([])
    },
  )

  it('creates people and the location where the organization holds neither', async () => {
    const webex = await organizationWith((objects) => ({
      ...objects,
      person: [],
      location: [],
      number: [],
      contact: [],
    }))
    const { plan, undone, differences } = await rehearsed({ answers: DECIDED, webex })
    expect(plan.open.map(({ code, subject }) => `${code} ${subject}`)).toContain('USR-005 user:ngarcia')
    expect(undone).toEqual([])
    expect(differences).toEqual([])
  })
})

/** A plan whose needs say nothing about the phases before. */
function needingNothingEarlier(changes: readonly Change[]): readonly Change[] {
  return changes.map((change) => ({
    ...change,
    needs: change.needs.filter((need) => need.startsWith(`${change.wave}/${change.phase}/`)),
  }))
}

async function organizationWith(change: (objects: WebexObjects) => WebexObjects): Promise<WebexSnapshot> {
  const organization = await threeSitesOrganization()
  const objects = change(organization.objects)
  return { ...organization, objects, root: webexRoot(objects) }
}
