import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { EXIT_CODES } from '../../src/cli/exit-codes.js'
import { paint } from '../../src/cli/paint.js'
import { grammarFlag, readPatternSources } from '../../src/cli/input/pattern-sources.js'
import { overlapJson, overlapRemarks, overlapView } from '../../src/report/views/patterns/overlap-view.js'
import { overlapPatterns } from '../../src/workflows/patterns/overlap-patterns.js'

export default class PatternsOverlap extends BaseCommand {
  static override summary = 'Find every pair of patterns that share a dial string.'
  static override description =
    'Exact: each pair with the shortest string that both match and how many there are. A list is one pattern a line, or a table with a column of patterns and perhaps one of partitions. Rows that are no pattern are reported, the others are compared, and the command leaves with 3.'
  static override examples = [
    '<%= config.bin %> patterns overlap patterns.csv',
    '<%= config.bin %> patterns overlap --grammar webex dial-plan.csv --fail-on-overlap',
    "printf '1X2X\\n12XX\\n' | <%= config.bin %> patterns overlap -",
  ]
  static override strict = false
  static override args = {
    list: Args.string({
      ignoreStdin: true,
      required: true,
      description: 'Files with patterns, or - for standard input.',
    }),
  }
  static override flags = {
    grammar: grammarFlag({ default: 'ucm', summary: 'The language of the list.' }),
    nanp: Flags.boolean({ summary: 'Take @ for the North American Numbering Plan, without a route filter.' }),
    limit: Flags.integer({ summary: 'Show at most so many pairs.', default: 5000, min: 0 }),
    'fail-on-overlap': Flags.boolean({ summary: 'Leave with 3 when patterns overlap or stand twice.' }),
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(PatternsOverlap)
    const sources = await readPatternSources(argv.map(String))
    const result = overlapPatterns(sources, { ...flags, expandNumberingPlan: flags.nanp })
    for (const line of overlapRemarks(result)) this.talk(line)
    const isFound = result.pairCount + result.repeated.length > 0
    const isGated = result.refused.length > 0 || (flags['fail-on-overlap'] && isFound)
    const exitCode = isGated ? EXIT_CODES.findings.code : EXIT_CODES.done.code
    const text = overlapView(result, paint(flags))
    await this.outcome({ schema: 'rehome/patterns-overlap/v1', json: overlapJson(result), text, exitCode }, flags)
  }
}
