import type { JsonObject, JsonValue } from '../../execute/ports.js'
import { missing, Refusal } from './refusal.js'

/** Reads a request body as Webex does: a mandatory field that is missing is 25008, a wrong type 400. */
export class RequestBody {
  private readonly value: JsonObject
  private readonly path: string

  constructor(value: JsonObject, path = '') {
    this.value = value
    this.path = path
  }

  has(name: string): boolean {
    return this.value[name] !== undefined
  }

  text(name: string): string | undefined {
    const value = this.value[name]
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'string') throw this.wrong(name, 'a text')
    return value
  }

  needText(name: string): string {
    const value = this.text(name)
    if (value === undefined || value === '') throw missing(this.nameOf(name))
    return value
  }

  /** `kept` when the field is absent; `null` and the empty text clear it. */
  textOr(name: string, kept: string | undefined): string | undefined {
    if (!this.has(name)) return kept
    const value = this.text(name)
    return value === '' ? undefined : value
  }

  flag(name: string): boolean | undefined {
    const value = this.value[name]
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'boolean') throw this.wrong(name, 'true or false')
    return value
  }

  whole(name: string): number | undefined {
    const value = this.value[name]
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'number' || !Number.isInteger(value)) throw this.wrong(name, 'a whole number')
    return value
  }

  needWhole(name: string): number {
    const value = this.whole(name)
    if (value === undefined) throw missing(this.nameOf(name))
    return value
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const found = allowed.find((item) => item === value)
    if (found === undefined) throw this.wrong(name, `one of ${allowed.join(', ')}`)
    return found
  }

  needOneOf<T extends string>(name: string, allowed: readonly T[]): T {
    const value = this.oneOf(name, allowed)
    if (value === undefined) throw missing(this.nameOf(name))
    return value
  }

  object(name: string): RequestBody | undefined {
    const value = this.value[name]
    if (value === undefined || value === null) return undefined
    if (!isObject(value)) throw this.wrong(name, 'an object')
    return new RequestBody(value, `${this.nameOf(name)}.`)
  }

  needObject(name: string): RequestBody {
    const value = this.object(name)
    if (value === undefined) throw missing(this.nameOf(name))
    return value
  }

  objects(name: string): readonly RequestBody[] | undefined {
    return this.list(name)?.map((item, index) => {
      if (!isObject(item)) throw this.wrong(name, 'a list of objects')
      return new RequestBody(item, `${this.nameOf(name)}[${index}].`)
    })
  }

  needObjects(name: string): readonly RequestBody[] {
    const value = this.objects(name)
    if (value === undefined) throw missing(this.nameOf(name))
    return value
  }

  texts(name: string): readonly string[] | undefined {
    return this.list(name)?.map((item) => {
      if (typeof item !== 'string') throw this.wrong(name, 'a list of texts')
      return item
    })
  }

  needTexts(name: string): readonly string[] {
    const value = this.texts(name)
    if (value === undefined || value.length === 0) throw missing(this.nameOf(name))
    return value
  }

  private list(name: string): readonly JsonValue[] | undefined {
    const value = this.value[name]
    if (value === undefined || value === null) return undefined
    if (!Array.isArray(value)) throw this.wrong(name, 'a list')
    return value as readonly JsonValue[]
  }

  private nameOf(name: string): string {
    return `${this.path}${name}`
  }

  private wrong(name: string, expected: string): Refusal {
    return new Refusal(400, `Invalid field value: ${this.nameOf(name)}: expected ${expected}`)
  }
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
