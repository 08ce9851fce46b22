import { setTimeout } from 'node:timers/promises'

/** Waits, as a server asked for. */
export async function pause(seconds: number): Promise<void> {
  await setTimeout(seconds * 1000)
}
