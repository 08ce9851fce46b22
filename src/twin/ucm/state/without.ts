/** The object without these fields. */
export function without<T extends object, K extends keyof T>(value: T, ...fields: readonly K[]): Omit<T, K> {
  const kept = Object.entries(value).filter(([name]) => !fields.some((field) => field === name))
  return Object.fromEntries(kept) as Omit<T, K>
}
