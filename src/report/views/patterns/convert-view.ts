import { counted } from '../text-table.js'

/** The patterns, one per line; only their number where they went into a file. */
export function convertView(
  { patterns }: { readonly patterns: readonly { readonly pattern: string }[] },
  writtenTo: string | undefined,
): string {
  if (writtenTo !== undefined) return `${counted(patterns.length, 'pattern')} written to ${writtenTo}`
  return patterns.map(({ pattern }) => pattern).join('\n')
}
