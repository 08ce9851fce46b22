import { UserError } from '../../findings/user-error.js'

/** No token is as short; masking such a word would only spoil what was read. */
const SHORTEST = 8

/** Keeps the token out of everything that a server says: it may repeat what it was sent. */
export class TokenMask {
  private readonly forms: readonly string[]

  constructor(token: string) {
    const forms = token.length < SHORTEST ? [] : [token, encodeURIComponent(token)]
    this.forms = [...new Set(forms)]
  }

  text(text: string): string {
    return this.forms.reduce((left, form) => left.replaceAll(form, '<removed>'), text)
  }

  /** Texts and names of a parsed answer, however deep. */
  json(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value)
    if (Array.isArray(value)) return value.map((item) => this.json(item))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, held]) => [this.text(name), this.json(held)]))
  }

  /** The same error without the token; anything else as it is. */
  error(error: unknown): unknown {
    if (!(error instanceof UserError)) return error
    const { message, hint, kind } = error
    return new UserError(this.text(message), { kind, ...(hint === undefined ? {} : { hint: this.text(hint) }) })
  }
}
