import type { Document, Pair, YAMLParseError } from 'yaml'
import { isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import { nearest } from '../findings/nearest-keys.js'
import type { UserErrorKind } from '../findings/user-error.js'
import { UserError } from '../findings/user-error.js'
import { knownKeys } from './known-keys.js'

export type YamlPath = readonly (string | number)[]

interface YamlOptions {
  /** Which way the operator can act on what is wrong; by default `error`. */
  readonly kind?: UserErrorKind
  /** Numbers are handed on as they are written, so that `0101` keeps its zero. */
  readonly numbersAsWritten?: boolean
}

/** A YAML file that a person wrote, with the line of everything in it: every complaint says where. */
export class YamlSource {
  private readonly document: Document
  private readonly lines = new LineCounter()
  private readonly fileName: string
  private readonly kind: UserErrorKind
  /** What the file should be, where a complaint is to name the keys that there are. */
  private schema: z.core.$ZodType | undefined

  /** Throws UserError with the line for text that is no YAML. */
  constructor(text: string, fileName: string, { kind = 'error', numbersAsWritten = false }: YamlOptions = {}) {
    this.fileName = fileName
    this.kind = kind
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false })
    const [error] = this.document.errors
    if (error !== undefined) throw this.unreadable(error, text)
    if (numbersAsWritten) keepNumbersAsWritten(this.document)
  }

  /** The document as plain values. */
  content(): unknown {
    try {
      return this.document.toJS({ maxAliasCount: 50 }) as unknown
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error
      const line = this.firstLostAlias()
      const place = line === undefined ? '' : `line ${line}`
      throw this.userError(`${place}: ${error.message}`, 'A text that begins with * belongs in quotes.')
    }
  }

  /**
   * What a schema found wrong, by line; the first is the message, the others are the hint. With the schema
   * itself an unknown key is told with the known one nearest to it.
   */
  refusal(issues: readonly z.core.$ZodIssue[], schema?: z.core.$ZodType): UserError {
    this.schema = schema
    const told = this.unexplained(issues, [])
      .map((issue) => this.tell(issue, []))
      .sort((a, b) => a.line - b.line)
    const [first, ...others] = [...new Set(told.map(({ line, text }) => `line ${line}: ${text}`))]
    return this.userError(
      first ?? '',
      others.length === 0 ? 'Correct the line.' : `Correct it; also ${others.join('; also ')}`,
    )
  }

  /** A complaint about what stands at a path. */
  error(path: YamlPath, reason: string, hint = 'Correct the line.'): UserError {
    return this.userError(`line ${this.line(path)}: ${pathText(path)}: ${reason}`, hint)
  }

  /** Line of the key itself; of the nearest thing around it when it is missing. */
  line(path: YamlPath): number {
    for (let length = path.length; length > 0; length -= 1) {
      const node = this.document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return this.lines.linePos(node.range[0]).line
    }
    return 1
  }

  /** Line of a key of the group at a path, wherever its value begins. */
  private keyLine(path: YamlPath, key: string): number {
    const pair = this.pairsAt(path).find((each) => String(each.key) === key)
    return isNode(pair?.key) && pair.key.range ? this.lines.linePos(pair.key.range[0]).line : this.line([...path, key])
  }

  private pairsAt(path: YamlPath): readonly Pair[] {
    const node = path.length === 0 ? this.document.contents : this.document.getIn(path, true)
    return isMap(node) ? node.items : []
  }

  private userError(message: string, hint: string): UserError {
    const place = message.startsWith(':') ? this.fileName : `${this.fileName} `
    return new UserError(`${place}${message}`, { hint, kind: this.kind })
  }

  private tell(issue: z.core.$ZodIssue, above: YamlPath): { line: number; text: string } {
    const path = [...above, ...pathOf(issue)]
    if (issue.code === 'invalid_union' && issue.errors.length > 0) return this.tellUnion(issue.errors, path)
    const [unknownKey] = issue.code === 'unrecognized_keys' ? issue.keys : []
    const line = unknownKey === undefined ? this.line(path) : this.keyLine(path, unknownKey)
    return { line, text: this.reason(issue, path) }
  }

  private unreadable(
    { code, pos, message }: Pick<YAMLParseError, 'code' | 'pos' | 'message'>,
    text: string,
  ): UserError {
    const { line, col } = this.lines.linePos(pos[0])
    if (code === 'MULTIPLE_DOCS') {
      return this.userError(`line ${line}: a second document begins here`, 'Give each document a file of its own.')
    }
    const sign = text.charAt(pos[0])
    const isSign = code === 'UNEXPECTED_TOKEN' && '[]{},'.includes(sign)
    const reason = isSign ? `column ${col}: «${sign}» cannot stand here without quotes` : message
    return this.userError(
      `line ${line}: ${reason}`,
      'Correct the file. A text belongs in quotes when it begins with [ { * @ & ! # or %, when it holds a colon or a ' +
        'hash beside a blank, and between braces also when it holds [ ] { } or a comma.',
    )
  }

  private firstLostAlias(): number | undefined {
    let line: number | undefined
    visit(this.document, {
      Alias: (_, node) => {
        if (node.resolve(this.document) !== undefined || !node.range) return undefined
        line = this.lines.linePos(node.range[0]).line
        return visit.BREAK
      },
    })
    return line
  }

  /** Unknown keys first; without keys that are missing because one of those stands for them. */
  private unexplained(issues: readonly z.core.$ZodIssue[], above: YamlPath): readonly z.core.$ZodIssue[] {
    const unknown = issues.filter((issue) => issue.code === 'unrecognized_keys')
    const meant = unknown.flatMap((issue) => {
      const path = [...above, ...pathOf(issue)]
      return issue.keys.map((key) => pathText([...path, this.nearestKey(path, key) ?? key]))
    })
    // What is wrong with a group as a whole may be the unknown key too.
    const explained = new Set([...meant, ...unknown.map((issue) => pathText([...above, ...pathOf(issue)]))])
    const others = issues.filter(
      (issue) => issue.code !== 'unrecognized_keys' && !explained.has(pathText([...above, ...pathOf(issue)])),
    )
    return [...unknown, ...others]
  }

  /** Keys that the schema knows there, and that nobody has written. */
  private nearestKey(path: YamlPath, key: string): string | undefined {
    const there = this.pairsAt(path).map((pair) => String(pair.key))
    return nearest(
      key,
      this.keysAt(path).filter((known) => !there.includes(known)),
    )
  }

  private keysAt(path: YamlPath): readonly string[] {
    return this.schema === undefined ? [] : knownKeys(this.schema, this.content(), path)
  }

  /** Of several shapes the one that was probably meant, by how little is wrong with it. */
  private tellUnion(options: readonly (readonly z.core.$ZodIssue[])[], path: YamlPath): { line: number; text: string } {
    const strays = options.map((issues) => issues.flatMap((issue) => this.straysOf(issue)))
    const [stray] = (strays[0] ?? []).filter((key) => strays.every((others) => others.includes(key)))
    if (stray !== undefined && this.nearestKey(path, stray) !== undefined) {
      return { line: this.keyLine(path, stray), text: this.unknownKeys([stray], path) }
    }
    // What has keys of another shape only is not that other shape.
    const likely = options.filter((_, index) => strays[index]?.every((key) => key === stray))
    const missing = (likely.length === 0 ? options : likely).map((issues) => this.missingOf(issues, path))
    const [first] = missing
    const own = missing.map((keys) => keys.find((key) => !missing.every((others) => others.includes(key))))
    if (first !== undefined && missing.length > 1 && own.every((key) => key !== undefined)) {
      return { line: this.line(path), text: `${pathText(path)} has none of ${[...new Set(own)].join(', ')}` }
    }
    const ranked = options.map((issues) => ({ issues, weight: this.weightOf(issues, path) }))
    const [best] = ranked.sort((a, b) => a.weight - b.weight)
    const [worst] = this.unexplained(best?.issues ?? [], path)
    if (worst === undefined) return { line: this.line(path), text: `${pathText(path)} is unreadable` }
    return this.tell(worst, path)
  }

  private weightOf(issues: readonly z.core.$ZodIssue[], path: YamlPath): number {
    return issues.reduce((sum, issue) => {
      if (issue.code === 'invalid_type' && issue.path.length === 0) return sum + 10_000
      if (this.isMissing(issue, path)) return sum + 100
      return sum + (issue.code === 'unrecognized_keys' ? issue.keys.length * 10 : 1)
    }, 0)
  }

  private straysOf(issue: z.core.$ZodIssue): readonly string[] {
    return issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : []
  }

  private missingOf(issues: readonly z.core.$ZodIssue[], path: YamlPath): readonly string[] {
    return issues.filter((issue) => this.isMissing(issue, path)).map((issue) => String(issue.path[0]))
  }

  /** True when a key of the shape itself is not there: the one that says which shape it is. */
  private isMissing(issue: z.core.$ZodIssue, path: YamlPath): boolean {
    const [key, ...deeper] = issue.path
    if (key === undefined || typeof key === 'symbol' || deeper.length > 0) return false
    return this.document.getIn([...path, key], true) === undefined
  }

  private reason(issue: z.core.$ZodIssue, path: YamlPath): string {
    const key = pathText(path)
    if (issue.code === 'unrecognized_keys') return this.unknownKeys(issue.keys, path)
    const node = this.document.getIn(path, true)
    if (node === undefined && path.length > 0) return `${key} is missing`
    if (path.length === 0 && this.document.contents === null) return 'the file is empty'
    switch (issue.code) {
      case 'invalid_value':
        return `${key}: ${this.written(path)} is not one of ${issue.values.map(String).join(', ')}`
      case 'invalid_type':
        return this.wrongType(issue, path)
      case 'too_small':
        return issue.origin === 'array' ? `${key} is empty` : this.complaint(issue, path)
      default:
        return this.complaint(issue, path)
    }
  }

  private complaint({ message }: z.core.$ZodIssue, path: YamlPath): string {
    const key = pathText(path)
    return isScalar(this.document.getIn(path, true)) ? `${key}: ${this.written(path)} ${message}` : `${key} ${message}`
  }

  private unknownKeys(keys: readonly string[], path: YamlPath): string {
    const known = this.keysAt(path)
    const named = keys.map((key) => {
      if (known.includes(key)) return `${key} beside the others`
      const near = this.nearestKey(path, key)
      return near === undefined ? key : `${key} (the nearest is ${near})`
    })
    return `${path.length === 0 ? 'the file' : pathText(path)} has no key ${named.join(', ')}`
  }

  private wrongType(issue: z.core.$ZodIssue & { readonly expected: string }, path: YamlPath): string {
    const key = pathText(path)
    const node = this.document.getIn(path, true)
    if (
      issue.expected === 'string' &&
      isScalar(node) &&
      (typeof node.value === 'number' || typeof node.value === 'boolean')
    ) {
      return `${key}: put ${node.source ?? String(node.value)} in quotes, "${node.source ?? String(node.value)}", so that it stays text`
    }
    const words = TYPE_WORDS[issue.expected] ?? issue.expected
    return path.length === 0 ? `the file must be ${words}` : `${key}: ${this.written(path)} must be ${words}`
  }

  private written(path: YamlPath): string {
    const value = this.document.getIn(path)
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? `"${value}"`
      : 'what stands there'
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
}

function keepNumbersAsWritten(document: Document): void {
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'number' || typeof node.value === 'bigint')
        node.value = node.source ?? String(node.value)
    },
  })
}

function pathOf(issue: z.core.$ZodIssue): YamlPath {
  return issue.path.filter((part) => typeof part !== 'symbol')
}

function pathText(path: YamlPath): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  )
}
