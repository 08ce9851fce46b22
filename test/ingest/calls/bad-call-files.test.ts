import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/findings/user-error.js'
import { CALL_LIMITS } from '../../../src/ingest/calls/call-limits.js'
import { ingestCalls } from '../../../src/ingest/calls/ingest-calls.js'
import { callFile, callHeader, callRow, callSet, type CallValues } from '../../support/call-file.js'

const T = 1_777_903_200
const call = (id: number, more: CallValues = {}): CallValues => ({
  cdrRecordType: 1,
  globalCallID_callId: id,
  pkid: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
  dateTimeOrigination: T,
  dateTimeConnect: T + 5,
  dateTimeDisconnect: T + 65,
  duration: 60,
  origDeviceName: 'SIP-TRK',
  IncomingProtocolID: 1,
  callingPartyNumber: '+15125550101',
  finalCalledPartyNumber: '1001',
  ...more,
})
const GOOD = callFile([call(1), call(2)])

async function read(content: string | Uint8Array, chunk?: number) {
  return ingestCalls(callSet({ file: content }, chunk))
}

/** Counted and broken rows, then what the finding says. */
async function told(content: string | Uint8Array, chunk?: number) {
  const { account, findings } = await read(content, chunk)
  return [account.counted, account.broken, findings[0]?.message.replace('file: ', '')]
}

describe('a file as programs leave it', () => {
  it.each([
    ['with CRLF', GOOD.replaceAll('\n', '\r\n')],
    ['with a byte-order mark', `\uFEFF${GOOD}`],
    ['as UTF-16 little endian', Buffer.from(`\uFEFF${GOOD}`, 'utf16le')],
    ['as UTF-16 big endian', Buffer.from(`\uFEFF${GOOD}`, 'utf16le').swap16()],
    ['without the last line end', GOOD.trimEnd()],
    ['with blank lines', GOOD.replaceAll('\n', '\n\n')],
    ['without the line of types', GOOD.split('\n').toSpliced(1, 1).join('\n')],
    ['with every cell in quotes', GOOD.replaceAll(/(?<=^|,)([^",\n]+)(?=,|$)/gm, '"$1"')],
    ['with no quotes at all', GOOD.replaceAll('"', '')],
    ['with the header again at the end', GOOD + callHeader()],
  ])('is read %s', async (_, content) => {
    const plain = await read(GOOD)
    for (const chunk of [1, 7, 4096]) {
      const { root, account, findings } = await read(content, chunk)
      expect([root, account.counted, findings]).toEqual([plain.root, 2, []])
    }
  })

  it('may have a comment over several lines, with commas and quotes', async () => {
    const comment = 'he said "no",\nthen "yes";\r\n\nConfCall=1'
    expect(await told(callFile([call(1, { comment }), call(2)]), 100)).toEqual([2, 0, undefined])
  })

  it('knows its columns by their names, in any order', async () => {
    const names = Object.keys(call(1)).reverse()
    const text = `"note","${names.join('","')}"\n"x",${names.map((name) => JSON.stringify(call(1)[name])).join()}\n`
    const full = text.replace('\n', ',"destDeviceName"\n').replace(/\n$/, ',""\n')
    const { records, absentColumns, devices } = await read(full)
    expect([records, devices[0]?.inbound.calls]).toEqual([1, 1])
    expect(absentColumns).toContain('huntPilotDN')
    expect(absentColumns).not.toContain('pkid')
  })
})

describe('a row that cannot be counted', () => {
  const bad = (values: CallValues) => callHeader() + callRow(call(1, values)) + callRow(call(2))
  it.each([
    ['with a word for a number', bad({ dateTimeConnect: 'soon' }), 'no number where a number must be'],
    ['as a spreadsheet writes it', bad({ dateTimeOrigination: '1.78E+09' }), 'no number where a number must be'],
    ['of negative length', bad({ duration: -1 }), 'a negative duration'],
    ['that ends before it is connected', bad({ dateTimeDisconnect: T + 4 }), 'an end before the beginning'],
    [
      'that ends before it begins',
      bad({ dateTimeConnect: 0, dateTimeDisconnect: T - 1 }),
      'an end before the beginning',
    ],
    [
      'of 1970',
      bad({ dateTimeOrigination: 60, dateTimeConnect: 0, dateTimeDisconnect: 70 }),
      /^1 row has a time that cannot be/,
    ],
    ['of two months', bad({ dateTimeDisconnect: T + 5_000_000 }), /^1 row has a time that cannot be/],
    ['that is cut short', GOOD.replace(/(?<=\n1,.{40}).*/, ''), 'fewer cells than the header'],
    ['with cells too many', GOOD.replace(/"\n(?=1,)/, '"\n1,2,'), 'more cells than the header'],
    ['with a quote that is not closed', bad({ comment: 'X' }).replace('"X"', '"X'), 'malformed quoting'],
    ['with a quote in the middle', bad({ comment: 'X' }).replace('"X"', '"X"Y"'), 'malformed quoting'],
    ['that is no end of a call', bad({ cdrRecordType: 0 }), 'a record type other than 1, the end of a call'],
    ['of 10 MB', bad({ comment: 'x'.repeat(10_000_000) }), 'more than a record can hold'],
  ])('%s is told, and the next one is read', async (_, content, words) => {
    const answer = await told(content, 50_000)
    expect(answer).toEqual([1, 1, typeof words === 'string' ? `1 row has ${words}.` : expect.stringMatching(words)])
    expect((await told(content))[0]).toBe(1)
  })

  it('is told ten times of a kind, then counted', async () => {
    const rows = Array.from({ length: 14 }, (_, index) => call(index + 1, { duration: -1 }))
    const { findings } = await read(callFile(rows))
    expect(findings).toHaveLength(1)
    expect(findings[0]?.message).toBe('file: 14 rows have a negative duration.')
    expect(findings[0]?.evidence.map(({ source, value }) => source?.row ?? value)).toEqual([
      ...Array.from({ length: 10 }, (_, index) => index + 3),
      'and 4 more',
    ])
  })

  it('is counted in spite of a NUL byte, and told', async () => {
    expect(await told(bad({ origDeviceName: 'SIP\0TRK' }))).toEqual([2, 0, '1 row has a NUL byte.'])
  })
})

describe('a file that is something else', () => {
  const account = async (content: string | Uint8Array) => {
    const { members, findings, records } = await read(content)
    return { ...members[0], findings: findings.length, records }
  }

  it.each([
    ['nothing', '', 'empty'],
    ['a text', 'Dear all,\n1, 2 and 3\n"the end\n', 'no call records'],
    ['a picture', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)), 'no call records'],
    ['a header alone', callHeader(), 'header only'],
  ])('is told: %s', async (_, content, note) => {
    expect(await account(content)).toMatchObject({ note, rows: 0, findings: 0, records: 0 })
  })

  it('is told: records without a header', async () => {
    const rows = GOOD.split('\n').slice(2).join('\n')
    expect(await told(rows)).toEqual([0, 2, '2 rows have no header above to say what the cells are.'])
    expect(await account(rows)).toMatchObject({ fate: 'unknown', rows: 2 })
  })

  it('is told: a header that lacks what makes a call', async () => {
    const text = '"cdrRecordType","pkid"\n1,"a"\n1,"b"\n'
    expect(await told(text)).toEqual([0, 2, '3 rows have a header without the columns of a call.'])
  })
})

describe('repeated records', () => {
  it('count once, in one file and in several, also without a pkid', async () => {
    for (const pkid of [call(1)['pkid']!, '', '00000000-0000-0000-0000-000000000000']) {
      const rows = [call(1, { pkid }), call(7, pkid === call(1)['pkid'] ? {} : { pkid })]
      const { account } = await ingestCalls(callSet({ a: callFile(rows), b: callFile(rows, 129), c: callFile(rows) }))
      expect([account.rows, account.counted, account.repeated]).toEqual([6, 2, 4])
    }
  })
})

describe('the days asked for', () => {
  it('are whole days in UTC, by the beginning of the call', async () => {
    const midnight = Date.parse('2026-05-05T00:00:00Z') / 1000
    const times = [midnight - 86_401, midnight - 86_400, midnight - 1, midnight]
    const records = times.map((time, id) =>
      call(id + 1, { dateTimeOrigination: time, dateTimeConnect: 0, dateTimeDisconnect: time + 10, duration: 0 }),
    )
    const counted = async (window: { from?: string; to?: string }) => {
      const { from, account } = await ingestCalls(callSet({ file: callFile(records) }), window)
      return [from, account.counted, account.outside]
    }
    expect(await counted({ from: '2026-05-04', to: '2026-05-04' })).toEqual([midnight - 86_400, 2, 2])
    expect(await counted({ from: '2026-05-05' })).toEqual([midnight, 1, 3])
    expect(await counted({ to: '2026-05-03' })).toEqual([midnight - 86_401, 1, 3])
  })
})

describe('limits', () => {
  const many = (count: number, more: (id: number) => CallValues = () => ({})) =>
    callSet({ file: callFile(Array.from({ length: count }, (_, id) => call(id + 1, more(id)))) })

  it('refuse what cannot be added up, and say what to do', async () => {
    for (const limits of [{ records: 5000 }, { timelineBytes: 20_000 }]) {
      const refused = ingestCalls(many(6000), {}, { ...CALL_LIMITS, ...limits })
      await expect(refused).rejects.toMatchObject({ name: 'UserError', hint: expect.stringContaining('--from') })
      await expect(refused).rejects.toBeInstanceOf(UserError)
    }
  })

  it('keep an account of devices, files and pairs beyond', async () => {
    const limits = { ...CALL_LIMITS, devices: 3, members: 2, topRows: 2 }
    const named = (id: number): CallValues => ({ origDeviceName: `TRK-${id}`, finalCalledPartyNumber: `10${id}` })
    const { devices, furtherDeviceLegs, pairs } = await ingestCalls(many(8, named), {}, limits)
    expect([devices.length, furtherDeviceLegs]).toEqual([3, 5])
    expect([pairs.rows.length, pairs.furtherRows, pairs.furtherCalls, pairs.missed]).toEqual([2, 6, 6, 0])
    const files = Object.fromEntries(
      ['a', 'b', 'c', 'd'].map((name, id) => [name, callFile([call(id + 1, { duration: -1 })])]),
    )
    const several = await ingestCalls(callSet({ ...files, e: 'no' }), {}, limits)
    expect(several.members.map(({ name, fate, rows }) => [name, fate, rows])).toEqual([
      ['a', 'read', 1],
      ['b', 'read', 1],
      ['2 further files', 'read', 2],
      ['1 further files', 'unknown', 0],
    ])
    expect(several.findings.map(({ subject }) => subject)).toEqual(['file:a', 'file:b', 'files:further'])
  })
})
