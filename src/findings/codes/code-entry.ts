import type { Confidence, Severity } from '../severity.js'

/** Who answers a question, in the words of a project plan. */
export const OWNERS = [
  'UCM administrator',
  'Webex administrator',
  'Directory administrator',
  'Contact-center lead',
  'Network and gateway',
  'Project manager',
] as const
export type Owner = (typeof OWNERS)[number]

/** What must be there before a code can be judged; the unlocking step of each stands below. */
export const INPUTS = [
  'ucm',
  'roster',
  'mapping',
  'organization',
  'routing-columns',
  'webex',
  'gateway',
  'directory',
  'calls',
] as const
export type Input = (typeof INPUTS)[number]

/** What a person does to get an input that is missing. */
export const UNLOCK: Readonly<Record<Input, string>> = {
  ucm: 'rehome ingest ucm <export.tar>',
  roster: 'rehome ingest roster <agents.csv> (columns who, role, queues, location, wave)',
  mapping: 'rehome map propose, then rehome map edit',
  organization: 'state the organization facts: rehome map edit (domains, seats, extension length)',
  'routing-columns': 'export the full tar again, not the copy reduced by a pre-processor',
  webex: 'rehome ingest webex --live, or --from <folder of saved answers>',
  gateway: 'rehome ingest lgw <running-config>',
  directory: 'rehome ingest directory <people.ldif>',
  calls: 'rehome ingest cdr <files or folder>',
}

/** One line of the catalog: everything that `explain`, the workbook and the docs say about a code. */
export interface CodeEntry {
  readonly title: string
  readonly severity: Severity
  readonly confidence: Confidence
  /** A BLOCKER that a recorded decision settles (it asks a question rather than reporting a defect). */
  readonly untilDecided?: true
  readonly owner: Owner
  /** One plain sentence, no product jargon: what happens to people if nothing is done. */
  readonly why: string
  readonly evidence: string
  readonly remedy: string
  readonly source: string
  readonly needs: readonly Input[]
}
