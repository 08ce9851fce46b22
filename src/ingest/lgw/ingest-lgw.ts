import type { Evidence, Finding } from '../../findings/finding.js'
import { compareText, finding } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { LgwKind, LgwKinds } from '../../model/lgw/kinds.js'
import { LGW_KINDS } from '../../model/lgw/kinds.js'
import { lgwRoot } from '../../model/lgw/lgw-root.js'
import type { LgwObjects, LgwSnapshot } from '../../model/lgw/snapshot.js'
import type { Entry } from '../../model/snapshot.js'
import { readConfigText } from './config-text.js'
import type { Reckoning } from './configuration-reader.js'
import { ConfigurationReader } from './configuration-reader.js'
import { GatewayDraft } from './gateway-draft.js'
import { factsOf } from './sections/top-level.js'

/** The most lines of one kind that a finding quotes. */
const QUOTED = 10

/**
 * Reads a running-config of IOS XE, a capture of a terminal or a paste (`local-gateway` 6). Every line is
 * accounted for; secrets are replaced before anything else looks at the text, and of lines that nobody
 * understands only the first word is kept. The name is the hostname,
 * else the base name of the file. Throws UserError for a file that is no text.
 */
export function ingestLgw(file: { readonly name: string; readonly bytes: Uint8Array }): LgwSnapshot {
  if (file.bytes.includes(0)) {
    throw new UserError(`${file.name} is not a text file`, {
      hint: 'Save the output of "show running-config" as text.',
    })
  }
  const text = readConfigText(file.bytes)
  const draft = new GatewayDraft()
  const facts = factsOf(draft)
  const reckoning = new ConfigurationReader(draft).read(text.lines)
  const objects = finished(draft, file.name)
  const name = facts.hostname ?? baseName(file.name)
  return {
    system: 'lgw',
    name,
    root: lgwRoot(objects),
    objects,
    lines: linesKept(text.redacted, reckoning.unknown),
    account: {
      understood: reckoning.understood,
      irrelevant: reckoning.irrelevant,
      unknown: reckoning.unknown.map(({ line, text: kept }) => ({ line, text: kept })),
    },
    findings: findingsOf(file.name, reckoning, text.oddities, facts.dialPeerApplets),
  }
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

/** One finding for the file: a finding's identity is code, subject and scope. */
function findingsOf(
  file: string,
  reckoning: Reckoning,
  oddities: readonly { readonly line: number; readonly text: string }[],
  applets: readonly string[],
): readonly Finding[] {
  const { troubles, unknown } = reckoning
  const sentences = [
    ...troubles.map(({ line, text }) => `Line ${line}: ${text}.`),
    ...oddities
      .slice(0, 1)
      .map(
        ({ line, text }) => `Line ${line} ${text}${oddities.length > 1 ? ` (${oddities.length} such places)` : ''}.`,
      ),
    ...applets.map(
      (name) => `The applet ${name} enters dial-peers: what is configured here may not be what is in force.`,
    ),
    ...(unknown.length === 0
      ? []
      : [
          `${unknown.length} lines are not known, the first in line ${unknown[0]?.line ?? 0}: nothing was read from them.`,
        ]),
  ]
  if (sentences.length === 0) return []
  const quoted = (label: string, lines: Reckoning['troubles']): readonly Evidence[] =>
    lines.slice(0, QUOTED).map(({ line, text }) => ({ label, value: text, source: { file, row: line } }))
  return [
    finding({
      code: 'PRE-007',
      subject: `file:${file}`,
      severity: troubles.length > 0 ? 'HIGH' : applets.length > 0 ? 'MEDIUM' : 'LOW',
      message: sentences.join(' '),
      evidence: [...quoted('not usable', troubles), ...quoted('odd', oddities), ...quoted('not known', unknown)],
    }),
  ]
}
