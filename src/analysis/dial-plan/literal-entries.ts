import { firstSymbol, symbolCount } from '../../dialing/symbols.js'
import type { CompetingEntry } from '../../routing/ucm/competing-entries.js'

/** The entries that match exactly one string: nothing but another of them can win that string. */
export class LiteralEntries {
  private readonly strings = new Map<CompetingEntry, string>()
  private readonly owners = new Map<string, number>()

  constructor(entries: readonly CompetingEntry[]) {
    for (const entry of entries) {
      const text = onlyString(entry)
      if (text === undefined) continue
      this.strings.set(entry, text)
      this.owners.set(text, (this.owners.get(text) ?? 0) + 1)
    }
  }

  has(entry: CompetingEntry): boolean {
    return this.strings.has(entry)
  }

  /** True when no other entry matches this one's only string as closely. */
  isAlone(entry: CompetingEntry): boolean {
    const text = this.strings.get(entry)
    return text !== undefined && this.owners.get(text) === 1
  }
}

function onlyString({ parsed }: CompetingEntry): string | undefined {
  if (!parsed.ok || parsed.pattern.usesNumberingPlan) return undefined
  let text = ''
  for (const { mask, repeats } of parsed.pattern.elements) {
    if (repeats || symbolCount(mask) !== 1) return undefined
    text += firstSymbol(mask)
  }
  return text
}
