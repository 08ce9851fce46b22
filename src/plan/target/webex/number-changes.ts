import type { PlannedMover } from '../../plan.js'
import type { WebexTargetInput } from './webex-target.js'

/** One number of a wave: whose it is, and whether it goes into service at cutover. */
export interface WaveNumber {
  /** +E.164. */
  readonly number: string
  /** Name of the location in Webex. */
  readonly location: string
  /** In words: who gets it. */
  readonly holder: string
  readonly activates: boolean
  readonly movers: readonly string[]
}

/**
 * Adds the number to its location, not yet in service (`webex-api` 5.3): until cutover its calls stay on
 * Unified CM. One that is there already is left as it is.
 */
export function planNumber({ draft, wave }: WebexTargetInput, { number, location, holder, movers }: WaveNumber): void {
  if (draft.find('number', number) !== undefined) return
  draft.put(
    'number',
    number,
    { number, location, state: 'INACTIVE' },
    {
      wave: wave.number,
      phase: 'prepare',
      title: `Add ${number} to ${location} for ${holder}, not yet in service.`,
      why: 'A number must be in the location before it can be given to anybody; inactive it changes nothing for callers (webex-api 5.3).',
      uses: [{ kind: 'location', key: location }],
      movers,
    },
  )
}

/** Puts the number into service: the switch of the wave. */
export function planActivation({ draft, wave }: WebexTargetInput, item: WaveNumber): void {
  const current = draft.find('number', item.number)
  if (current === undefined || current.state === 'ACTIVE' || !item.activates) return
  draft.put(
    'number',
    item.number,
    { ...current, state: 'ACTIVE' },
    {
      wave: wave.number,
      phase: 'cutover',
      title: `Put ${item.number} of ${item.holder} into service.`,
      why: 'From here on Webex takes calls to the number; the dial plan towards Unified CM stays, a Webex number beats it (corrections 7).',
      movers: item.movers,
    },
  )
}

/** The number of a mover, if they have one of their own. */
export function numberOfMover(mover: PlannedMover, location: string): readonly WaveNumber[] {
  if (mover.phoneNumber === undefined) return []
  return [{ number: mover.phoneNumber, location, holder: mover.label, activates: true, movers: [mover.key] }]
}
