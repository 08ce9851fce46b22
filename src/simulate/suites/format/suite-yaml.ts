import type { YamlPath } from '../../../ingest/yaml-source.js'
import { YamlSource } from '../../../ingest/yaml-source.js'
import { refuseMisspellings } from './estate-check.js'
import type { WrittenSuite, WrittenTest } from './suite-schema.js'
import { suite } from './suite-schema.js'

/** A suite as it was read, and where everything in it stands. */
export interface Suite {
  readonly file: string
  readonly written: WrittenSuite
  /** 1-based line of what stands at a path. */
  line(path: YamlPath): number
}

/**
 * Reads a suite. Throws UserError (usage) with file, line, path and what may stand there: for text that is
 * no YAML, unknown keys, wrong words, doubles, estates and partitions that are not there, patterns that cannot be
 * read, and what a workspace rules out.
 */
export function parseSuite(text: string, file: string): Suite {
  const source = new YamlSource(text, file, { kind: 'usage', numbersAsWritten: true })
  const checked = suite.safeParse(source.content())
  if (!checked.success) throw source.refusal(checked.error.issues, suite)
  const written = checked.data
  refuseDoubles(source, written)
  if (written.workspace) refuseEstates(source, written)
  else {
    refuseUnknownEstates(source, written)
    refuseMisspellings(source, written)
  }
  return { file, written, line: (path) => source.line(path) }
}

function refuseDoubles(source: YamlSource, { tests }: WrittenSuite): void {
  const ids = tests.map(({ id }) => id)
  const double = ids.findIndex((id, index) => ids.indexOf(id) !== index)
  if (double >= 0) throw source.error(['tests', double, 'id'], `${ids[double] ?? ''} stands here twice`)
}

function refuseEstates(source: YamlSource, { estates, defaults, tests }: WrittenSuite): void {
  const why = 'this suite says workspace: true, so its calls are placed in the estate of the workspace'
  if (Object.keys(estates).length > 0) throw source.error(['estates'], why)
  if (defaults.estate !== undefined) throw source.error(['defaults', 'estate'], why)
  const own = tests.findIndex(({ estate }) => estate !== undefined)
  if (own >= 0) throw source.error(['tests', own, 'estate'], why)
}

function refuseUnknownEstates(source: YamlSource, { estates, defaults, tests }: WrittenSuite): void {
  const known = Object.keys(estates)
  const refuse = (path: YamlPath, name: string): void => {
    if (known.includes(name)) return
    throw source.error(path, `there is no estate ${name}; known: ${known.join(', ') || 'none'}`)
  }
  if (defaults.estate !== undefined) refuse(['defaults', 'estate'], defaults.estate)
  for (const [index, test] of tests.entries()) {
    if (typeof test.estate === 'string') refuse(['tests', index, 'estate'], test.estate)
    else if (test.estate === undefined && defaults.estate === undefined && needsEstate(test)) {
      throw source.error(['tests', index], 'says no estate, and neither do the defaults')
    }
  }
}

/** A single pattern or transformation is judged by itself. */
function needsEstate(test: WrittenTest): boolean {
  const steps = 'steps' in test ? test.steps : [test]
  return steps.some((step) => !('match' in step) && !('transform' in step))
}
