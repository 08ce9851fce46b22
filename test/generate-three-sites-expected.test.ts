import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildThreeSites } from './generate/three-sites.js'
import { readTsv, threeSites } from './support/three-sites.js'

const estate = buildThreeSites()

const DISPOSITIONS = [
  ...['line', 'trunk', 'hunt-pilot', 'park', 'directed-park', 'pickup-group', 'cti-route-point', 'blocked'],
  ...['unallocated', 'ambiguous', 'loop', 'unregistered', 'no-target', 'insufficient-information'],
]

/** `key@partition` of everything in the export that competes in digit analysis. */
function patternKeys(): ReadonlySet<string> {
  const keys = new Set<string>()
  const sources = [
    ['routepattern', 'ROUTE PATTERN', 'ROUTE PARTITION'],
    ['translationpattern', 'TRANSLATION PATTERN', 'ROUTE PARTITION'],
    ['huntpilot', 'HUNT PILOT', 'ROUTE PARTITION'],
    ['callpark', 'CALL PARK NUMBER', 'ROUTE PARTITION'],
    ['directedcallpark', 'NUMBER', 'ROUTE PARTITION'],
    ['callpickupgroup', 'CPG NUMBER', 'ROUTE PARTITION'],
    ['directorynumber', 'Directory Number', 'Route Partition'],
    ['ctiroutepoint', 'DIRECTORY NUMBER 1', 'ROUTE PARTITION 1'],
    ['deviceprofile', 'Directory Number 1', 'Route Partition 1'],
    ...[1, 2, 3].map((line) => ['phone', `Directory Number ${line}`, `Route Partition ${line}`]),
  ]
  for (const [member = '', pattern = '', partition = ''] of sources) {
    const csv = estate.csv(member)
    for (const row of csv.rows) {
      const place = row[csv.column(partition)] ?? ''
      keys.add(`${row[csv.column(pattern)] ?? ''}@${place === 'NULL' ? '<None>' : place}`)
    }
  }
  return keys
}

function names(member: string, column: string): ReadonlySet<string> {
  const csv = estate.csv(member)
  return new Set(csv.rows.map((row) => row[csv.column(column)] ?? ''))
}

const keys = patternKeys()
const known: Readonly<Record<string, (name: string) => boolean>> = {
  user: (name) => names('enduser', 'USER ID').has(name) || names('appuser', 'APPLICATION USER NAME').has(name),
  device: (name) => names('phone', 'Device Name').has(name),
  trunk: (name) => names('trunk', 'DEVICE NAME').has(name),
  css: (name) => name.split('+').every((each) => names('css', 'NAME').has(each) || each === 'LEGACY-DR-CSS'),
  line: (name) => keys.has(name),
  dn: (name) => keys.has(name),
  pattern: (name) => keys.has(name),
  'hunt-pilot': (name) => keys.has(name),
  'pickup-group': (name) => names('callpickupgroup', 'CPG NAME').has(name),
  partition: (name) => name === 'Directory URI',
  cluster: (name) => name === 'ThreeSites',
  location: (name) => ['Austin', 'Boston', 'Lyon'].includes(name),
  mask: (name) => names('phone', 'External Phone Number Mask 1').has(name),
  'voicemail-profile': (name) => names('voicemailprofile', 'NAME').has(name),
  mail: (name) => names('enduser', 'MAIL ID').has(name),
  roster: (name) => readFileSync(threeSites('input/agents.csv'), 'utf8').includes(`\n${name},`),
}

/** True when the export (or the roster) has what `kind:name` speaks of. */
function exists(key: string): boolean {
  const [, kind = '', name = ''] = /^([a-z-]+):(.*)$/.exec(key) ?? []
  return known[kind]?.(name) ?? false
}

describe('what is expected of three-sites', () => {
  it('speaks of callers, patterns and dispositions that exist', () => {
    const routes = readTsv(threeSites('expected/routes.tsv'))
    expect(routes.length).toBeGreaterThanOrEqual(35)
    for (const route of routes) {
      expect(exists(route['caller'] ?? ''), route['caller']).toBe(true)
      expect(['dialed', 'enbloc']).toContain(route['mode'])
      expect(DISPOSITIONS).toContain(route['disposition'])
      expect(route['waitSeconds']).toMatch(/^\d+$/)
      const winners = (route['winner'] ?? '').split('|').filter((winner) => winner !== '-' && winner !== '*')
      const alternates = ['\\+16175550102@DN-E164-PT']
      for (const winner of winners) expect(keys.has(winner) || alternates.includes(winner), winner).toBe(true)
    }
    expect(new Set(routes.map((route) => route['disposition'])).size).toBe(DISPOSITIONS.length)
  })

  it('speaks of subjects that exist, each finding once, and nothing both ways', () => {
    const findings = readTsv(threeSites('expected/findings.tsv'))
    const ids = findings.map((finding) => `${finding['code']} ${finding['subject']}`)
    expect(new Set(ids).size).toBe(ids.length)
    for (const finding of findings) {
      expect(finding['code']).toMatch(/^[A-Z]{2,4}-\d{3}$/)
      expect(['BLOCKER', 'HIGH', 'MEDIUM', 'LOW', 'INFO']).toContain(finding['severity'])
      expect(exists(finding['subject'] ?? ''), finding['subject']).toBe(true)
    }
    for (const absent of readTsv(threeSites('expected/absent.tsv'))) {
      if (absent['subject'] === '*') expect(findings.map((finding) => finding['code'])).not.toContain(absent['code'])
      else expect(exists(absent['subject'] ?? ''), absent['subject']).toBe(true)
      expect(ids).not.toContain(`${absent['code']} ${absent['subject']}`)
    }
  })
})
