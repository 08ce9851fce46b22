import { redactLine } from '../../ingest/lgw/secrets.js'
import { type ConfigNode, knows, linesOf, modeOf, positive, treeOf } from './config-tree.js'
import {
  EITHER_WAY,
  INVALID_INPUT,
  isTag,
  MODES,
  type Mode,
  ON_BY_DEFAULT,
  TOP_COMMANDS,
  TOP_SINGLE,
} from './ios-modes.js'

/** A line that the gateway does not take, and its words. */
export interface RefusedLine {
  readonly line: string
  readonly message: string
}

/** A block that was entered. */
interface Entered {
  readonly node: ConfigNode
  readonly mode: Mode
}

/**
 * The configuration of one gateway, changed as in `configure terminal`: a header enters its block or
 * comes back to it, one-valued commands replace, the others accumulate, `no` takes back, a command that
 * a block does not know is tried one block further out.
 */
export class Configuration {
  private readonly top: ConfigNode[]
  private entered: Entered[] = []

  constructor(lines: readonly string[]) {
    this.top = treeOf(lines)
  }

  lines(): readonly string[] {
    return linesOf(this.top)
  }

  /** Enters the lines in order; the first refused one ends it, what stands before it stays. */
  enter(lines: readonly string[]): RefusedLine | undefined {
    this.entered = []
    for (const raw of lines) {
      const line = raw.trim()
      if (line === '' || line.startsWith('!') || /^(configure|conf) t(erminal)?$/.test(line)) continue
      if (/^(exit|exit-\S+)$/.test(line)) this.entered.pop()
      else if (line === 'end') this.entered = []
      else {
        const message = this.command(line)
        if (message !== undefined) return { line: redactLine(line), message }
      }
    }
    return undefined
  }

  private command(line: string): string | undefined {
    // A token that nobody filled in is no value.
    if (line.includes('<trunk ')) return INVALID_INPUT
    const command = positive(line)
    for (let depth = this.entered.length; depth > 0; depth -= 1) {
      const inner = this.entered[depth - 1]
      if (inner === undefined || !knows(inner.mode, command)) continue
      this.entered = this.entered.slice(0, depth)
      return this.inBlock(inner, line, command)
    }
    this.entered = []
    return this.atTop(line, command)
  }

  private inBlock({ node, mode }: Entered, line: string, command: string): string | undefined {
    const inner = modeOf(mode.modes ?? [], command)
    if (inner !== undefined && line === command) {
      const block = node.children.find(({ text }) => text === command) ?? added(node.children, command, `${node.lead} `)
      this.entered.push({ node: block, mode: inner })
      return undefined
    }
    if (line !== command) {
      takeBack(node.children, line, command, mode.single, `${node.lead} `)
      return undefined
    }
    const held = node.children.map(({ text }) => text)
    const message = mode.refuses?.(held, command)
    if (message !== undefined) return message
    put(node.children, command, mode.single, `${node.lead} `)
    return undefined
  }

  private atTop(line: string, command: string): string | undefined {
    const known = this.top.find((node) => node.text === command || node.text.startsWith(`${command} `))
    const mode = modeOf(MODES, command) ?? (known === undefined ? undefined : modeOf(MODES, known.text))
    const isCommand = mode !== undefined || TOP_COMMANDS.test(command) || known?.text === command
    const isGone = line !== command && BLOCK.test(command)
    if (!isCommand && !isGone) return INVALID_INPUT
    if (line !== command) {
      takeBack(this.top, line, command, TOP_SINGLE, '')
      return undefined
    }
    if (mode === undefined) {
      put(this.top, command, TOP_SINGLE, '', this.end())
      return undefined
    }
    return this.openBlock(command, mode)
  }

  private openBlock(command: string, mode: Mode): string | undefined {
    const peer = /^dial-peer voice (\d+)(?: (\S+))?$/.exec(command)
    const tag = peer?.[1] ?? /^voice (?:class (?!uri)\S+|translation-rule) (\d+)$/.exec(command)?.[1]
    if (tag !== undefined && !isTag(tag)) return INVALID_INPUT
    const same = this.top.find(({ text }) => text === command || (peer !== null && sameTag(text, peer[1] ?? '')))
    if (peer !== null) {
      if (same === undefined && peer[2] === undefined) return '% Incomplete command.'
      // One tag has one type (`local-gateway` 6, edge case 5).
      if (same !== undefined && peer[2] !== undefined && same.text !== command) {
        return `% dial-peer ${peer[1] ?? ''} exists as another type`
      }
    }
    this.entered = [{ node: same ?? this.newBlock(command), mode }]
    return undefined
  }

  private newBlock(command: string): ConfigNode {
    const block: ConfigNode = { text: command, lead: '', children: [] }
    this.top.splice(this.end(), 0, block, { text: '!', lead: '', children: [] })
    return block
  }

  /** New lines stand before the closing `end`. */
  private end(): number {
    const at = this.top.findLastIndex(({ text }) => text === 'end')
    return at === -1 ? this.top.length : at
  }
}

/** Blocks whose `no` needs no more than the tag, and says nothing when there is none. */
const BLOCK = /^(dial-peer voice|voice (class|translation-rule|translation-profile)) \S/

function sameTag(text: string, tag: string): boolean {
  return text.startsWith(`dial-peer voice ${tag} `)
}

function put(nodes: ConfigNode[], command: string, single: RegExp | undefined, lead: string, at?: number): void {
  const text = redactLine(command)
  remove(nodes, (node) => node.text === `no ${text}`)
  if (ON_BY_DEFAULT.test(text)) return
  const slot = single?.exec(text)?.[0]
  const same = nodes.find((node) => node.text === text || (slot !== undefined && single?.exec(node.text)?.[0] === slot))
  if (same === undefined) added(nodes, text, lead, at)
  else same.text = text
}

/**
 * `no` takes back the line itself, lines that begin with it, or the line that holds the one value. Of
 * commands that are on by default the `no` is what stands there afterwards; `default` never leaves one.
 */
function takeBack(nodes: ConfigNode[], line: string, command: string, single: RegExp | undefined, lead: string): void {
  const text = redactLine(command)
  const slot = single?.exec(text)?.[0]
  const begun = remove(nodes, (node) => node.text === text || node.text.startsWith(`${text} `))
  if (begun === 0 && slot !== undefined) remove(nodes, (node) => single?.exec(node.text)?.[0] === slot)
  remove(nodes, (node) => node.text === `no ${text}`)
  const isState = ON_BY_DEFAULT.test(text) || (begun === 0 && EITHER_WAY.test(text))
  if (line.startsWith('no ') && isState) added(nodes, `no ${text}`, lead)
}

function remove(nodes: ConfigNode[], isGone: (node: ConfigNode) => boolean): number {
  const kept = nodes.filter((node) => !isGone(node))
  const count = nodes.length - kept.length
  nodes.splice(0, nodes.length, ...kept)
  return count
}

function added(nodes: ConfigNode[], text: string, lead: string, at = nodes.length): ConfigNode {
  const node: ConfigNode = { text, lead: nodes.find((each) => each.text !== '!')?.lead ?? lead, children: [] }
  nodes.splice(at, 0, node)
  return node
}
