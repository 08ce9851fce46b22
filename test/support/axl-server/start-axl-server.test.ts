import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { canMakeCertificates, madeCertificate } from '../../adapters/axl/made-certificate.js'
import { ExportBuilder } from '../export-builder.js'
import { threeSites } from '../three-sites.js'
import { askAxl } from './ask-axl.js'
import type { ExportMember } from './export-table.js'
import type { AxlServer, AxlServerOptions } from './start-axl-server.js'
import { startAxlServer } from './start-axl-server.js'
import { childNode, childText } from './xml-tree.js'

const started: AxlServer[] = []

async function threeSitesServer(options: AxlServerOptions = {}): Promise<AxlServer> {
  const builder = await ExportBuilder.fromTar(readFileSync(threeSites('input/ucmdata_export.tar')))
  return serverOf(membersOf(builder), options)
}

async function serverOf(members: readonly ExportMember[], options: AxlServerOptions = {}): Promise<AxlServer> {
  const server = await startAxlServer(members, options)
  started.push(server)
  return server
}

function membersOf(builder: ExportBuilder): readonly ExportMember[] {
  return builder.files().map((file) => ({ name: file.name, bytes: file.data }))
}

function list(tags: string, criteria = '<name>%</name>', page = ''): string {
  return `<searchCriteria>${criteria}</searchCriteria><returnedTags>${tags}</returnedTags>${page}`
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()))
})

describe('a list', () => {
  it('returns the tags asked for, in the order of the schema, without members', async () => {
    const server = await threeSitesServer()
    const answer = await askAxl(server, 'listCss', list('<description/><name/>'))
    expect(answer.objects.map((css) => childText(css, 'name'))).toContain('LYN-DEV-CSS')
    expect(answer.objects[0]?.children.map((child) => child.name)).toEqual(['description', 'name'])
    const members = await askAxl(server, 'listCss', list('<members/>'))
    expect(members.fault).toBe('listCss.returnedTags: unknown element members')
  })

  it('gives nothing but uuids for empty tags', async () => {
    const answer = await askAxl(await threeSitesServer(), 'listPhone', list(''))
    expect(answer.objects.length).toBeGreaterThan(70)
    expect(answer.objects[0]?.children).toEqual([])
    expect(answer.objects[0]?.attributes['uuid']).toMatch(/^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/)
  })

  it('compares as LIKE does', async () => {
    const server = await threeSitesServer()
    const names = await askAxl(server, 'listPhone', list('<name/>', '<name>CSF%</name>'))
    expect(names.objects.map((phone) => childText(phone, 'name'))).toContain('CSFBCHO')
    expect(names.objects).toHaveLength(5)
    const pattern = await askAxl(server, 'listLine', list('<pattern/>', '<pattern>\\+1717555011_</pattern>'))
    expect(pattern.objects.map((line) => childText(line, 'pattern'))).toContain('\\+17175550111')
    expect((await askAxl(server, 'listPhone', list('<name/>', ''))).fault).toContain('at least one element')
    expect((await askAxl(server, 'listPhone', list('<name/>', '<model>%</model>'))).fault).toContain('unknown element')
  })

  it('pages, and counts skip only beside first', async () => {
    const server = await threeSitesServer()
    const all = await askAxl(server, 'listPhone', list('<name/>'))
    const pages = await Promise.all(
      [0, 30, 60, 90].map((skip) => askAxl(server, 'listPhone', list('<name/>', undefined, page(skip, 30)))),
    )
    const name = (answer: typeof all) => answer.objects.map((phone) => childText(phone, 'name'))
    expect(pages.flatMap(name)).toEqual(name(all))
    const skipped = await askAxl(server, 'listPhone', list('<name/>', undefined, '<skip>70</skip>'))
    expect(name(skipped)).toEqual(name(all))
  })

  it('holds every pattern in the route plan', async () => {
    const answer = await askAxl(
      await threeSitesServer(),
      'listRoutePlan',
      list('<dnOrPattern/><partition/><type/>', '<dnOrPattern>%911</dnOrPattern>'),
    )
    const rows = answer.objects.map((row) => row.children.map((child) => child.text).join(' '))
    expect(rows).toContain('911 EMER-PT Route')
    expect(rows).toContain('911 EMER-PT Device')
  })
})

function page(skip: number, first: number): string {
  return `<skip>${String(skip)}</skip><first>${String(first)}</first>`
}

describe('a get', () => {
  it('finds by name, by uuid, and by pattern and partition', async () => {
    const server = await threeSitesServer()
    const byName = await askAxl(server, 'getCss', '<name>AUS-DEV-CSS</name>')
    const uuid = byName.objects[0]?.attributes['uuid'] ?? ''
    const byUuid = await askAxl(server, 'getCss', `<uuid>${uuid.toLowerCase()}</uuid>`)
    expect(byUuid.objects).toEqual(byName.objects)
    const inPartition = '<pattern>42XX</pattern><routePartitionName>AUS-XLATE-PT</routePartitionName>'
    const pattern = await askAxl(server, 'getTransPattern', inPartition)
    expect(childText(pattern.objects[0], 'calledPartyTransformationMask')).toBe('+151255501XX')
    const nowhere = await askAxl(server, 'getTransPattern', '<pattern>42XX</pattern>')
    expect(nowhere.status).toBe(500)
    expect(nowhere.text).toContain('<axlcode>5007</axlcode>')
  })

  it('nests members with their uuids, and writes absent values as empty elements', async () => {
    const answer = await askAxl(await threeSitesServer(), 'getPhone', '<name>SEP020000717111</name>')
    const phone = answer.objects[0]
    expect(phone?.attributes['ctiid']).toMatch(/^\d+$/)
    const line = childNode(childNode(phone, 'lines'), 'line')
    expect(childText(line, 'recordingFlag')).toBe('Automatic Call Recording Enabled')
    const number = childNode(line, 'dirn')
    expect([childText(number, 'pattern'), childText(number, 'routePartitionName')]).toEqual([
      '\\+17175550111',
      'DN-E164-PT',
    ])
    expect(number?.attributes['uuid']).toMatch(/^\{.+\}$/)
    expect(childText(phone, 'hlogStatus')).toBe('On')
    expect(childText(phone, 'mobilityUserIdName')).toBeUndefined()
    expect(answer.text).toContain('<aarNeighborhoodName')
  })

  it('knows what belongs to a number, and which devices carry it', async () => {
    const key = '<pattern>\\+17175550111</pattern><routePartitionName>DN-E164-PT</routePartitionName>'
    const tags = '<returnedTags><enterpriseAltNum><numMask/></enterpriseAltNum><associatedDevices/></returnedTags>'
    const answer = await askAxl(await threeSitesServer(), 'getLine', key + tags)
    const [line] = answer.objects
    expect(line?.children.map((child) => child.name)).toEqual(['enterpriseAltNum', 'associatedDevices'])
    expect(childText(childNode(line, 'enterpriseAltNum'), 'numMask')).toBe('84711')
    const devices = childNode(line, 'associatedDevices')?.children.map((device) => device.text)
    expect(devices).toEqual(['SEP020000717111', 'CSFNGARCIA'])
  })

  it('shows a queue only where there is one', async () => {
    const server = await threeSitesServer()
    const key = (pattern: string) => `<pattern>${pattern}</pattern><routePartitionName>HUNT-PT</routePartitionName>`
    const queue = await askAxl(server, 'getHuntPilot', key('\\+15125550150'))
    expect(childText(childNode(queue.objects[0], 'queueCalls'), 'maxCallersInQueue')).toBe('20')
    const plain = await askAxl(server, 'getHuntPilot', key('\\+15125550160'))
    expect(childNode(plain.objects[0], 'queueCalls')?.children).toEqual([])
  })

  it('gives codes, passwords and vendor configuration to whoever asks', async () => {
    const server = await threeSitesServer()
    const code = await askAxl(server, 'getFacInfo', '<name>Premium calls</name>')
    expect(childText(code.objects[0], 'code')).toContain('CANARY')
    const user = await askAxl(server, 'getUser', '<userid>ngarcia</userid>')
    expect(childText(user.objects[0], 'pin')).toContain('CANARY')
    const phone = await askAxl(server, 'getPhone', '<name>SEP020000717111</name>')
    expect(childText(childNode(phone.objects[0], 'vendorConfig'), 'password')).toContain('CANARY')
  })
})

describe('versions', () => {
  it('answers newer schemas with 599', async () => {
    const server = await threeSitesServer({ release: '14.0' })
    expect((await askAxl(server, 'getCCMVersion', '')).status).toBe(599)
    const answer = await askAxl(server, 'getCCMVersion', '', { version: '14.0' })
    expect(answer.text).toContain('xmlns:ns="http://www.cisco.com/AXL/API/14.0"')
    expect(childText(answer.objects[0], 'version')).toBe('14.0.1.13900(155)')
  })

  it('wants the header to say what the body says', async () => {
    const server = await threeSitesServer()
    const answer = await askAxl(server, 'getCCMVersion', '', { action: '"CUCM:DB ver=14.0 getCCMVersion"' })
    expect(answer.fault).toContain('SOAPAction must be')
  })
})

describe.skipIf(!canMakeCertificates)('https', () => {
  it('shows the certificate that it was given', async () => {
    const { key, cert } = madeCertificate('ucm-pub.example.com')
    const server = await threeSitesServer({ tls: { key, cert } })
    expect(server.url).toMatch(/^https:/)
    expect((await askAxl(server, 'getCCMVersion', '', { ca: cert })).status).toBe(200)
    await expect(askAxl(server, 'getCCMVersion', '')).rejects.toThrow(/self-signed/)
  })
})

describe('refusals', () => {
  it('keeps strangers out without recording them', async () => {
    const server = await threeSitesServer()
    expect((await askAxl(server, 'getCCMVersion', '', { password: 'wrong' })).status).toBe(401)
    expect(server.exchanges).toEqual([])
  })

  it('knows no operation that AXL does not have, and no element twice or out of order', async () => {
    const server = await threeSitesServer()
    expect((await askAxl(server, 'listGatewayEndpointAnalogAccess', list('<name/>'))).status).toBe(500)
    expect((await askAxl(server, 'listCss', list('<name/><name/>'))).fault).toContain('out of order')
    expect((await askAxl(server, 'listCss', list('<name/><description/>'))).fault).toContain('out of order')
    expect(server.exchanges.map((exchange) => exchange.operation)).toEqual([
      'listGatewayEndpointAnalogAccess',
      'listCss',
      'listCss',
    ])
  })

  it('refuses answers that are too large', async () => {
    const server = await threeSitesServer({ rows: 50 })
    const answer = await askAxl(server, 'listPhone', list('<name/>'))
    expect(answer.fault).toMatch(
      /^Query request too large\. Total rows matched: \d+ rows\. Suggestive Row Fetch: less than 50 rows$/,
    )
    const paged = await askAxl(server, 'listPhone', list('<name/>', undefined, page(0, 50)))
    expect(paged.objects).toHaveLength(50)
  })
})

describe('trouble', () => {
  it('is as often as asked for, and only for its operation', async () => {
    const server = await threeSitesServer({
      trouble: [
        { kind: 'busy', operation: 'listCss', times: 2, retryAfter: '1' },
        { kind: 'forbidden', operation: 'listUser' },
        { kind: 'fault', operation: 'listLine', times: 1, message: 'a & b', code: -1 },
      ],
    })
    const asked = async () => (await askAxl(server, 'listCss', list('<name/>'))).status
    expect([await asked(), await asked(), await asked()]).toEqual([503, 503, 200])
    expect((await askAxl(server, 'listUser', list('<userid/>', '<userid>%</userid>'))).status).toBe(403)
    expect((await askAxl(server, 'listLine', list('<pattern/>', '<pattern>%</pattern>'))).fault).toBe('a & b')
    expect((await askAxl(server, 'listPhone', list('<name/>'))).status).toBe(200)
  })

  it('cuts answers short in both ways', async () => {
    const server = await threeSitesServer({
      trouble: [
        { kind: 'cut', times: 1 },
        { kind: 'short', times: 1 },
      ],
    })
    await expect(askAxl(server, 'listCss', list('<name/>'))).rejects.toThrow(/aborted|terminated|closed|hang up/i)
    await expect(askAxl(server, 'listCss', list('<name/>'))).rejects.toThrow(/unclosed|unexpected end/i)
  })
})

describe('SQL', () => {
  it('answers what it has tables for, with SKIP and FIRST', async () => {
    const server = await threeSitesServer()
    const sql = (text: string) => askAxl(server, 'executeSQLQuery', `<sql>${text}</sql>`)
    const parameters = await sql('SELECT SKIP 1 FIRST 2 pc.paramname, pc.paramvalue AS value FROM processconfig pc')
    expect(parameters.objects).toHaveLength(2)
    expect(parameters.objects[0]?.children.map((cell) => cell.name)).toEqual(['paramname', 'value'])
    const unknown = await sql('SELECT name FROM typemodel')
    expect(unknown.fault).toContain('SELECT name FROM typemodel')
    expect((await sql('SELECT nothing FROM numplan')).fault).toContain('Column (nothing) not found')
  })
})

describe('an estate without objects', () => {
  it('answers empty lists', async () => {
    const server = await serverOf(membersOf(ExportBuilder.empty()))
    const answer = await askAxl(server, 'listPhone', list('<name/>'))
    expect([answer.status, answer.objects]).toEqual([200, []])
    expect(answer.text).toContain('<return/>')
  })
})
