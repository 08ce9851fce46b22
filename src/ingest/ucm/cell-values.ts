/** Control characters have no place in a name, and would speak to the terminal that shows it. */
const CONTROL = /[\u0001-\u0008\u000b-\u001f\u007f-\u009f]/g

/** A cell trimmed; undefined for empty, `NULL` and `null`, and for a cell damaged by a NUL byte. */
export function cleanCell(raw: string): string | undefined {
  const text = raw.replaceAll(CONTROL, '').trim()
  if (text === '' || text === 'NULL' || text === 'null' || text.includes('\0')) return undefined
  return isCipherText(text) ? undefined : detached(text)
}

/**
 * Secrets are exported as long hexadecimal text. Where a row has lost cells, one could stand in a
 * column that is read; nothing else of that shape does. One without a letter is a number that is too long.
 */
function isCipherText(text: string): boolean {
  return text.length >= 48 && /^[0-9a-f]+$/i.test(text) && /[a-f]/i.test(text)
}

/** `t` and `f` in either case, as the export writes booleans; anything else is undefined. */
export function booleanCell(text: string): boolean | undefined {
  switch (text.toLowerCase()) {
    case 't':
    case 'true':
      return true
    case 'f':
    case 'false':
      return false
    default:
      return undefined
  }
}

/** A number that a spreadsheet program has turned into `4.92501E+09`: its digits are lost. */
export function isScientificNumber(text: string): boolean {
  return /^\d(?:[.,]\d+)?E\+?\d+$/i.test(text)
}

/** `\+4940…` and `+4940…` are the same number: one backslash before a plus is dropped. */
export function withoutPlusEscape(text: string): string {
  return text.startsWith('\\+') ? text.slice(1) : text
}

/** The engine keeps a whole file alive for one slice of it; a copy lets the file go. */
function detached(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1)
}
