import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FileArchiveReader } from '../../src/adapters/files/archive-reader.js'
import { askDialPlan } from '../../src/analysis/dial-plan/question.js'
import type { Finding } from '../../src/findings/finding.js'
import type { InputMember } from '../../src/ingest/ports.js'
import { ingestUcm, ingestUcmSet } from '../../src/ingest/ucm/ingest-ucm.js'
import { EMPTY_MAPPING } from '../../src/model/mapping.js'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import type { UcmSnapshot } from '../../src/model/snapshot.js'
import type { Trace } from '../../src/routing/trace.js'
import { callerOfCss } from '../../src/routing/ucm/resolve-caller.js'
import { questionInput } from '../../src/workflows/questions/estate-question.js'
import { sharedData } from '../support/shared-data.js'

const FOLDER = sharedData('ucm-bat-import-24-sites-11.5/configs/USESI-Cluster')
const PHONES = sharedData('ucm-bat-import-24-sites-11.5/PhoneImport')
const SITES = FOLDER === undefined ? [] : readdirSync(FOLDER).sort()

/** What the sets of the sites name and none holds, made up: an empty hunt list, a search space, a route list. */
const SUPPLIED = membersFrom({
  'huntlist.csv':
    'NAME,ROUTE LIST ENABLED,HUNTLIST FOR VM,SELECTION ORDER 1,LINE GROUP 1\n911AnnouncementHL,t,f,1,LG\n',
  'linegroup.csv': 'NAME,LINE SELECTION ORDER 1,DN OR PATTERN 1,ROUTE PARTITION 1\nLG,,,\n',
  'partition.csv': 'NAME\n911HP-PT\n',
  'css.csv': 'NAME,ROUTE PARTITION 1\n911HP-CSS,911HP-PT\n',
  'routepattern.csv':
    'ROUTE PATTERN,ROUTE PARTITION,ROUTE OPTION,URGENT PRIORITY,DISCARD DIGITS,GATEWAY/ROUTE LIST\n9.911,911HP-PT,f,f,PreDot,e911-SIP-RL\n',
  'routelist.csv': 'NAME,ENABLE THIS ROUTE LIST,SELECTION ORDER 1,ROUTE GROUP 1\ne911-SIP-RL,t,1,e911-RG\n',
  'routegroup.csv':
    'NAME,TYPE DISTRIBUTE ALGORITHM,DEVICE NAME 1,PORT 1,DEVICE SELECTION ORDER 1\ne911-RG,Top Down,e911-SIP,0,0\n',
  'trunk.csv': 'TRUNK TYPE,DEVICE NAME,DESTINATION ADDRESS 1,DESTINATION PORT 1\nSIP Trunk,e911-SIP,192.0.2.11,5060\n',
})

function membersFrom(files: Readonly<Record<string, string>>): readonly InputMember[] {
  const encoder = new TextEncoder()
  return Object.entries(files).map(([name, text]) => ({ name, bytes: encoder.encode(text) }))
}

async function siteMembers(site: string): Promise<readonly InputMember[]> {
  return (await new FileArchiveReader().open(join(FOLDER ?? '', site))).members
}

function questionsTo(snapshot: UcmSnapshot) {
  const facts = { snapshot, mapping: EMPTY_MAPPING, roster: undefined, decisions: [], settings: DEFAULT_SETTINGS }
  return questionInput({ ...facts, today: '2025-06-09' })
}

function read(members: readonly InputMember[]): UcmSnapshot {
  return ingestUcm({ name: 'site', sha256: '', members })
}

/** A call from the site's own search space, dialed by a person. */
function call(input: ReturnType<typeof questionsTo>, css: string, digits: string): Trace {
  return input.router.route(callerOfCss(input.estate, css, undefined), digits)
}

function winners(trace: Trace): readonly string[] {
  return trace.hops.flatMap((hop) => (hop.kind === 'lookup' ? [`${hop.winner?.kind} ${hop.winner?.pattern}`] : []))
}

/** `R70-WW02-ComptonCA` and `702`, as the set of the site says them. */
function namesOf(snapshot: UcmSnapshot): { readonly prefix: string; readonly store: string } {
  const pilot = snapshot.objects['hunt-pilot'].find(({ value }) => value.pattern.endsWith('0911'))?.value
  return { prefix: pilot?.partition?.replace(/-PT$/, '') ?? '', store: pilot?.pattern.slice(0, 3) ?? '' }
}

describe.skipIf(FOLDER === undefined)('the 16 real sites (skipped where the data is not beside the repository)', () => {
  it('are there', () => {
    expect(SITES).toHaveLength(16)
  })

  describe.each(SITES)('%s', (site) => {
    it('loses 911 where the set ends, and says what would have to be supplied', async () => {
      const input = questionsTo(read(await siteMembers(site)))
      const { prefix, store } = namesOf(input.estate.snapshot)
      const trace = call(input, `${prefix}-CSS`, '911')
      expect(winners(trace)).toEqual(['translation-pattern 911', `hunt-pilot ${store}0911`])
      expect(trace.disposition).toBe('insufficient-information')
      expect(trace.missing).toEqual([
        'calling search space 911HP-CSS',
        'hunt list 911AnnouncementHL',
        'route list or device e911-SIP-RL',
      ])
    })

    it('has 911 whole once the three are supplied', async () => {
      const input = questionsTo(read([...(await siteMembers(site)), ...SUPPLIED]))
      const { prefix, store } = namesOf(input.estate.snapshot)
      const trace = call(input, `${prefix}-CSS`, '911')
      expect(winners(trace)).toEqual(['translation-pattern 911', `hunt-pilot ${store}0911`, 'route-pattern 9.911'])
      expect(trace).toMatchObject({
        disposition: 'trunk',
        reached: 'trunk:e911-SIP',
        finalDigits: '911',
        missing: [],
        waitedSeconds: 0,
      })
    })

    it('has two ties, and resolves its short dialing and its park range', async () => {
      const input = questionsTo(read(await siteMembers(site)))
      const { prefix, store } = namesOf(input.estate.snapshot)
      const ties = askDialPlan(input).findings.filter(({ code }) => code === 'DIAL-016')
      expect(ties.map(({ subject }) => subject)).toEqual([`pattern:9.711@${prefix}-PT`, `pattern:9.911@${prefix}-PT`])
      const park = input.estate.snapshot.objects['call-park'][0]?.value.pattern ?? ''
      expect(park).toBe(`${store}750[0-9]`)
      const parked = call(input, `${prefix}-CSS`, '7503')
      expect(winners(parked)).toEqual(['translation-pattern 75XX', `call-park ${park}`])
      expect(parked).toMatchObject({ disposition: 'park', finalDigits: `${store}7503` })
    })
  })

  it('WW11 with its list of phones: the urgent 711 cuts the numbers of that store', async () => {
    const list = readFileSync(join(PHONES ?? '', 'WW11-Pasadena.csv'))
    const members = [
      ...(await siteMembers('WW11 Pasadena')),
      { name: 'WW11-Pasadena.csv', bytes: new Uint8Array(list) },
    ]
    const findings: readonly Finding[] = askDialPlan(questionsTo(read(members))).findings
    const cut = findings.filter(({ code }) => code === 'DIAL-013')
    expect(cut.map(({ subject }) => subject)).toEqual(['pattern:711@R70-WW11-PasadenaCA-PT'])
    expect(cut[0]?.message).toContain('22 numbers')
  })

  it('several sites with the list of one: only the store whose numbers they are', async () => {
    const members: InputMember[] = []
    for (const site of ['WW09 Torrance', 'WW11 Pasadena', 'WW20 Citadel']) {
      members.push(...(await siteMembers(site)))
    }
    const list = readFileSync(join(PHONES ?? '', 'WW11-Pasadena.csv'))
    members.push({ name: 'WW11-Pasadena.csv', bytes: new Uint8Array(list) })
    const cut = askDialPlan(questionsTo(read(members))).findings.filter(({ code }) => code === 'DIAL-013')
    expect(cut.map(({ subject }) => subject)).toEqual(['pattern:711@R70-WW11-PasadenaCA-PT'])
    // Its pilots and its park range prove it; of the phones nobody said the partition.
    expect(cut[0]).toMatchObject({ confidence: 'PROVEN' })
    expect(cut[0]?.message).toContain('of them, the list does not say their partition')
  })

  it('all sites and all lists as one cluster: 711 cuts the numbers of WW11 alone', async () => {
    const reader = new FileArchiveReader()
    const lists = readdirSync(PHONES ?? '').sort()
    const paths = [...SITES.map((site) => join(FOLDER ?? '', site)), ...lists.map((list) => join(PHONES ?? '', list))]
    const archives = await Promise.all(paths.map((path) => reader.open(path)))
    const snapshot = ingestUcmSet(archives, 'USESI')
    expect(snapshot.cluster.clusterId).toBe('USESI')
    const cut = askDialPlan(questionsTo(snapshot)).findings.filter(({ code }) => code === 'DIAL-013')
    expect(cut.map(({ subject }) => subject)).toEqual(['pattern:711@R70-WW11-PasadenaCA-PT'])
  })
})
