import type { WebexLocation, WebexNumber, WebexRoute } from '../../model/webex/location.js'
import type { WebexPerson } from '../../model/webex/person.js'
import type { WebexSnapshot } from '../../model/webex/snapshot.js'
import type { WebexTrunk } from '../../model/webex/trunk.js'

/** A person or queue that Webex can ring. */
export interface Hosted {
  /** `person:<mail>` or `queue:<key>`. */
  readonly reference: string
  readonly kind: 'person' | 'queue'
  readonly label: string
  readonly location: string
  readonly extension?: string
  /** +E.164. */
  readonly phoneNumber?: string
}

/** Where a route leads: trunks in the order tried, and what the snapshot lacks. */
export interface RouteTrunks {
  readonly trunks: readonly string[]
  readonly missing: readonly string[]
}

/** True when Webex Calling rings the person: a location, and a number or extension there (`webex-api` 5.1). */
export function hasCallingPresence(person: WebexPerson): boolean {
  return person.location !== undefined && (person.extension !== undefined || person.phoneNumber !== undefined)
}

/** The indexes of one organization that routing asks for. */
export class WebexDirectory {
  readonly snapshot: WebexSnapshot
  private readonly locations: ReadonlyMap<string, WebexLocation>
  private readonly people: ReadonlyMap<string, WebexPerson>
  private readonly trunksByName: ReadonlyMap<string, WebexTrunk>
  private readonly numbers: ReadonlyMap<string, WebexNumber>
  private readonly hostedByExtension = new Map<string, Hosted[]>()
  private readonly hostedByNumber = new Map<string, Hosted>()
  private readonly hostedByEsn = new Map<string, Hosted[]>()
  private readonly trunksByRoute = new Map<string, RouteTrunks>()

  constructor(snapshot: WebexSnapshot) {
    const { objects } = snapshot
    this.snapshot = snapshot
    this.locations = new Map(objects.location.map(({ key, value }) => [key, value]))
    this.people = new Map(objects.person.map(({ value }) => [value.mail.toLowerCase(), value]))
    this.trunksByName = new Map(objects.trunk.map(({ key, value }) => [key, value]))
    this.numbers = new Map(objects.number.map(({ value }) => [value.number, value]))
    for (const hosted of hostedOf(snapshot)) this.index(hosted)
  }

  location(name: string): WebexLocation | undefined {
    return this.locations.get(name)
  }

  person(mail: string): WebexPerson | undefined {
    return this.people.get(mail.toLowerCase())
  }

  trunk(name: string): WebexTrunk | undefined {
    return this.trunksByName.get(name)
  }

  number(e164: string): WebexNumber | undefined {
    return this.numbers.get(e164)
  }

  withNumber(e164: string): Hosted | undefined {
    return this.hostedByNumber.get(e164)
  }

  /** Extensions are unique per location only. */
  withExtension(extension: string): readonly Hosted[] {
    return this.hostedByExtension.get(extension) ?? []
  }

  /** Routing prefix and extension, of any location. */
  withEsn(digits: string): readonly Hosted[] {
    return this.hostedByEsn.get(digits) ?? []
  }

  /** Lower priority number first; equal ones share the load and are listed as they stand (`routing-semantics` B7). */
  trunksOf(route: WebexRoute): RouteTrunks {
    const key = `${route.kind}:${route.name}`
    const done = this.trunksByRoute.get(key)
    if (done !== undefined) return done
    const found = this.collectTrunks(route)
    this.trunksByRoute.set(key, found)
    return found
  }

  private collectTrunks(route: WebexRoute): RouteTrunks {
    if (route.kind === 'trunk') return this.known([route.name])
    const group = this.snapshot.objects['route-group'].find(({ key }) => key === route.name)?.value
    if (group === undefined) return { trunks: [], missing: [`Webex route group ${route.name}`] }
    return this.known([...group.trunks].sort((a, b) => a.priority - b.priority).map(({ trunk }) => trunk))
  }

  private known(names: readonly string[]): RouteTrunks {
    return {
      trunks: names.filter((name) => this.trunksByName.has(name)),
      missing: names.filter((name) => !this.trunksByName.has(name)).map((name) => `Webex trunk ${name}`),
    }
  }

  private index(hosted: Hosted): void {
    if (hosted.phoneNumber !== undefined && !this.hostedByNumber.has(hosted.phoneNumber))
      this.hostedByNumber.set(hosted.phoneNumber, hosted)
    if (hosted.extension === undefined) return
    push(this.hostedByExtension, hosted.extension, hosted)
    const prefix = this.locations.get(hosted.location)?.routingPrefix
    if (prefix !== undefined) push(this.hostedByEsn, prefix + hosted.extension, hosted)
  }
}

function hostedOf(snapshot: WebexSnapshot): readonly Hosted[] {
  const { person, queue } = snapshot.objects
  return [
    ...person.flatMap(({ value }): Hosted[] => {
      if (!hasCallingPresence(value) || value.location === undefined) return []
      const label = value.displayName ?? value.mail
      return [
        { reference: `person:${value.mail}`, kind: 'person', label, location: value.location, ...dialable(value) },
      ]
    }),
    ...queue.map(
      ({ key, value }): Hosted => ({
        reference: `queue:${key}`,
        kind: 'queue',
        label: value.name,
        location: value.location,
        ...dialable(value),
      }),
    ),
  ]
}

function dialable(of: { readonly extension?: string; readonly phoneNumber?: string }): Partial<Hosted> {
  return {
    ...(of.extension === undefined ? {} : { extension: of.extension }),
    ...(of.phoneNumber === undefined ? {} : { phoneNumber: of.phoneNumber }),
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
