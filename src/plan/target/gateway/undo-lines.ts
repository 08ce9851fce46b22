import type { LgwSnapshot } from '../../../model/lgw/snapshot.js'

/** A line with those that are indented below it. */
interface Block {
  readonly text: string
  readonly indent: number
  readonly below: Block[]
}

/**
 * The lines that take back others, last first. A block that the gateway did not have goes whole, with the
 * last of its lines that is to be undone; of one that it had, and of those that every gateway has, only the lines that were added.
 */
export function undoLines(lines: readonly string[], snapshot: LgwSnapshot | undefined): readonly string[] {
  const existing = new Set(snapshot?.lines.map((line) => line.trimEnd()) ?? [])
  const blocks = parse(lines)
  return [...blocks].reverse().flatMap((block) => {
    const index = blocks.indexOf(block)
    const again = blocks.slice(0, index).some(({ text }) => text === block.text)
    if (EVERYWHERE.test(block.text) || existing.has(block.text) || again) return takeOut(block)
    return [negation(block.text)]
  })
}

/** Blocks that a gateway always has: nobody can remove them. */
const EVERYWHERE = /^(voice service voip|sip-ua)$/

/** The way into the block and the lines below it that go. */
function takeOut(block: Block): readonly string[] {
  const below = [...block.below]
    .reverse()
    .flatMap((inner) => (inner.below.length > 0 ? takeOut(inner) : [written(inner)]))
  return below.length === 0 ? [] : [`${' '.repeat(block.indent)}${block.text}`, ...below]
}

function written({ text, indent }: Block): string {
  return `${' '.repeat(indent)}${negation(text)}`
}

function negation(text: string): string {
  return text.startsWith('no ') ? text.slice('no '.length) : `no ${text}`
}

function parse(lines: readonly string[]): readonly Block[] {
  const top: Block[] = []
  const open: Block[] = []
  for (const line of lines) {
    const indent = line.length - line.trimStart().length
    const block: Block = { text: line.trim(), indent, below: [] }
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop()
    const parent = open.at(-1)
    ;(parent === undefined ? top : parent.below).push(block)
    open.push(block)
  }
  return top
}
