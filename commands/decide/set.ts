import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../src/cli/base-command.js'
import { operatorName } from '../../src/cli/operator-name.js'
import { paint } from '../../src/cli/paint.js'
import { withWorkspace } from '../../src/cli/workspace-session.js'
import { answerView } from '../../src/report/views/answer-view.js'
import { decideSet } from '../../src/workflows/answers/decide-set.js'

export default class DecideSet extends BaseCommand {
  static override summary = 'Answer one question.'
  static override description =
    'The question is CODE/subject as check prints it, or the identity of a finding. The answer is FIX, APPLY, ACCEPT, SCOPE_OUT, DEFER or QUESTION, or a word of the drop-down of the tab where the subject stands, such as MOVE_ALL for a shared line.'
  static override examples = [
    String.raw`<%= config.bin %> decide set 'SHR-001/dn:\+17175550114@DN-E164-PT' --answer MOVE_ALL --reason "the reception gets a line of its own"`,
    '<%= config.bin %> decide set DN-007/dn:7115120@BOS-DN-PT --answer ACCEPT --by "R. Sato" --reason "the old partition is in no search space"',
  ]
  static override args = {
    question: Args.string({ ignoreStdin: true, required: true, description: 'CODE/subject, or a finding id.' }),
  }
  static override flags = {
    answer: Flags.string({ required: true, summary: 'The answer.', helpValue: 'WORD' }),
    by: Flags.string({ summary: 'Who decided; by default the user of this machine.', helpValue: 'NAME' }),
    reason: Flags.string({ summary: 'Why.', helpValue: 'TEXT' }),
    value: Flags.string({ summary: 'What the answer needs, such as the wave of DEFER.', helpValue: 'TEXT' }),
    'valid-until': Flags.string({ summary: 'Last day of an acceptance.', helpValue: 'YYYY-MM-DD' }),
    field: Flags.string({ summary: 'Column, where the word fits several.', helpValue: 'HEADER' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DecideSet)
    const { answer, reason, value, field, 'valid-until': validUntil } = flags
    const by = flags.by ?? operatorName()
    const request = { question: args.question, answer, by, reason, value, validUntil, field, command: 'decide set' }
    const result = await withWorkspace(flags, 'write', (workspace, clock) => decideSet(request, { workspace, clock }))
    await this.outcome({ schema: 'rehome/decide-set/v1', json: result, text: answerView(result, paint(flags)) }, flags)
  }
}
