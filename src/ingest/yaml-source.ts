import type { Document } from 'yaml'
import { isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import type { UserErrorKind } from '../findings/user-error.js'
import { UserError } from '../findings/user-error.js'

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

  /** Throws UserError with the line for text that is no YAML. */
  constructor(text: string, fileName: string, { kind = 'error', numbersAsWritten = false }: YamlOptions = {}) {
    this.fileName = fileName
    this.kind = kind
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false })
    const [error] = this.document.errors
    if (error !== undefined) {
      throw this.userError(
        `line ${this.lines.linePos(error.pos[0]).line}: ${error.message}`,
        'Correct the file; every text with a colon, a hash or a plus belongs in quotes.',
      )
    }
    if (numbersAsWritten) keepNumbersAsWritten(this.document)
  }

  /** The document as plain values. */
  content(): unknown {
    try {
      return this.document.toJS({ maxAliasCount: 50 }) as unknown
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error
      throw this.userError(`: ${error.message}`, 'Write the values out instead of aliases.')
    }
  }

  /** What a schema found wrong, by line; the first is the message, the others are the hint. */
  refusal(issues: readonly z.core.$ZodIssue[]): UserError {
    const told = issues.map((issue) => this.tell(issue, [])).sort((a, b) => a.line - b.line)
    const [first, ...others] = [...new Set(told.map(({ line, text }) => `line ${line}: ${text}`))]
    return this.userError(
      first ?? '',
      others.length === 0 ? 'Correct the line.' : `Correct it; also ${others.join('; also ')}`,
    )
  }

  /** A complaint about what stands at a path. */
  error(path: YamlPath, reason: string): UserError {
    return this.userError(`line ${this.line(path)}: ${pathText(path)}: ${reason}`, 'Correct the line.')
  }

  /** Line of the key itself; of the nearest thing around it when it is missing. */
  line(path: YamlPath): number {
    for (let length = path.length; length > 0; length -= 1) {
      const node = this.document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return this.lines.linePos(node.range[0]).line
    }
    return 1
  }

  private userError(message: string, hint: string): UserError {
    const place = message.startsWith(':') ? this.fileName : `${this.fileName} `
    return new UserError(`${place}${message}`, { hint, kind: this.kind })
  }

  private tell(issue: z.core.$ZodIssue, above: YamlPath): { line: number; text: string } {
    const path = [...above, ...issue.path.filter((part) => typeof part !== 'symbol')]
    if (issue.code === 'invalid_union' && issue.errors.length > 0) return this.tellUnion(issue.errors, path)
    const [unknownKey] = issue.code === 'unrecognized_keys' ? issue.keys : []
    const line = this.line(unknownKey === undefined ? path : [...path, unknownKey])
    return { line, text: this.reason(issue, path) }
  }

  /** Of several shapes the one that was probably meant, by how little is wrong with it. */
  private tellUnion(options: readonly (readonly z.core.$ZodIssue[])[], path: YamlPath): { line: number; text: string } {
    const missing = options.flatMap((issues) => {
      const issue = issues.find((each) => this.isMissing(each, path))
      return issue === undefined ? [] : [String(issue.path[0])]
    })
    if (missing.length === options.length) {
      return { line: this.line(path), text: `${pathText(path)} has none of ${[...new Set(missing)].join(', ')}` }
    }
    const ranked = options.map((issues) => ({ issues, weight: this.weightOf(issues, path) }))
    const [best] = ranked.sort((a, b) => a.weight - b.weight)
    const [first] = best?.issues ?? []
    if (first === undefined) return { line: this.line(path), text: `${pathText(path)} is unreadable` }
    return this.tell(first, path)
  }

  private weightOf(issues: readonly z.core.$ZodIssue[], path: YamlPath): number {
    return issues.reduce((sum, issue) => {
      if (issue.code === 'invalid_type' && issue.path.length === 0) return sum + 10_000
      if (this.isMissing(issue, path)) return sum + 100
      return sum + (issue.code === 'unrecognized_keys' ? issue.keys.length * 10 : 1)
    }, 0)
  }

  /** True when a key of the shape itself is not there: the one that says which shape it is. */
  private isMissing(issue: z.core.$ZodIssue, path: YamlPath): boolean {
    const [key, ...deeper] = issue.path
    if (key === undefined || typeof key === 'symbol' || deeper.length > 0) return false
    return this.document.getIn([...path, key], true) === undefined
  }

  private reason(issue: z.core.$ZodIssue, path: YamlPath): string {
    const key = pathText(path)
    if (issue.code === 'unrecognized_keys') {
      return `${path.length === 0 ? 'the file' : key} has no key ${issue.keys.join(', ')}`
    }
    const node = this.document.getIn(path, true)
    if (node === undefined && path.length > 0) return `${key} is missing`
    switch (issue.code) {
      case 'invalid_value':
        return `${key}: ${this.written(path)} is not one of ${issue.values.map(String).join(', ')}`
      case 'invalid_type':
        return this.wrongType(issue, path)
      default:
        return `${key}: ${this.written(path)} ${issue.message}`
    }
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
    const words = TYPE_WORDS[issue.expected]
    return `${key}: ${this.written(path)} must be ${words ?? issue.expected}`
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

function pathText(path: YamlPath): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  )
}
