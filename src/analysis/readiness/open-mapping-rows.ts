import type { MappingKind } from '../../model/mapping-fields.js'
import { itemKey } from '../../model/mapping-items.js'
import { mappingRows } from '../../model/mapping-rows.js'
import { listSome } from '../evidence.js'
import { isPersonal } from '../person-lines.js'
import type { QuestionInput } from '../question.js'

/** What is still open in one section of the mapping. */
export interface OpenSection {
  readonly section: string
  /** Rows (places, trunks, …) that the data suggests and nobody confirmed. */
  readonly proposed: number
  /** Needed answers that nobody gave. */
  readonly missing: number
  /** Things of the export that no row speaks about. */
  readonly words: readonly string[]
}

const SECTIONS: readonly (readonly [string, readonly MappingKind[]])[] = [
  ['organization', ['organization', 'seats', 'person']],
  ['readiness', ['readiness']],
  ['locations', ['location']],
  ['trunks', ['trunk']],
  ['gateways', ['gateway']],
  ['numbers', ['number']],
]

/** Sections of the mapping with open rows, in the order of the file. */
export function openMappingRows(input: QuestionInput): readonly OpenSection[] {
  const rows = mappingRows(input.mapping)
  return SECTIONS.map(([section, kinds]) => {
    const own = rows.filter(({ kind }) => kinds.includes(kind))
    const proposed = new Set(
      own
        .filter(
          ({ status, kind }) => status === 'proposed' && ['location', 'trunk', 'gateway', 'number'].includes(kind),
        )
        .map(({ kind, name }) => itemKey(kind, name)),
    )
    return {
      section,
      proposed: proposed.size,
      missing: own.filter(({ missing }) => missing).length,
      words: section === 'locations' ? unplaced(input) : section === 'trunks' ? unlistedTrunks(input) : [],
    }
  }).filter(({ proposed, missing, words }) => proposed + missing + words.length > 0)
}

/** Device pools with phones that are in no location, and locations that people were sent to and nobody mapped. */
function unplaced({ estate, mapping, scope }: QuestionInput): readonly string[] {
  const placed = new Set(mapping.locations.flatMap(({ devicePools }) => devicePools))
  const used = new Set(estate.all('phone').flatMap(({ value }) => (isPersonal(value) ? (value.devicePool ?? []) : [])))
  const pools = [...used].filter((pool) => !placed.has(pool)).sort()
  const known = new Set(mapping.locations.map(({ name }) => name))
  const named = new Set(scope.movers.flatMap(({ location }) => location ?? []))
  const unknown = [...named].filter((name) => !known.has(name)).sort()
  return [
    ...(pools.length === 0 ? [] : [`device pools in no location: ${listSome(pools, 5)}`]),
    ...(unknown.length === 0 ? [] : [`locations of the roster that are not mapped: ${listSome(unknown, 5)}`]),
  ]
}

function unlistedTrunks({ estate, mapping }: QuestionInput): readonly string[] {
  const listed = new Set(mapping.trunks.map(({ name }) => name))
  const others = estate.all('trunk').flatMap(({ value }) => (listed.has(value.name) ? [] : value.name))
  return others.length === 0 ? [] : [`trunks not listed: ${listSome(others, 5)}`]
}
