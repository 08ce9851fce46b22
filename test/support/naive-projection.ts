import type { NetworkSnapshot } from '../../src/model/network.js'
import type { Change } from '../../src/plan/change.js'

/*
 * What a network is after changes, told by walking over everything after every single change. Shares
 * nothing with `src/plan/projection` but the shapes: no index, no laziness, everything copied as JSON.
 * Gateways are left out.
 */

interface NaiveEntry {
  key: string
  value: Record<string, unknown>
}

/** Objects by `<system> <kind>`, each list sorted by key. */
export type NaiveNetwork = Record<string, NaiveEntry[]>

/** A copy of the objects of a network, without sources. */
export function naiveNetwork(network: NetworkSnapshot): NaiveNetwork {
  const objects: NaiveNetwork = {}
  const take = (system: string, kinds: object | undefined): void => {
    for (const [kind, entries] of Object.entries(kinds ?? {})) {
      const copies = (entries as NaiveEntry[]).map(({ key, value }) => ({ key, value }))
      objects[`${system} ${kind}`] = JSON.parse(JSON.stringify(copies)) as NaiveEntry[]
    }
  }
  take('ucm', network.ucm.objects)
  take('webex', network.webex?.objects)
  return objects
}

/** Carries out the changes, one after the other. */
export function naiveProjection(network: NetworkSnapshot, changes: readonly Change[]): NaiveNetwork {
  const objects = naiveNetwork(network)
  for (const { what } of changes) {
    if (what.system !== 'ucm' && what.system !== 'webex') continue
    const { system, kind, key } = what
    const list = objects[`${system} ${kind}`] ?? []
    const newKey = 'newKey' in what ? what.newKey : key
    const after =
      what.after === undefined ? undefined : (JSON.parse(JSON.stringify(what.after)) as Record<string, unknown>)
    if (system === 'webex' && kind === 'person') {
      const held = list.find((entry) => entry.key === key)?.value['licenses']
      countSeats(objects, (held ?? []) as string[], (after?.['licenses'] ?? []) as string[])
    }
    objects[`${system} ${kind}`] = list.filter((entry) => entry.key !== key && entry.key !== newKey)
    if (after !== undefined) objects[`${system} ${kind}`]?.push({ key: newKey, value: after })
    if (kind === 'directory-number' && newKey !== key && after !== undefined) followEverywhere(objects, key, after)
    objects[`${system} ${kind}`]?.sort((a, b) => (a.key < b.key ? -1 : 1))
  }
  return objects
}

/** Every line of a device, every lamp for one and every member of a line group that was this number is now the other. */
function followEverywhere(objects: NaiveNetwork, key: string, number: Record<string, unknown>): void {
  for (const kind of ['phone', 'device-profile', 'cti-route-point', 'remote-destination', 'line-group']) {
    for (const { value } of objects[`ucm ${kind}`] ?? []) {
      const lamps = ((value['busyLampFields'] ?? []) as Record<string, unknown>[]).map((lamp) => lamp['line'] ?? {})
      const lines = (value['lines'] ?? value['members']) as Record<string, unknown>[]
      for (const line of [...lines, ...(lamps as Record<string, unknown>[])]) {
        const partition = typeof line['partition'] === 'string' ? line['partition'] : '<None>'
        if (`${String(line['dn'])}@${partition}` !== key) continue
        line['dn'] = number['dn']
        if (number['partition'] === undefined) delete line['partition']
        else line['partition'] = number['partition']
      }
    }
  }
}

function countSeats(objects: NaiveNetwork, before: string[], after: string[]): void {
  for (const { key, value } of objects['webex license'] ?? []) {
    const seats = Number(after.includes(key)) - Number(before.includes(key))
    value['consumedUnits'] = Number(value['consumedUnits']) + seats
  }
}
