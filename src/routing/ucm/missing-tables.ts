import type { MemberAccount } from '../../model/snapshot.js'

/** Tables without which "nothing matches" cannot be said: what routes most calls stands in them. */
const NEEDED = ['routepattern.csv', 'translationpattern.csv']

/**
 * Tables of digit analysis that were not among the inputs at all, or came without even a header: a
 * call that finds nothing may have been theirs. A table with a header only is one that says nothing.
 * Without an account of members, as in a cluster that was made up, nothing is missing.
 */
export function missingTables(members: readonly MemberAccount[]): readonly string[] {
  if (members.length === 0) return []
  const read = new Set(members.filter(({ fate, columns }) => fate === 'read' && columns !== 0).map(tableOf))
  return NEEDED.filter((table) => !read.has(table))
}

/** The name of the file itself, without the input it stands in. */
function tableOf({ name }: MemberAccount): string {
  return name.slice(name.lastIndexOf('/') + 1).toLowerCase()
}
