import { UserError } from '../findings/user-error.js'
import type { MappingRow } from '../model/mapping-rows.js'
import type { MappingInterview, ProposedItem, Verdict } from '../workflows/inputs/map-edit.js'

/** A prompt that was left with Ctrl-C; what was answered before is saved. */
const LEFT = Symbol('left')

/** Asks on the terminal, a few keys a question. UserError (usage) without a terminal. */
export async function terminalInterview(talk: (text: string) => void): Promise<MappingInterview> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw new UserError('map edit asks on a terminal, and this is none', {
      kind: 'usage',
      hint: 'edit mapping.yaml, or use: rehome map import <yaml, csv or workbook>',
    })
  }
  const { input, select } = await import('@inquirer/prompts')
  const askValue = (row: MappingRow): Promise<string> => {
    if (row.allowed === undefined || row.allowed.length === 0) {
      return input({ message: `${row.field} (${row.expected}; empty leaves it open)` })
    }
    const choices = row.allowed.map((value) => ({ name: value, value }))
    return select({ message: row.field, choices: [{ name: '(leave it open)', value: '' }, ...choices] })
  }
  const change = async (item: ProposedItem): Promise<Verdict> => {
    const fields = item.rows.map((row) => ({ name: `${row.field} = ${row.value}`, value: row }))
    const row = await select({ message: 'Which one?', choices: fields })
    const value = await askValue(row)
    return value === '' ? 'leave' : { key: row.key, value }
  }
  return {
    async askMissing(row, { number, of }) {
      talk(`\n[${number}/${of}] ${title(row.kind, row.name)}: ${row.field} is missing`)
      const value = await unlessLeft(() => askValue(row))
      return value === LEFT ? { stop: true } : value
    },
    async judge(item, { number, of }) {
      talk(`\n[${number}/${of}] ${title(item.kind, item.name)}`)
      for (const row of item.rows) talk(`  ${row.field}: ${row.value}`)
      for (const evidence of item.rows[0]?.evidence ?? []) talk(`  seen: ${evidence}`)
      const choice = await unlessLeft(() => select({ message: 'Is this right?', choices: VERDICTS }))
      if (choice === LEFT) return 'stop'
      if (choice !== 'change') return choice
      const changed = await unlessLeft(() => change(item))
      return changed === LEFT ? 'stop' : changed
    },
    refused(problem) {
      talk(`  not taken: ${problem.message}`)
    },
  }
}

const VERDICTS: { name: string; value: 'confirm' | 'leave' | 'stop' | 'change' }[] = [
  { name: 'yes, all of it', value: 'confirm' },
  { name: 'change a field', value: 'change' },
  { name: 'leave it as a proposal', value: 'leave' },
  { name: 'stop here (answers so far are saved)', value: 'stop' },
]

function title(kind: string, name: string): string {
  return name === '' ? kind : `${kind} ${name}`
}

async function unlessLeft<T>(prompt: () => Promise<T>): Promise<T | typeof LEFT> {
  try {
    return await prompt()
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return LEFT
    throw error
  }
}
