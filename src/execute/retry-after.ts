/** What a server that says nothing means (`webex-api` 2). */
export const DEFAULT_WAIT_SECONDS = 5

/** Longer waits are not waited for: the change fails and the run can be taken up later. */
export const LONGEST_WAIT_SECONDS = 3600

/**
 * Seconds that `Retry-After` asks for: a number, also with a fraction, or an HTTP date relative to
 * `now` (ISO 8601). Unreadable or absent: the default. Never negative.
 */
export function waitSeconds(retryAfter: string | undefined, now: string): number {
  const text = retryAfter?.trim() ?? ''
  if (/^\d+([.]\d+)?$/.test(text)) return Number(text)
  const until = Date.parse(text)
  const from = Date.parse(now)
  if (Number.isNaN(until) || Number.isNaN(from)) return DEFAULT_WAIT_SECONDS
  return Math.max(0, (until - from) / 1000)
}
