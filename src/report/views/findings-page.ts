import type { CodeEntry } from '../../findings/codes/code-entry.js'
import { CATALOG } from '../../findings/codes/catalog.js'

/** The text of `docs/findings.md`: the whole catalog, one section per code. */
export function renderFindingsPage(): string {
  const entries = Object.entries<CodeEntry>(CATALOG)
  return [
    '# Findings',
    '',
    'Every code that rehome can report, as `rehome explain <code>` tells it. Written by `npm run golden` from',
    '`src/findings/codes/`; not by hand.',
    '',
    '| code | title | severity | confidence | who answers |',
    '|---|---|---|---|---|',
    ...entries.map(([code, entry]) => {
      const cells = [
        `[${code}](#${code.toLowerCase()})`,
        entry.title,
        severityText(entry),
        entry.confidence,
        entry.owner,
      ]
      return `| ${cells.map(escapeCell).join(' | ')} |`
    }),
    ...entries.flatMap(([code, entry]) => section(code, entry)),
    '',
  ].join('\n')
}

function section(code: string, entry: CodeEntry): readonly string[] {
  return [
    '',
    `## ${code}`,
    '',
    `**${escapeText(entry.title)}**`,
    '',
    `- Why it matters: ${escapeText(entry.why)}`,
    `- Evidence shown: ${escapeText(entry.evidence)}`,
    `- What to do: ${escapeText(entry.remedy)}`,
    `- Needs: ${entry.needs.length === 0 ? 'nothing' : entry.needs.join(', ')}`,
    `- Source: ${escapeText(entry.source)}`,
  ]
}

function severityText(entry: CodeEntry): string {
  return entry.untilDecided === true ? `${entry.severity} until decided` : entry.severity
}

/** `<None>` is a name of Unified CM, not a tag. */
function escapeText(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function escapeCell(text: string): string {
  return escapeText(text).replaceAll('|', '\\|')
}
