import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../src/cli/base-command.js'
import { asOfFlag, codeList, failOnFlag, gateOf, questionList } from '../src/cli/flags/check-flags.js'
import { EXIT_CODES } from '../src/cli/exit-codes.js'
import { paint } from '../src/cli/paint.js'
import { withWorkspace } from '../src/cli/workspace-session.js'
import { checkJson, checkView } from '../src/report/views/check-view.js'
import { check, checkFacts } from '../src/workflows/questions/check.js'

export default class Check extends BaseCommand {
  static override summary = 'Ask the questions and print the findings with file and row.'
  static override description =
    'What could not be judged for lack of input is listed with what would unlock it. All questions need a Unified CM export, except gateway asked alone.'
  static override examples = [
    '<%= config.bin %> check --fail-on high',
    '<%= config.bin %> check numbers dial-plan --json',
    '<%= config.bin %> check --code DIAL-015 --code EMG-005',
  ]
  static override strict = false
  static override args = {
    question: Args.string({ ignoreStdin: true, description: 'Questions to ask, by default all.' }),
  }
  static override flags = {
    'fail-on': failOnFlag,
    code: Flags.string({ multiple: true, summary: 'Only findings with this code.', helpValue: 'CODE' }),
    location: Flags.string({ summary: 'Only findings of this location.', helpValue: 'NAME' }),
    wave: Flags.integer({ summary: 'Only findings of this wave.', min: 1 }),
    brief: Flags.boolean({ summary: 'One line per finding.' }),
    'as-of': asOfFlag,
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Check)
    const questions = questionList(argv as string[])
    const codes = codeList(flags.code)
    const failOn = gateOf(flags['fail-on'])
    const options = {
      ...(questions === undefined ? {} : { questions }),
      ...(codes === undefined ? {} : { codes }),
      ...(flags.location === undefined ? {} : { location: flags.location }),
      ...(flags.wave === undefined ? {} : { wave: flags.wave }),
      ...(failOn === undefined ? {} : { failOn }),
    }
    const result = await withWorkspace(flags, 'read', (workspace, time) =>
      check(checkFacts(workspace, flags['as-of'] ?? time.today(), options), options),
    )
    const exitCode = result.atGate > 0 ? EXIT_CODES.findings.code : EXIT_CODES.done.code
    const text = checkView(result, { paint: paint(flags), brief: flags.brief, failOn })
    await this.outcome({ schema: 'rehome/check/v1', json: checkJson(result), text, exitCode }, flags)
  }
}
