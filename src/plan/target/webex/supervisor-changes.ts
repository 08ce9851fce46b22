import { finding } from '../../../findings/finding.js'
import type { PlannedMover } from '../../plan.js'
import type { PlannedQueue } from '../planned-wave.js'
import type { MailedMover } from './person-changes.js'
import type { WebexTargetInput } from './webex-target.js'

/**
 * Makes the supervisor of the agents of the queues named in the roster, or adds these agents. Webex keeps
 * a supervisor only with an agent (`webex-api` 5.10): one without is told and left to the wave of the agents.
 */
export function planSupervisor(
  input: WebexTargetInput,
  mover: MailedMover,
  queues: readonly PlannedQueue[],
): string | undefined {
  const current = input.draft.find('supervisor', mover.mail)
  const named = queues.flatMap(({ agents }) => agents).filter((mail) => mail !== mover.mail)
  const agents = [...new Set([...(current?.agents ?? []), ...named])].sort()
  if (agents.length === 0) {
    tellWithoutAgents(input, mover)
    return undefined
  }
  return input.draft.put(
    'supervisor',
    mover.mail,
    { mail: mover.mail, agents },
    {
      wave: input.wave.number,
      phase: 'prepare',
      title: `Make ${mover.label} supervisor of ${agents.length} ${agents.length === 1 ? 'agent' : 'agents'}.`,
      why: 'The roster names the person as supervisor of these queues; agents must have their license first (webex-api 10).',
      uses: [
        { kind: 'person', key: mover.mail },
        ...agents.map((mail) => ({ kind: 'person' as const, key: mail })),
        ...queues.map(({ key }) => ({ kind: 'queue' as const, key })),
      ],
      movers: [mover.key],
    },
  )
}

function tellWithoutAgents({ findings, wave }: WebexTargetInput, mover: PlannedMover): void {
  findings.push(
    finding({
      code: 'USR-008',
      subject: mover.key,
      scope: `wave:${wave.number}`,
      message: `${mover.label} is a supervisor, and no queue of the wave with agents is named: not made a supervisor yet.`,
      evidence: [{ label: 'role', value: mover.role }],
      location: mover.location,
      wave: wave.number,
    }),
  )
}
