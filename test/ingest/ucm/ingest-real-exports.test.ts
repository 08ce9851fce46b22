import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { FileArchiveReader } from '../../../src/adapters/files/archive-reader.js'
import { ingestUcm } from '../../../src/ingest/ucm/ingest-ucm.js'
import type { UcmSnapshot } from '../../../src/model/snapshot.js'
import { sharedData } from '../../support/shared-data.js'
import { codes, findingOf, rowsOf, values } from './made-archive.js'

const lab = sharedData('ucm-export-lab-14.0.1/ucmdata_export_61_74.full.tar')
const sites = sharedData('ucm-bat-import-24-sites-11.5')

async function open(path: string): Promise<UcmSnapshot> {
  return ingestUcm(await new FileArchiveReader().open(path))
}

describe.skipIf(lab === undefined)(
  'a full export of a real cluster (skipped where the data is not beside the repository)',
  () => {
    let snapshot: UcmSnapshot
    beforeAll(async () => {
      snapshot = await open(lab ?? '')
    })

    it('knows the ports of its SIP trunk security profiles, and no profile of a phone', () => {
      const ports = snapshot.objects['security-profile'].map(({ value }) => [value.name, value.incomingPort])
      expect(ports).toEqual([
        ['Non Secure SIP Trunk Profile', 5060],
        ['Non Secure SIP Trunk Profile - UCXN', 5060],
        ['Non secure profile vcube', 5064],
        ['STSP-F-UCM2-LGW1-1A-BEEO-9346', 9346],
        ['Secure SIP Trunk Profile', 5061],
        ['Secure SIP Trunk Profile EXP2-C-5062', 5062],
        ['Secure SIP Trunk Profile for UCXN', 5061],
      ])
    })

    it('accounts for its 175 members', () => {
      const fates = snapshot.members.map((member) => member.fate)
      expect(fates).toHaveLength(175)
      expect(fates.filter((fate) => fate === 'read')).toHaveLength(52)
      expect(fates.filter((fate) => fate === 'known-unused')).toHaveLength(123)
      expect(snapshot.members.filter((member) => member.note?.includes('not listed'))).toHaveLength(4)
      expect(snapshot.cluster).toEqual({
        clusterId: 'RemoteCluster',
        release: '14.0.1.10000-20',
        exportedOn: 'Jun 09, 2023',
        exportAddress: '10.5.10.50',
      })
      expect(snapshot.absentColumns).toEqual([])
    })

    it('counts phones by what they are', () => {
      const classes = snapshot.objects.phone.map(({ value }) => value.deviceClass)
      const count = (wanted: string) => classes.filter((found) => found === wanted).length
      expect(classes).toHaveLength(23)
      expect([
        count('desk-phone'),
        count('soft-client'),
        count('cti-port'),
        count('remote-device'),
        count('template'),
      ]).toEqual([5, 10, 4, 2, 2])
    })

    it('has 34 directory numbers: 19 on phones, 1 on the route point, 14 in the list only', () => {
      const origins = snapshot.objects['directory-number'].map(({ value }) => value.origins.join())
      expect(origins).toHaveLength(34)
      expect(origins.filter((origin) => origin === 'phone')).toHaveLength(19)
      expect(origins.filter((origin) => origin === 'cti-route-point')).toHaveLength(1)
      expect(origins.filter((origin) => origin === 'directorynumber')).toHaveLength(14)
      expect(snapshot.objects['directory-number'].filter(({ value }) => !value.active)).toHaveLength(13)
    })

    it('attributes owners by rule', () => {
      const rules = snapshot.objects.phone.map(({ value }) => value.owner.rule)
      const count = (rule: string) => rules.filter((found) => found === rule).length
      expect(['owner-user-id', 'cti-control', 'associated-user', 'primary-extension', 'none'].map(count)).toEqual([
        9, 3, 0, 1, 10,
      ])
      expect(values(snapshot, 'phone')['SEP3C5EC30C08EE']?.owner).toEqual({
        rule: 'primary-extension',
        userId: 'OP0014925010000',
      })
    })

    it('reads patterns and trunks, and remarks 911 in two files', () => {
      expect(snapshot.objects['route-pattern']).toHaveLength(7)
      expect(snapshot.objects.trunk).toHaveLength(7)
      expect(codes(snapshot)).toEqual(['DIAL-020 pattern:911@E911'])
      expect(rowsOf(findingOf(snapshot, 'DIAL-020', 'pattern:911@E911'))).toEqual([
        'routepattern.csv:8',
        'directorynumber.csv:15',
      ])
      expect(snapshot.objects['remote-destination'].map(({ value }) => value.ctiRemoteDevice)).toEqual([
        'HP0014937000001',
        'HP0014937000002',
      ])
    })

    it('reads SIP profiles, regions and nodes, with every name in them', () => {
      const early = values(snapshot, 'sip-profile')['SPT-F-UCM2-LGW1-1A-BEEO']
      expect(early).toMatchObject({ optionsPing: true, earlyOffer: 'Best Effort (no MTP inserted)', pingRetries: 6 })
      expect(
        values(snapshot, 'region')['Default']?.pairs.map((pair) => [pair.region, pair.videoKilobitsPerSecond]),
      ).toEqual([
        ['Default', 384],
        ['REGION-711_722', -2],
      ])
      expect(snapshot.objects.server).toHaveLength(4)
      const hosts = new Set(snapshot.objects.server.map(({ key }) => key))
      const managers = Object.values(values(snapshot, 'call-manager'))
      expect(managers).toHaveLength(3)
      expect(managers.every(({ server }) => server !== undefined && hosts.has(server))).toBe(true)
    })

    it('lets no secret out', () => {
      const text = JSON.stringify(snapshot)
      expect(text).not.toMatch(/0{40}/)
      expect(text).not.toContain('<password>')
    })
  },
)

describe.skipIf(sites === undefined)(
  'import sets of real sites (skipped where the data is not beside the repository)',
  () => {
    const root = sites ?? ''

    it.each([
      ['WW11 Pasadena/PasadenaImport.tar', 'R70-WW11-PasadenaCA-PT'],
      ['WW02 Compton/ComptonImport.tar', 'R70-WW02-ComptonCA-PT'],
    ])('%s refers to what is not in it, in a partition written with blanks', async (path, partition) => {
      const snapshot = await open(join(root, 'configs/USESI-Cluster', path))
      expect(codes(snapshot)).toEqual(
        expect.arrayContaining([
          'PRE-010 css:911HP-CSS',
          'PRE-010 hunt-list:911AnnouncementHL',
          'PRE-010 route-list-or-device:e911-SIP-RL',
        ]),
      )
      expect(Object.keys(values(snapshot, 'route-pattern'))).toEqual([`9.711@${partition}`, `9.911@${partition}`])
      expect(codes(snapshot)).not.toContain(`PRE-010 partition:${partition}`)
    })

    it('all can be read, as archives and as folders', async () => {
      const entries = readdirSync(join(root, 'configs'), { recursive: true, withFileTypes: true })
      const tars = entries.filter((entry) => entry.name.endsWith('.tar'))
      const folders = new Set(entries.filter((entry) => entry.name === 'css.csv').map((entry) => entry.parentPath))
      expect(tars.length).toBeGreaterThan(15)
      for (const path of [...tars.map((entry) => join(entry.parentPath, entry.name)), ...folders]) {
        const snapshot = await open(path)
        expect(snapshot.objects.css.length, path).toBeGreaterThan(0)
        const malformed = snapshot.findings.filter((found) => found.code === 'PRE-007' && found.severity !== 'LOW')
        expect(malformed, path).toEqual([])
      }
    })

    it('one of them differs in case only from the search space it refers to', async () => {
      const snapshot = await open(join(root, 'configs/WW01 Brea/WW01BreaSiteImport.tar'))
      expect(findingOf(snapshot, 'PRE-010', 'css:R70-WW01-BreaCA-LD-CSS').severity).toBe('LOW')
      expect(
        snapshot.objects['translation-pattern'].some(({ value }) => value.callingSearchSpace?.endsWith('-Ld-CSS')),
      ).toBe(true)
    })

    it('reads the import sets of phones, told apart by file and row only', async () => {
      const snapshot = await open(join(root, 'PhoneImport'))
      expect(snapshot.objects.phone).toHaveLength(306)
      expect(snapshot.objects['directory-number']).toHaveLength(293)
      expect(snapshot.objects.phone.every(({ key }) => key.startsWith('MACADDRESS#WW'))).toBe(true)
      expect(snapshot.members.map(({ fate, columns }) => `${fate} ${columns ?? 0}`)).toEqual(
        Array.from({ length: 19 }, () => 'read 31'),
      )
      const rows = snapshot.members.map(({ rows: count }) => count ?? 0)
      expect(rows.reduce((sum, count) => sum + count, 0)).toBe(306)
      // Each file is told as an import set, and nothing in any of them is malformed.
      expect(codes(snapshot).filter((code) => code.startsWith('PRE-002'))).toHaveLength(19)
      expect(codes(snapshot).filter((code) => code.startsWith('PRE-003'))).toEqual([])
    })
  },
)
