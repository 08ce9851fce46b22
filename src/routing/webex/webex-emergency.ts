import { emergencyNumbers } from '../../model/emergency-numbers.js'

/**
 * The emergency number that Webex makes of a string in a country with this outside digit; undefined for
 * what is none. North America is the live matrix of `routing-semantics` B6: `1911` is one, `1933` is none.
 * An outside digit before it is taken away like any other (`routing-semantics` B5: a field of its own).
 * Other countries go by their national numbers, with or without the outside digit: verify for each site.
 */
export function emergencyNumberOf(
  digits: string,
  country: string,
  outsideDigit: string | undefined,
): string | undefined {
  const strings = emergencyStrings(country)
  if (strings.has(digits)) return digits
  if (outsideDigit === undefined || !digits.startsWith(outsideDigit)) return undefined
  const rest = digits.slice(outsideDigit.length)
  return strings.has(rest) ? rest : undefined
}

function emergencyStrings(country: string): ReadonlySet<string> {
  const { direct, reserved } = emergencyNumbers(country)
  if (reserved.includes('933')) return new Set(['911', '933', '1911'])
  const prefixed = new Set(direct.map((digits) => `9${digits}`))
  return new Set([...direct, ...reserved.filter((digits) => !prefixed.has(digits))])
}
