/** One thing that came out other than the suite says. */
export type Difference = UnequalValue | StepProblem

/** Both sides in words. */
interface UnequalValue {
  /** Path below `expect`, such as `hops[1].digits`. */
  readonly field: string
  readonly expected: string
  readonly actual: string
}

/** Nothing could be compared: a caller who is nobody, a pattern that is none. */
interface StepProblem {
  /** What of the step is to blame, such as `from`. */
  readonly field: string
  readonly problem: string
}

/** A difference as one line. */
export function differenceText(difference: Difference): string {
  const { field } = difference
  if ('problem' in difference) return `${field}: ${difference.problem}`
  return `${field}: expected ${difference.expected}, got ${difference.actual}`
}

/** Compares what is stated, and nothing else. */
export class Comparison {
  readonly differences: Difference[] = []
  private readonly prefix: string

  constructor(prefix = '') {
    this.prefix = prefix
  }

  /** A single value; `undefined` on the expected side is not stated. */
  value(
    field: string,
    expected: string | number | boolean | undefined,
    actual: string | number | boolean | undefined,
  ): void {
    if (expected === undefined || expected === actual) return
    this.add(field, shown(expected), shown(actual))
  }

  /** A list in which the order counts. */
  list(field: string, expected: readonly string[] | undefined, actual: readonly string[]): void {
    if (expected === undefined || same(expected, actual)) return
    this.add(field, shownList(expected), shownList(actual))
  }

  /** A list in which the order does not count. */
  set(field: string, expected: readonly string[] | undefined, actual: readonly string[]): void {
    if (expected !== undefined) this.list(field, [...expected].sort(), [...actual].sort())
  }

  problem(field: string, problem: string): void {
    this.differences.push({ field: `${this.prefix}${field}`, problem })
  }

  add(field: string, expected: string, actual: string): void {
    this.differences.push({ field: `${this.prefix}${field}`, expected, actual })
  }
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index])
}

function shown(value: string | number | boolean | undefined): string {
  if (value === undefined) return 'nothing'
  return value === '' ? '(empty)' : String(value)
}

function shownList(values: readonly string[]): string {
  return values.length === 0 ? '(none)' : values.map((value) => (value === '' ? '(empty)' : value)).join(', ')
}
