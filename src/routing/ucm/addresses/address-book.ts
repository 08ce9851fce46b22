import type { SettingKey, Settings } from '../../../model/settings.js'
import type { Entry } from '../../../model/snapshot.js'
import type { DirectoryNumber } from '../../../model/ucm/directory-number.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import { NO_PARTITION, patternKey } from '../../../model/ucm/partition.js'
import type { SipRoutePattern } from '../../../model/ucm/route-pattern.js'
import type { LearnedNumber } from '../../../model/ucm/routing-objects.js'
import { ucmNodes } from './cluster-nodes.js'
import { isAddress } from '../competing-entries.js'
import { matchHost } from './host-pattern.js'
import { parameterOf } from '../parameter-switch.js'

/** A name at a host: `kim@example.com`. */
export interface Address {
  readonly user: string
  readonly host: string
}

/** Reads an address as dialed: scheme, port and parameters are left out. Undefined for anything else. */
export function parseAddress(text: string): Address | undefined {
  const found = /^(?:sips?:)?([^@\s]+)@(\[[^\]\s]+\]|[^:;?@\s]+)(?::\d+)?(?:[;?]\S*)?$/i.exec(text)
  return found === null ? undefined : { user: found[1] ?? '', host: found[2] ?? '' }
}

/** What an address means: the closest that the search space sees, equals of it, or nothing. */
export type Found<T> =
  | { readonly kind: 'one'; readonly value: T; readonly where: string }
  | { readonly kind: 'several'; readonly names: readonly string[] }
  | { readonly kind: 'none' }

interface Listed<T> {
  readonly user: string
  readonly partition: string | undefined
  readonly name: string
  readonly value: T
}

/** The built-in partition of addresses that come from the directory; an enterprise parameter gives it another name. */
const DIRECTORY_URI = 'Directory URI'

/** Addresses of a cluster: those of its lines, those learned from others, and what its hosts are (`routing-semantics` A7). */
export class AddressBook {
  private readonly estate: UcmEstate
  private readonly settings: Settings
  private readonly local = new Map<string, Listed<Entry<DirectoryNumber>>[]>()
  private readonly learned = new Map<string, Listed<LearnedNumber>[]>()

  constructor(estate: UcmEstate, settings: Settings) {
    this.estate = estate
    this.settings = settings
    const alias = parameterOf(estate, 'EndUserDirectoryURIPartitionAlias')
    for (const entry of estate.all('directory-number')) {
      for (const { uri, partition } of entry.value.uris) {
        const stands = partition === DIRECTORY_URI ? (alias ?? partition) : partition
        list(this.local, uri, stands, patternKey(entry.value.dn, entry.value.partition), entry)
      }
    }
    for (const { value } of estate.all('learned-number')) {
      if (isAddress(value.pattern))
        list(this.learned, value.pattern, value.partition, patternKey(value.pattern, value.partition), value)
    }
  }

  /** The directory number with this address. */
  line(address: Address, partitions: readonly string[]): Found<Entry<DirectoryNumber>> {
    return this.closest(this.local, address, partitions)
  }

  /** The address as learned from another cluster. */
  learnedAddress(address: Address, partitions: readonly string[]): Found<LearnedNumber> {
    return this.closest(this.learned, address, partitions)
  }

  /**
   * The SIP route pattern for a host: the closest, then the earliest partition. Which of several wildcards
   * Unified CM prefers is not documented.
   */
  sipRoute(host: string, partitions: readonly string[]): Found<SipRoutePattern> {
    const ranked = this.estate
      .all('sip-route-pattern')
      .flatMap(({ value }) => {
        const match = matchHost(value.pattern, host)
        const order = position(partitions, value.partition)
        return match === undefined || order === undefined ? [] : [{ value, order, ...match }]
      })
      .sort((a, b) => b.closeness - a.closeness || a.order - b.order)
    const [best, ...others] = ranked
    if (best === undefined) return { kind: 'none' }
    const equals = others.filter(({ closeness, order }) => closeness === best.closeness && order === best.order)
    if (equals.length === 0)
      return { kind: 'one', value: best.value, where: patternKey(best.value.pattern, best.value.partition) }
    return { kind: 'several', names: [best, ...equals].map(({ value }) => patternKey(value.pattern, value.partition)) }
  }

  /** A host of this cluster: one of its nodes, its own names, or the domain of the organization. */
  isOwnHost(host: string): boolean {
    const names = (parameterOf(this.estate, 'ClusterName') ?? '').split(/\s+/)
    const domain = parameterOf(this.estate, 'OrganizationDomain')
    return [...ucmNodes(this.estate), ...names, ...(domain === undefined ? [] : [domain])].some(
      (own) => own !== '' && matchHost(own, host) !== undefined,
    )
  }

  /** Whether names of other case are other names; `URILookupPolicy` 0 compares case. */
  caseMatters(): { readonly value: boolean; readonly setting?: SettingKey } {
    const policy = parameterOf(this.estate, 'URILookupPolicy')
    if (policy === '0') return { value: true }
    if (policy === '1') return { value: false }
    const setting = 'routing.uriUserPart'
    return { value: this.settings.values[setting] === 'case-sensitive', setting }
  }

  private closest<T>(book: Map<string, Listed<T>[]>, { user, host }: Address, partitions: readonly string[]): Found<T> {
    const exact = this.caseMatters().value
    const seen = (book.get(keyOf({ user, host })) ?? []).flatMap((listed) => {
      const order = position(partitions, listed.partition)
      return order === undefined || (exact && listed.user !== user) ? [] : [{ ...listed, order }]
    })
    const first = Math.min(...seen.map(({ order }) => order))
    const best = seen.filter(({ order }) => order === first)
    const [one] = best
    if (one === undefined) return { kind: 'none' }
    const names = [...new Set(best.map(({ name }) => name))]
    if (names.length > 1) return { kind: 'several', names }
    return { kind: 'one', value: one.value, where: `${one.name}, by its address in ${one.partition ?? NO_PARTITION}` }
  }
}

/** Place of a partition in a search space; `<None>` is last, a partition that is not searched has none. */
function position(partitions: readonly string[], partition: string | undefined): number | undefined {
  if (partition === undefined) return partitions.length
  const at = partitions.indexOf(partition)
  return at < 0 ? undefined : at
}

function list<T>(
  book: Map<string, Listed<T>[]>,
  uri: string,
  partition: string | undefined,
  name: string,
  value: T,
): void {
  const address = parseAddress(uri)
  if (address === undefined) return
  const listed = { user: address.user, partition, name, value }
  const known = book.get(keyOf(address))
  if (known === undefined) book.set(keyOf(address), [listed])
  else known.push(listed)
}

function keyOf({ user, host }: Address): string {
  return `${user}@${host}`.toLowerCase()
}
