import type { Finding } from '../../findings/finding.js'
import type { Confidence } from '../../findings/severity.js'
import { findingLines } from './ingest-view.js'
import type { Paint } from './paint.js'
import { counted, textTable } from './text-table.js'

/** A directory taken in, as the view needs it. */
export interface TakenDirectory {
  readonly name: string
  readonly input: string
  readonly changed: boolean
  readonly before?: number
  readonly people: number
  readonly withMail: number
  readonly withPhone: number
  readonly disabled: number
  readonly skipped: readonly { readonly classes: string; readonly count: number }[]
  readonly unused: readonly string[]
  readonly referrals: readonly string[]
  readonly findings: readonly Finding[]
  readonly clusters: readonly {
    readonly cluster: string
    readonly users: number
    readonly systems: readonly {
      readonly system: string
      readonly matched: readonly { readonly rule: string; readonly confidence: Confidence; readonly users: number }[]
      readonly unmatchedUsers: number
      readonly unmatchedPeople: number
    }[]
    readonly unmatched: readonly {
      readonly userId: string
      readonly label: string
      readonly systems: readonly string[]
      readonly candidates: readonly { readonly key: string; readonly why: string }[]
    }[]
  }[]
}

const SHOWN = 10

/** People read, what was passed over, and who the users of Unified CM are among them. */
export function ingestDirectoryView(result: TakenDirectory, paint: Paint): string {
  const { people, before } = result
  const fewer = before !== undefined && before > people ? paint.bad(` (${before} before)`) : ''
  return [
    `${paint.strong(`${result.input}: ${counted(people, 'person', 'people')} as directory ${result.name}`)}${fewer}`,
    `${result.withMail} with mail, ${result.withPhone} with a telephone number, ${result.disabled} disabled`,
    ...result.skipped.map(({ classes, count }) => `passed over: ${count} × ${classes}`),
    ...(result.unused.length === 0 ? [] : [paint.faint(`not used: ${some(result.unused)}`)]),
    ...(result.referrals.length === 0 ? [] : [paint.bad(`not followed: ${some(result.referrals)}`)]),
    ...findingLines(result.findings, paint),
    result.changed
      ? paint.good(`This is the current directory ${result.name} now.`)
      : 'Equal to what was here already.',
    ...(result.clusters.length === 0
      ? ['Nobody can be matched before an export is here: rehome ingest ucm <export.tar>']
      : result.clusters.flatMap((cluster) => clusterLines(cluster, paint))),
  ].join('\n')
}

function clusterLines(cluster: TakenDirectory['clusters'][number], paint: Paint): readonly string[] {
  const rows = cluster.systems.flatMap(({ system, matched, unmatchedUsers, unmatchedPeople }) => [
    ...matched.map(({ rule, confidence, users }) => [system, rule, confidence, String(users)]),
    [system, 'not found', '', String(unmatchedUsers)],
    [system, 'no user of the cluster', '', String(unmatchedPeople)],
  ])
  const unmatched = cluster.unmatched.slice(0, SHOWN)
  const more = cluster.unmatched.length - unmatched.length
  return [
    '',
    paint.strong(`cluster ${cluster.cluster}: ${counted(cluster.users, 'active user')}`),
    textTable(['in', 'found by', 'confidence', 'people'], rows),
    ...(unmatched.length === 0
      ? []
      : [
          paint.bad('not found, or not for certain:'),
          textTable(
            ['user', 'name', 'not in', 'may be'],
            unmatched.map(({ userId, label, systems, candidates }) => [
              userId,
              label,
              systems.join(', '),
              candidates.map(({ key, why }) => `${key} (${why})`).join('; ') || 'nobody near',
            ]),
          ),
        ]),
    ...(more > 0 ? [`… and more: --json`] : []),
  ]
}

function some(items: readonly string[]): string {
  const shown = items.slice(0, SHOWN).join(', ')
  return items.length > SHOWN ? `${shown} and ${items.length - SHOWN} more` : shown
}
