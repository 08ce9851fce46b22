// A made-up cluster for the benchmarks: numbers of five kinds, ranges and translations of 60 sites.
import { parseUcmPattern } from '../../../dist/src/dialing/grammars/ucm-pattern.js'

const SITES = 60
const pad = (number, width) => String(number).padStart(width, '0')

/**
 * `count` competing entries (at least 10,000) and the 60 search spaces of their sites. Of ten entries six
 * are +E.164 numbers, one each has 4, 5 and 7 digits, one is a range, a route or a translation. Beyond the
 * 80,000 example numbers the +E.164 numbers have an extension's digits more.
 */
export function syntheticCluster(count) {
  const patterns = []
  for (let index = 0; patterns.length < count; index += 1) patterns.push(patternOf(index))
  const entries = patterns.map(({ pattern, partition }, number) => ({
    number,
    pattern,
    partition,
    urgent: false,
    parsed: parseUcmPattern(pattern),
    object: { kind: 'route-pattern' },
    source: { file: 'synthetic', row: number + 2 },
    alsoIn: [],
  }))
  const spaces = Array.from({ length: SITES }, (_, site) => [`PT-${site}`, `PT-ROUTES-${site}`, 'PT-DN', 'PT-ALL'])
  return { entries, spaces }
}

function patternOf(index) {
  const tenth = Math.floor(index / 10)
  const site = tenth % SITES
  const nth = Math.floor(tenth / SITES)
  switch (index % 10) {
    case 0:
      return { pattern: String(1000 + nth), partition: `PT-${site}` }
    case 1:
      return { pattern: `7${pad(tenth, 4)}`, partition: 'PT-DN' }
    case 2:
      return { pattern: `8${pad(site, 2)}${pad(nth, 4)}`, partition: 'PT-DN' }
    case 3:
      return rangeOf(site, nth)
    default: {
      const which = tenth * 6 + (index % 10) - 4
      const area = 200 + (Math.floor(which / 100) % 800)
      const extension = which < 80_000 ? '' : pad(Math.floor(which / 80_000), 2)
      return { pattern: `\\+1${area}55501${pad(which % 100, 2)}${extension}`, partition: 'PT-DN' }
    }
  }
}

/** First the routes of a site, then translations of blocks, each a little more particular than the last. */
function rangeOf(site, nth) {
  const routes = ['9.1[2-9]XX[2-9]XXXXXX', '9.011!', '9.[2-9]XXXXXX', '\\+!', '\\+1[2-9]XX[2-9]XXXXXX', '911', '9.911']
  const partition = `PT-ROUTES-${site}`
  if (nth < routes.length) return { pattern: routes[nth], partition }
  const block = nth - routes.length
  if (block === 0) return { pattern: `[1-6]XXX`, partition }
  if (block === 1) return { pattern: `8${pad(site, 2)}[0-4]XXX`, partition }
  const area = 200 + ((site * 13 + block) % 800)
  return { pattern: `\\+1${area}5550[0-1]${block % 10}X`, partition }
}
