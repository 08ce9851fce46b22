import * as XLSX from 'xlsx'

/** Text of one member of a workbook, read by the library's archive reader and not by our own. */
export function member(bytes: Uint8Array, name: string): string {
  const found = XLSX.CFB.find(XLSX.CFB.read(bytes, { type: 'buffer' }), `/${name}`)
  if (found === null) throw new Error(`the workbook has no ${name}`)
  return Buffer.from(found.content as Uint8Array).toString('utf8')
}
