/** One line of a configuration with the lines below it. */
interface Statement {
  readonly text: string
  readonly indent: number
  readonly below: Statement[]
}

/**
 * Commands that a section holds once, by their leading words: entering one again replaces it. Anything
 * else stands beside its like (`host`, `e164`, `dial-peer`, `ipv4`, …), once per text.
 */
const SINGLE: readonly string[] = [
  'answer-address',
  'asserted-id',
  'audio forced',
  'conn-reuse',
  'credentials number',
  'description',
  'destination dpg',
  'destination e164-pattern-map',
  'destination-pattern',
  'dial-peer hunt',
  'dtmf-relay',
  'error-passthru',
  'hostname',
  'huntstop',
  'incoming called e164-pattern-map',
  'incoming called-number',
  'incoming calling e164-pattern-map',
  'incoming uri from',
  'incoming uri request',
  'incoming uri to',
  'incoming uri via',
  'listen-port secure',
  'listen-port non-secure',
  'localhost dns:',
  'max-conn',
  'outbound-proxy',
  'pattern',
  'preference',
  'privacy-policy',
  'registrar',
  'session protocol',
  'session target',
  'session transport',
  'sip-server',
  'srtp-crypto',
  'stun-usage',
  'translate called',
  'translate calling',
  'translate redirect-called',
  'translation-profile incoming',
  'translation-profile outgoing',
  'transport',
  'url',
  'user-id',
  'voice-class codec',
  'voice-class sip asserted-id',
  'voice-class sip options-keepalive profile',
  'voice-class sip profiles',
  'voice-class sip srtp-crypto',
  'voice-class sip tenant',
  'voice-class stun-usage',
]

/** Commands of which a section holds one per number or word that follows: `rule 10 …`. */
const NUMBERED: readonly string[] = ['bind', 'codec preference', 'crypto', 'dial-peer', 'rule', 'voice-class sip bind']

/**
 * The configuration after lines were entered in configuration mode: sections that exist are gone into,
 * single commands are replaced, `no …` removes what begins with the words behind it. Lines are nested
 * by indentation, as `show running-config` and our templates write them.
 */
export function enterConfiguration(running: readonly string[], entered: readonly string[]): readonly string[] {
  const statements = parse(running)
  merge(statements, parse(entered.filter(isCommand)))
  return statements.flatMap(linesOf)
}

/** Separators and comments, and the ways out of a section that the indentation says already. */
function isCommand(line: string): boolean {
  const text = line.trim()
  return text !== '' && !text.startsWith('!') && text !== 'exit' && text !== 'end' && text !== 'configure terminal'
}

function parse(lines: readonly string[]): Statement[] {
  const top: Statement[] = []
  const open: Statement[] = []
  for (const line of lines) {
    const indent = line.length - line.trimStart().length
    const statement: Statement = { text: line.trim(), indent, below: [] }
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop()
    const parent = open.at(-1)
    ;(parent === undefined ? top : parent.below).push(statement)
    if (isCommand(line)) open.push(statement)
  }
  return top
}

function merge(into: Statement[], entered: readonly Statement[], depth = 0): void {
  for (const statement of entered) {
    if (statement.text.startsWith('no ')) negate(into, statement, depth)
    else enter(into, statement, depth)
  }
}

/** What is removed leaves nothing; a `no` inside a section that removes nothing is a setting by itself (`no vad`). */
function negate(into: Statement[], statement: Statement, depth: number): void {
  const words = statement.text.slice('no '.length).trim()
  const kept = into.filter(({ text }) => !beginsWith(text, words))
  const removed = kept.length < into.length
  into.splice(0, into.length, ...kept)
  if (!removed && depth > 0 && !into.some(({ text }) => text === statement.text)) into.push(statement)
}

function enter(into: Statement[], statement: Statement, depth: number): void {
  const { text } = statement
  const negated = into.findIndex((other) => other.text === `no ${text}`)
  if (negated >= 0) into.splice(negated, 1)
  const known = into.find((other) => other.text === text)
  if (known !== undefined) {
    merge(known.below, statement.below, depth + 1)
    return
  }
  const fresh: Statement = { ...statement, below: [] }
  merge(fresh.below, statement.below, depth + 1)
  const key = identity(text, depth)
  const at = key === undefined ? -1 : into.findIndex((other) => identity(other.text, depth) === key)
  if (at >= 0) into.splice(at, 1, fresh)
  else if (depth === 0) into.splice(endOf(into), 0, fresh)
  else into.push(fresh)
}

/** Nothing stands behind `end`. */
function endOf(statements: readonly Statement[]): number {
  const end = statements.findLastIndex(({ text }) => text === 'end')
  return end < 0 ? statements.length : end
}

/**
 * The words under which a section holds a command once; undefined for commands that stand beside their
 * like. At the top `dial-peer` and `crypto` open sections, each known by its whole line.
 */
function identity(text: string, depth: number): string | undefined {
  const single = SINGLE.find((words) => beginsWith(text, words))
  if (single !== undefined) return single
  const numbered = depth === 0 ? undefined : NUMBERED.find((words) => beginsWith(text, words))
  if (numbered === undefined) return undefined
  const [next = ''] = text.slice(numbered.length).trim().split(/\s+/)
  return `${numbered} ${next}`
}

function beginsWith(text: string, words: string): boolean {
  return text === words || text.startsWith(words.endsWith(':') ? words : `${words} `)
}

function linesOf({ text, indent, below }: Statement): readonly string[] {
  return [' '.repeat(text === '' ? 0 : indent) + text, ...below.flatMap(linesOf)]
}
