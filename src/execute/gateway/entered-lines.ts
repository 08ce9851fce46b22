/** One line of a configuration with the section it stands in. */
interface PlacedLine {
  /** Lines above it that open its section, outermost first. */
  readonly section: readonly string[]
  readonly text: string
}

/** Every command of a configuration with its section, by indentation; comments and ways out are left out. */
function placedLines(lines: readonly string[]): readonly PlacedLine[] {
  const open: { readonly indent: number; readonly text: string }[] = []
  const placed: PlacedLine[] = []
  for (const line of lines) {
    const text = normalized(line)
    if (text === '' || text.startsWith('!') || text === 'exit' || text === 'end') continue
    const indent = line.length - line.trimStart().length
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop()
    placed.push({ section: open.map((above) => above.text), text })
    open.push({ indent, text })
  }
  return placed
}

/**
 * The entered lines that a running configuration does not show: commands that are missing from their
 * section, and `no …` of which something is still there. A later line of the block takes back what an
 * earlier one said. A gateway shows no secret as it was entered, so nothing behind `password` counts.
 */
export function linesNotInEffect(running: readonly string[], entered: readonly string[]): readonly string[] {
  const shown = placedLines(running)
  const wanted = placedLines(entered)
  return wanted.flatMap((line, index) => {
    const later = wanted.slice(index + 1)
    return isInEffect(line, shown, later) ? [] : [line.text]
  })
}

/**
 * Lines of sections that the block makes (its way back is `no <section>`), and that the gateway shows
 * with other content: somebody else's, which must not be written over.
 */
export function foreignLines(
  running: readonly string[],
  entered: readonly string[],
  undo: readonly string[],
): readonly string[] {
  const taken = new Set(placedLines(undo).flatMap(({ section, text }) => (section.length === 0 ? negated(text) : [])))
  const own = placedLines(entered)
  const made = new Set(
    own.filter(({ section, text }) => section.length === 0 && taken.has(text)).map(({ text }) => text),
  )
  return placedLines(running)
    .filter(({ section }) => section[0] !== undefined && made.has(section[0]))
    .filter(({ section, text }) => !own.some((line) => line.text === text && same(line.section, section)))
    .filter(({ text }) => !text.startsWith('no '))
    .map(({ section, text }) => [...section, text].join(' / '))
}

function isInEffect(
  { section, text }: PlacedLine,
  shown: readonly PlacedLine[],
  later: readonly PlacedLine[],
): boolean {
  const taken = text.startsWith('no ') ? text.slice('no '.length) : undefined
  if (taken === undefined) {
    const isTakenBack = later.some((other) => same(other.section, section) && other.text === `no ${text}`)
    return isTakenBack || shown.some((line) => line.text === text && same(line.section, section))
  }
  if (shown.some((line) => line.text === text && same(line.section, section))) return true
  return shown
    .filter((line) => same(line.section, section) && begins(line.text, taken))
    .every((line) => later.some((other) => other.text === line.text && same(other.section, section)))
}

function negated(text: string): readonly string[] {
  return text.startsWith('no ') ? [text.slice('no '.length)] : []
}

function begins(text: string, words: string): boolean {
  return text === words || text.startsWith(`${words} `)
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index])
}

/** One blank between words, and nothing behind the word that announces a secret but what follows it. */
function normalized(line: string): string {
  return line
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\bpassword (\d+ )?\S+/, 'password *')
}
