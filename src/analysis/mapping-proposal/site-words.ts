/** Words in the names of pools, partitions and files that say what a thing is, not where. */
const GENERIC = new Set(
  `dp pool pools device devicepool default phone phones gateway gateways gw gwy media mrg mrgl conf xcode transcoder
  pt partition css cs loc location region reg rgn site sites branch office store stores dn dns e164 int internal ld
  long distance lcl local intl international xlat xlate translation trans cp park dpark pickup hunt pilot pstn sip trunk
  trunks emer emer9 emergency e911 vm voicemail cti svc service line lines user users agents agent remote sub pub node
  cucm ucm ccm cluster main import export configs config phoneimport template full data ucmdata csv tar tgz gz zip dtg
  srst old new test legacy webex lgw cube global learned numbers number patterns pattern enterprise directory uri blk
  need inbound outbound isite intersite hq a b c d`.split(/\s+/),
)

/** The words of a name: split at marks and blanks, case kept. */
export function words(name: string): readonly string[] {
  return name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

/**
 * What in a name tells the site: the words left when generic ones and codes (`R70`, `1A`) are taken
 * away; where nothing is left, the last longer code (`WW11`, `0042`). Empty when the name tells nothing.
 */
export function siteStem(name: string): string {
  const apart = name.replaceAll(/(?<=\p{Ll})(?=(?:Import|Export|Config|Phones)(?![\p{Ll}]))/gu, ' ')
  const telling = words(apart).filter((word) => !GENERIC.has(word.toLowerCase()))
  const names = telling.filter((word) => !/\d/.test(word))
  if (names.length > 0) return names.join(' ')
  const codes = telling.filter((word) => /^(?:\p{L}{1,4})?\d{2,4}$/u.test(word) && word.length >= 3)
  return codes.at(-1) ?? ''
}

/** True when all words of the stem stand in the name, side by side. */
export function namesSite(name: string, stem: string): boolean {
  const wanted = words(stem.toLowerCase())
  const given = words(name.toLowerCase())
  return wanted.length > 0 && given.some((_, at) => wanted.every((word, index) => given[at + index] === word))
}

/** True when the short form could stand for the word: same first letter, letters in order (`LYN`, `Lyon`). */
export function abbreviates(short: string, word: string): boolean {
  const [a, b] = [short.toLowerCase(), word.toLowerCase()]
  if (a.length < 2 || a.length >= b.length || a.charAt(0) !== b.charAt(0)) return false
  let at = 0
  for (const letter of b) if (letter === a.charAt(at)) at += 1
  return at === a.length
}

/**
 * The full name behind an abbreviated stem: the capitalized word that most texts share, at least half
 * of them. Undefined when none does, or two do alike.
 */
export function fullName(stem: string, texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const word of new Set(words(text))) {
      if (/^\p{Lu}\p{Ll}+$/u.test(word) && abbreviates(stem, word)) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const [best, second] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  if (best === undefined || best[1] * 2 < texts.length || best[1] === second?.[1]) return undefined
  return best[0]
}
