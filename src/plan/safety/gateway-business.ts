import { matchesEnBloc } from '../../dialing/grammars/ios-match.js'
import { parseIosPattern } from '../../dialing/grammars/ios-pattern.js'
import { listSome } from '../../analysis/evidence.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { emergencyNumbers } from '../../model/emergency-numbers.js'
import type { DialPeer } from '../../model/lgw/dial-peer.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import type { Change, GatewayChange } from '../change.js'
import { enterConfiguration } from '../projection/configuration-edit.js'
import { GatewayProjection } from '../projection/gateway-projection.js'
import type { SafetyInput } from './wave-states.js'

/** Sections that a plan may begin, in full: a shortened or other command is not one of ours. */
const NEW_SECTION =
  /^(?:dial-peer voice \d+ (?:voip|pots)|voice class \S+ \S+(?: sip)?|voice translation-(?:rule|profile) \S+|crypto pki trustpoint \S+|sip-ua|voice service voip|ip host \S.*)$/

/** Sections that a gateway has once: a plan may add to them what was absent. */
const SHARED_SECTIONS: ReadonlySet<string> = new Set(['sip-ua', 'voice service voip'])

/** Commands that leave the section in which they stand, or are no configuration. */
const ELSEWHERE =
  /^(?:(?:no|default)\s+)*(?:dial-peer\s+voice|interface|voice\s+(?:class|service|translation-\w+)|sip-ua|ip\s+(?!address\b)\S+|crypto\s+pki|(?:host|user)name|aaa|line|router|do|exit|end)(?![\w-])/i

/**
 * WAV-004 for gateways: lines that remove or change what the gateway held before the plan, or add to a
 * section that others made (DESIGN 6, brakes). EMG-003: a new dial-peer that emergency calls match. Every
 * block of lines is entered into the configuration as the blocks before it leave it; what is judged is
 * the text, so that a section that nobody reads counts as well.
 */
export function checkGatewayBusiness(input: SafetyInput): readonly Finding[] {
  const judges = new Map<string, GatewayJudge>()
  const projection = new GatewayProjection(input.network.gateways)
  const emergency = emergencyStrings(input)
  return input.plan.waves.flatMap(({ number, changes }) =>
    changes.flatMap((change) => {
      const { what } = change
      if (what.system !== 'lgw') return []
      const original = input.network.gateways.find(({ name }) => name === what.key)
      const judge = judges.get(what.key) ?? new GatewayJudge(original)
      judges.set(what.key, judge)
      projection.apply(what)
      const after = projection.snapshots().find(({ name }) => name === what.key)
      return [
        ...notOurs(change, number, judge.disturbed(what)),
        ...(after === undefined ? [] : takesEmergency(change, number, original, after, emergency)),
      ]
    }),
  )
}

function notOurs(change: Change, wave: number, touched: readonly string[]): readonly Finding[] {
  if (touched.length === 0) return []
  return [
    finding({
      code: 'WAV-004',
      subject: `gateway:${change.what.key}`,
      scope: `wave:${wave}`,
      wave,
      message: `${change.title}: this step removes or changes what ${change.what.key} held before, ${touched[0] ?? ''} first.`,
      evidence: touched.map((what) => ({ label: 'removed or changed', value: what })),
    }),
  ]
}

/** One line of a configuration with the sections it stands in, outermost first. */
type Path = readonly string[]

/** The text of one gateway, block by block. */
class GatewayJudge {
  private readonly original: readonly Path[]
  /** Sections of others by what identifies them, whatever else stands in their line. */
  private readonly sections: ReadonlySet<string>
  private readonly keys: ReadonlySet<string>
  private lines: readonly string[]

  constructor(gateway: LgwSnapshot | undefined) {
    this.lines = gateway?.lines ?? []
    this.original = pathsOf(this.lines)
    this.keys = new Set(this.original.map(keyOf))
    this.sections = new Set(this.original.map(([top = '']) => sectionKey(top)))
  }

  /** What a block of lines does to what others made, in words; the next block meets what it leaves. */
  disturbed({ lines }: GatewayChange): readonly string[] {
    const before = pathsOf(this.lines)
    this.lines = enterConfiguration(this.lines, lines)
    const after = pathsOf(this.lines)
    const [were, are] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))]
    const gone = this.original.filter((path) => were.has(keyOf(path)) && !are.has(keyOf(path)))
    const added = after.filter((path) => !were.has(keyOf(path)) && !this.isOurs(path))
    return [...new Set([...gone, ...added].map(inWords)), ...this.negations(lines, before)]
  }

  private isOurs(path: Path): boolean {
    const [top = '', ...below] = path
    const last = path.at(-1) ?? ''
    if (below.some((text) => ELSEWHERE.test(text))) return false
    if (!this.sections.has(sectionKey(top))) return NEW_SECTION.test(top)
    if (!SHARED_SECTIONS.has(top)) return false
    return !/^(?:no|default|shutdown)\b/i.test(last) && !this.isReplacing(path)
  }

  /** The same command with another number behind it: the gateway holds it once. */
  private isReplacing(path: Path): boolean {
    const [command, value] = split(path.at(-1) ?? '')
    if (value === undefined) return false
    return this.original.some((other) => {
      const [known, number] = split(other.at(-1) ?? '')
      return number !== undefined && known === command && keyOf(other.slice(0, -1)) === keyOf(path.slice(0, -1))
    })
  }

  /** `no …` at the top may switch off what a configuration does not show; only what is ours may go. */
  private negations(lines: readonly string[], before: readonly Path[]): readonly string[] {
    return pathsOf(lines).flatMap(([text = '', ...below]) => {
      if (below.length > 0 || !/^no\s/i.test(text)) return []
      const words = text.replace(/^no\s+/i, '')
      const met = before.filter((path) => path.length === 1 && `${path[0] ?? ''} `.startsWith(`${words} `))
      return met.length > 0 && met.every((path) => !this.keys.has(keyOf(path))) ? [] : [text]
    })
  }
}

/** `tcp-retry 1000` is `tcp-retry` with a number. */
function split(text: string): readonly [string, string | undefined] {
  const [, command = text, value] = /^(.+?)\s+(\d+)$/.exec(text) ?? []
  return [command, value]
}

/** Dial-peers are known by their tag, hosts by their name, classes by kind and tag. */
function sectionKey(top: string): string {
  const words = top.toLowerCase().split(/\s+/)
  const [kind, next] = words
  if (kind === 'dial-peer' || (kind === 'ip' && next === 'host')) return words.slice(0, 3).join(' ')
  return words.slice(0, kind === 'voice' && next === 'class' ? 4 : words.length).join(' ')
}

function pathsOf(lines: readonly string[]): readonly Path[] {
  const open: { readonly indent: number; readonly text: string }[] = []
  return lines.flatMap((line) => {
    const text = line.trim()
    if (text === '' || text.startsWith('!')) return []
    const indent = line.length - line.trimStart().length
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop()
    open.push({ indent, text })
    return [open.map((each) => each.text)]
  })
}

function keyOf(path: Path): string {
  return path.join('\n')
}

function inWords(path: Path): string {
  return path.join(' / ')
}

/** What people dial in danger at the places of the plan, and what belongs to such a service. */
function emergencyStrings({ plan, question: { mapping } }: SafetyInput): readonly string[] {
  const named = new Set(plan.waves.flatMap(({ locations }) => locations))
  const countries = mapping.locations.flatMap(({ name, address }) => (named.has(name) ? [address.country] : []))
  const numbers = countries.map((country) => emergencyNumbers(country))
  return [...new Set(numbers.flatMap(({ direct, reserved }) => [...direct, ...reserved]))]
}

/** New dial-peers that an emergency call matches; a map in a file that nobody has read counts as a match. */
function takesEmergency(
  change: Change,
  wave: number,
  before: LgwSnapshot | undefined,
  after: LgwSnapshot,
  emergency: readonly string[],
): readonly Finding[] {
  const known = new Set(before?.objects['dial-peer'].map(({ value }) => value.tag))
  const taken = after.objects['dial-peer'].flatMap(({ value }) => {
    const numbers = known.has(value.tag) ? [] : emergency.filter((digits) => matches(after, value, digits))
    return numbers.length === 0 ? [] : [{ tag: value.tag, numbers }]
  })
  const [first] = taken
  if (first === undefined) return []
  return [
    finding({
      code: 'EMG-003',
      subject: `gateway:${change.what.key}`,
      scope: `wave:${wave}`,
      wave,
      message: `${change.title}: new dial-peer ${first.tag} of ${change.what.key} takes ${listSome(first.numbers)}.`,
      evidence: taken.map(({ tag, numbers }) => ({ label: `dial-peer ${tag}`, value: numbers.join(', ') })),
    }),
  ]
}

function matches({ objects }: LgwSnapshot, { destinationPattern, destinationMap }: DialPeer, digits: string): boolean {
  const map = objects['pattern-map'].find(({ value }) => value.tag === destinationMap)?.value
  if (map?.url !== undefined) return true
  const patterns = [...(destinationPattern === undefined ? [] : [destinationPattern]), ...(map?.patterns ?? [])]
  return patterns.some((source) => {
    const parse = parseIosPattern(source)
    return parse.ok && matchesEnBloc(parse.pattern, digits)
  })
}
