import { compareText, type Finding, finding } from '../../findings/finding.js'
import { UserError } from '../../findings/user-error.js'
import type { ClusterFacts } from '../../model/snapshot.js'
import { decodeText } from '../csv-text.js'
import type { InputArchive, InputMember } from '../ports.js'
import { type HeaderText, parseHeaderText } from './header-text.js'
import { readerOf } from './member-catalog.js'

export const HEADER = 'header.txt'

/** A member of one input, and what it is called in evidence. */
export interface InputFile {
  readonly member: InputMember
  /** The member's name; `<input>/<member>` where several inputs are read together. */
  readonly label: string
  /** The member's own name in lower case, by which its table is known. */
  readonly table: string
}

/** One input of a set that is read as one export. */
export interface InputPart {
  readonly archive: InputArchive
  readonly files: readonly InputFile[]
  readonly header: HeaderText | undefined
}

/** The inputs in an order that does not depend on how they were given, each file with its label. */
export function inputParts(archives: readonly InputArchive[]): readonly InputPart[] {
  return archives
    .toSorted((a, b) => compareText(a.name, b.name) || compareText(a.sha256, b.sha256))
    .map((archive) => {
      const files = archive.members.map((member) => fileOf(archive, member, archives.length > 1))
      const header = files.find(({ table }) => table === HEADER)
      return {
        archive,
        files,
        header: header === undefined ? undefined : parseHeaderText(decodeText(header.member.bytes)),
      }
    })
}

function fileOf(archive: InputArchive, member: InputMember, isOneOfSeveral: boolean): InputFile {
  // A file that was named itself is its own only member.
  const isItself = archive.members.length === 1 && member.name === (archive.name.split('/').at(-1) ?? '')
  const place = isItself ? archive.name : `${archive.name}/${member.name}`
  return { member, label: isOneOfSeveral ? place : member.name, table: member.name.toLowerCase() }
}

/**
 * What the headers of the parts say together: the release that most of them name (a header made by
 * hand may be wrong, `ucm-exports` 1.1), the oldest date, an address they agree about.
 */
export function headerFacts(parts: readonly InputPart[]): Omit<ClusterFacts, 'clusterId'> {
  const facts = parts.flatMap(({ header }) => (header === undefined ? [] : [header.facts]))
  const release = mostOften(facts.flatMap((each) => each.release ?? []))
  const [exportedOn] = facts.flatMap((each) => each.exportedOn ?? []).sort(compareDates)
  const [exportAddress, ...others] = new Set(facts.flatMap((each) => each.exportAddress ?? []))
  return {
    ...(release === undefined ? {} : { release }),
    ...(exportedOn === undefined ? {} : { exportedOn }),
    ...(exportAddress === undefined || others.length > 0 ? {} : { exportAddress }),
  }
}

function mostOften(texts: readonly string[]): string | undefined {
  const count = (text: string): number => texts.filter((other) => other === text).length
  return texts.toSorted((a, b) => count(b) - count(a) || compareText(b, a))[0]
}

/** The older first; what is no date comes last. */
function compareDates(a: string, b: string): number {
  const [left, right] = [Date.parse(a), Date.parse(b)]
  if (Number.isNaN(left) || Number.isNaN(right)) {
    return Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || compareText(a, b)
  }
  return left - right || compareText(a, b)
}

/** An id that an input gives its cluster. */
export interface ClusterClaim {
  readonly id: string
  readonly input: string
}

/**
 * The id of the cluster that all inputs are of: what they say themselves, else the name given.
 *
 * @throws UserError when they are of several clusters, or of another one than was named
 */
export function clusterIdOf(claims: readonly ClusterClaim[], named: string | undefined): string | undefined {
  const [first, ...others] = claims
  const other = others.find(({ id }) => id !== first?.id)
  if (first !== undefined && other !== undefined) {
    throw new UserError(`${first.input} is of the cluster ${first.id}, ${other.input} of the cluster ${other.id}`, {
      kind: 'usage',
      hint: 'Ingest the inputs of each cluster in a command of their own: the workspace keeps them apart.',
    })
  }
  if (first !== undefined && named !== undefined && first.id !== named) {
    throw new UserError(`${first.input} is of the cluster ${first.id}, not of ${named}`, {
      kind: 'usage',
      hint: `Say --cluster ${first.id}, or nothing: --cluster (REHOME_CLUSTER) names only what has no ClusterID.`,
    })
  }
  return first?.id ?? named
}

/** Members are trusted, not the list; a listed file that is absent is worth a word (`ucm-exports` 1.1). */
export function missingMembers(parts: readonly InputPart[]): readonly Finding[] {
  // An input without a list may be what somebody took out of one that has it.
  const loose = parts.filter(({ header }) => header === undefined).flatMap(stemsOf)
  return parts.flatMap((part) => {
    const present = new Set([...stemsOf(part), ...loose])
    const missing = (part.header?.listed ?? []).filter((file) => !present.has(file.toLowerCase()))
    const list = part.files.find(({ table }) => table === HEADER)?.label ?? HEADER
    const labelOf = (file: string): string => `${list.slice(0, -HEADER.length)}${file}.csv`
    const refusedOf = (file: string) => {
      const refused = part.header?.refused.get(`${file}.csv`.toLowerCase())
      return refused?.whole === true ? [refusedTable(labelOf(file), list, refused.said)] : []
    }
    const files = [...new Set(missing)]
    const absent = files.filter((file) => refusedOf(file).length === 0)
    return [...files.flatMap(refusedOf), ...absentTables(absent, list, labelOf)]
  })
}

/** One finding for all tables that a list promises, those that are read first. */
function absentTables(absent: readonly string[], list: string, labelOf: (file: string) => string): readonly Finding[] {
  const isRead = (file: string): boolean => readerOf(`${file}.csv`) !== undefined
  const read = absent.filter(isRead)
  const files = [...read, ...absent.filter((file) => !isRead(file))]
  const [first] = files
  if (first === undefined) return []
  const named = read.slice(0, TABLES_NAMED).join(', ')
  const more = read.length > TABLES_NAMED ? `, and ${read.length - TABLES_NAMED} more` : ''
  const needed = read.length === 0 ? 'no rule needs them' : `rules need ${named}${more}`
  const isOne = files.length === 1
  return [
    finding({
      code: 'PRE-002',
      subject: `file:${isOne ? labelOf(first) : list}`,
      message: isOne
        ? `header.txt lists ${first}, but the input holds no ${first}.csv.`
        : `header.txt lists ${files.length} tables that the input does not hold; ${needed}.`,
      evidence: files.map((file) => ({
        label: 'listed',
        value: file,
        source: { file: list },
      })),
    }),
  ]
}

/** The most tables that a message names; the evidence has all. */
const TABLES_NAMED = 8

/** Tables that a live reading holds in part: objects of them were refused. */
export function refusedObjects(parts: readonly InputPart[]): readonly Finding[] {
  return parts.flatMap(({ header, files }) => {
    const list = files.find(({ table }) => table === HEADER)?.label ?? HEADER
    return files.flatMap(({ table, label }) => {
      const refused = header?.refused.get(table)
      return refused === undefined ? [] : [refusedPart(label, list, refused.said)]
    })
  })
}

function refusedTable(label: string, list: string, said: readonly string[]): Finding {
  return refusal(label, list, said, `${label} was not read, the node refused it: ${said.join('; ')}`)
}

function refusedPart(label: string, list: string, said: readonly string[]): Finding {
  const what = `${said.length} ${said.length === 1 ? 'thing' : 'things'} of ${label}`
  return refusal(label, list, said, `${what} could not be read, so it is not whole: ${said[0] ?? ''}`)
}

/** The most refusals that a finding names. */
const REFUSALS_SHOWN = 10

function refusal(label: string, list: string, said: readonly string[], message: string): Finding {
  return finding({
    code: 'PRE-002',
    subject: `file:${label}`,
    severity: 'HIGH',
    confidence: 'PROVEN',
    message: /[.!?]$/.test(message) ? message : `${message}.`,
    evidence: said.slice(0, REFUSALS_SHOWN).map((value) => ({ label: 'refused', value, source: { file: list } })),
  })
}

function stemsOf({ files }: InputPart): readonly string[] {
  return files.map(({ table }) => stem(table))
}

/** A file name without its ending. */
export function stem(name: string): string {
  return name.replace(/\.[^.]*$/, '')
}

/** What the migration tool of Control Hub takes at most (`ucm-exports` 5), read as 10^6 bytes to be sure. */
const CONTROL_HUB_TAR_BYTES = 350_000_000

/** A tar that we read and Control Hub would refuse. */
export function oversizedTars(parts: readonly InputPart[]): readonly Finding[] {
  return parts.flatMap(({ archive: { name, tarBytes } }) => {
    if (tarBytes === undefined || tarBytes <= CONTROL_HUB_TAR_BYTES) return []
    const size = `${Math.ceil(tarBytes / 1e6)} MB`
    return [
      finding({
        code: 'PRE-005',
        subject: `file:${name}`,
        message: `${name} has ${size}: Control Hub would refuse it, it takes up to 350 MB.`,
        evidence: [{ label: 'size', value: size, source: { file: name } }],
      }),
    ]
  })
}
