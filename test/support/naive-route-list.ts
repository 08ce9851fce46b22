/*
 * A slow and obvious oracle of the search for a device (`routing-semantics` A6), written from the rules
 * and sharing nothing with the product.
 */

export type NaiveAnswer = 'answers' | 'down' | 'out-of-bandwidth' | number

export interface NaiveGroup {
  readonly name: string
  readonly circular: boolean
  readonly devices: readonly string[]
}

export interface NaiveFlags {
  readonly unallocated: boolean
  readonly busy: boolean
  readonly bandwidth: boolean
}

export interface NaiveHunt {
  /** One word per offer in order: `T1 503`, `T2 down`, `T3 takes`, `T1 untried`. */
  readonly offers: readonly string[]
  readonly taken?: string
  /** The device that each circular group used last, of those known. */
  readonly pointers: Readonly<Record<string, string>>
}

/** The device after the one used last comes first, then the others round the circle. */
function devicesInOrder(group: NaiveGroup, last: string | undefined): readonly string[] {
  if (!group.circular || last === undefined || !group.devices.includes(last)) return group.devices
  const round = [...group.devices]
  while (round.at(-1) !== last) round.push(round.shift() ?? '')
  return round
}

/** Offers a call to the devices of the groups, one after the other. */
export function huntNaively(
  groups: readonly NaiveGroup[],
  lastUsed: Readonly<Record<string, string>>,
  answers: Readonly<Record<string, readonly NaiveAnswer[]>>,
  flags: NaiveFlags,
): NaiveHunt {
  const left: Record<string, NaiveAnswer[]> = Object.fromEntries(
    Object.entries(answers).map(([device, list]) => [device, [...list]]),
  )
  const pointers: Record<string, string> = {}
  for (const { name, circular } of groups) {
    const last = lastUsed[name]
    if (circular && last !== undefined) pointers[name] = last
  }
  const offers: string[] = []
  let taken: string | undefined
  let over = false
  for (const group of groups) {
    for (const device of devicesInOrder(group, lastUsed[group.name])) {
      if (over) {
        offers.push(`${device} untried`)
        continue
      }
      const list = left[device] ?? []
      const answer = (list.length > 1 ? list.shift() : list[0]) ?? 'answers'
      if (answer === 'down') {
        offers.push(`${device} down`)
        continue
      }
      if (group.circular) pointers[group.name] = device
      if (answer === 'answers') {
        offers.push(`${device} takes`)
        taken = device
        over = true
        continue
      }
      offers.push(`${device} ${answer}`)
      if (answer === 404 && flags.unallocated) over = true
      if ((answer === 486 || answer === 600) && flags.busy) over = true
      if (answer === 'out-of-bandwidth' && flags.bandwidth) over = true
    }
  }
  return { offers, pointers, ...(taken === undefined ? {} : { taken }) }
}
