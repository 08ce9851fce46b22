/**
 * The slow, obvious twin of the patterns of a gateway, written from `local-gateway` 5.3 and 5.4: no
 * regular-expression engine, only trying. Shares nothing with `src/routing/lgw`.
 */

/** One place of a pattern: which characters fit, and how often. */
interface Place {
  readonly fits: (character: string) => boolean
  readonly least: number
  readonly most: number
}

const KEYS = '0123456789ABCDEF*#+'

/** True when the number begins with the dial-peer pattern (or is all of it, with `$` or `T`). */
export function naiveDialMatch(pattern: string, number: string): boolean {
  const whole = pattern.endsWith('$') || pattern.endsWith('T')
  const body = pattern.endsWith('$') ? pattern.slice(0, -1) : pattern
  return prefixes(dialPlaces(body), number).some((length) => !whole || length === number.length)
}

/** Digits named one by one. */
export function naiveExplicitDigits(pattern: string): number {
  return [...pattern.replace(/\[[^\]]*\]/g, '').replace(/T?\$?$/, '')].filter((each) => /[0-9A-F*#]/.test(each)).length
}

function dialPlaces(body: string): readonly Place[] {
  const places: Place[] = []
  let rest = body
  while (rest !== '') {
    const [all, set] = /^\[([^\]]*)\]/.exec(rest) ?? []
    if (all !== undefined && set !== undefined) {
      const not = set.startsWith('^')
      const members = expand(not ? set.slice(1) : set)
      places.push({ fits: (character) => members.includes(character) !== not, least: 1, most: 1 })
      rest = rest.slice(all.length)
      continue
    }
    const character = rest.charAt(0)
    rest = rest.slice(1)
    const last = places.at(-1)
    if (character === '%' && last !== undefined) places.splice(-1, 1, { ...last, least: 0, most: 99 })
    else if (character === 'T') places.push({ fits: isKey, least: 0, most: 32 })
    else if (character === '.') places.push({ fits: isKey, least: 1, most: 1 })
    else places.push({ fits: (other) => other === character, least: 1, most: 1 })
  }
  return places
}

function isKey(character: string): boolean {
  return KEYS.includes(character)
}

/** `2-4,9` → `2349`. */
function expand(set: string): string {
  return set
    .replaceAll(',', '')
    .replace(/(\d)-(\d)/g, (_all, from: string, to: string) =>
      [...'0123456789'].filter((digit) => digit >= from && digit <= to).join(''),
    )
}

/** Lengths of the beginnings of the text that the places can take. */
function prefixes(places: readonly Place[], text: string): readonly number[] {
  const [first, ...others] = places
  if (first === undefined) return [0]
  const lengths: number[] = []
  for (let taken = 0; taken <= Math.min(first.most, text.length); taken += 1) {
    const fits = [...text.slice(0, taken)].every((character) => first.fits(character))
    if (!fits) break
    if (taken >= first.least) lengths.push(...prefixes(others, text.slice(taken)).map((length) => length + taken))
  }
  return lengths
}

/** A rule of one shape: `^` or not, places with `*`, `+`, `?`, and a replacement text. */
export interface NaiveRule {
  readonly anchored: boolean
  readonly places: readonly { readonly character: string; readonly quantifier: '' | '*' | '+' | '?' }[]
  readonly replacement: string
}

/** The first place where the rule fits, taking as much as it can, is exchanged; undefined when it fits nowhere. */
export function naiveTranslate(rule: NaiveRule, number: string): string | undefined {
  const places = rule.places.map(({ character, quantifier }) => ({
    fits: (other: string) => character === '.' || other === character,
    least: quantifier === '' || quantifier === '+' ? 1 : 0,
    most: quantifier === '' || quantifier === '?' ? 1 : 99,
  }))
  for (let start = 0; start <= (rule.anchored ? 0 : number.length); start += 1) {
    const length = greedy(places, number.slice(start))
    if (length !== undefined) return number.slice(0, start) + rule.replacement + number.slice(start + length)
  }
  return undefined
}

/** Each place takes as much as it can; what it took it gives back only when the rest does not fit. */
function greedy(places: readonly Place[], text: string): number | undefined {
  const [first, ...others] = places
  if (first === undefined) return 0
  for (let taken = Math.min(first.most, text.length); taken >= first.least; taken -= 1) {
    if (![...text.slice(0, taken)].every((character) => first.fits(character))) continue
    const rest = greedy(others, text.slice(taken))
    if (rest !== undefined) return taken + rest
  }
  return undefined
}
