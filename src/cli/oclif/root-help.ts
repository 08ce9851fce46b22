import { CommandHelp, Help } from '@oclif/core'
import { exitCodeLines } from '../exit-codes.js'

/** The help of the program as a whole, which also lists how commands end. */
export class RootHelp extends Help {
  protected override CommandHelpClass = IndentedHelp

  protected override async showRootHelp(): Promise<void> {
    await super.showRootHelp()
    this.log(this.section('EXIT CODES', exitCodeLines().join('\n')))
    this.log('')
  }
}

/** The help of one command. Lines that are indented, such as those of an example, stay as they are written. */
class IndentedHelp extends CommandHelp {
  override wrap(body: string, spacing?: number): string {
    return body
      .split('\n')
      .map((line) => (line.startsWith(' ') ? line : super.wrap(line, spacing)))
      .join('\n')
  }
}
