import { webexRoot } from '../../model/snapshot-root.js'
import type { WebexKind, WebexKinds } from '../../model/webex/kinds.js'
import { WEBEX_KINDS } from '../../model/webex/kinds.js'
import type { WebexPerson } from '../../model/webex/person.js'
import type { WebexObjects, WebexSnapshot } from '../../model/webex/snapshot.js'
import type { WebexObjectChange } from '../change.js'
import { EntrySet } from './entry-set.js'

type Sets = { readonly [K in WebexKind]: EntrySet<WebexKinds[K]> }

const NOTHING = Object.fromEntries(WEBEX_KINDS.map((kind) => [kind, []])) as unknown as WebexObjects

/** An organization of which nobody has said anything. */
export const UNREAD_ORGANIZATION: WebexSnapshot = {
  system: 'webex',
  root: webexRoot(NOTHING),
  declaredEmpty: false,
  unread: WEBEX_KINDS,
  objects: NOTHING,
  members: [],
  findings: [],
}

/** An organization to which one change after the other is applied; seats follow the licenses of people. */
export class WebexProjection {
  private readonly base: WebexSnapshot
  private readonly sets: Sets

  constructor(base: WebexSnapshot) {
    this.base = base
    this.sets = Object.fromEntries(
      WEBEX_KINDS.map((kind) => [kind, new EntrySet<WebexKinds[typeof kind]>(base.objects[kind])]),
    ) as unknown as Sets
  }

  find<K extends WebexKind>(kind: K, key: string): WebexKinds[K] | undefined {
    return this.sets[kind].get(key)?.value
  }

  apply(change: WebexObjectChange): void {
    if (change.kind === 'person') this.consumeSeats(this.find('person', change.key), change.after)
    const set: EntrySet<WebexKinds[typeof change.kind]> = this.sets[change.kind]
    if (change.after === undefined) set.remove(change.key)
    else set.put(change.key, change.after)
  }

  /** The organization as it stands, with the root of the snapshot it came from: for reading only. */
  state(): WebexSnapshot {
    return { ...this.base, objects: this.objects() }
  }

  snapshot(): WebexSnapshot {
    const objects = this.objects()
    return { ...this.base, objects, root: webexRoot(objects) }
  }

  private objects(): WebexObjects {
    return Object.fromEntries(WEBEX_KINDS.map((kind) => [kind, this.sets[kind].entries()])) as unknown as WebexObjects
  }

  private consumeSeats(before: WebexPerson | undefined, after: WebexPerson | undefined): void {
    const held = new Set(before?.licenses)
    const wanted = new Set(after?.licenses)
    for (const key of wanted) if (!held.has(key)) this.addConsumed(key, 1)
    for (const key of held) if (!wanted.has(key)) this.addConsumed(key, -1)
  }

  private addConsumed(license: string, seats: number): void {
    const known = this.find('license', license)
    if (known !== undefined) this.sets.license.put(license, { ...known, consumedUnits: known.consumedUnits + seats })
  }
}
