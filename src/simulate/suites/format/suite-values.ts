import { z } from 'zod'
import { NO_PARTITION } from '../../../model/ucm/partition.js'
import { isTimeZone } from '../../../model/time-zone.js'
import { readInstant } from '../../../model/written-instant.js'

/*
 * The values of a suite. Numbers reach the schema as they are written (`0101` keeps its zero), so that
 * digits need no quotes; a field that counts turns its text into a number here.
 */

/** Fields whose text may also be written as a YAML number; read by the JSON Schema only. */
const NUMERIC = { numeric: true }

export const text = z.string({ error: 'must be a text' }).min(1, { error: 'must not be empty' })

/** A name may look like a number. */
export const name = text.meta(NUMERIC)

/** What can be dialed, blanks left out; `""` is off hook and nothing dialed. */
export const digits = z
  .string({ error: 'must be digits' })
  .regex(/^[0-9*#+A-D]*$/, { error: 'cannot be dialed: digits are 0-9 * # + A-D' })
  .meta(NUMERIC)

/** Digits, or an address such as `kim@example.com`. */
export const dialed = z
  .string({ error: 'must be digits' })
  .regex(/^([0-9*#+A-D]*|[^@\s]+@[^@\s]+)$/, { error: 'cannot be dialed: digits are 0-9 * # + A-D' })
  .meta(NUMERIC)

/** A number as it is known or transformed; `""` is none. */
export const number = digits

/** A transformation mask: `X` keeps the digit. */
export const mask = z
  .string({ error: 'must be a mask' })
  .regex(/^[0-9*#+A-DX]+$/, { error: 'is no mask: X and 0-9 * # + A-D' })
  .meta(NUMERIC)

/** A whole number. */
export const whole = z
  .string({ error: 'must be a whole number' })
  .regex(/^[0-9]+$/, { error: 'is not a whole number' })
  .transform(Number)
  .meta(NUMERIC)

/** Seconds, perhaps with a fraction. */
export const seconds = z
  .string({ error: 'must be a number of seconds' })
  .regex(/^[0-9]+(\.[0-9]+)?$/, { error: 'is not a number of seconds' })
  .transform(Number)
  .meta(NUMERIC)

export const flag = z.boolean({ error: 'must be true or false' })

/** `pattern@partition`; `1001@<None>` stands in no partition, `"@PT"` is the empty pattern. */
export interface PatternAt {
  readonly pattern: string
  /** Absent = `<None>`. */
  readonly partition?: string
}

export const patternAt = z
  .string({ error: 'must be pattern@partition' })
  .refine((written) => /@[^@]+$/.test(written), {
    error: `is not pattern@partition; without a partition write pattern@${NO_PARTITION}`,
  })
  .transform((written): PatternAt => {
    const at = written.lastIndexOf('@')
    const partition = written.slice(at + 1)
    return { pattern: written.slice(0, at), ...(partition === NO_PARTITION ? {} : { partition }) }
  })

/**
 * A directory number, or the winner of a lookup: a plain `+` in front stands for `\+`, as people write numbers;
 * no pattern begins with a plain one.
 */
export const numberAt = patternAt.transform((at) => ({ ...at, pattern: withDialablePlus(at.pattern) }))

/** The pattern with a plain `+` in front as the dialable one. */
export function withDialablePlus(pattern: string): string {
  return pattern.startsWith('+') ? `\\${pattern}` : pattern
}

/** A calling search space: its name, or the list of its partitions in order. */
export const searchSpace = z.union([name, z.array(name)])
export type WrittenSearchSpace = z.output<typeof searchSpace>

/** An instant, in milliseconds since 1970 UTC: `2026-03-02 17:30 America/New_York`, or ISO 8601 with its offset. */
export const instant = z
  .string({ error: 'must be an instant' })
  .refine((written) => readInstant(written).ok, {
    error: 'is no instant, or two: write 2026-03-02 17:30 America/New_York, or ISO 8601 with Z or an offset',
  })
  .transform((written) => {
    const read = readInstant(written)
    return read.ok ? read.instant : 0
  })

/** A zone of the IANA database. */
export const zone = text.refine(isTimeZone, { error: 'is no time zone: write a name such as America/New_York' })
