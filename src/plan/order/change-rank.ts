import type { Alteration, Change } from '../change.js'
import { PHASES } from '../change.js'

/** In which order independent changes of one phase stand (`webex-api` 10; DESIGN 6, moving a number). */
const STAGES = {
  prepare: [
    'webex/location',
    'webex/trunk',
    'webex/route-group',
    'webex/dial-plan',
    'webex/number',
    'lgw/configuration',
    'ucm/partition',
    'ucm/css',
    'ucm/route-group',
    'ucm/route-list',
    'ucm/route-pattern',
    'ucm/line-group',
    'ucm/directory-number',
    'ucm/hunt-pilot',
    'webex/person',
    'webex/queue',
    'webex/supervisor',
    'webex/contact',
    'people/step',
  ],
  cutover: [
    'webex/number',
    'webex/location',
    'lgw/configuration',
    'ucm/line-group',
    'ucm/directory-number',
    'ucm/hunt-pilot',
    'ucm/partition',
    'ucm/route-group',
    'ucm/route-list',
    'ucm/route-pattern',
    'ucm/css',
    'webex/person',
    'people/step',
    'webex/queue',
  ],
  'clean-up': ['people/step', 'webex/contact'],
} as const satisfies Record<Change['phase'], readonly `${Alteration['system']}/${string}`[]>

/** Smaller comes first: by phase, then by what is changed. */
export function changeRank({ phase, what }: Change): number {
  const stages: readonly string[] = STAGES[phase]
  const stage = stages.indexOf(`${what.system}/${what.kind}`)
  return PHASES.indexOf(phase) * 100 + (stage < 0 ? 99 : stage)
}
