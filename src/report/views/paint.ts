import type { Severity } from '../../findings/severity.js'

/** How a view colors words; the plain one is used for pipes, files and tests. */
export interface Paint {
  severity(severity: Severity): string
  good(text: string): string
  bad(text: string): string
  faint(text: string): string
  strong(text: string): string
}

export const PLAIN: Paint = {
  severity: (severity) => severity,
  good: (text) => text,
  bad: (text) => text,
  faint: (text) => text,
  strong: (text) => text,
}
