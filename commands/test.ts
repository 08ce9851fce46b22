import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../src/cli/base-command.js'
import { parseCaller } from '../src/cli/input/caller-grammar.js'
import { resultsFile, suiteSources } from '../src/cli/input/suite-sources.js'
import { fileStore } from '../src/cli/compose.js'
import { EXIT_CODES } from '../src/cli/exit-codes.js'
import { paint } from '../src/cli/paint.js'
import { withFacts } from '../src/cli/workspace-session.js'
import { SUITE_HELP } from '../src/report/views/suites/suite-help.js'
import { suiteJunit } from '../src/report/views/suites/suite-junit.js'
import { suiteSchemaText } from '../src/report/views/suites/suite-schema-text.js'
import { suiteJson, suiteView } from '../src/report/views/suites/suite-view.js'
import { testSuites } from '../src/workflows/suites/test-suites.js'

export default class Test extends BaseCommand {
  static override summary = 'Run suites: calls, patterns and search spaces with what should come of them.'
  static override description = SUITE_HELP
  static override examples = [
    '<%= config.bin %> test regression.yaml',
    '<%= config.bin %> test suites/*.yaml --junit results.xml',
    '<%= config.bin %> test regression.yaml --only B12 --json',
    '<%= config.bin %> test --schema > suite.schema.json',
  ]
  static override strict = false
  static override args = {
    suite: Args.string({ ignoreStdin: true, description: 'Suite files (YAML); - is standard input.' }),
  }
  static override flags = {
    junit: resultsFile({ summary: 'Also write the results as JUnit XML.', helpValue: 'FILE' }),
    only: Flags.string({ multiple: true, summary: 'Only the test with this id.', helpValue: 'ID' }),
    schema: Flags.boolean({ summary: 'Print the JSON Schema of a suite, for editors, and run nothing.' }),
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Test)
    if (flags.schema) {
      await this.outcome({ schema: 'rehome/test-schema/v1', ...suiteSchemaText() }, { json: false })
      return
    }
    const ports = { readCaller: parseCaller, facts: () => withFacts(flags, (facts) => facts) }
    const run = await testSuites(
      { sources: await suiteSources(argv.map(String)), ...(flags.only === undefined ? {} : { only: flags.only }) },
      ports,
    )
    if (flags.junit !== undefined) await (await fileStore()).write(flags.junit, suiteJunit(run))
    const worst = run.failed > 0 ? EXIT_CODES.findings.code : EXIT_CODES.done.code
    const exitCode = run.unreadable.length > 0 ? EXIT_CODES.usage.code : worst
    const text = suiteView(run, paint(flags))
    await this.outcome({ schema: 'rehome/test/v1', json: suiteJson(run), text, exitCode }, flags)
  }
}
