import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { EXIT_CODES } from '../../src/cli/exit-codes.js'
import { paint } from '../../src/cli/paint.js'
import { grammarFlag, readPatternSources } from '../../src/cli/input/pattern-sources.js'
import { matchJson, matchRemarks, matchView } from '../../src/report/views/patterns/match-view.js'
import { matchList } from '../../src/workflows/patterns/match-list.js'
import { readPatterns } from '../../src/workflows/patterns/read-patterns.js'

export default class PatternsMatch extends BaseCommand {
  static override summary = 'Say which patterns of a list take the digits, and which is closest.'
  static override description =
    'A list is one pattern per line, or CSV with a column such as «Dial Pattern» or «pattern» and perhaps «partition»; - is standard input. The closest pattern is the one that matches the fewest strings of that length. Rows that are no pattern are reported, and the command leaves with 3.'
  static override examples = [
    '<%= config.bin %> patterns match 91212555 patterns.csv',
    '<%= config.bin %> patterns match +15125550101 - --grammar webex < patterns.csv',
  ]
  static override strict = false
  static override args = {
    digits: Args.string({ ignoreStdin: true, required: true, description: 'What is dialed.' }),
    files: Args.string({ ignoreStdin: true, required: true, description: 'Lists of patterns, or -.' }),
  }
  static override flags = {
    grammar: grammarFlag({ default: 'ucm', summary: 'The language of the list.' }),
    nanp: Flags.boolean({ summary: 'Take @ for the North American Numbering Plan, without a route filter.' }),
  }

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(PatternsMatch)
    const [digits = '', ...paths] = argv.map(String)
    const list = readPatterns(flags.grammar, await readPatternSources(paths))
    const result = matchList(list, digits, { expandNumberingPlan: flags.nanp })
    for (const line of matchRemarks(result)) this.talk(line)
    const exitCode = result.refused.length === 0 ? EXIT_CODES.done.code : EXIT_CODES.findings.code
    await this.outcome(
      { schema: 'rehome/patterns-match/v1', json: matchJson(result), text: matchView(result, paint(flags)), exitCode },
      flags,
    )
  }
}
