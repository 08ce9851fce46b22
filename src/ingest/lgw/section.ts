/** One command, without its `no`. */
export interface Statement {
  readonly text: string
  readonly negated: boolean
  /** 1-based line of the file. */
  readonly line: number
}

/** What a section made of a command that it knows. */
export interface Reading {
  readonly fate: 'understood' | 'irrelevant'
  /** The section that the command opens. */
  readonly opens?: Section
  /** Why the value of a known command cannot be used. */
  readonly trouble?: string
}

/** A block of a configuration that knows its commands. */
export interface Section {
  /** Takes everything that is indented below it, whatever it is. */
  readonly passesOver?: boolean
  /** Undefined, and nothing has happened, when the command is not known here. */
  read(statement: Statement): Reading | undefined
}

/** What a command does to the object that is being read; text = why its value cannot be used. */
export type Effect<D> = (draft: D, groups: readonly string[], statement: Statement) => string | Section | undefined

export type Command<D> = readonly [pattern: RegExp, effect: Effect<D>]

/**
 * A section over one draft. Commands are tried in order; `irrelevant` names what has nothing to do with
 * where calls go.
 */
export function section<D>(draft: D, commands: readonly Command<D>[], irrelevant?: RegExp): Section {
  return {
    read(statement) {
      for (const [pattern, effect] of commands) {
        const match = pattern.exec(statement.text)
        if (match === null) continue
        const result = effect(
          draft,
          match.slice(1).map((group: string | undefined) => group ?? ''),
          statement,
        )
        if (result === undefined) return { fate: 'understood' }
        if (typeof result === 'string') return { fate: 'understood', trouble: result }
        return { fate: 'understood', opens: result }
      }
      return irrelevant?.test(statement.text) === true ? { fate: 'irrelevant' } : undefined
    },
  }
}

/** A section whose content plays no part, whatever it is, as long as it is indented. */
export const IGNORED: Section = { passesOver: true, read: () => ({ fate: 'irrelevant' }) }

/** `[pattern, …]` that keeps the first group in a text field; `no` empties it. */
export function textField<D>(pattern: RegExp, key: keyof D): Command<D> {
  return [
    pattern,
    (draft, [value = ''], { negated }) => {
      const fields = draft as Record<keyof D, string | undefined>
      if (negated) fields[key] = undefined
      else fields[key] = value
      return undefined
    },
  ]
}

/** The same for a whole number; `no` and `default` empty it. */
export function numberField<D>(pattern: RegExp, key: keyof D): Command<D> {
  return [
    pattern,
    (draft, [value = ''], { negated, text }) => {
      const fields = draft as Record<keyof D, number | undefined>
      if (!negated && !/^\d{1,10}$/.test(value)) return `"${text}" holds no number`
      if (negated) fields[key] = undefined
      else fields[key] = Number(value)
      return undefined
    },
  ]
}

/** A command that is on, or off with `no`. */
export function flagField<D>(pattern: RegExp, key: keyof D): Command<D> {
  return [
    pattern,
    (draft, _groups, { negated }) => {
      const fields = draft as Record<keyof D, boolean>
      fields[key] = !negated
      return undefined
    },
  ]
}

/**
 * Enters a line in a list of lines: a line and its `no` take each other back (`local-gateway` 6, edge
 * case 3), and a `no` that ends early takes back what it begins.
 */
export function toggleLine(lines: string[], text: string, negated: boolean, prefix = ''): void {
  const plain = `${prefix}${text}`
  const refusal = `${prefix}no ${text}`
  const [line, opposite] = negated ? [refusal, plain] : [plain, refusal]
  const exact = lines.indexOf(opposite)
  const at = exact === -1 && negated ? lines.findIndex((known) => known.startsWith(`${plain} `)) : exact
  if (at !== -1) lines.splice(at, 1)
  else if (!lines.includes(line)) lines.push(line)
}
