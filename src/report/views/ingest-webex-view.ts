import type { Finding } from '../../findings/finding.js'
import type { MemberAccount } from '../../model/snapshot.js'
import { PLANNED_WEBEX_KINDS } from '../../model/webex/kinds.js'
import { findingLines, memberSummary } from './ingest-view.js'
import type { Paint } from './paint.js'
import { textTable } from './text-table.js'

/** What a Webex organization holds, as the view needs it. */
export interface ShownOrganization {
  readonly organizationName?: string
  readonly declaredEmpty: boolean
  readonly counts: Readonly<Record<string, number>>
  readonly unread: readonly string[]
}

/** An organization taken in. */
export interface TakenOrganization extends ShownOrganization {
  readonly name: string
  readonly changed: boolean
  /** Kinds that the organization before it held. */
  readonly lost: readonly string[]
  readonly members: readonly MemberAccount[]
  readonly findings: readonly Finding[]
}

/** Objects read, what was not saved, what became of the files, the first findings. */
export function ingestWebexView(result: TakenOrganization, paint: Paint): string {
  const outcome = result.changed
    ? paint.good('This is the current organization now.')
    : 'Equal to the organization that was here already.'
  if (result.declaredEmpty) return [paint.strong(organizationLine(result)), outcome].join('\n')
  const counts = Object.entries(result.counts).map(([kind, count]) => [kind, String(count)])
  return [
    paint.strong(`${result.name}: ${organizationLine(result)}`),
    ...(counts.length === 0 ? ['no objects'] : [textTable(['objects', 'count'], counts)]),
    ...unreadLine(result, paint),
    ...(result.lost.length === 0 ? [] : [paint.bad(`read before, not now: ${result.lost.join(', ')}`)]),
    memberSummary(result.members),
    ...findingLines(result.findings, paint),
    outcome,
  ].join('\n')
}

/** `organization ThreeSites`, or that it was declared empty. */
export function organizationLine({ organizationName, declaredEmpty }: ShownOrganization): string {
  if (declaredEmpty) return 'the organization was declared to hold nothing yet'
  return organizationName === undefined
    ? 'an organization that does not say its name'
    : `organization ${organizationName}`
}

/** Which kinds nothing is known about: first those that plans are made of; no line when there are none. */
export function unreadLine({ unread }: ShownOrganization, paint: Paint): readonly string[] {
  const planned: ReadonlySet<string> = new Set(PLANNED_WEBEX_KINDS)
  const needed = unread.filter((kind) => planned.has(kind))
  const others = unread.filter((kind) => !planned.has(kind))
  return [
    ...(needed.length === 0 ? [] : [paint.bad(`not read, so nothing is known about: ${needed.join(', ')}`)]),
    ...(others.length === 0 ? [] : [`not read, and not needed for a plan: ${others.join(', ')}`]),
  ]
}
