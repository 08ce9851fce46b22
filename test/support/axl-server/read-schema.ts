import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One element of a complex type, in the place it has in its sequence. */
export interface SchemaField {
  readonly name: string
  /** May stand several times. */
  readonly many: boolean
  /** `XFkType`: the name of another object, with its uuid as an attribute. */
  readonly isReference: boolean
  /** Name of an enumeration, or `boolean`. */
  readonly enumeration?: string
  /** Elements within, of a named type or written in place. */
  readonly fields?: readonly SchemaField[]
}

export interface SchemaOperation {
  readonly name: string
  /** Element that holds one object in an answer. */
  readonly element: string
  /** Type of that object; also the type of `returnedTags`. */
  readonly type: string
  /** Key elements of a get, search criteria of a list; in schema order. */
  readonly keys: readonly string[]
}

/** Element names of AXL 15.0 for the operations that the test server has: `schema-15.0.txt`. */
export class AxlSchema {
  readonly operations = new Map<string, SchemaOperation>()
  private readonly written = new Map<string, string>()
  private readonly types = new Map<string, readonly SchemaField[]>()
  private readonly enumerations = new Map<string, readonly string[]>()

  constructor(text: string) {
    for (const line of text.replaceAll(/\n {2}/g, ' ').split('\n')) {
      const [word, name = '', ...rest] = line.split(' ')
      if (word === 'operation') this.addOperation(name, rest)
      if (word === 'type') this.written.set(name, rest.join(' '))
      if (word === 'enum') this.enumerations.set(name, rest.join(' ').split(' | '))
    }
  }

  get typeNames(): readonly string[] {
    return [...this.written.keys()]
  }

  /** Fields of a type. Throws for a type that the table does not have. */
  fieldsOf(type: string): readonly SchemaField[] {
    const known = this.types.get(type)
    if (known !== undefined) return known
    const text = this.written.get(type)
    if (text === undefined) throw new Error(`the schema has no type ${type}`)
    const fields = this.readFields(text)
    this.types.set(type, fields)
    return fields
  }

  /** Permitted texts of an enumeration; undefined where the table leaves them out. */
  textsOf(enumeration: string): readonly string[] | undefined {
    return enumeration === 'boolean' ? ['true', 'false'] : this.enumerations.get(enumeration)
  }

  private addOperation(name: string, rest: readonly string[]): void {
    const [, returned = '', , ...keys] = rest
    const [element = '', type = ''] = returned.split(':')
    this.operations.set(name, { name, element, type, keys: keys.map((key) => key.replace(':fk', '')) })
  }

  private readFields(text: string): readonly SchemaField[] {
    const fields: SchemaField[] = []
    let rest = text
    while (rest !== '') {
      const token = /^([A-Za-z0-9_]+)(\*?)(?::([A-Za-z0-9_]+)|=([A-Za-z0-9_]+))?(\{)?/.exec(rest)
      if (token === null) throw new Error(`not a field: ${rest.slice(0, 40)}`)
      const [whole, name = '', many, type, enumeration, brace] = token
      const end = brace === undefined ? whole.length : closingBrace(rest, whole.length)
      const inner = brace === undefined ? undefined : this.readFields(rest.slice(whole.length, end - 1))
      const named = type === undefined || type === 'fk' ? undefined : this.fieldsOf(type)
      const within = inner ?? named
      fields.push({
        name,
        many: many === '*',
        isReference: type === 'fk',
        ...(enumeration === undefined ? {} : { enumeration }),
        ...(within === undefined ? {} : { fields: within }),
      })
      rest = rest.slice(end).trimStart()
    }
    return fields
  }
}

function closingBrace(text: string, from: number): number {
  let depth = 1
  for (let index = from; index < text.length; index++) {
    if (text[index] === '{') depth += 1
    if (text[index] === '}') depth -= 1
    if (depth === 0) return index + 1
  }
  throw new Error(`no closing brace: ${text.slice(from, from + 40)}`)
}

export const AXL_SCHEMA = new AxlSchema(
  readFileSync(fileURLToPath(new URL('schema-15.0.txt', import.meta.url)), 'utf8'),
)
