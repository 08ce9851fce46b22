import { isPlainNumber } from '../../dialing/digits.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { TranslationPattern } from '../../model/ucm/translation-pattern.js'
import { compareText } from '../../findings/finding.js'
import { groupedBy } from '../grouped-by.js'
import type { Line } from '../person-lines.js'

/** Numbers of one length that share all but their last digits. */
export interface NumberShape {
  /** In UCM grammar, e.g. `\+1512555XXXX`. */
  readonly match: string
  /** Without the plus: what stands before the open digits. */
  readonly prefix: string
  readonly plus: boolean
  /** Digits in all, the plus not counted. */
  readonly length: number
  readonly lines: readonly Line[]
}

/** Open digits at the end of a shape. */
const OPEN_DIGITS = 4

/** The shapes that at least two numbers share, the most frequent first; patterns and services are left out. */
export function numberShapes(lines: readonly Line[]): readonly NumberShape[] {
  const plain = lines.filter(({ dn }) => isPlainNumber(dn) && /^(?:\\?\+)?\d+$/.test(dn))
  const shapes = [...groupedBy(plain, ({ dn }) => shapeOf(dn).match)].map(([, same]) => {
    const dns = [...new Map(same.map((line) => [line.dn, line])).values()]
    return { ...shapeOf(same[0]?.dn ?? ''), lines: dns }
  })
  return shapes
    .filter(({ lines: dns }) => dns.length > 1)
    .sort((a, b) => b.lines.length - a.lines.length || compareText(a.match, b.match))
}

function shapeOf(dn: string): Omit<NumberShape, 'lines'> {
  const digits = dn.replace(/^\\?\+/, '')
  const open = Math.min(OPEN_DIGITS, digits.length - 1)
  const prefix = digits.slice(0, digits.length - open)
  const plus = dn.length > digits.length
  return { match: `${plus ? '\\+' : ''}${prefix}${'X'.repeat(open)}`, prefix, plus, length: digits.length }
}

/** A short way to dial the numbers of a shape inside their site. */
export interface ShortDialing {
  /** Digits dialed. */
  readonly digits: number
  readonly pattern: string
}

/**
 * The site's own short dialing of a shape: a translation of the site's partitions from a few digits to
 * a number of the shape. Undefined when there is none, or several of different length.
 */
export function shortDialing(
  estate: UcmEstate,
  shape: NumberShape,
  partitions: readonly string[],
): ShortDialing | undefined {
  const short = estate
    .all('translation-pattern')
    .map(({ value }) => value)
    .filter((pattern) => pattern.partition !== undefined && partitions.includes(pattern.partition))
    .filter((pattern) => leadsTo(pattern, shape))
  const lengths = new Set(short.map(({ pattern }) => pattern.length))
  const [first] = short
  return first === undefined || lengths.size > 1 ? undefined : { digits: first.pattern.length, pattern: first.pattern }
}

/** Judged on the text: literal digits, then two or more X; anything more complicated tells nothing. */
function leadsTo({ pattern, block, called }: TranslationPattern, shape: NumberShape): boolean {
  if (block || !/^\d*X{2,}$/.test(pattern) || called.discard !== undefined) return false
  if (pattern.length < 2 || pattern.length >= shape.length) return false
  const result = `${called.prefix ?? ''}${called.mask ?? pattern}`
  const digits = result.replace(/^\\?\+/, '')
  return (
    digits.length === shape.length && result.length > digits.length === shape.plus && digits.startsWith(shape.prefix)
  )
}
