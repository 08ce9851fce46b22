import { dialableDigits } from '../../dialing/digits.js'
import { applyMask } from '../../dialing/transformation.js'
import type { NumberRule } from '../../model/mapping.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { Line } from '../person-lines.js'
import type { NumberShape } from './number-shapes.js'
import { numberShapes, shortDialing } from './number-shapes.js'
import type { Site } from './sites.js'

/** What the numbers of a site suggest. */
export interface SiteNumbers {
  readonly rules: readonly NumberRule[]
  readonly extensionLength?: number
  readonly mainNumber?: { readonly value: string; readonly because: string }
  /** Remarks that suggest no value. */
  readonly remarks: readonly string[]
}

/** Webex extensions have 2 to 10 digits. */
const LONGEST_EXTENSION = 10
const NORTH_AMERICA: readonly string[] = ['US', 'CA']

/** The numbering of a site: its dominant shapes with masks, the extension length, the main number. */
export function siteNumbers(estate: UcmEstate, site: Site, country: string | undefined): SiteNumbers {
  const shapes = numberShapes(linesOf(estate, site))
  const masks = new MaskBook(estate)
  const rules = shapes.map((shape) => numberRule(estate, site, shape, masks, country))
  const [dominant] = rules
  const extensionLength = dominant?.extensionDigits
  const main = masks.sharedByAll(shapes)
  const whole = main === undefined ? undefined : wholeNumber(main.mask, country)
  return {
    rules,
    ...(extensionLength === undefined ? {} : { extensionLength }),
    ...(main === undefined || whole === undefined
      ? {}
      : { mainNumber: { value: whole, because: `main number: external mask ${main.mask} of ${main.users} numbers` } }),
    remarks:
      main === undefined || whole !== undefined
        ? []
        : [`main number: perhaps ${main.mask}, external mask of ${main.users} numbers, but its country is not known`],
  }
}

function numberRule(
  estate: UcmEstate,
  site: Site,
  shape: NumberShape,
  masks: MaskBook,
  country: string | undefined,
): NumberRule {
  const evidence = [`${shape.lines.length} numbers such as ${shape.lines[0]?.dn ?? ''}`]
  const short = shortDialing(estate, shape, site.partitions)
  if (short !== undefined) evidence.push(`dialed inside the site as ${short.pattern}`)
  const whole = shape.length <= LONGEST_EXTENSION && !shape.plus ? shape.length : undefined
  const extensionDigits = short?.digits ?? whole
  const conversion = masks.conversion(shape, country)
  evidence.push(conversion.because)
  return {
    status: 'proposed',
    evidence,
    match: shape.match,
    location: site.name,
    ...(conversion.mask === undefined ? {} : { e164Mask: conversion.mask }),
    ...(extensionDigits === undefined ? {} : { extensionDigits }),
    ...(short === undefined || shape.match.endsWith(short.pattern) ? {} : extensionMask(short.pattern, shape)),
  }
}

/** People keep the short numbers they know, where these are not just the end of the number. */
function extensionMask(pattern: string, { lines }: NumberShape): { readonly extensionMask?: string } {
  const isTheEnd = lines.every(
    ({ dn }) => applyMask(pattern, dialableDigits(dn)) === dialableDigits(dn).slice(-pattern.length),
  )
  return isTheEnd ? {} : { extensionMask: pattern }
}

function linesOf(estate: UcmEstate, site: Site): readonly Line[] {
  if (site.phones.length > 0) return site.phones.flatMap(({ lines }) => lines)
  const files = new Set(site.files)
  const numbers = estate.all('directory-number')
  return numbers
    .filter(({ value, source }) => site.partitions.includes(value.partition ?? '') || files.has(source.file))
    .map(({ value }) => value)
}

/** A mask as a whole telephone number (or mask of one); ten digits count as North American where the country is. */
function wholeNumber(mask: string, country: string | undefined): string | undefined {
  const text = mask.replace(/^\\/, '').toUpperCase()
  if (/^\+[1-9][0-9X]{6,14}$/.test(text)) return text
  const national = country !== undefined && NORTH_AMERICA.includes(country) && /^[2-9][0-9X]{9}$/.test(text)
  return national ? `+1${text}` : undefined
}

/** Which external masks the numbers of a shape carry. */
class MaskBook {
  private readonly estate: UcmEstate

  constructor(estate: UcmEstate) {
    this.estate = estate
  }

  /** How numbers of the shape become whole telephone numbers, and why. */
  conversion(shape: NumberShape, country: string | undefined): { readonly mask?: string; readonly because: string } {
    if (shape.plus) {
      const mask = shape.match.replace(/^\\/, '')
      return { mask, because: 'the numbers are whole telephone numbers' }
    }
    const [first, ...others] = this.masksOf(shape)
    if (first === undefined) return { because: 'no external mask: extensions only' }
    if (others.length > 0)
      return { because: `different external masks (${[first, ...others].join(', ')}): extensions only` }
    if (!/X/i.test(first)) return { because: `one external mask, ${first}, for all: extensions only` }
    const mask = wholeNumber(first, country)
    return mask === undefined
      ? { because: `external mask ${first} has no country code` }
      : { mask, because: `external mask ${first}` }
  }

  /** The one mask without X that several numbers carry, if there is only one such mask. */
  sharedByAll(shapes: readonly NumberShape[]): { readonly mask: string; readonly users: number } | undefined {
    const lines = shapes.flatMap((shape) => shape.lines)
    const users = new Map<string, number>()
    for (const line of lines) {
      for (const mask of this.masksOfLine(line)) if (!/X/i.test(mask)) users.set(mask, (users.get(mask) ?? 0) + 1)
    }
    const [only] = [...users].filter(([, count]) => count > 1)
    return only === undefined || users.size > 1 ? undefined : { mask: only[0], users: only[1] }
  }

  private masksOf(shape: NumberShape): readonly string[] {
    return [...new Set(shape.lines.flatMap((line) => this.masksOfLine(line)))].sort()
  }

  private masksOfLine({ dn, partition }: Line): readonly string[] {
    const appearances = this.estate.appearancesOf(dn, partition)
    return [...new Set(appearances.flatMap(({ line }) => line.externalPhoneNumberMask ?? []))]
  }
}
