import { randomUUID } from 'node:crypto'

/** A random identifier that no other workspace or process has (UUID version 4). */
export function randomId(): string {
  return randomUUID()
}
