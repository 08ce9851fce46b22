// The fewest patterns for 10,000 numbers of which some move: spread out, in ranges, over many exchanges.
import { minimalCover } from '../../dist/src/dialing/cover/minimal-cover.js'
import { symbolMask } from '../../dist/src/dialing/symbols.js'
import { baseline, median, report, times } from './measure.mjs'

const base = await baseline()
const literal = (digits) => [[...digits].map((symbol) => ({ mask: symbolMask(symbol), minimum: 1, repeats: false }))]
const mixed = (index) => (Math.imul(index + 1, 2_654_435_761) >>> 0) / 2 ** 32
const block = Array.from({ length: 10_000 }, (_, index) => `+1512555${String(index).padStart(4, '0')}`)

function ranges() {
  const lengths = []
  for (let sum = 0; sum < block.length; sum += lengths.at(-1)) lengths.push(5 + Math.floor(150 * mixed(lengths.length)))
  return lengths.flatMap((length, index) => Array(length).fill(index % 2 === 0))
}

function exchanges() {
  return Array.from({ length: 10_000 }, (_, index) => {
    const exchange = 200 + 37 * Math.floor(index / 500)
    return `+1512${exchange}${String(1_000 + (index % 500)).padStart(4, '0')}`
  })
}

/** 10,000 of all five-digit numbers, without order: half of them move. */
function unordered() {
  const numbers = new Set()
  for (let index = 0; numbers.size < 10_000; index += 1) {
    const spread = Math.imul(index ^ (index >>> 3) ^ 0x5bd1e995, 0x85ebca6b)
    numbers.add(String(((spread ^ (spread >>> 15)) >>> 0) % 100_000).padStart(5, '0'))
  }
  return [...numbers]
}

const inRanges = ranges()
const SHAPES = [
  { name: 'spread', numbers: block, moves: (index) => mixed(index) < 0.05 },
  { name: 'ranges', numbers: block, moves: (index) => inRanges[index] },
  { name: 'exchanges', numbers: exchanges(), moves: (index) => mixed(index) < 0.05 },
  { name: 'unordered', numbers: unordered(), moves: (index) => mixed(index) < 0.5 },
]
for (const { name, numbers, moves } of SHAPES) {
  const include = numbers.filter((_, index) => moves(index)).map(literal)
  const avoid = numbers.filter((_, index) => !moves(index)).map(literal)
  let cover
  const taken = median(await times(3, () => (cover = minimalCover({ include, avoid, grammar: 'ucm' }))))
  const { patterns, lowerBound, isProvenMinimal } = cover
  report(`cover.${name}`, taken, base, {
    moved: include.length,
    patterns: patterns.length,
    lowerBound,
    isProvenMinimal,
  })
}
