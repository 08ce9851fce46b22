/**
 * The target of `rel="next"` in a Link header (RFC 8288), as it stands; undefined when there is none.
 * Commas and semicolons inside `<…>` and quotes belong to what they stand in.
 */
export function nextLink(header: string | undefined): string | undefined {
  for (const [, target, parameters] of (header ?? '').matchAll(LINK)) {
    const relation = REL.exec(parameters ?? '')
    const words = (relation?.[1] ?? relation?.[2] ?? '').toLowerCase().split(/\s+/)
    if (target !== undefined && words.includes('next')) return target.trim()
  }
  return undefined
}

const LINK = /<([^>]*)>((?:\s*;\s*[^\s=;,"]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"]*))?)*)/g
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i
