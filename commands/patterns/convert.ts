import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { fileStore } from '../../src/cli/compose.js'
import { EXIT_CODES } from '../../src/cli/exit-codes.js'
import { grammarFlag, readPatternSources, refuseOwnInput } from '../../src/cli/input/pattern-sources.js'
import { convertJson, convertRemarks, convertView } from '../../src/report/views/patterns/convert-view.js'
import { convertList, writeConverted } from '../../src/workflows/patterns/convert-list.js'
import { readPatterns } from '../../src/workflows/patterns/read-patterns.js'

export default class PatternsConvert extends BaseCommand {
  static override summary = 'Write a list of patterns in the language of another system: exactly, or not at all.'
  static override description =
    'A list is one pattern per line, or CSV with a column such as «Dial Pattern» or «pattern»; - is standard input. The result, one pattern per line, matches the same digits as the list. Patterns that cannot be said are reported on standard error, and the command leaves with 3. With --digits a pattern is read first as its author most likely meant it, and standard error says what that leaves out.'
  static override examples = [
    '<%= config.bin %> patterns convert patterns.csv',
    '<%= config.bin %> patterns convert --from ios --digits dial-peers.txt',
    '<%= config.bin %> patterns convert --from webex --to ios - -o map.cfg < patterns.csv',
  ]
  static override strict = false
  static override args = {
    files: Args.string({ ignoreStdin: true, required: true, description: 'Lists of patterns, or -.' }),
  }
  static override flags = {
    from: grammarFlag({ default: 'ucm', summary: 'The language of the list.' }),
    to: grammarFlag({ default: 'webex', summary: 'The language of the result.' }),
    fewest: Flags.boolean({
      summary:
        'Webex: the fewest patterns for the list as a whole, also in place of those that could stay as they are.',
    }),
    digits: Flags.boolean({
      summary:
        'Read . of IOS XE and [^…] as digits only, a pattern of IOS XE without $ as the whole number, T as a final !.',
    }),
    output: Flags.string({ char: 'o', summary: 'Write the patterns to a file.', helpValue: 'FILE' }),
    force: Flags.boolean({ summary: 'Write over a file that is there already, other than a list that is read.' }),
  }

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(PatternsConvert)
    const paths = argv.map(String)
    if (flags.output !== undefined) refuseOwnInput(paths, flags.output)
    const list = readPatterns(flags.from, await readPatternSources(paths))
    const result = convertList(list, flags.to, { fewest: flags.fewest, digits: flags.digits })
    if (flags.output !== undefined) await writeConverted(result, flags.output, await fileStore(), flags)
    for (const line of convertRemarks(result)) this.talk(line)
    const exitCode = result.refused.length === 0 ? EXIT_CODES.done.code : EXIT_CODES.findings.code
    const text = convertView(result, flags.output)
    await this.outcome({ schema: 'rehome/patterns-convert/v1', json: convertJson(result), text, exitCode }, flags)
  }
}
