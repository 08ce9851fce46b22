import { describe, expect, it } from 'vitest'
import { parseHeaderText } from '../../../src/ingest/ucm/header-text.js'
import { codes, findingOf, ingested } from './made-archive.js'

describe('parseHeaderText', () => {
  it('reads release, date, address and the listed files', () => {
    const text =
      'Time : Jun 09, 2025 13:03:18 PM PDT\nIP Address : 192.0.2.10\nCCM : master-14.0.1.13900-155.i386\nFile : css\nFile : phone'
    expect(parseHeaderText(text)).toEqual({
      facts: { exportedOn: 'Jun 09, 2025', exportAddress: '192.0.2.10', release: '14.0.1.13900-155' },
      listed: ['css', 'phone'],
      refused: new Map(),
    })
  })

  it('takes other spellings of the release and a full month name', () => {
    const { facts } = parseHeaderText('Time : June 18, 2025 09:00:00 AM\r\nCCM : 11.5.1.14900-11\r\n')
    expect(facts).toEqual({ exportedOn: 'June 18, 2025', release: '11.5.1.14900-11' })
    expect(parseHeaderText('CCM : 15.0').facts.release).toBe('15.0')
    expect(parseHeaderText('CCM : unknown').facts.release).toBeUndefined()
  })
})

describe('header.txt against the members', () => {
  const css = ['NAME,DESCRIPTION,ROUTE PARTITION 1']

  it('misses a listed member, and only remarks an unlisted one', () => {
    const snapshot = ingested({ 'header.txt': 'File : css\nFile : phone', 'css.csv': css, 'location.csv': ['NAME'] })
    expect(findingOf(snapshot, 'PRE-002', 'file:phone.csv').evidence[0]?.source?.file).toBe('header.txt')
    expect(codes(snapshot)).toHaveLength(1)
    expect(snapshot.members.map((member) => member.note)).toEqual([
      undefined,
      'header only',
      'header only; not listed in header.txt',
    ])
  })

  it('says what became of each member', () => {
    const snapshot = ingested({
      'header.txt': 'CCM : 14.0',
      'css.csv': css,
      'gateway.csv': '',
      'SRST.CSV': ['NAME', 'SRST-1'],
      'tidy.lua': 'return M',
      'notes.csv': ['TEXT', 'a', 'b'],
      'readme.pdf': '%PDF',
    })
    expect(Object.fromEntries(snapshot.members.map((member) => [member.name, member.fate]))).toEqual({
      'header.txt': 'read',
      'css.csv': 'read',
      'gateway.csv': 'read',
      'SRST.CSV': 'known-unused',
      'tidy.lua': 'known-unused',
      'notes.csv': 'unknown',
      'readme.pdf': 'unknown',
    })
    expect(snapshot.members.find((member) => member.name === 'notes.csv')).toMatchObject({ rows: 2, columns: 1 })
    expect(snapshot.members.find((member) => member.name === 'gateway.csv')?.note).toContain('empty')
  })

  it('refuses an archive without any member of an export', () => {
    expect(() => ingested({ 'invoices.csv': ['NUMBER', '1'], 'photo.jpg': 'x' })).toThrow(
      /not a Unified CM export: made-up.tar/,
    )
  })
})
