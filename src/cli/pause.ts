import { setImmediate, setTimeout } from 'node:timers/promises'

/** Waits, as a server asked for; 0 only gives a turn to whatever else waits, such as signals. */
export async function pause(seconds: number): Promise<void> {
  await (seconds > 0 ? setTimeout(seconds * 1000) : setImmediate())
}
