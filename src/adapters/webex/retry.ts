/** Answers that ask for patience (`webex-api` 2): too many, locked, unavailable. */
const PATIENCE: ReadonlySet<number> = new Set([423, 429, 503])

/** How often one GET is sent at most. */
export const TRIES = 5
/** What a server that names no time means, and what a wait is capped at: nobody waits longer than that unattended. */
const DEFAULT_SECONDS = 5
export const LONGEST_SECONDS = 600
const FIRST_BACKOFF_SECONDS = 1

/** True for an answer after which the same GET may succeed. */
export function isTemporary(status: number): boolean {
  return status >= 500 || PATIENCE.has(status) || status === 408
}

/** True when the platform says that it is being asked too much. */
export function asksForPatience(status: number): boolean {
  return PATIENCE.has(status)
}

/**
 * Seconds that `Retry-After` names: a number, also with a fraction, or an HTTP date after `today` (ISO
 * 8601). Undefined when it is absent or unreadable. Never negative.
 */
export function retryAfterSeconds(header: string | undefined, today: string): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+([.]\d+)?$/.test(text)) return Number(text)
  const seconds = (Date.parse(text) - Date.parse(today)) / 1000
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds)
}

/**
 * Seconds before the next try, the first one being 1: as the platform asks, with up to a fifth more so
 * that many clients do not come back together; else doubling from one second. `chance` is 0 ≤ x < 1.
 */
export function waitSeconds(
  status: number | undefined,
  asked: number | undefined,
  tried: number,
  chance: number,
): number {
  const patience = status !== undefined && asksForPatience(status)
  const base = asked ?? (patience ? DEFAULT_SECONDS : FIRST_BACKOFF_SECONDS * 2 ** (tried - 1))
  return base * (1 + 0.2 * chance)
}
