/** Which way the operator can act; the exit code of each kind stands in `cli/exit-codes.ts`. */
export type UserErrorKind = 'error' | 'usage' | 'refused'

/**
 * Trouble that the operator can act on: the message says what is wrong in one line, the hint what
 * to do next. Anything else that is thrown is a defect of ours.
 */
export class UserError extends Error {
  readonly kind: UserErrorKind
  readonly hint: string | undefined

  constructor(message: string, options: { readonly hint?: string; readonly kind?: UserErrorKind } = {}) {
    super(message)
    this.name = 'UserError'
    this.kind = options.kind ?? 'error'
    this.hint = options.hint
  }
}
