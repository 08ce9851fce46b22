import { readFileSync } from 'node:fs'
import type { ExportBuilder } from '../support/export-builder.js'
import { PatternMaker } from './enterprise-patterns.js'
import { RowTemplate } from './row-template.js'
import { buildBareExport } from './three-sites.js'

/** How much of everything there is at scale 1: the size of the dial plan of one large enterprise. */
export const ENTERPRISE = {
  endpoints: 30_171,
  devicePools: 2_472,
  partitions: 3_655,
  routeLists: 805,
  routeGroups: 1_190,
  trunks: 663,
  /** Partitions that hold one and the same pattern: an emergency number, and a short dial plan. */
  emergencyPartitions: 766,
  shortDialPartitions: 1_128,
  /** Of the patterns of each kind: how many stand in the fullest partition. */
  fullest: { routepattern: 605, translationpattern: 2_028, huntpilot: 818 },
  urgent: { routepattern: 634, translationpattern: 6_186, huntpilot: 1_238 },
  blocked: { routepattern: 91, translationpattern: 72, huntpilot: 4 },
  originatorsCss: 158,
} as const

const SHAPES = readFileSync(new URL('enterprise-shapes.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'))
  .map(([kind = '', shape = '', count = '']) => ({ kind, shape, count: Number(count) }))

type PatternKind = 'routepattern' | 'translationpattern' | 'huntpilot'

/** Columns that say the same in the three files of patterns. */
const COLUMNS = {
  routepattern: { pattern: 'ROUTE PATTERN', block: 'ROUTE OPTION', urgent: 'URGENT PRIORITY' },
  translationpattern: { pattern: 'TRANSLATION PATTERN', block: 'ROUTE OPTION', urgent: 'URGENT PRIORITY' },
  huntpilot: { pattern: 'HUNT PILOT', block: 'ROUTETHIS PATTERN', urgent: 'URGENT PRIORITY' },
} as const

/**
 * The bytes of a generated export with the counts and shapes of a large enterprise, or a part of it:
 * `scale` 1 is the whole. Equal scales give equal bytes. Throws outside 0.001–1.
 */
export function buildEnterprise(scale: number): Uint8Array {
  if (!(scale >= 0.001 && scale <= 1)) throw new Error(`a scale from 0.001 to 1, not ${scale}`)
  const part = (count: number): number => Math.max(1, Math.round(count * scale))
  const estate = buildBareExport()
  estate.add('enterpriseparameter', { 'PARAM NAME': 'ClusterID', 'PARAM VALUE': 'Enterprise' })
  const partitions = Array.from({ length: part(ENTERPRISE.partitions) }, (_, index) => `PT-${index}`)
  for (const NAME of partitions) estate.add('partition', { NAME })
  const spaces = addSearchSpaces(estate, partitions, scale)
  addDevices(estate, part, spaces)
  const maker = new PatternMaker(part(ENTERPRISE.endpoints))
  addPatterns(estate, 'routepattern', maker, partitions, scale, (index) => ({
    'GATEWAY/ROUTE LIST': `RL-${index % part(ENTERPRISE.routeLists)}`,
    'DISCARD DIGITS': 'NULL',
  }))
  addPatterns(estate, 'translationpattern', maker, partitions, scale, (index) => ({
    'CALLING SEARCH SPACE': spaces[index % spaces.length] ?? '',
    'CALLED PARTY TRANSFORM MASK': `${maker.areaOf(index)}55501XX`,
    "USE ORIGINATOR'S CALLING SEARCH SPACE": index < part(ENTERPRISE.originatorsCss) ? 't' : 'f',
  }))
  addPatterns(estate, 'huntpilot', maker, partitions, scale, (index) => ({ 'HUNT LIST 1': `HL-${index % 500}` }))
  addPhones(estate, part(ENTERPRISE.endpoints), part(ENTERPRISE.devicePools), maker, partitions, spaces)
  return estate.toTar()
}

/** Search spaces with as many partitions each as the histogram says: some of the site, some shared. */
function addSearchSpaces(estate: ExportBuilder, partitions: readonly string[], scale: number): readonly string[] {
  const names: string[] = []
  for (const { shape, count } of SHAPES.filter(({ kind }) => kind === 'css')) {
    for (let index = 0; index < Math.round(count * scale); index += 1) {
      const name = `CSS-${names.length}`
      const first = (names.length * 13) % partitions.length
      const chosen = Array.from({ length: Number(shape) }, (_, place) =>
        // Every other partition is one of the forty that many share.
        place % 2 === 1 ? partitions[(place * 7 + names.length) % 40] : partitions[(first + place) % partitions.length],
      )
      const distinct = [...new Set(chosen.filter((partition) => partition !== undefined))]
      estate.add('css', {
        NAME: name,
        ...Object.fromEntries(distinct.map((partition, place) => [`ROUTE PARTITION ${place + 1}`, partition])),
      })
      names.push(name)
    }
  }
  return names
}

function addDevices(estate: ExportBuilder, part: (count: number) => number, spaces: readonly string[]): void {
  for (let index = 0; index < part(ENTERPRISE.trunks); index += 1) {
    estate.add('trunk', {
      'DEVICE NAME': `TRUNK-${index}`,
      'DEVICE POOL': `DP-${index % part(ENTERPRISE.devicePools)}`,
      'CALLING SEARCH SPACE': spaces[(index * 5) % spaces.length] ?? '',
      'DESTINATION ADDRESS 1': `t${index}.example.com`,
      'DESTINATION PORT 1': '5060',
    })
  }
  for (let index = 0; index < part(ENTERPRISE.routeGroups); index += 1) {
    estate.add('routegroup', {
      NAME: `RG-${index}`,
      'DEVICE NAME 1': `TRUNK-${index % part(ENTERPRISE.trunks)}`,
      'DEVICE SELECTION ORDER 1': '1',
    })
  }
  for (let index = 0; index < part(ENTERPRISE.routeLists); index += 1) {
    estate.add('routelist', {
      NAME: `RL-${index}`,
      'SELECTION ORDER 1': '1',
      'ROUTE GROUP 1': `RG-${index % part(ENTERPRISE.routeGroups)}`,
    })
  }
  estate.add('linegroup', { NAME: 'LG' })
  for (let index = 0; index < 500; index += 1) {
    estate.add('huntlist', { NAME: `HL-${index}`, 'SELECTION ORDER 1': '1', 'LINE GROUP 1': 'LG' })
  }
  for (let index = 0; index < part(ENTERPRISE.devicePools); index += 1) {
    estate.add('devicepool', { 'DEVICE POOL NAME': `DP-${index}` })
  }
}

/** The patterns of one file: shape by shape, most partitions with one or two, one partition very full. */
function addPatterns(
  estate: ExportBuilder,
  kind: PatternKind,
  maker: PatternMaker,
  partitions: readonly string[],
  scale: number,
  rest: (index: number) => Record<string, string>,
): void {
  const names = COLUMNS[kind]
  const more = Object.keys(rest(0))
  estate.add(kind, { [names.pattern]: 'template', ...rest(0) })
  const template = new RowTemplate(estate.csv(kind), [
    ...[names.pattern, 'ROUTE PARTITION', names.block, names.urgent],
    ...more,
  ])
  const lines: string[] = []
  const taken = new Set<string>()
  const urgent = Math.round(ENTERPRISE.urgent[kind] * scale)
  const blocked = Math.round(ENTERPRISE.blocked[kind] * scale)
  const fullest = Math.round(ENTERPRISE.fullest[kind] * scale)
  for (const { shape, count } of SHAPES.filter((row) => row.kind === kind)) {
    for (let copy = 0; copy < Math.round(count * scale); copy += 1) {
      const index = lines.length
      const placed = placeOf(kind, shape, copy, index, { partitions, fullest, scale })
      let pattern = placed.pattern ?? maker.pattern(shape, index)
      for (let again = 1; taken.has(`${pattern}@${placed.partition}`); again += 1) {
        pattern = maker.pattern(shape, index + again * 7919)
        if (again > 50) break
      }
      if (taken.has(`${pattern}@${placed.partition}`)) continue
      taken.add(`${pattern}@${placed.partition}`)
      const cells = rest(index)
      lines.push(
        template.line([
          ...[
            pattern,
            placed.partition,
            index % 97 === 5 && index / 97 < blocked ? 't' : 'f',
            index < urgent ? 't' : 'f',
          ],
          ...more.map((column) => cells[column] ?? ''),
        ]),
      )
    }
  }
  estate.setMember(`${kind}.csv`, template.headerLine + lines.join(''))
}

function placeOf(
  kind: PatternKind,
  shape: string,
  copy: number,
  index: number,
  estate: { readonly partitions: readonly string[]; readonly fullest: number; readonly scale: number },
): { readonly partition: string; readonly pattern?: string } {
  const { partitions, fullest, scale } = estate
  const at = (place: number): string => partitions[place % partitions.length] ?? ''
  if (kind === 'routepattern' && shape === 'ddd' && copy < Math.round(ENTERPRISE.emergencyPartitions * scale)) {
    return { partition: at(copy), pattern: '911' }
  }
  if (shape === '**.XXXX') return { partition: at(copy) }
  if (shape === 'dddddddddd' && copy < fullest)
    return { partition: at({ routepattern: 1, translationpattern: 3, huntpilot: 5 }[kind]) }
  // Two for most, a third for every other.
  return { partition: at(Math.floor(index / 2.5) + 40) }
}

function addPhones(
  estate: ExportBuilder,
  endpoints: number,
  pools: number,
  maker: PatternMaker,
  partitions: readonly string[],
  spaces: readonly string[],
): void {
  estate.add('phone', { 'Directory Number 1': 'template', 'Directory Number 2': '', 'Device Type': 'Cisco 8845' })
  const template = new RowTemplate(estate.csv('phone'), [
    ...['Device Name', 'Description', 'Device Pool', 'CSS', 'Directory Number 1', 'Route Partition 1', 'Line CSS 1'],
  ])
  const lines = Array.from({ length: endpoints }, (_, index) => {
    const site = Math.floor(index / 18)
    return template.line([
      ...[`SEP02${index.toString(16).toUpperCase().padStart(10, '0')}`, `Phone ${index}`, `DP-${site % pools}`],
      ...[spaces[site % spaces.length] ?? '', maker.number(index), partitions[site % 40] ?? ''],
      spaces[(site * 3 + (index % 3)) % spaces.length] ?? '',
    ])
  })
  estate.setMember('phone.csv', template.headerLine + lines.join(''))
}
