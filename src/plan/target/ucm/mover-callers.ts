import type { UcmEstate } from '../../../model/ucm/estate.js'
import { patternKey } from '../../../model/ucm/partition.js'
import type { Caller } from '../../../routing/caller.js'
import { callerOfLine } from '../../../routing/ucm/resolve-caller.js'
import type { MovingNumber } from './moving-numbers.js'

/** The movers as callers, one per search order and device pool: what one of them can dial, all of them can. */
export function moverCallers(estate: UcmEstate, numbers: readonly MovingNumber[]): readonly Caller[] {
  const callers = new Map<string, Caller>()
  for (const number of numbers) {
    if (number.kind !== 'directory-number') continue
    const { dn, partition, callingSearchSpace } = number.value
    for (const { kind, device } of estate.appearancesOf(dn, partition)) {
      const holder = estate.find(kind, device)?.value
      const key = JSON.stringify([
        callingSearchSpace ?? null,
        holder?.callingSearchSpace ?? null,
        holder?.devicePool ?? null,
      ])
      if (!callers.has(key)) callers.set(key, callerOfLine(estate, dn, partition, device))
    }
  }
  return [...callers.values()]
}

/** Keys `dn@partition` of everything that moves. */
export function movingKeys(numbers: readonly MovingNumber[]): ReadonlySet<string> {
  return new Set(
    numbers.map(({ value }) =>
      'dn' in value ? patternKey(value.dn, value.partition) : patternKey(value.pattern, value.partition),
    ),
  )
}
