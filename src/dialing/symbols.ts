/** The 17 symbols a dial string is made of; a position of a pattern is a bit mask over them. */
export const SYMBOLS = '0123456789*#+ABCD'

/** Bit mask of one symbol; 0 for anything that cannot be dialed. */
export function symbolMask(symbol: string): number {
  const index = symbol.length === 1 ? SYMBOLS.indexOf(symbol) : -1
  return index < 0 ? 0 : 1 << index
}

/** `0-9`. */
export const DIGITS_MASK = (1 << 10) - 1
/** The twelve keys of a keypad: `0-9 * #`. */
export const KEYPAD_MASK = (1 << 12) - 1

/** How many symbols a mask holds. */
export function symbolCount(mask: number): number {
  let rest = mask
  let count = 0
  while (rest !== 0) {
    rest &= rest - 1
    count += 1
  }
  return count
}

/** The first symbol of a mask in the order of `SYMBOLS`. */
export function firstSymbol(mask: number): string {
  return SYMBOLS.charAt(31 - Math.clz32(mask & -mask))
}

/** The symbols of a mask, in the order of `SYMBOLS`. */
export function symbolsOf(mask: number): string {
  let symbols = ''
  for (let index = 0; index < SYMBOLS.length; index += 1)
    if ((mask & (1 << index)) !== 0) symbols += SYMBOLS.charAt(index)
  return symbols
}
