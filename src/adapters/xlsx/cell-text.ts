/** The most UTF-16 units a cell can hold. */
const CELL_LIMIT = 32_767
/** What escaping one character-code lookalike adds. */
const ESCAPE_LENGTH = 6

/** Control characters that a cell must not carry; TAB and line feed stay. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f]/g

/** `_x0041_` in a file is read as the letter A by every spreadsheet program. */
const CODE_LOOKALIKE = /_(?=x[0-9a-f]{4}_)/gi

/**
 * Any text as it is stored in a sheet: line breaks are line feeds, control characters are gone,
 * what XML cannot carry becomes U+FFFD, a lookalike of a character code is escaped so that it reads
 * back as it was, and text past the cell limit ends in `…[+n]`, n being the characters cut
 * (`audit-workbook 1`).
 */
export function storedText(text: string): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .replace(/\p{Surrogate}|[\uFFFE\uFFFF]/gu, '\uFFFD')
  const escapes = lookalikes(clean.slice(0, CELL_LIMIT + ESCAPE_LENGTH))
  if (clean.length + escapes * ESCAPE_LENGTH <= CELL_LIMIT) return escaped(clean)
  // Room for the longest mark; never between the halves of one character.
  const room = CELL_LIMIT - `…[+${String(clean.length)}]`.length - escapes * ESCAPE_LENGTH
  const code = clean.charCodeAt(room - 1)
  const kept = code >= 0xd800 && code < 0xdc00 ? room - 1 : room
  return escaped(`${clean.slice(0, kept)}…[+${String(clean.length - kept)}]`)
}

function lookalikes(text: string): number {
  return text.includes('_') ? (text.match(CODE_LOOKALIKE)?.length ?? 0) : 0
}

function escaped(text: string): string {
  return text.includes('_') ? text.replace(CODE_LOOKALIKE, '_x005F_') : text
}

/** Text for an XML attribute or element of a sheet. */
export function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\n/g, '&#10;')
}
