import { elementAt, textAt, type XmlElement } from './xml-tree.js'

/** Why a node did not do what it was asked. */
export interface AxlFault {
  /** Number that AXL gives it, where it has one. */
  readonly code: string | undefined
  /** In the words of the node, on one line, without the credentials. */
  readonly text: string
}

const LONGEST = 300

/** The fault in the body of an answer, or undefined when there is none. */
export function faultIn(body: XmlElement | undefined, scrub: (text: string) => string): AxlFault | undefined {
  const fault = elementAt(body, 'Fault')
  if (fault === undefined) return undefined
  const error = elementAt(fault, 'detail.axlError') ?? elementAt(fault, 'detail.error')
  const code = textAt(error, 'axlcode') || textAt(error, 'code')
  const text = textAt(fault, 'faultstring') || textAt(error, 'axlmessage') || 'no reason given'
  return { code: code === '' ? undefined : code, text: oneLine(scrub(text)) }
}

function oneLine(text: string): string {
  const line = text.replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

/** The node has no memory left for one more answer while it works on others: a word for 503 inside a 500. */
export function isBusy(fault: AxlFault): boolean {
  return /retry once requests in progress/i.test(fault.text)
}

/** The object is gone: it was removed after the list was read. */
export function isNotFound(fault: AxlFault): boolean {
  return fault.code === '5007' || /\bwas not found\b/i.test(fault.text)
}

/**
 * The rows that fit, when an answer would pass the cap of 8 MB: "Query request too large. Total rows
 * matched: N rows. Suggestive Row Fetch: less than M rows" (`ucm-exports` 3.1; the spelling varies).
 * Undefined for any other fault.
 */
export function rowsThatFit(fault: AxlFault, asked: number): number | undefined {
  if (!/quer?y request too large/i.test(fault.text)) return undefined
  const suggested = /less than\s+(\d+)/i.exec(fault.text)?.[1]
  const fewer = suggested === undefined ? asked : Number(suggested) - 1
  // Never as many as before, whatever the node suggests.
  return Math.max(1, Math.min(fewer, Math.floor(asked / 2)))
}
