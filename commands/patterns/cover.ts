import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { EXIT_CODES } from '../../src/cli/exit-codes.js'
import { grammarFlag, readPatternSources } from '../../src/cli/input/pattern-sources.js'
import { coverJson, coverRemarks, coverView } from '../../src/report/views/patterns/cover-view.js'
import { refusedLines } from '../../src/report/views/patterns/refused-rows.js'
import { coverPatterns } from '../../src/workflows/patterns/cover-patterns.js'

export default class PatternsCover extends BaseCommand {
  static override summary = 'Find the fewest patterns that match all these numbers and none of those.'
  static override description =
    'A list is one number or pattern a line, or a table with a column of them. Numbers that are in no list may be matched where that saves a pattern, unless --exact is given. Says whether the patterns are proven to be the fewest. Leaves with 3, without patterns, when a number is in both lists or a row cannot be read.'
  static override examples = [
    '<%= config.bin %> patterns cover moved.txt --not staying.txt',
    '<%= config.bin %> patterns cover - --not staying.txt --not route-patterns.csv --grammar webex < moved.txt',
  ]
  static override strict = false
  static override args = {
    list: Args.string({ ignoreStdin: true, required: true, description: 'Files with numbers to match, or -.' }),
  }
  static override flags = {
    not: Flags.string({
      summary: 'A list of numbers never to be matched.',
      helpValue: 'FILE',
      multiple: true,
      multipleNonGreedy: true,
    }),
    grammar: grammarFlag({ default: 'ucm', summary: 'The language of the patterns, here and in the lists.' }),
    exact: Flags.boolean({ summary: 'Match nothing that is not in the list.' }),
    variable: Flags.boolean({ summary: 'Patterns may end in !.' }),
    nanp: Flags.boolean({ summary: 'Take @ for the North American Numbering Plan, without a route filter.' }),
    effort: Flags.integer({
      default: 1,
      min: 1,
      helpValue: 'N',
      summary: 'Search up to N times as long as by default.',
    }),
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(PatternsCover)
    const sources = await readPatternSources([...argv.map(String), ...(flags.not ?? [])])
    const cover = coverPatterns({
      include: sources.slice(0, argv.length),
      avoid: sources.slice(argv.length),
      grammar: flags.grammar,
      exactly: flags.exact,
      allowVariable: flags.variable,
      expandNumberingPlan: flags.nanp,
      effort: flags.effort,
    })
    for (const line of [...refusedLines(cover.refused), ...coverRemarks(cover)]) this.talk(line)
    const faults = cover.refused.length + cover.conflicts.length
    const exitCode = faults === 0 ? EXIT_CODES.done.code : EXIT_CODES.findings.code
    await this.outcome(
      { schema: 'rehome/patterns-cover/v1', json: coverJson(cover), text: coverView(cover), exitCode },
      flags,
    )
  }
}
