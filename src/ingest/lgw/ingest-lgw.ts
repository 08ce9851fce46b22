import { compareText } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { GatewayFacts } from '../../model/lgw/dial-peer.js'
import type { LgwKind, LgwKinds } from '../../model/lgw/kinds.js'
import { LGW_KINDS } from '../../model/lgw/kinds.js'
import { lgwRoot } from '../../model/lgw/lgw-root.js'
import type { LgwObjects, LgwSnapshot } from '../../model/lgw/snapshot.js'
import type { Entry } from '../../model/snapshot.js'
import type { ConfigText, Oddity } from './config-text.js'
import { rawLines, readConfigText } from './config-text.js'
import type { Reckoning } from './configuration-reader.js'
import { ConfigurationReader } from './configuration-reader.js'
import { appletFindings, fileFindings } from './file-findings.js'
import { GatewayDraft } from './gateway-draft.js'
import { factsOf } from './sections/top-level.js'
import { textOfBytes } from './text-of-bytes.js'
import { REMOVED } from './secrets.js'
import { cutLines, joinWrapped } from './wrapped-lines.js'

/**
 * Reads a running-config of IOS XE, a capture of a terminal or a paste (`local-gateway` 6). Every line is
 * accounted for; secrets are replaced before anything else looks at the text, and of lines that nobody
 * understands only the first word is kept. The name is the hostname, else the base name of the file.
 * Throws UserError for a file that is no text, or that holds two gateways.
 */
export function ingestLgw(file: { readonly name: string; readonly bytes: Uint8Array }): LgwSnapshot {
  const { text, guessed } = textOfBytes(file)
  const raw = rawLines(text)
  const { draft, facts, reckoning, text: cut, oddities } = unwrapped(readLines(raw.lines), raw.lines)
  refuseTwoGateways(file.name, cut)
  const objects = finished(draft, file.name)
  const name = facts.hostname ?? baseName(file.name)
  const encoding = guessed ? [{ line: 1, text: 'and others are no UTF-8, read as windows-1252' }] : []
  return {
    system: 'lgw',
    name,
    root: lgwRoot(objects),
    objects,
    lines: linesKept(cut.redacted, reckoning.unknown),
    account: {
      understood: reckoning.understood,
      irrelevant: reckoning.irrelevant,
      unknown: reckoning.unknown.map(({ line, text: kept }) => ({ line, text: kept })),
      ...(cut.cutOff ? { cutOff: true } : {}),
    },
    findings: [
      ...fileFindings({
        file: file.name,
        reckoning,
        oddities: [...encoding, ...raw.oddities, ...oddities],
        cutOff: cut.cutOff,
        length: cut.lines.length,
      }),
      ...appletFindings(file.name, name, facts.dialPeerApplets, cut.redacted),
    ],
  }
}

interface Read {
  readonly text: ConfigText
  readonly draft: GatewayDraft
  readonly facts: GatewayFacts
  readonly reckoning: Reckoning
  readonly oddities: readonly Oddity[]
}

function readLines(lines: readonly string[]): Read {
  const text = readConfigText(lines)
  const draft = new GatewayDraft()
  const facts = factsOf(draft)
  const reckoning = new ConfigurationReader(draft).read(text.lines)
  const mayBeCut = cutLines(lines)
  const unknown = reckoning.unknown.map((each) => (mayBeCut(each.line) ? { ...each, text: REMOVED } : each))
  return { text, draft, facts, reckoning: { ...reckoning, unknown }, oddities: text.oddities }
}

/** Reads again with the lines joined that a terminal had cut; what is not known even then stays apart. */
function unwrapped(read: Read, lines: readonly string[], apart: ReadonlySet<number> = new Set()): Read {
  const joined = joinWrapped(lines, new Set(read.reckoning.unknown.map(({ line }) => line)), apart)
  if (joined === undefined) return read
  const again = readLines(joined.lines)
  const unknown = new Set(again.reckoning.unknown.map(({ line }) => line))
  const inVain = joined.at.filter((line) => unknown.has(line))
  if (inVain.length > 0) return unwrapped(read, lines, new Set([...apart, ...inVain]))
  const words = `goes on in the next: the terminal had cut it at column ${joined.width}, read as one`
  return { ...again, oddities: [...joined.at.map((line) => ({ line, text: words })), ...again.oddities] }
}

/** Files of two gateways put together: their dial-peers would become one heap. */
function refuseTwoGateways(file: string, { lines }: ConfigText): void {
  const names = lines.flatMap(({ settled, indent, text }) => {
    const name = settled === undefined && indent === 0 ? /^hostname (\S+)$/.exec(text)?.[1] : undefined
    return name === undefined ? [] : [name]
  })
  const [first, other] = [...new Set(names)]
  if (first === undefined || other === undefined) return
  throw new UserError(`${file} holds the configurations of ${first} and of ${other}; nothing was stored`, {
    hint: 'Save each gateway in a file of its own.',
  })
}

/** The lines, of unknown ones only what is kept of them, where they stood. */
function linesKept(redacted: readonly string[], unknown: Reckoning['unknown']): readonly string[] {
  const lines = [...redacted]
  for (const { line, text, indent } of unknown) lines[line - 1] = `${' '.repeat(indent)}${text}`
  return lines
}

function baseName(fileName: string): string {
  return fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '')
}

function finished(draft: GatewayDraft, file: string): LgwObjects {
  const sorted = <K extends LgwKind>(kind: K): readonly Entry<LgwKinds[K]>[] =>
    draft
      .entries(kind)
      .map(({ key, draft: value, line }) => ({
        key,
        value: settled(value) as LgwKinds[K],
        source: { file, row: line },
      }))
      .sort((a, b) => compareText(a.key, b.key))
  return Object.fromEntries(LGW_KINDS.map((kind) => [kind, sorted(kind)])) as unknown as LgwObjects
}

/** Without the fields that a later `no` emptied; a number emptied is back at its default, 0. */
function settled(value: object): object {
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries('preference' in value ? [['preference', 0], ...members] : members)
}
