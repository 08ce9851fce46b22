/** One block of a table: its values by key, in order, each with its line for messages. */
export class Block {
  private readonly lines: readonly { readonly key: string; readonly value: string }[]
  readonly line: number

  constructor(lines: readonly { readonly key: string; readonly value: string }[], line: number) {
    this.lines = lines
    this.line = line
  }

  all(key: string): readonly string[] {
    return this.lines.filter((line) => line.key === key).map((line) => line.value)
  }

  optional(key: string): string | undefined {
    const [value, second] = this.all(key)
    if (second !== undefined) throw new Error(`line ${this.line}: ${key} stands twice`)
    return value
  }

  required(key: string): string {
    const value = this.optional(key)
    if (value === undefined) throw new Error(`line ${this.line}: the block has no ${key}`)
    return value
  }

  rejectOthers(known: readonly string[]): void {
    const other = this.lines.find(({ key }) => !known.includes(key))
    if (other !== undefined) throw new Error(`line ${this.line}: ${other.key} is no key of this table`)
  }
}

/** Blocks of `key: value` lines, separated by blank lines; lines that begin with `#` are remarks. */
export function readBlocks(text: string): readonly Block[] {
  const blocks: Block[] = []
  let lines: { key: string; value: string }[] = []
  const close = (line: number) => {
    if (lines.length > 0) blocks.push(new Block(lines, line))
    lines = []
  }
  const rows = text.split('\n')
  for (const [index, row] of rows.entries()) {
    if (row.startsWith('#')) continue
    if (row.trim() === '') {
      close(index - lines.length + 1)
      continue
    }
    const found = /^([a-z-]+): +(\S.*?) *$/.exec(row)
    if (found === null) throw new Error(`line ${index + 1}: not "key: value": ${row}`)
    const [, key = '', value = ''] = found
    lines.push({ key, value })
  }
  close(rows.length - lines.length + 1)
  const ids = blocks.map((block) => block.required('id'))
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new Error(`id ${twice} stands twice`)
  return blocks
}
