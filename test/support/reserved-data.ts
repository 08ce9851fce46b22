/**
 * What made-up data may hold: numbers 555-01xx, mail at example.com, .org or .net (RFC 2606), and
 * addresses for documentation (RFC 5737). Returns what is none of these, as it stands in the text.
 */
export function foreignData(text: string): readonly string[] {
  return [...foreignNumbers(text), ...foreignMails(text), ...foreignAddresses(text)]
}

/** Numbers of the North American plan written with their country code. */
const NUMBER = /\+1[ .()-]{0,2}\d{3}[ .()-]{0,2}\d{3}[ .()-]{0,2}\d{4}(?!\d)/g

function foreignNumbers(text: string): readonly string[] {
  return [...text.matchAll(NUMBER)].map(([number]) => number).filter((number) => !isFiction(number))
}

function isFiction(number: string): boolean {
  return /^1\d{3}55501\d{2}$/.test(number.replaceAll(/\D/g, ''))
}

const MAIL = /[\w.+-]+@((?:[a-z0-9-]+\.)+[a-z]{2,})\b/gi

function foreignMails(text: string): readonly string[] {
  return [...text.matchAll(MAIL)]
    .filter(([, domain]) => !/(^|\.)example\.(com|org|net)$/i.test(domain ?? ''))
    .map(([mail]) => mail)
}

/** Not inside a longer dotted or hyphenated number, as a release such as 14.0.1.13900-155 is. */
const ADDRESS = /(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\d.-])/g
const DOCUMENTATION = /^(192\.0\.2|198\.51\.100|203\.0\.113|127\.\d+\.\d+|255\.\d+\.\d+)\.\d+$|^0\.0\.0\.0$/

function foreignAddresses(text: string): readonly string[] {
  return [...text.matchAll(ADDRESS)]
    .filter(([address, ...octets]) => octets.every((octet) => Number(octet) <= 255) && !DOCUMENTATION.test(address))
    .filter((match) => !/(version|release|v)[ :="]*$/i.test(text.slice(Math.max(0, match.index - 20), match.index)))
    .map(([address]) => address)
}
