import { describe, expect, it } from 'vitest'
import { check } from '../../src/workflows/questions/check.js'
import { readTsv, threeSites, threeSitesFacts } from '../support/three-sites.js'

const { findings } = check(await threeSitesFacts(), {})
const found = new Map(findings.map(({ finding }) => [`${finding.code} ${finding.subject}`, finding]))

describe('findings on three-sites, as expected by hand', () => {
  it.each(readTsv(threeSites('expected/findings.tsv')))('$code $subject', ({ code, subject, severity }) => {
    expect(found.get(`${code} ${subject}`)?.severity).toBe(severity)
  })

  it.each(readTsv(threeSites('expected/absent.tsv')))('no $code $subject', ({ code, subject }) => {
    const wanted = (finding: { code: string; subject: string }) =>
      finding.code === code && (subject === '*' || finding.subject === subject)
    expect(findings.filter(({ finding }) => wanted(finding)).map(({ finding }) => finding.subject)).toEqual([])
  })

  it('name file and row wherever the export proves them', () => {
    const proven = findings.filter(
      ({ finding }) => finding.confidence === 'PROVEN' && /^(?:dn|pattern|trunk|user):/.test(finding.subject),
    )
    expect(proven.length).toBeGreaterThan(30)
    expect(
      proven
        .filter(({ finding }) => !finding.evidence.some(({ source }) => source?.row !== undefined))
        .map(({ finding }) => `${finding.code} ${finding.subject}`),
    ).toEqual([])
  })
})
