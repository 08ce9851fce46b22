import type { SheetDocument } from '../../ports.js'
import type { WorkbookInput } from '../workbook-input.js'

/** Hidden tab by which a returned workbook says whose it is. */
export const META_TAB = '_meta'
export const WORKBOOK_SCHEMA = 'rehome/workbook/v1'

/** Names of the facts in the hidden tab. */
export const META_FACTS = {
  schema: 'schema',
  project: 'project',
  revision: 'revision',
  root: 'snapshot',
} as const

/** `schema`, `project`, `revision` and `snapshot` (the root of what was audited), one per row. */
export function metaSheet({ project, revision, input }: WorkbookInput): SheetDocument {
  const facts: readonly (readonly [string, string])[] = [
    [META_FACTS.schema, WORKBOOK_SCHEMA],
    [META_FACTS.project, project.id],
    [META_FACTS.revision, String(revision)],
    [META_FACTS.root, input.estate.snapshot.root],
  ]
  return {
    name: META_TAB,
    hidden: true,
    autoFilter: false,
    columns: [
      { header: 'Fact', width: 14, kind: 'text' },
      { header: 'Value', width: 70, kind: 'text' },
    ],
    rows: facts,
  }
}
