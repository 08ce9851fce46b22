import { symbolMask } from './symbols.js'

/** The number a directory number stands for when dialed: `\+15125550100` gives `+15125550100`. */
export function dialableDigits(text: string): string {
  return text.replaceAll('\\+', '+')
}

/** True when the text is one dialable number: no wildcard, no delimiter. */
export function isPlainNumber(text: string): boolean {
  const digits = text.startsWith('\\+') ? `+${text.slice(2)}` : text
  return (
    digits !== '' && [...digits].every((symbol, index) => symbolMask(symbol) !== 0 && (symbol !== '+' || index === 0))
  )
}

/** What a person typed as digits, without the marks people write between them; undefined when it cannot be dialed. */
export function parseDialedDigits(text: string): string | undefined {
  const digits = text.replaceAll(/[\s().-]/g, '').toUpperCase()
  return [...digits].every((symbol) => symbolMask(symbol) !== 0) ? digits : undefined
}
