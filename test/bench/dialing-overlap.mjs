// All overlapping pairs of 10,000, 100,000 and 1,000,000 patterns, and how the time grows; then the
// published list of 10,000 patterns where it is at hand. The made-up dial plan has a site for every 100
// patterns: numbers, ranges of thousands, hundreds and tens, short codes, a few open patterns for all.
// Every site overlaps within itself and with the open patterns only, so pairs grow as patterns do.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cutShortPairs } from '../../dist/src/dialing/overlap/cut-short-pairs.js'
import { overlappingPairs } from '../../dist/src/dialing/overlap/overlapping-pairs.js'
import { overlapPatterns } from '../../dist/src/workflows/patterns/overlap-patterns.js'
import { baseline, median, report, root, times } from './measure.mjs'

const SIZES = [10_000, 100_000, 1_000_000]
const DIGITS = (1 << 10) - 1
const PLUS = 1 << 12
const known = new Map()

/** Elements of equal masks are one object, as they would be many million otherwise. */
function element(mask, repeats = false) {
  const key = repeats ? -mask : mask
  if (!known.has(key)) known.set(key, { mask, minimum: 1, repeats })
  return known.get(key)
}

const SPELLED = { X: DIGITS, '!': DIGITS, '+': PLUS }
const elements = (text) => Array.from(text, (sign) => element(SPELLED[sign] ?? 1 << Number(sign), sign === '!'))
const padded = (number, digits) => String(number).padStart(digits, '0')

function sitePatterns(site) {
  const head = `+1${200 + ((site * 37) % 800)}${padded((site * 7919) % 1000, 3)}${Math.floor(site / 1000)}`
  const code = `8${padded(site, 5)}`
  return [
    ...Array.from({ length: 88 }, (_, index) => elements(head + padded((index * 37) % 1000, 3))),
    ...[0, 1, 2, 3].map((hundred) => elements(`${head}${hundred}XX`)),
    ...[0, 3].map((first) => [...elements(head), element(0b1111 << first), ...elements('XX')]),
    ...[`${head}XXX`, `${code}XXX`, `${code}0XX`, `${code}1!`, `${code}9XX`, `${code}911`].map(elements),
  ]
}

function dialPlan(size) {
  const open = ['!', '+!', '8!', '9!', '+1XXXXXXXXXX'].map(elements)
  const sites = Array.from({ length: Math.ceil(size / 100) }, (_, site) => sitePatterns(site)).flat()
  return [...open, ...sites].slice(0, size).map((sequence) => ({ elements: sequence }))
}

const base = await baseline()
const spent = []
for (const size of SIZES) {
  const patterns = dialPlan(size)
  let pairs = 0
  const overlap = median(await times(3, () => (pairs = overlappingPairs(patterns, () => {}))))
  spent.push(overlap)
  report(`dialing.overlap.${size}`, overlap, base, { patterns: size, pairs })
  let cuts = 0
  const shorter = (index) => index % 10 === 0
  const cut = median(await times(3, () => (cuts = cutShortPairs(patterns, () => {}, { shorter }))))
  report(`dialing.cut-short.${size}`, cut, base, { patterns: size, pairs: cuts })
}
const growth = Math.log(spent.at(-1) / spent[0]) / Math.log(SIZES.at(-1) / SIZES[0])
const lastStep = Math.log10(spent.at(-1) / spent.at(-2))
report('dialing.overlap.growth', spent.at(-1), base, {
  exponent: Math.round(growth * 100) / 100,
  exponentOfLastStep: Math.round(lastStep * 100) / 100,
})

const published = join(root, '..', 'shared', 'data', 'dialplan-patterns-10000', 'patterns.csv')
if (existsSync(published)) {
  const bytes = readFileSync(published)
  const options = { grammar: 'webex', limit: 5000 }
  let result
  const all = median(await times(3, () => (result = overlapPatterns([{ name: 'patterns.csv', bytes }], options))))
  report('dialing.overlap.published', all, base, { patterns: result.distinct, pairs: result.pairCount })
}
