import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { MappedLocation } from '../../model/mapping.js'
import type { PlanInput } from '../plan-input.js'

/**
 * PRE-011 and PRE-002 for a plan: what it takes from the mapping although nobody confirmed it, and inputs
 * that it would need and does not have. What other locations lack does not matter to it.
 */
export function unstatedFindings(
  { question, network }: PlanInput,
  locations: readonly MappedLocation[],
  trunks: readonly string[],
): readonly Finding[] {
  const { mapping } = question
  const proposedTrunks = mapping.trunks.filter(({ name, status }) => trunks.includes(name) && status === 'proposed')
  const unconfirmed = [
    ...locations.filter(({ status }) => status === 'proposed').map(({ name }) => ['location', name] as const),
    ...proposedTrunks.map(({ name }) => ['trunk', name] as const),
  ].map(([kind, name]) =>
    finding({
      code: 'PRE-011',
      subject: `${kind}:${name}`,
      scope: 'plan',
      message: `The plan rests on what the data suggests about ${kind} ${name}: nobody has confirmed it.`,
      evidence: [{ label: 'status', value: 'proposed' }],
      ...(kind === 'location' ? { location: name } : {}),
    }),
  )
  const missing = [
    ...(network.webex === undefined ? ['the Webex organization (rehome ingest webex)'] : []),
    ...(network.gateways.length === 0 ? ['the configuration of the gateway (rehome ingest lgw)'] : []),
    ...(question.scope.basis === 'presumed' ? ['a roster of who moves (rehome ingest roster)'] : []),
  ]
  if (missing.length === 0) return unconfirmed
  const inputs = finding({
    code: 'PRE-002',
    subject: 'inputs',
    scope: 'plan',
    severity: 'HIGH',
    message: `The plan was made without ${missing.join(', ')}.`,
    evidence: missing.map((value) => ({ label: 'missing', value })),
  })
  return [...unconfirmed, inputs]
}
