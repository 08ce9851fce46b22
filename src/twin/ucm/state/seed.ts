import type { Entry, UcmSnapshot } from '../../../model/snapshot.js'
import type { EndUser } from '../../../model/ucm/end-user.js'
import type { Phone } from '../../../model/ucm/phone.js'
import { UCM_KINDS, type UcmKind, type UcmKinds } from '../../../model/ucm/kinds.js'
import { lampReferring, referenceTo, referring } from './numbers.js'
import type { ExtensionRow, UcmRows } from './rows.js'
import { UcmState } from './ucm-state.js'
import { without } from './without.js'

type RowMakers = { readonly [K in UcmKind]?: (value: UcmKinds[K], state: UcmState) => UcmRows[K] }

/** Kinds whose rows refer to directory numbers; all others are kept as they are. */
const MAKERS: RowMakers = {
  'directory-number': ({ origins, ...rest }) => ({ ...rest, listed: origins.includes('directorynumber') }),
  phone: (phone, state) => ({
    ...without(phone, 'owner', 'deviceClass', 'lines', 'busyLampFields'),
    ...keyRows(phone, state),
  }),
  'device-profile': (profile, state) => ({
    ...without(profile, 'lines', 'busyLampFields'),
    ...keyRows(profile, state),
  }),
  'cti-route-point': ({ lines, ...rest }, state) => ({ ...rest, lines: lines.map((line) => referring(state, line)) }),
  'remote-destination': ({ lines, ...rest }, state) => ({
    ...rest,
    lines: lines.map((line) => referenceTo(state, line)),
  }),
  'line-group': ({ members, ...rest }, state) => ({
    ...rest,
    members: members.map((member) => referring(state, member)),
  }),
}

function keyRows({ lines, busyLampFields }: Pick<Phone, 'lines' | 'busyLampFields'>, state: UcmState) {
  return {
    lines: lines.map((line) => referring(state, line)),
    ...(busyLampFields === undefined
      ? {}
      : { busyLampFields: busyLampFields.map((lamp) => lampReferring(state, lamp)) }),
  }
}

/** Fills the tables from a snapshot. Directory numbers come first: everything else refers to them. */
export function seedState(snapshot: UcmSnapshot): UcmState {
  const state = new UcmState()
  state.setCluster({ cluster: snapshot.cluster, next: 1, devices: undescribedDevices(snapshot) })
  const ordered = ['directory-number' as const, ...UCM_KINDS.filter((kind) => kind !== 'directory-number')]
  for (const kind of ordered) if (kind !== 'end-user') seedKind(state, kind, snapshot.objects[kind])
  const extensions = new Extensions(state)
  for (const { value } of snapshot.objects['end-user']) {
    state.insert('end-user', { ...value, primaryExtensions: extensions.of(value) })
  }
  return state
}

function seedKind<K extends UcmKind>(state: UcmState, kind: K, entries: readonly Entry<UcmKinds[K]>[]): void {
  const make = MAKERS[kind]
  for (const { value } of entries) {
    state.insert(kind, make === undefined ? (value as unknown as UcmRows[K]) : make(value, state))
  }
}

/** Names that routes point to and that are neither a trunk nor a route list: gateways, of which an export tells no more. */
function undescribedDevices({ objects }: UcmSnapshot): readonly string[] {
  const described = new Set([...objects.trunk, ...objects['route-list']].map(({ value }) => value.name))
  const named = [
    ...objects['route-group'].flatMap(({ value }) => value.members.map(({ device }) => device)),
    ...[...objects['route-pattern'], ...objects['sip-route-pattern']].flatMap(({ value }) => value.target ?? []),
  ]
  return [...new Set(named.filter((name) => !described.has(name)))].sort()
}

/** Primary extensions are written without a partition (`ucm-exports` 1.5). */
class Extensions {
  private readonly byDn = new Map<string, string[]>()
  private readonly linesOf = new Map<string, readonly string[]>()

  constructor(state: UcmState) {
    for (const [id, { dn }] of state.all('directory-number')) {
      const known = this.byDn.get(dn)
      if (known === undefined) this.byDn.set(dn, [id])
      else known.push(id)
    }
    for (const kind of ['phone', 'device-profile', 'cti-route-point'] as const) {
      for (const { name, lines } of state.all(kind).values()) {
        const ids = lines.flatMap(({ number }) => ('id' in number ? [number.id] : []))
        this.linesOf.set(name, [...(this.linesOf.get(name) ?? []), ...ids])
      }
    }
  }

  of(user: EndUser): readonly ExtensionRow[] {
    return user.primaryExtensions.map(({ dn, ...rest }) => ({ ...rest, number: this.reference(dn, user) }))
  }

  /** The one number with that text; of several, the one on a device of the user; else only the text. */
  private reference(written: string, user: EndUser): ExtensionRow['number'] {
    const escaped = written.startsWith('+') ? `\\${written}` : undefined
    const exact = this.byDn.get(written)
    const ids = exact ?? (escaped === undefined ? undefined : this.byDn.get(escaped)) ?? []
    const own = new Set(user.devices.flatMap(({ name }) => this.linesOf.get(name) ?? []))
    const candidates = ids.length > 1 ? ids.filter((id) => own.has(id)) : ids
    const [id] = candidates
    if (id === undefined || candidates.length > 1) return { dn: written }
    return exact === undefined ? { id, plain: true } : { id }
  }
}
