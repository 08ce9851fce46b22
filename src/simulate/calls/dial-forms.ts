import { dialableDigits } from '../../dialing/digits.js'
import { firstSymbol, symbolCount, symbolMask } from '../../dialing/symbols.js'
import type { UcmPattern } from '../../dialing/grammars/ucm-pattern.js'
import { parseUcmPattern } from '../../dialing/grammars/ucm-pattern.js'
import type { Settings } from '../../model/settings.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { TranslationPattern } from '../../model/ucm/translation-pattern.js'
import { transformCalled } from '../../routing/ucm/number-transformations.js'

/** Translations followed backwards, one after another: between sites, then within one. */
const MAXIMUM_CHAIN = 3

interface ShortDialing {
  readonly pattern: UcmPattern
  readonly translation: TranslationPattern
}

/** A number as others may dial it. */
export interface DialedNumber {
  /** Dialable: `+17175550111`, `7115105`. */
  readonly digits: string
  /** Public number, where one is known and differs. */
  readonly e164?: string
  /** Other numbers of the same line. */
  readonly alternates?: readonly string[]
}

/**
 * The strings by which a number may be dialed in a cluster: as it stands, in its public forms, and every
 * string that a translation pattern, or a chain of them, turns into one of these. Whether a caller
 * sees those patterns is for digit analysis to say.
 */
export class DialForms {
  private readonly order: string
  private readonly translations: readonly ShortDialing[]

  constructor(estate: UcmEstate, settings: Settings) {
    this.order = settings.values['routing.calledTransformationOrder']
    this.translations = estate.all('translation-pattern').flatMap(({ value }) => {
      const parsed = parseUcmPattern(value.pattern)
      const isFixed = parsed.ok && parsed.pattern.elements.every(({ repeats, minimum }) => !repeats && minimum === 1)
      if (!isFixed || value.block || parsed.pattern.usesNumberingPlan) return []
      return [{ pattern: parsed.pattern, translation: value }]
    })
  }

  /** Shortest first. */
  of({ digits, e164, alternates = [] }: DialedNumber): readonly string[] {
    const forms = new Set([digits, ...alternates.map(dialableDigits)])
    const full = e164 ?? (digits.startsWith('+') ? digits : undefined)
    if (full !== undefined) for (const form of publicForms(full)) forms.add(form)
    let newest: readonly string[] = [...forms]
    for (let step = 0; step < MAXIMUM_CHAIN && newest.length > 0; step += 1) {
      newest = [...new Set(newest.flatMap((form) => this.leadingTo(form)))].filter((form) => !forms.has(form))
      for (const form of newest) forms.add(form)
    }
    return [...forms].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  }

  /** Strings that one translation turns into these digits. */
  private leadingTo(target: string): readonly string[] {
    return this.translations.flatMap(({ pattern, translation }) => {
      const filled = fillFromRight(pattern, target)
      if (filled === undefined) return []
      const { digits } = transformCalled(translation.called, pattern, filled, this.order)
      return digits === target ? [filled] : []
    })
  }
}

/** The one string of the pattern that has the symbols of `digits` in its wildcards, position by position from the right. */
function fillFromRight({ elements }: UcmPattern, digits: string): string | undefined {
  let filled = ''
  for (let back = 1; back <= elements.length; back += 1) {
    const element = elements[elements.length - back]
    if (element === undefined) return undefined
    if (symbolCount(element.mask) === 1) {
      filled = firstSymbol(element.mask) + filled
      continue
    }
    const symbol = digits.charAt(digits.length - back)
    if ((symbolMask(symbol) & element.mask) === 0) return undefined
    filled = symbol + filled
  }
  return filled
}

/** With and without the outside digit 9; the national form where the North American plan applies. */
function publicForms(e164: string): readonly string[] {
  const digits = e164.slice(1)
  if (!digits.startsWith('1')) return [e164, digits, `00${digits}`, `000${digits}`, `011${digits}`, `9011${digits}`]
  const national = digits.slice(1)
  return [e164, digits, national, `9${national}`, `9${digits}`]
}
