import { AGENT_FIELDS } from './answer-fields.js'
import { dialableDigits } from '../dialing/digits.js'
import { applyMask } from '../dialing/transformation.js'
import { compareText } from '../findings/finding.js'
import type { SourceRef } from '../findings/source-ref.js'
import type { AnswersInForce } from '../model/decision.js'
import type { MappedLocation, Mapping } from '../model/mapping.js'
import type { DirectoryNumber } from '../model/ucm/directory-number.js'
import type { UcmEstate } from '../model/ucm/estate.js'
import { patternKey } from '../model/ucm/partition.js'
import type { MigrationScope, Mover } from './migration-scope.js'
import type { NumberIdentity } from './number-identity.js'
import { deriveE164 } from './number-identity.js'
import { PlaceBook } from './place-book.js'
import type { QuestionInput } from './question.js'

/** A line that uses a mask. */
export interface MaskUse {
  readonly dn: string
  readonly partition?: string
  readonly device: string
  readonly source?: SourceRef
}

/** An external mask that makes several different numbers look like one (`corrections` 1). */
export interface SharedMask {
  readonly mask: string
  /** Each number that the outside sees for several lines; the uses hold one line per number, sorted. */
  readonly results: readonly { readonly result: string; readonly uses: readonly MaskUse[] }[]
}

/** The numbers with which a mover would be known in Webex. */
export interface MoverNumbers {
  readonly line: { readonly dn: string; readonly partition?: string }
  /** `dn:<dn>@<partition>` */
  readonly subject: string
  readonly source?: SourceRef
  readonly identity: NumberIdentity
  /** The answer of a person, else what the identity says. */
  readonly e164?: string
  readonly extension?: string
}

/** Who each directory number is to the outside: derived on demand, once per number. */
export class IdentityBook {
  readonly sharedMasks: readonly SharedMask[]
  private readonly estate: UcmEstate
  private readonly mapping: Mapping
  private readonly scope: MigrationScope
  private readonly answers: AnswersInForce
  private readonly places: PlaceBook
  private readonly sharedResults: ReadonlySet<string>
  private readonly known = new Map<string, NumberIdentity>()

  constructor(input: Pick<QuestionInput, 'estate' | 'mapping' | 'scope' | 'settings' | 'answers'>) {
    this.estate = input.estate
    this.mapping = input.mapping
    this.scope = input.scope
    this.answers = input.answers
    this.places = new PlaceBook(input.estate, input.mapping)
    this.sharedMasks = findSharedMasks(input.estate, input.settings.values['check.minimumExtensionMaskSharing'])
    this.sharedResults = new Set(
      this.sharedMasks.flatMap(({ mask, results }) => results.map(({ result }) => resultKey(mask, result))),
    )
  }

  /** Identity of a directory number; one that the export does not hold is judged by its digits alone. */
  of(dn: string, partition: string | undefined): NumberIdentity {
    const key = patternKey(dn, partition)
    let identity = this.known.get(key)
    if (identity === undefined) {
      identity = this.derive(dn, partition)
      this.known.set(key, identity)
    }
    return identity
  }

  /** The main line of a mover and its numbers in Webex; undefined for a mover without a line. */
  ofMover(mover: Mover): MoverNumbers | undefined {
    const line = mover.lines[0]
    if (line === undefined) return undefined
    const identity = this.of(line.dn, line.partition)
    const e164 = this.answers.get('Agents', mover.key, AGENT_FIELDS.targetNumber)?.value ?? identity.e164
    const extension = this.answers.get('Agents', mover.key, AGENT_FIELDS.targetExtension)?.value ?? identity.extension
    const source = this.estate.find('directory-number', patternKey(line.dn, line.partition))?.source
    return {
      line,
      subject: `dn:${patternKey(line.dn, line.partition)}`,
      identity,
      ...(source === undefined ? {} : { source }),
      ...(e164 === undefined ? {} : { e164 }),
      ...(extension === undefined ? {} : { extension }),
    }
  }

  /** The mapped location of a line: of its mover, else by device pool, partition or file of origin. */
  locationOf(dn: string, partition: string | undefined): MappedLocation | undefined {
    const name = this.scope.ofLine(dn, partition)?.location
    if (name !== undefined) return this.mapping.locations.find((location) => location.name === name)
    const devices = this.estate.appearancesOf(dn, partition).map(({ device }) => device)
    return this.places.locationOf(devices, [partition === undefined ? { dn } : { dn, partition }])
  }

  private derive(dn: string, partition: string | undefined): NumberIdentity {
    const appearances = this.estate.appearancesOf(dn, partition)
    const owner = appearances.find(({ owner: user, line }) => user !== undefined && line.index === 1)?.owner
    const location = this.locationOf(dn, partition)
    const number = this.estate.find('directory-number', patternKey(dn, partition))?.value
    return deriveE164(
      number ?? { dn, active: true, urgent: false, forwards: [], alternates: [], uris: [], origins: [] },
      appearances.flatMap(({ line }) => line.externalPhoneNumberMask ?? []),
      owner === undefined ? undefined : this.estate.user(owner)?.telephoneNumber,
      this.mapping.numbers,
      {
        country: location?.address.country,
        location: location?.name,
        extensionLength: location?.extensionLength ?? this.mapping.organization.extensionLength,
        isShared: (mask, result) => this.sharedResults.has(resultKey(mask, result)),
      },
    )
  }
}

/**
 * Masks that at least `minimumSharing` different numbers use and that give one result for them: masks
 * without X, and masks whose X do not reach the digits in which the numbers differ. Sorted.
 */
export function findSharedMasks(estate: UcmEstate, minimumSharing: number): readonly SharedMask[] {
  const byMask = new Map<string, Map<string, Map<string, MaskUse>>>()
  for (const { value: number } of estate.all('directory-number')) {
    for (const { device, line } of estate.appearancesOf(number.dn, number.partition)) {
      const mask = line.externalPhoneNumberMask
      if (mask === undefined) continue
      const uses = usesOf(byMask, mask, applyMask(dialableDigits(mask), dialableDigits(number.dn)))
      // The same text in two partitions is one number here: DN-007 speaks about that.
      if (!uses.has(number.dn)) uses.set(number.dn, maskUse(estate, device, number))
    }
  }
  const least = Math.max(2, minimumSharing)
  return [...byMask]
    .map(([mask, results]) => ({
      mask,
      results: [...results]
        .filter(([, uses]) => uses.size >= least)
        .sort(([a], [b]) => compareText(a, b))
        .map(([result, uses]) => ({ result, uses: [...uses.values()] })),
    }))
    .filter(({ results }) => results.length > 0)
    .sort((a, b) => compareText(a.mask, b.mask))
}

function usesOf(
  byMask: Map<string, Map<string, Map<string, MaskUse>>>,
  mask: string,
  result: string,
): Map<string, MaskUse> {
  const results = byMask.get(mask) ?? new Map<string, Map<string, MaskUse>>()
  byMask.set(mask, results)
  const uses = results.get(result) ?? new Map<string, MaskUse>()
  results.set(result, uses)
  return uses
}

function maskUse(estate: UcmEstate, device: string, number: DirectoryNumber): MaskUse {
  const source = (
    estate.find('phone', device) ?? estate.find('directory-number', patternKey(number.dn, number.partition))
  )?.source
  return {
    dn: number.dn,
    ...(number.partition === undefined ? {} : { partition: number.partition }),
    device,
    ...(source === undefined ? {} : { source }),
  }
}

function resultKey(mask: string, result: string): string {
  return `${mask}|${result}`
}
