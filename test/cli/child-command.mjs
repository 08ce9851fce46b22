// A command of its own, run as a process: argument 1 is what it does, argument 2 a folder.
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Args, settings } from '@oclif/core'
import { handle } from '@oclif/core/handle'
import { BaseCommand } from '../../dist/src/cli/base-command.js'
import { openWorkspace } from '../../dist/src/cli/compose.js'

const TASKS = {
  /** Holds the workspace until it is interrupted. */
  async hold(command, flags) {
    await openWorkspace(flags, 'write')
    command.talk('holding')
    await delay(60_000)
  },
  async flood(command, flags) {
    const text = Array.from({ length: 100_000 }, (_, line) => `line ${line}`).join('\n')
    await command.outcome({ schema: 'rehome/flood/v1', json: {}, text }, flags)
  },
  async 'flood, then code 3'(command, flags) {
    const lines = Array.from({ length: 100_000 }, (_, line) => `line ${line}`)
    await command.outcome({ schema: 'rehome/flood/v1', json: { lines }, text: lines.join('\n'), exitCode: 3 }, flags)
  },
  defect() {
    throw new TypeError('cannot read what is not there')
  },
}

class Child extends BaseCommand {
  static id = 'child'
  static args = { task: Args.string(), folder: Args.string() }

  async run() {
    const { args, flags } = await this.parse(Child)
    await TASKS[args.task](this, { ...flags, workspace: args.folder })
  }
}

settings.enableAutoTranspile = false
const root = join(fileURLToPath(import.meta.url), '../../..')
await Child.run(process.argv.slice(2), { root }).catch(handle)
