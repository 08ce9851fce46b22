import { commandOutput, promptOf } from './command-output.js'
import { isShortened, REMOVED, redactFreeText, redactLine } from './secrets.js'

/** One line of a configuration as the readers see it: without secrets, prompts and terminal noise. */
export interface ConfigLine {
  /** 1-based, as in the file. */
  readonly number: number
  /** Columns before the first character; tabs reach to the next multiple of eight. */
  readonly indent: number
  /** Without indentation; blanks at the end stay inside quotes only. */
  readonly text: string
  /** What is settled without knowing the language: no command at all, the content of a banner or certificate, the output of another command, what an earlier reading left of a line. */
  readonly settled?: 'empty' | 'comment' | 'opaque' | 'output' | 'session' | 'shortened'
}

/** Something odd about the text that does not keep it from being read. */
export interface Oddity {
  readonly line: number
  readonly text: string
}

/** A configuration cut into lines, and what was odd about the text. */
export interface ConfigText {
  readonly lines: readonly ConfigLine[]
  /** All lines with their indentation, secrets removed. */
  readonly redacted: readonly string[]
  readonly oddities: readonly Oddity[]
  /** True where the head of a configuration was seen and no `end` behind it. */
  readonly cutOff: boolean
}

/** The lines of a text, cleared of `--More--`, backspaces, typographic quotes, HTML entities. */
export function rawLines(text: string): { readonly lines: readonly string[]; readonly oddities: readonly Oddity[] } {
  const raw = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  if (raw.at(-1) === '') raw.pop()
  const oddities: Oddity[] = []
  const lines = raw.map((line, index) => cleanLine(line, index + 1, oddities))
  return { lines, oddities }
}

/**
 * Settles what can be settled of the lines of a running-config, a capture of a terminal or a paste without
 * knowing the language (`local-gateway` 6): prompts, output of other commands, banners, certificates, secrets.
 */
export function readConfigText(clean: readonly string[]): ConfigText {
  const oddities: Oddity[] = []
  const output = commandOutput(clean)
  const opaque = opaqueLines(
    clean.map((text, index) => (output[index] === true ? '' : text)),
    oddities,
  )
  const redacted = clean.map((text, index) => {
    const safe = withoutSecrets(text, opaque[index])
    return output[index] === true ? REMOVED : safe
  })
  const lines = redacted.map((text, index) =>
    configLine(text, index + 1, output[index] === true ? 'output' : opaque[index] === undefined ? undefined : 'opaque'),
  )
  return { lines, redacted, oddities, cutOff: isCutOff(lines) }
}

/** `show running-config` says how long the configuration is, and ends it with `end`. */
function isCutOff(lines: readonly ConfigLine[]): boolean {
  const head = lines.findLastIndex(({ settled, text }) => settled === 'session' && /^Current configuration/.test(text))
  return head !== -1 && !lines.slice(head).some(({ settled, text }) => settled === 'session' && text === 'end')
}

const FREE_TEXT =
  /^\s*(?:[!#]|(?:[A-Za-z][\w.-]*\([\w-]+\)[#>] ?)?(?:no )?(?:\d+ |access-list \S+ )?(?:description|remark)\b)/i

/** The line without secrets; what encloses a banner stays where it is. */
function withoutSecrets(text: string, opaque: OpaqueLine | undefined): string {
  if (opaque?.secret === true) return REMOVED
  const delimiter = opaque?.delimiter ?? (opaque === undefined ? BANNER.exec(text)?.[1] : undefined)
  if (delimiter !== undefined) return text.split(delimiter).map(redactFreeText).join(delimiter)
  return opaque === undefined && FREE_TEXT.test(text) ? redactFreeText(text) : redactLine(text)
}

function cleanLine(raw: string, line: number, oddities: Oddity[]): string {
  const paged = raw.replace(/ ?-+ ?More ?-+ ?/gi, '')
  const text = withoutBackspaces(paged).replace(/\u001B\[[0-9;]*[A-Za-z]/g, '')
  const plain = text
    .replace(/[\u201C\u201D]/g, '"')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\u00A0/g, ' ')
  if (plain !== text)
    oddities.push({ line, text: 'has typographic quotes, HTML entities or hard spaces: a web copy, read as if typed' })
  return plain
}

/** A terminal rubs out `--More--` with backspaces: each takes the character before it. */
function withoutBackspaces(text: string): string {
  const kept: string[] = []
  for (const character of text) {
    if (character === '\b') kept.pop()
    else kept.push(character)
  }
  return kept.join('')
}

const SESSION =
  /^(show |sh run|do |conf(igure)? ?t(erminal)?$|enable$|disable$|end$|wr(ite)?( mem(ory)?)?$|copy run|terminal |more |Enter configuration commands|Building configuration|Current configuration|Using \d+ out of)/

function configLine(redacted: string, number: number, fixed: 'opaque' | 'output' | undefined): ConfigLine {
  const indent = columnOf(redacted)
  const text = redacted.trim()
  const base = { number, indent, text }
  if (fixed !== undefined) return { ...base, settled: fixed }
  if (text === '') return { ...base, settled: 'empty' }
  if (isShortened(text)) return { ...base, settled: 'shortened' }
  const prompt = promptOf(text)
  if (prompt !== undefined) {
    const { mode, typed } = prompt
    if (mode === undefined || typed === '' || SESSION.test(typed)) return { ...base, settled: 'session' }
    return { number, indent: 0, text: typed }
  }
  if (text === '!') return base
  if (text.startsWith('!') || text.startsWith('#')) return { ...base, settled: 'comment' }
  if (SESSION.test(text)) return { ...base, settled: 'session' }
  return base
}

function columnOf(text: string): number {
  let column = 0
  for (const character of text) {
    if (character === ' ') column += 1
    else if (character === '\t') column = (Math.floor(column / 8) + 1) * 8
    else return column
  }
  return column
}

const BANNER =
  /^\s*(?:banner (?:motd|login|exec|incoming|slip-ppp|prompt-timeout)|aaa authentication (?:banner|fail-message))\s+(\^C|\S)(.*)$/

/** A line that is the content of a banner, a certificate, a macro. */
interface OpaqueLine {
  /** Part of a private key. */
  readonly secret: boolean
  /** What closes the banner. */
  readonly delimiter?: string
}

/** Which lines are the content of banners and certificates. */
function opaqueLines(lines: readonly string[], oddities: Oddity[]): readonly (OpaqueLine | undefined)[] {
  const opaque: (OpaqueLine | undefined)[] = lines.map(() => undefined)
  for (let at = 0; at < lines.length; at += 1) {
    const block = blockAt(lines, at)
    if (block === undefined) continue
    if (block.end === undefined) {
      oddities.push({
        line: at + 1,
        text: `opens ${block.what} that nothing closes; what follows is read as configuration`,
      })
      continue
    }
    for (let inside = block.start; inside <= block.end; inside += 1) opaque[inside] = block
    at = block.end
  }
  return opaque
}

interface OpaqueBlock extends OpaqueLine {
  readonly what: string
  /** Index of the first line that is not a command. */
  readonly start: number
  /** Index of its last line; undefined when it is never closed. */
  readonly end: number | undefined
}

function blockAt(lines: readonly string[], at: number): OpaqueBlock | undefined {
  const line = lines[at] ?? ''
  const last = (closes: (text: string) => boolean): number | undefined => {
    for (let index = at + 1; index < lines.length; index += 1) if (closes(lines[index] ?? '')) return index
    return undefined
  }
  const banner = BANNER.exec(line)
  if (banner !== null) {
    const [, delimiter = '', rest = ''] = banner
    const end = rest.includes(delimiter) ? at : last((text) => text.includes(delimiter))
    return { what: 'a banner', start: at + 1, end, secret: false, delimiter }
  }
  if (/^-----BEGIN [A-Z ]+-----/.test(line.trim())) {
    const secret = line.includes('PRIVATE KEY')
    return { what: 'a certificate', start: at, end: last((text) => /^-----END [A-Z ]+-----/.test(text.trim())), secret }
  }
  if (/^\s+certificate (?:ca |self-signed |rollover )*[0-9A-F]+/i.test(line)) {
    return { what: 'a certificate', start: at + 1, end: last((text) => text.trim().endsWith('quit')), secret: false }
  }
  if (/^macro name \S+/.test(line))
    return { what: 'a macro', start: at + 1, end: last((text) => text.trim() === '@'), secret: false }
  return undefined
}
