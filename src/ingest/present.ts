/** T with every field to be named; those that T has as optional may be undefined. */
export type Loose<T> = {
  [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K> ? T[K] | undefined : T[K]
}

/** Drops the fields that are undefined: absent is absent, never null. */
export function present<T extends object>(fields: Loose<T>): T {
  const kept: Partial<T> = {}
  for (const name in fields) {
    const value = fields[name as keyof Loose<T>] as T[keyof T] | undefined
    if (value !== undefined) kept[name as keyof T] = value
  }
  return kept as T
}
