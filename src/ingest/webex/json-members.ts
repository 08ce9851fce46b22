/** A value as JSON text holds it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonRecord
export interface JsonRecord {
  readonly [name: string]: Json
}

/** The key of the object with this id, or undefined when nobody knows the id. */
export type ResolveId = (id: string) => string | undefined

/** An answer lacks a member that it must have, or the member holds something else. */
export class UnreadableAnswer extends Error {
  /** Dotted name of the member, e.g. `queueSettings.queueSize`. */
  readonly member: string

  /** `problem` never quotes what the member holds: answers may hold passwords. */
  constructor(member: string, problem: string) {
    super(`${member} ${problem}`)
    this.name = 'UnreadableAnswer'
    this.member = member
  }
}

/** True for `{…}`, not for lists. */
export function isJsonRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One member as it stands; undefined when there is none. */
export function rawMember(json: JsonRecord, name: string): Json | undefined {
  return Object.hasOwn(json, name) ? json[name] : undefined
}

/** One member that is a text with something in it; undefined when it is not. */
export function rawText(json: JsonRecord, name: string): string | undefined {
  const value = rawMember(json, name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/**
 * The members of one JSON object. `null` and empty text are absent, numbers are accepted where text
 * is published and the other way round (`webex-api` 4). Members nobody asks for are not looked at.
 *
 * Methods without `optional` in their name throw UnreadableAnswer when there is no such member; all
 * of them throw it when it holds something else.
 */
export class JsonMembers {
  private readonly json: JsonRecord
  private readonly path: string

  constructor(json: JsonRecord, path = '') {
    this.json = json
    this.path = path
  }

  has(name: string): boolean {
    return this.value(name) !== undefined
  }

  text(name: string): string {
    return this.optionalText(name) ?? this.absent(name)
  }

  optionalText(name: string): string | undefined {
    const value = this.value(name)
    if (value === undefined) return undefined
    if (typeof value === 'number') return String(value)
    return typeof value === 'string' ? value.trim() : this.refuse(name, 'is not a text')
  }

  integer(name: string): number {
    return this.optionalInteger(name) ?? this.absent(name)
  }

  optionalInteger(name: string): number | undefined {
    const value = this.value(name)
    if (value === undefined) return undefined
    const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : value
    return typeof number === 'number' && Number.isInteger(number) ? number : this.refuse(name, 'is not a whole number')
  }

  /** Also the texts `true` and `false`, as some answers hold them. */
  optionalFlag(name: string): boolean | undefined {
    const value = this.value(name)
    if (value === undefined || typeof value === 'boolean') return value
    if (value === 'true' || value === 'false') return value === 'true'
    return this.refuse(name, 'is neither true nor false')
  }

  /** One of a closed set, without regard to case. */
  choice<T extends string>(name: string, allowed: readonly T[]): T {
    return this.optionalChoice(name, allowed) ?? this.absent(name)
  }

  optionalChoice<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const text = this.optionalText(name)
    if (text === undefined) return undefined
    const found = allowed.find((word) => word === text.toUpperCase())
    return found ?? this.refuse(name, `is none of ${allowed.join(', ')}`)
  }

  object(name: string): JsonMembers {
    return this.optionalObject(name) ?? this.absent(name)
  }

  optionalObject(name: string): JsonMembers | undefined {
    const value = this.value(name)
    if (value === undefined) return undefined
    return isJsonRecord(value) ? new JsonMembers(value, this.named(name)) : this.refuse(name, 'is not an object')
  }

  /** Absent reads as no objects. */
  optionalObjects(name: string): readonly JsonMembers[] {
    return this.items(name).map((item, position) => {
      const place = `${name}[${position}]`
      return isJsonRecord(item) ? new JsonMembers(item, this.named(place)) : this.refuse(place, 'is not an object')
    })
  }

  objects(name: string): readonly JsonMembers[] {
    return this.has(name) ? this.optionalObjects(name) : this.absent(name)
  }

  /** Absent reads as no texts. */
  optionalTexts(name: string): readonly string[] {
    return this.items(name).map((item, position) =>
      typeof item === 'string' ? item.trim() : this.refuse(`${name}[${position}]`, 'is not a text'),
    )
  }

  /** Says that a member is there and cannot be used. */
  refuse(name: string, problem: string): never {
    throw new UnreadableAnswer(this.named(name), problem)
  }

  private absent(name: string): never {
    return this.refuse(name, 'is missing')
  }

  private items(name: string): readonly Json[] {
    const value = this.value(name)
    if (value === undefined) return []
    return Array.isArray(value) ? (value as readonly Json[]) : this.refuse(name, 'is not a list')
  }

  private value(name: string): Json | undefined {
    const value = rawMember(this.json, name)
    if (value === null || value === undefined) return undefined
    return typeof value === 'string' && value.trim() === '' ? undefined : value
  }

  private named(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`
  }
}
