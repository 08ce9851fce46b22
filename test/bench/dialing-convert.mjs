// Conversion of a long list: 50,000 patterns with one bracket of nine digits, so 450,000 dial patterns; twice as many beside it.
import { convertList } from '../../dist/src/workflows/patterns/convert-list.js'
import { readPatterns } from '../../dist/src/workflows/patterns/read-patterns.js'
import { baseline, median, report, times } from './measure.mjs'

const base = await baseline()
const sources = (count) => {
  const rows = Array.from(
    { length: count },
    (_, index) => `\\+1${200_000_000 + ((index * 104_729) % 700_000_000)}[1-9]`,
  )
  return [{ name: 'list.csv', bytes: Buffer.from(`Dial Pattern\n${rows.join('\n')}\n`) }]
}

for (const count of [50_000, 100_000]) {
  const list = sources(count)
  const read = median(await times(5, () => readPatterns('ucm', list)))
  report('convert.read', read, base, { patterns: count })
  let written = 0
  const convert = () => {
    const { patterns } = convertList(readPatterns('ucm', list), 'webex', { fewest: false })
    written = patterns.length
    return patterns.map(({ pattern }) => pattern).join('\n').length
  }
  report('convert.ucm-to-webex', median(await times(5, convert)), base, { patterns: count, written })
}
