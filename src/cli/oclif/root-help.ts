import { Help } from '@oclif/core'
import { exitCodeLines } from '../exit-codes.js'

/** The help of the program as a whole, which also lists how commands end. */
export class RootHelp extends Help {
  protected override async showRootHelp(): Promise<void> {
    await super.showRootHelp()
    this.log(this.section('EXIT CODES', exitCodeLines().join('\n')))
    this.log('')
  }
}
