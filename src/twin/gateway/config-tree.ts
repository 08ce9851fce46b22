import { MODES, type Mode, TOP_COMMANDS } from './ios-modes.js'

/** One line of a configuration with the lines of the block that it opens. */
export interface ConfigNode {
  /** As printed, without indentation. */
  text: string
  /** Blanks and tabs before the text. */
  readonly lead: string
  readonly children: ConfigNode[]
}

/**
 * The lines of a running-config as a tree, by relative indentation; where a paste has none, a block
 * takes the commands that it knows until `!` or a command of configuration mode (`local-gateway` 6,
 * edge case 1). `linesOf` gives the same lines back.
 */
export function treeOf(lines: readonly string[]): ConfigNode[] {
  const top: ConfigNode[] = []
  let open: ConfigNode[] = []
  let flat: { readonly node: ConfigNode; readonly mode: Mode } | undefined
  for (const line of lines) {
    const text = line.trimStart()
    const node: ConfigNode = { text, lead: line.slice(0, line.length - text.length), children: [] }
    open = text === '' ? open : open.filter((each) => columns(each) < columns(node))
    const parent = open.at(-1)
    if (parent !== undefined) parent.children.push(node)
    else if (flat !== undefined && knows(flat.mode, positive(text))) flat.node.children.push(node)
    else {
      top.push(node)
      const mode = modeOf(MODES, text)
      flat = mode?.commands === undefined ? undefined : { node, mode }
    }
    if (text !== '' && text !== '!') open.push(node)
    if (text === '!' && node.lead === '') flat = undefined
  }
  return top
}

/** The lines of a tree, indented as they came or one column deeper than their block. */
export function linesOf(nodes: readonly ConfigNode[]): readonly string[] {
  return nodes.flatMap((node) => [node.lead + node.text, ...linesOf(node.children)])
}

/** Width of the indentation; a tab reaches to the next multiple of eight. */
function columns({ lead }: ConfigNode): number {
  let column = 0
  for (const character of lead) column = character === '\t' ? (Math.floor(column / 8) + 1) * 8 : column + 1
  return column
}

/** The mode among these that the command enters. */
export function modeOf(modes: readonly Mode[], command: string): Mode | undefined {
  return modes.find((mode) => mode.header.test(command))
}

/** True when a mode has this command (without `no`); a mode without a list has all that configuration mode has not. */
export function knows(mode: Mode, command: string): boolean {
  if (modeOf(mode.modes ?? [], command) !== undefined) return true
  if (mode.commands !== undefined) return mode.commands.test(command)
  return modeOf(MODES, command) === undefined && !TOP_COMMANDS.test(command)
}

/** A command without `no` or `default` before it. */
export function positive(line: string): string {
  return line.replace(/^(no|default) +/, '')
}
