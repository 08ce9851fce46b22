// All questions and the plan of the largest location, over generated estates (goals: 1.4 s for 1,000 users, 6 s for 4,000).
import { FileArchiveReader } from '../../dist/src/adapters/files/archive-reader.js'
import { InstalledTemplateFiles } from '../../dist/src/adapters/files/template-files.js'
import { runAudit } from '../../dist/src/analysis/audit.js'
import { proposeMapping } from '../../dist/src/analysis/mapping-proposal/propose-mapping.js'
import { ingestUcm } from '../../dist/src/ingest/ucm/ingest-ucm.js'
import { EMPTY_MAPPING } from '../../dist/src/model/mapping.js'
import { DEFAULT_SETTINGS } from '../../dist/src/model/settings.js'
import { UcmEstate } from '../../dist/src/model/ucm/estate.js'
import { makePlan } from '../../dist/src/plan/make-plan.js'
import { renderPlan } from '../../dist/src/plan/plan-file.js'
import { questionInput } from '../../dist/src/workflows/questions/estate-question.js'
import { baseline, estateFile, median, report, times } from './measure.mjs'

const base = await baseline()
const templates = await new InstalledTemplateFiles().gateway()
for (const users of [1_000, 4_000]) {
  const snapshot = ingestUcm(await new FileArchiveReader().open(estateFile(users)))
  const facts = factsOf(snapshot)
  await measure('plan.check-and-make', facts, users)
  await measure(
    'plan.check-and-make-half-move',
    { ...facts, roster: halfOf(snapshot, facts.mapping.locations[0].name) },
    users,
  )
}

async function measure(name, facts, users) {
  let plan
  const run = median(
    await times(3, () => {
      plan = planned(facts)
      renderPlan(plan)
    }),
  )
  const changes = plan.waves.reduce((total, wave) => total + wave.changes.length, 0)
  report(name, run, base, { users, movers: plan.movers.length, changes })
}

/** Every second user is an agent who moves to one location in one wave. */
function halfOf(snapshot, location) {
  const users = snapshot.objects['end-user'].filter((_, index) => index % 2 === 0)
  const entries = users.map(({ value }, index) => ({
    who: `ucm:${value.userId}`,
    role: 'AGENT',
    queues: [],
    location,
    wave: 1,
    source: { file: 'roster.csv', row: index + 2 },
  }))
  return { entries }
}

/** The generated people have no roster, and the mapping is what the data suggests, completed for every place. */
function factsOf(snapshot) {
  const proposed = proposeMapping(new UcmEstate(snapshot), EMPTY_MAPPING, [])
  const locations = proposed.locations.map((location) => ({
    ...location,
    address: { line1: '1 Example Street', city: location.name, state: 'TX', postalCode: '78701', country: 'US' },
    timeZone: 'America/Chicago',
    language: 'en_US',
    pstn: 'premises',
    emergencyCarrier: 'premises',
  }))
  const [trunk, ...others] = proposed.trunks
  const trunks = trunk === undefined ? [] : [{ ...trunk, role: 'lgw' }, ...others]
  const gateways = trunks
    .slice(0, 1)
    .map(({ name }) => ({ name: 'lgw-1', status: 'confirmed', evidence: [], trunks: [name] }))
  const mapping = { ...proposed, locations, trunks, gateways }
  return { snapshot, mapping, roster: undefined, decisions: [], settings: DEFAULT_SETTINGS, today: '2026-11-22' }
}

function planned(facts) {
  const question = questionInput(facts)
  return makePlan({
    question,
    audit: runAudit(question),
    network: { ucm: facts.snapshot, webex: undefined, gateways: [] },
    locations: [largestLocation(question)],
    basis: { ucm: facts.snapshot.root, gateways: {}, mapping: '', answers: '', settings: '' },
    templates,
    layout: 'current',
  })
}

function largestLocation(question) {
  const counts = new Map()
  for (const { location } of question.scope.movers) {
    if (location !== undefined) counts.set(location, (counts.get(location) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0][0]
}
