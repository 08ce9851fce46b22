import type { Mapping } from '../../model/mapping.js'
import { EMPTY_MAPPING } from '../../model/mapping.js'
import { numberRuleName, seatName } from '../../model/mapping-items.js'
import type { YamlPath } from '../yaml-source.js'
import { YamlSource } from '../yaml-source.js'
import { checkMapping } from './mapping-schema.js'

/**
 * Reads `mapping.yaml`. Throws UserError with file, line, key and what may stand there: for text that
 * is no YAML, unknown keys, wrong words, numbers written without quotes, and doubles.
 */
export function parseMapping(text: string, fileName: string): Mapping {
  const source = new YamlSource(text, fileName)
  const content = source.content()
  if (content === null || content === undefined) return EMPTY_MAPPING
  const checked = checkMapping(content)
  if ('issues' in checked) throw source.refusal(checked.issues)
  refuseDoubles(source, checked.mapping)
  return checked.mapping
}

/** Two rows of one name leave open which one is meant. */
function refuseDoubles(source: YamlSource, mapping: Mapping): void {
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['locations', mapping.locations.map(({ name }) => name)],
    ['trunks', mapping.trunks.map(({ name }) => name)],
    ['gateways', mapping.gateways.map(({ name }) => name)],
    ['numbers', mapping.numbers.map(numberRuleName)],
  ]
  for (const [section, names] of sections) refuseDouble(source, [section], names)
  refuseDouble(source, ['organization', 'seats'], mapping.organization.seats.map(seatName))
  refuseDouble(
    source,
    ['organization', 'people'],
    mapping.organization.people.map(({ mail }) => mail.toLowerCase()),
  )
  const pools = new Map<string, string>()
  mapping.locations.forEach((location, index) => {
    for (const pool of location.devicePools) {
      const other = pools.get(pool)
      if (other !== undefined) {
        throw source.error(['locations', index, 'devicePools'], `${pool} belongs to location ${other} already`)
      }
      pools.set(pool, location.name)
    }
  })
  const known = new Set(mapping.locations.map(({ name }) => name))
  mapping.numbers.forEach(({ location }, index) => {
    if (location !== undefined && !known.has(location)) {
      throw source.error(['numbers', index, 'location'], `there is no location ${location}`)
    }
  })
}

function refuseDouble(source: YamlSource, section: YamlPath, names: readonly string[]): void {
  const double = names.findIndex((name, index) => names.indexOf(name) !== index)
  if (double >= 0) throw source.error([...section, double], `${names[double] ?? ''} stands here twice`)
}
