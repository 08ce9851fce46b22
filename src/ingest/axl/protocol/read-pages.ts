import { type AxlFault, rowsThatFit } from './axl-fault.js'
import type { AxlSession } from './axl-session.js'
import type { Page } from './envelope.js'
import type { XmlElement } from './xml-tree.js'

/** Rows asked for at once; every list of Unified CM stays below its cap of 8 MB with it (`ucm-exports` 3.3). */
const PAGE_ROWS = 200

/** All rows, or why they cannot be read. */
export type Rows = readonly XmlElement[] | { readonly fault: AxlFault }

/** True for rows that could not be read. */
export function isRefused(rows: Rows): rows is { readonly fault: AxlFault } {
  return 'fault' in rows
}

/**
 * Reads a list page by page; a page that is too large for one answer is asked for again with fewer
 * rows (`ucm-exports` 3.1).
 *
 * @param content of the request for one page
 * @param identity of a row, by which a row on the border of two pages counts once
 */
export async function readPages(
  session: AxlSession,
  operation: string,
  content: (page: Page) => string,
  identity: (row: XmlElement) => string | undefined = ({ attributes }) => attributes['uuid'],
): Promise<Rows> {
  const rows: XmlElement[] = []
  const seen = new Set<string>()
  let first = PAGE_ROWS
  let last = ''
  for (let skip = 0; ; ) {
    const reply = await session.ask(operation, content({ skip, first }))
    if (reply.kind === 'unknown-version') return { fault: { code: '599', text: 'the version is not known (599)' } }
    if (reply.kind === 'fault') {
      const fewer = rowsThatFit(reply.fault, first)
      if (fewer === undefined || first === 1) return { fault: reply.fault }
      first = fewer
      continue
    }
    const page = reply.result.children
    const before = rows.length
    const said = JSON.stringify(page)
    // The same page again: the node gives the beginning whatever is skipped, and its rows may have no identity.
    if (said === last) return rows
    last = said
    for (const row of page) {
      const key = identity(row)
      if (key !== undefined && seen.has(key)) continue
      if (key !== undefined) seen.add(key)
      rows.push(row)
    }
    // A node that gives more than was asked for, or nothing new, does not know pages: that was all.
    if (page.length !== first || rows.length === before) return rows
    skip += page.length
  }
}
