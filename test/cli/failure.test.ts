import { Errors } from '@oclif/core'
import { describe, expect, it } from 'vitest'
import { EXIT_CODES, exitCodeLines, exitCodeOf } from '../../src/cli/exit-codes.js'
import { describeFailure, wantsJson } from '../../src/cli/failure.js'

describe('exit codes', () => {
  it('are those of the design, each once', () => {
    expect(Object.values(EXIT_CODES).map(({ code }) => code)).toEqual([0, 1, 2, 3, 4, 5, 130])
    expect((['error', 'usage', 'refused'] as const).map(exitCodeOf)).toEqual([1, 2, 5])
    expect(exitCodeLines()[6]).toBe('130  interrupted, resumable')
  })
})

describe('describeFailure', () => {
  const context = { command: 'rehome check' }

  it('keeps only what the parser says, on one line', () => {
    const error = new Errors.CLIError(
      'Parsing --wait \n\tExpected an integer but received: x\nSee more help with --help',
    )
    expect(describeFailure(error, context)).toEqual({
      schema: 'rehome/error/v1',
      kind: 'usage',
      message: '--wait: Expected an integer but received: x',
      hint: 'rehome check --help',
      exitCode: 2,
    })
  })

  it('takes everything else for a defect, also what is no Error', () => {
    expect(describeFailure('oops', context)).toMatchObject({ kind: 'defect', message: 'oops', exitCode: 1 })
    expect(describeFailure(new Errors.CLIError('x', { exit: 1 }), context)).toMatchObject({ kind: 'defect' })
  })
})

describe('wantsJson', () => {
  it('looks at flags, not at what follows --', () => {
    expect(wantsJson(['a', '--json'])).toBe(true)
    expect(wantsJson(['a', '--', '--json'])).toBe(false)
    expect(wantsJson([])).toBe(false)
  })
})
