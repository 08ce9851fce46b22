import type { Tone } from '../../report/ports.js'

/** How a cell looks; equal looks share one record of the file. */
export interface CellStyle {
  readonly font: keyof typeof FONTS
  readonly fill: keyof typeof FILLS
  readonly format: keyof typeof FORMATS
  readonly wrap: boolean
  readonly framed: boolean
}

const FONTS = {
  body: '<sz val="10"/><color rgb="FF000000"/>',
  link: '<u/><sz val="10"/><color rgb="FF0B5394"/>',
  header: '<b/><sz val="10"/><color rgb="FFFFFFFF"/>',
  decisionHeader: '<b/><sz val="10"/><color rgb="FF000000"/>',
  heading: '<b/><sz val="12"/><color rgb="FF1F3864"/>',
  title: '<b/><sz val="16"/><color rgb="FF1F3864"/>',
}

/** The first two are fixed by the format. */
const FILLS = {
  none: '<patternFill patternType="none"/>',
  gray125: '<patternFill patternType="gray125"/>',
  header: solid('FF1F3864'),
  technicalHeader: solid('FF7F7F7F'),
  decisionHeader: solid('FFFFC000'),
  decision: solid('FFFFF8E1'),
}

const DATE_FORMAT_ID = 164
/** Number format ids; 0, 3 and 49 are built into every spreadsheet program. */
const FORMATS = { general: 0, integer: 3, text: 49, date: DATE_FORMAT_ID }

const TONES: Readonly<Record<Tone, { readonly font: string; readonly fill: string }>> = {
  critical: { font: 'FFFFFFFF', fill: 'FFC00000' },
  serious: { font: 'FF7A2E0B', fill: 'FFF8CBAD' },
  moderate: { font: 'FF6B5300', fill: 'FFFFE699' },
  slight: { font: 'FF1F4E78', fill: 'FFDDEBF7' },
  neutral: { font: 'FF404040', fill: 'FFEDEDED' },
  good: { font: 'FF006100', fill: 'FFC6EFCE' },
}

/** Index of a tone among the conditional formats of the style sheet. */
export function toneIndex(tone: Tone): number {
  return Object.keys(TONES).indexOf(tone)
}

/** Ids under which the private codes are known to the library; above all its own. */
const FIRST_PRIVATE_ID = 200

/**
 * The library writes no fonts and fills, but it writes one format record per distinct number-format
 * code. So each look gets a private code to mark its cells with, and the style sheet is replaced
 * afterwards by one whose records, in the library's order, are those looks.
 */
export class CellStyles {
  readonly #styles: CellStyle[] = []
  readonly #numbers = new Map<string, number>()

  /** The private code that marks cells of this look. */
  codeOf(style: CellStyle): string {
    return privateCode(this.numberOf(style))
  }

  /** Running number of a look. */
  numberOf(style: CellStyle): number {
    const key = `${style.font} ${style.fill} ${style.format} ${String(style.wrap)} ${String(style.framed)}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.#styles.length)
    return this.#styles.push(style) - 1
  }

  /** The library's table of formats: id to code. */
  formatTable(): Record<number, string> {
    const codes = this.#styles.map((_, number): [number, string] => [FIRST_PRIVATE_ID + number, privateCode(number)])
    return Object.fromEntries([[0, 'General'], ...codes])
  }

  /**
   * The final style sheet, and the record of each look by its running number. `libraryStyles` is
   * the style sheet the library wrote; only the order of its format records is taken from it.
   */
  finish(libraryStyles: string): { readonly xml: string; readonly recordOf: readonly number[] } {
    const records = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(libraryStyles)?.[1] ?? ''
    const order = Array.from(records.matchAll(/<xf [^>]*?numFmtId="(\d+)"/g), (match) => Number(match[1]))
    if (order[0] !== 0) throw new Error('the first format record of the library is not the default one')
    const numbers = order.slice(1).map((id) => id - FIRST_PRIVATE_ID)
    const rest = this.#styles.map((_, number) => number).filter((number) => !numbers.includes(number))
    const final = [...numbers, ...rest]
    const recordOf: number[] = []
    final.forEach((number, index) => {
      recordOf[number] = index + 1
    })
    const looks = final.map((number) => {
      const style = this.#styles[number]
      if (style === undefined) throw new Error(`the library wrote a format that is none of ours: ${String(number)}`)
      return style
    })
    return { xml: styleSheet(looks), recordOf }
  }
}

function privateCode(number: number): string {
  return `0"look ${String(number)}"`
}

function styleSheet(looks: readonly CellStyle[]): string {
  const fonts = Object.values(FONTS).map((font) => `<font>${font}<name val="Calibri"/><family val="2"/></font>`)
  const fills = Object.values(FILLS).map((fill) => `<fill>${fill}</fill>`)
  const edge = (side: string): string => `<${side} style="thin"><color rgb="FFD0D0D0"/></${side}>`
  const borders = [
    '<border><left/><right/><top/><bottom/><diagonal/></border>',
    `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border>`,
  ]
  const base = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
  const xfs = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', ...looks.map(formatRecord)]
  const dxfs = Object.values(TONES).map(
    ({ font, fill }) =>
      `<dxf><font><b/><color rgb="${font}"/></font><fill><patternFill patternType="solid"><fgColor rgb="${fill}"/><bgColor rgb="${fill}"/></patternFill></fill></dxf>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="1"><numFmt numFmtId="${String(DATE_FORMAT_ID)}" formatCode="yyyy\\-mm\\-dd"/></numFmts>`,
    counted('fonts', fonts),
    counted('fills', fills),
    counted('borders', borders),
    counted('cellStyleXfs', [base]),
    counted('cellXfs', xfs),
    counted('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
    counted('dxfs', dxfs),
    '<tableStyles count="0" defaultTableStyle="TableStyleMedium9" defaultPivotStyle="PivotStyleMedium4"/>',
    '</styleSheet>',
  ].join('')
}

function formatRecord(style: CellStyle): string {
  const font = Object.keys(FONTS).indexOf(style.font)
  const fill = Object.keys(FILLS).indexOf(style.fill)
  // Dates read like words: from the left, beside the texts around them.
  const side = style.format === 'date' ? ' horizontal="left"' : ''
  const alignment = `<alignment${side} vertical="top"${style.wrap ? ' wrapText="1"' : ''}/>`
  return (
    `<xf numFmtId="${String(FORMATS[style.format])}" fontId="${String(font)}" fillId="${String(fill)}" ` +
    `borderId="${style.framed ? '1' : '0'}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" ` +
    `applyBorder="1" applyAlignment="1">${alignment}</xf>`
  )
}

function solid(color: string): string {
  return `<patternFill patternType="solid"><fgColor rgb="${color}"/><bgColor indexed="64"/></patternFill>`
}

function counted(tag: string, items: readonly string[]): string {
  return `<${tag} count="${String(items.length)}">${items.join('')}</${tag}>`
}
