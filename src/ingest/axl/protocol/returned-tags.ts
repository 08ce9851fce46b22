/** A wanted element: its name, the elements wanted within, and the first version that knows it. */
interface Tag {
  readonly name: string
  readonly since: string | undefined
  readonly within: readonly Tag[]
}

const TOKEN = /([A-Za-z0-9]+)(?:@([\d.]+))?|[()]/g

/**
 * Reads a list of wanted elements: `name members(member(index)) elinGroup@12.5`. They stand in the
 * order of the schema, which a node insists on (`ucm-exports` 3.4); `@` gives the version from which on
 * the schema has the element.
 */
function parseTags(text: string): readonly Tag[] {
  const stack: Tag[][] = [[]]
  for (const [token, name, since] of text.matchAll(TOKEN)) {
    const here = stack.at(-1)
    if (token === ')') stack.pop()
    else if (token === '(') stack.push(here?.at(-1)?.within as Tag[])
    else here?.push({ name: name ?? '', since, within: [] })
  }
  return stack[0] ?? []
}

/** The wanted elements as XML, without those that the version does not know. */
export function tagsOf(text: string, version: string): string {
  return written(parseTags(text), version)
}

function written(tags: readonly Tag[], version: string): string {
  return tags
    .filter(({ since }) => since === undefined || isAtLeast(version, since))
    .map(({ name, within }) => (within.length === 0 ? `<${name}/>` : `<${name}>${written(within, version)}</${name}>`))
    .join('')
}

/** Compares `12.5` with `14.0` by their numbers. */
export function isAtLeast(version: string, since: string): boolean {
  const [a, b] = [version, since].map((text) => text.split('.').map(Number))
  for (let at = 0; at < 2; at += 1) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}
