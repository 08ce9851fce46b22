import type { Document } from 'yaml'
import { isScalar, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { UserError } from '../../findings/user-error.js'
import type { Mapping } from '../../model/mapping.js'
import { EMPTY_MAPPING } from '../../model/mapping.js'
import { numberRuleName, seatName } from '../../model/mapping-items.js'
import { checkMapping } from './mapping-schema.js'

type Path = readonly (string | number)[]

/**
 * Reads `mapping.yaml`. Throws UserError with file, line, key and what may stand there: for text that
 * is no YAML, unknown keys, wrong words, numbers written without quotes, and doubles.
 */
export function parseMapping(text: string, fileName: string): Mapping {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [error] = document.errors
  if (error !== undefined) {
    throw new UserError(`${fileName} line ${lines.linePos(error.pos[0]).line}: ${error.message}`, {
      hint: 'Correct the file; every text with a colon, a hash or a plus belongs in quotes.',
    })
  }
  const source = new MappingSource(document, lines, fileName)
  const content = source.content()
  if (content === null || content === undefined) return EMPTY_MAPPING
  const checked = checkMapping(content)
  if ('issues' in checked) throw source.refusal(checked.issues)
  source.refuseDoubles(checked.mapping)
  return checked.mapping
}

class MappingSource {
  private readonly document: Document
  private readonly lines: LineCounter
  private readonly fileName: string

  constructor(document: Document, lines: LineCounter, fileName: string) {
    this.document = document
    this.lines = lines
    this.fileName = fileName
  }

  content(): unknown {
    try {
      return this.document.toJS({ maxAliasCount: 50 }) as unknown
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error
      throw new UserError(`${this.fileName}: ${error.message}`, { hint: 'Write the values out instead of aliases.' })
    }
  }

  refusal(issues: readonly z.core.$ZodIssue[]): UserError {
    const told = issues.map((issue) => this.tell(issue)).sort((a, b) => a.line - b.line)
    const [first, ...others] = [...new Set(told.map(({ line, text }) => `line ${line}: ${text}`))]
    return new UserError(`${this.fileName} ${first ?? ''}`, {
      hint: others.length === 0 ? 'Correct the line.' : `Correct it; also ${others.join('; also ')}`,
    })
  }

  /** Two rows of one name leave open which one is meant. */
  refuseDoubles(mapping: Mapping): void {
    const sections: readonly (readonly [string, readonly string[]])[] = [
      ['locations', mapping.locations.map(({ name }) => name)],
      ['trunks', mapping.trunks.map(({ name }) => name)],
      ['gateways', mapping.gateways.map(({ name }) => name)],
      ['numbers', mapping.numbers.map(numberRuleName)],
    ]
    for (const [section, names] of sections) this.refuseDouble([section], names)
    this.refuseDouble(['organization', 'seats'], mapping.organization.seats.map(seatName))
    this.refuseDouble(
      ['organization', 'people'],
      mapping.organization.people.map(({ mail }) => mail.toLowerCase()),
    )
    const pools = new Map<string, string>()
    mapping.locations.forEach((location, index) => {
      for (const pool of location.devicePools) {
        const other = pools.get(pool)
        if (other !== undefined) {
          throw this.error(['locations', index, 'devicePools'], `${pool} belongs to location ${other} already`)
        }
        pools.set(pool, location.name)
      }
    })
    const known = new Set(mapping.locations.map(({ name }) => name))
    mapping.numbers.forEach(({ location }, index) => {
      if (location !== undefined && !known.has(location)) {
        throw this.error(['numbers', index, 'location'], `there is no location ${location}`)
      }
    })
  }

  private refuseDouble(section: Path, names: readonly string[]): void {
    const double = names.findIndex((name, index) => names.indexOf(name) !== index)
    if (double >= 0) throw this.error([...section, double], `${names[double] ?? ''} stands here twice`)
  }

  private error(path: Path, reason: string): UserError {
    return new UserError(`${this.fileName} line ${this.line(path)}: ${pathText(path)}: ${reason}`, {
      hint: 'Correct the line.',
    })
  }

  private tell(issue: z.core.$ZodIssue): { line: number; text: string } {
    const path = issue.path.filter((part) => typeof part !== 'symbol')
    const [unknownKey] = issue.code === 'unrecognized_keys' ? issue.keys : []
    const line = this.line(unknownKey === undefined ? path : [...path, unknownKey])
    return { line, text: this.reason(issue, path) }
  }

  private reason(issue: z.core.$ZodIssue, path: Path): string {
    const key = pathText(path)
    switch (issue.code) {
      case 'unrecognized_keys':
        return `${path.length === 0 ? 'the file' : key} has no key ${issue.keys.join(', ')}`
      case 'invalid_value':
        return `${key}: ${this.written(path)} is not one of ${issue.values.map(String).join(', ')}`
      case 'invalid_type':
        return this.wrongType(issue.expected, path)
      default:
        return `${key}: ${this.written(path)} ${issue.message}`
    }
  }

  private wrongType(expected: string, path: Path): string {
    const key = pathText(path)
    const node = this.document.getIn(path, true)
    if (
      expected === 'string' &&
      isScalar(node) &&
      (typeof node.value === 'number' || typeof node.value === 'boolean')
    ) {
      return `${key}: put ${node.source ?? String(node.value)} in quotes, "${node.source ?? String(node.value)}", so that it stays text`
    }
    if (node === undefined) return `${key} is missing`
    return `${key}: ${this.written(path)} must be ${TYPE_WORDS[expected] ?? expected}`
  }

  private written(path: Path): string {
    const value = this.document.getIn(path)
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? `"${value}"`
      : 'what stands there'
  }

  /** Line of the key itself; of the nearest thing around it when it is missing. */
  private line(path: Path): number {
    for (let length = path.length; length > 0; length -= 1) {
      const node = this.document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return this.lines.linePos(node.range[0]).line
    }
    return 1
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'a group of keys',
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
}

function pathText(path: Path): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  )
}
