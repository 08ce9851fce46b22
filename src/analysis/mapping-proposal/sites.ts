import { compareText } from '../../findings/finding.js'
import type { DevicePool } from '../../model/ucm/device-pool.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { Phone } from '../../model/ucm/phone.js'
import { groupedBy } from '../grouped-by.js'
import { isPersonal } from '../person-lines.js'
import { fullName, namesSite, siteStem } from './site-words.js'

/** A place as the export suggests it: device pools with phones that belong together. */
export interface Site {
  readonly name: string
  readonly stem: string
  readonly evidence: readonly string[]
  readonly pools: readonly DevicePool[]
  readonly partitions: readonly string[]
  readonly files: readonly string[]
  readonly phones: readonly Phone[]
}

/** Locations that every cluster has and that are no places. */
const NO_PLACE = /^(?:hub_none|phantom|shadow)$/i
const UNNAMED_SITE = 'Main'

/**
 * The places of an export. Device pools with phones are one place when their names share a stem
 * (`DP-AUS-PHONES`, `AUS-Sales`) or when they share a UCM or physical location; pools without phones
 * are left out. Where no pool has phones, pools, partitions and then input files name the places.
 */
export function findSites(estate: UcmEstate, fileNames: readonly string[]): readonly Site[] {
  const phones = estate.all('phone').map(({ value }) => value)
  const phonesOfPool = groupedBy(phones.filter(isPersonal), ({ devicePool }) => devicePool)
  const pools = estate.all('device-pool').map(({ value }) => value)
  const serving = pools.filter(({ name }) => phonesOfPool.has(name))
  // Where no phone names a pool (an import set of one site), the names tell phone pools from the others.
  const used = serving.length > 0 ? serving : pools.filter(({ name }) => isNotEquipment(name))
  const groups = [...groupedBy(used, (pool) => groupRoot(pool, used)).values()]
  const sites = mergeSameNames(groups.map((group) => siteOfPools(estate, group, phonesOfPool, fileNames)))
  const [only, ...others] = sites
  const homeless = phones.filter((phone) => isPersonal(phone) && phone.devicePool === undefined)
  if (only !== undefined && others.length === 0 && only.phones.length === 0) {
    return withPartitions(estate, [{ ...only, phones: homeless }])
  }
  if (sites.length > 0) return sorted(withPartitions(estate, sites))
  return sorted(withPartitions(estate, sitesOfNames(estate, fileNames)))
}

function isNotEquipment(pool: string): boolean {
  return !/media|gateway|trunk|(?:^|[-_ ])gw(?:$|[-_ ])/i.test(pool)
}

/** Pools are joined through a stem or a location, also over a third pool; the first name stands for the group. */
function groupRoot(pool: DevicePool, pools: readonly DevicePool[]): string {
  const members = new Set([pool])
  const keys = new Set(groupKeys(pool))
  for (let grown = true; grown; ) {
    grown = false
    for (const other of pools) {
      if (members.has(other) || !groupKeys(other).some((key) => keys.has(key))) continue
      members.add(other)
      for (const key of groupKeys(other)) keys.add(key)
      grown = true
    }
  }
  return [...members].map(({ name }) => name).sort(compareText)[0] ?? pool.name
}

function groupKeys({ name, location, physicalLocation }: DevicePool): readonly string[] {
  const stem = siteStem(name)
  const keys = [
    ...(stem === '' ? [] : [`stem:${stem.toLowerCase()}`]),
    ...(location === undefined || NO_PLACE.test(location) ? [] : [`location:${location}`]),
    ...(physicalLocation === undefined ? [] : [`physical:${physicalLocation}`]),
  ]
  return keys.length === 0 ? ['unnamed'] : keys
}

function siteOfPools(
  estate: UcmEstate,
  pools: readonly DevicePool[],
  phonesOfPool: ReadonlyMap<string | undefined, readonly Phone[]>,
  fileNames: readonly string[],
): Site {
  const phones = pools.flatMap(({ name }) => phonesOfPool.get(name) ?? [])
  const largestFirst = [...pools].sort(
    (a, b) => (phonesOfPool.get(b.name)?.length ?? 0) - (phonesOfPool.get(a.name)?.length ?? 0),
  )
  const place = largestFirst.flatMap(({ physicalLocation }) => physicalLocation ?? [])[0]
  const stems = largestFirst.flatMap(({ name, location }) => [siteStem(name), siteStem(location ?? '')])
  const fromFiles = pools.length === 1 ? fileNames.map((file) => siteStem(file)) : []
  const stem = [...stems, ...fromFiles].find((each) => each !== '') ?? ''
  const spelled = stem === '' ? undefined : spelledOut(estate, stem, phones)
  const evidence = pools.map(({ name }) => {
    const carried = phonesOfPool.get(name)?.length ?? 0
    return carried === 0 ? `device pool ${name}` : `device pool ${name} with ${count(carried, 'phone')}`
  })
  if (spelled !== undefined) evidence.push(`name: descriptions say ${spelled}`)
  else if (stem === '' && place === undefined) evidence.push('name: nothing in the export names the place')
  const name = spelled ?? place ?? (stem === '' ? UNNAMED_SITE : stem)
  return { name, stem, evidence, pools, partitions: [], files: [], phones }
}

/** The full name of the place, from the descriptions of its phones, else of the partitions that bear its stem. */
function spelledOut(estate: UcmEstate, stem: string, phones: readonly Phone[]): string | undefined {
  const described = phones.flatMap(({ description }) => description ?? [])
  const partitions = estate
    .all('partition')
    .filter(({ value }) => namesSite(value.name, stem))
    .flatMap(({ value }) => value.description ?? [])
  return fullName(stem, described) ?? fullName(stem, partitions)
}

/** Places where no pool tells: stems of partitions, else of the input files. */
function sitesOfNames(estate: UcmEstate, fileNames: readonly string[]): readonly Site[] {
  const sources = new Set(estate.all('phone').map(({ source }) => source.file))
  const empty = { pools: [], partitions: [], phones: [] }
  const partitionStems = new Set(estate.all('partition').map(({ value }) => siteStem(value.name)))
  partitionStems.delete('')
  const stems = partitionStems.size === 0 ? [] : [...partitionStems]
  const fromPartitions = stems.map((stem) => ({
    ...empty,
    name: stem,
    stem,
    evidence: [`partitions named ${stem}`],
    files: [],
  }))
  const fromFiles = [...new Set([...fileNames, ...sources])].flatMap((file) => {
    const stem = siteStem(file)
    return stem === '' || /template/i.test(file)
      ? []
      : [{ ...empty, name: stem, stem, evidence: [`input file ${file}`], files: [file] }]
  })
  return mergeSameNames(fromPartitions.length > 0 ? fromPartitions : fromFiles)
}

function mergeSameNames(sites: readonly Site[]): readonly Site[] {
  return [...groupedBy(sites, ({ name }) => name.toLowerCase()).values()].map((same) => ({
    name: same[0]?.name ?? '',
    stem: same[0]?.stem ?? '',
    evidence: same.flatMap(({ evidence }) => evidence),
    pools: same.flatMap(({ pools }) => pools),
    partitions: same.flatMap(({ partitions }) => partitions),
    files: [...new Set(same.flatMap(({ files }) => files))],
    phones: same.flatMap(({ phones }) => phones),
  }))
}

/** Each partition goes to the one place whose stem or name it bears; those of several places to none. */
function withPartitions(estate: UcmEstate, sites: readonly Site[]): readonly Site[] {
  const bySite = new Map<Site, string[]>()
  for (const { value: partition } of estate.all('partition')) {
    const [only, ...others] = sites.filter(
      ({ stem, name }) => namesSite(partition.name, stem) || namesSite(partition.name, name),
    )
    if (only !== undefined && others.length === 0) bySite.set(only, [...(bySite.get(only) ?? []), partition.name])
  }
  return sites.map((site) => {
    const partitions = bySite.get(site) ?? []
    const told = partitions.length === 0 ? [] : [`${count(partitions.length, 'partition')} named after ${site.stem}`]
    return { ...site, partitions, evidence: [...site.evidence, ...told] }
  })
}

function sorted(sites: readonly Site[]): readonly Site[] {
  return [...sites].sort((a, b) => compareText(a.name, b.name))
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`
}
