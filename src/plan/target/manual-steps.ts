import type { Change, ManualStep, Phase } from '../change.js'
import { changeId, NO_INTERRUPTION } from '../change.js'
import type { WaveScope } from './planned-wave.js'
import type { LocationLink } from './webex/plan-webex.js'

/** Names of the manual steps of a wave; the location or trunk follows after `@`. */
export const MANUAL_STEPS = {
  password: 'trunk-password',
  trunk: 'verify-trunk',
  go: 'go-or-no-go',
  signIn: 'sign-in',
  verify: 'verify-calls',
  signOff: 'sign-off',
} as const

/**
 * What only people can do (runbook of `audit-workbook` 3): before the gateway, the password of a new trunk;
 * after it, a test call; before the window, the word that everything is prepared; at cutover, the agents' sign-in and the calls that are tried before anybody joins a
 * queue; at last, the sign-off that lets things be tidied.
 */
export function manualSteps(
  wave: WaveScope,
  links: readonly LocationLink[],
  changes: readonly Change[],
  remarks: readonly string[],
): readonly Change[] {
  const steps: Change[] = []
  const add = (phase: Phase, key: string, words: Pick<ManualStep, 'text' | 'expected'>, more: StepNote): void => {
    const what: ManualStep = { system: 'people', kind: 'step', key, ...words }
    const { title, why, needs, interrupts = NO_INTERRUPTION } = more
    const id = changeId(wave.number, phase, what)
    steps.push({
      id,
      wave: wave.number,
      phase,
      what,
      title,
      why,
      needs,
      interrupts,
      movers: [],
    })
  }
  for (const link of onePerTrunk(links)) addTrunkSteps(link, changes, remarks, add)
  addGate(wave, [...changes, ...steps], add)
  for (const { name } of wave.locations) {
    const movers = wave.movers.filter(({ location }) => location === name)
    if (movers.length > 0) addCutoverSteps(name, movers.length, changes, wave, add)
  }
  return steps
}

interface StepNote {
  readonly title: string
  readonly why: string
  readonly needs: readonly string[]
  readonly interrupts?: Change['interrupts']
}

type AddStep = (phase: Phase, key: string, words: Pick<ManualStep, 'text' | 'expected'>, more: StepNote) => void

function onePerTrunk(links: readonly LocationLink[]): readonly LocationLink[] {
  // Backwards, so that the location that makes the trunk is the one that stays.
  return [...new Map([...links].reverse().map((link) => [link.trunk, link])).values()]
}

function addTrunkSteps(
  { trunk, gateway, existing }: LocationLink,
  changes: readonly Change[],
  remarks: readonly string[],
  add: AddStep,
): void {
  const made = idsOf(changes, ({ what }) => what.system === 'webex' && what.kind === 'trunk' && what.key === trunk)
  const configured = idsOf(changes, ({ what, phase }) => {
    return what.system === 'lgw' && what.key === gateway.name && phase === 'prepare'
  })
  if (!existing && made.length > 0) {
    add(
      'prepare',
      `${MANUAL_STEPS.password}@${trunk}`,
      {
        text: [
          `Keep the password of trunk ${trunk} at hand for the gateway ${gateway.name}: it is asked from the environment and never stored.`,
          ...remarks,
        ].join(' '),
        expected: 'The password is known to whoever runs the change, and what is named above is in place.',
      },
      {
        title: `Have the password of trunk ${trunk} ready, and the gateway ${gateway.name} prepared.`,
        why: 'Webex never shows it again, and the gateway registers with it (webex-api 5.5).',
        needs: made,
      },
    )
  }
  if (configured.length > 0) {
    add(
      'prepare',
      `${MANUAL_STEPS.trunk}@${trunk}`,
      {
        text: `In Control Hub look at trunk ${trunk}; then place one test call from Webex to a phone of Unified CM and one back.`,
        expected: 'The trunk is online and both calls have speech in both directions.',
      },
      {
        title: `See trunk ${trunk} online and try a call each way.`,
        why: 'The path must work in both directions before anybody depends on it (customer-assist 3).',
        needs: [...made, ...configured],
      },
    )
  }
}

/** Nobody is cut off before what serves everybody is ready: routes, gateway, queues, test calls (DESIGN 6). */
function addGate(wave: WaveScope, changes: readonly Change[], add: AddStep): void {
  const prepared = idsOf(changes, ({ phase, movers }) => phase === 'prepare' && movers.length === 0)
  if (!changes.some(({ phase }) => phase === 'cutover')) return
  add(
    'prepare',
    `${MANUAL_STEPS.go}@wave-${wave.number}`,
    {
      text: 'Look at what is prepared, and say go or no-go: from here on people are interrupted.',
      expected: 'Every step before this one is done, and whoever answers for the service says go.',
    },
    {
      title: `Say go or no-go for wave ${wave.number}.`,
      why: 'A number that leaves Unified CM before everything behind it is ready rings nowhere (DESIGN 6).',
      needs: prepared,
    },
  )
}

function addCutoverSteps(
  location: string,
  movers: number,
  changes: readonly Change[],
  wave: WaveScope,
  add: AddStep,
): void {
  const keys = new Set(wave.movers.filter((mover) => mover.location === location).map(({ key }) => key))
  const touches = ({ movers: served }: Change): boolean => served.length === 0 || served.some((key) => keys.has(key))
  const switched = idsOf(changes, (change) => {
    const { what, phase } = change
    const isOpening = (what.system === 'webex' && what.kind === 'queue') || isPilotHidden(what)
    return phase === 'cutover' && !isOpening && touches(change)
  })
  const signIn = { system: 'people', kind: 'step', key: `${MANUAL_STEPS.signIn}@${location}` } as const
  const verify = { ...signIn, key: `${MANUAL_STEPS.verify}@${location}` }
  const joins = idsOf(changes, ({ what, phase }) => {
    return phase === 'cutover' && ((what.system === 'webex' && what.kind === 'queue') || isPilotHidden(what))
  })
  add(
    'cutover',
    signIn.key,
    {
      text: `The ${movers} people who move at ${location} close and open the Webex app and sign in.`,
      expected: 'Each sees Webex Calling in the app, and nobody is still on Unified CM.',
    },
    {
      title: `${movers} people of ${location} sign in to the Webex app.`,
      why: 'The app takes up Webex Calling when it starts anew (corrections 6, 14).',
      needs: switched,
      interrupts: { whom: [...keys], how: 'cannot be called until they have signed in' },
    },
  )
  add(
    'cutover',
    verify.key,
    {
      text: `From one of them at ${location} call a colleague who stays and a number outside; have the colleague and an outside phone call back. Never dial an emergency number.`,
      expected: 'All four calls have speech in both directions and show the right number.',
    },
    {
      title: `Try calls in both directions at ${location}.`,
      why: 'Agents join their queues only once calls were seen to work (corrections 14).',
      needs: [changeId(wave.number, 'cutover', { ...signIn, text: '', expected: '' })],
    },
  )
  add(
    'clean-up',
    `${MANUAL_STEPS.signOff}@${location}`,
    {
      text: `The contact-center lead of ${location} confirms, some days later, that the wave stays.`,
      expected: 'A name and a date; from then on what was kept for the way back may go.',
    },
    {
      title: `Sign off the wave at ${location}.`,
      why: 'What the way back needs is removed only after sign-off (audit-workbook 3, runbook).',
      needs: [changeId(wave.number, 'cutover', { ...verify, text: '', expected: '' }), ...joins],
    },
  )
}

function idsOf(changes: readonly Change[], isWanted: (change: Change) => boolean): readonly string[] {
  return changes.filter(isWanted).map(({ id }) => id)
}

/** The step that sends the callers of a hunt pilot to its queue. */
export function isPilotHidden(what: Change['what']): boolean {
  return what.system === 'ucm' && what.kind === 'hunt-pilot' && what.newKey !== undefined
}
