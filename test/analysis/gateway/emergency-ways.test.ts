import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { askGateway } from '../../../src/analysis/gateway/question.js'
import type { Finding } from '../../../src/findings/finding.js'
import { ingestLgw } from '../../../src/ingest/lgw/ingest-lgw.js'
import type { LgwSnapshot } from '../../../src/model/lgw/snapshot.js'
import { confirmedLocation, questionInput } from '../../support/asked-estate.js'
import { ExportBuilder } from '../../support/export-builder.js'
import { threeSites } from '../../support/three-sites.js'
import type { Patch } from './asked-gateway.js'
import { ask, gateway, quoted, threeSitesInput, told } from './asked-gateway.js'

const PLUS = '/^[1-9].*/ /+&/'
const WITHOUT_9 = '/^9/ //'
const WITH_9 = '/^\\(.*\\)$/ /9\\1/'

/** A table with one rule, and a profile of the same name. */
function table(tag: number, rule: string): Patch {
  const config = `voice translation-rule ${tag}\n rule 1 ${rule}\n!\nvoice translation-profile T${tag}\n translate called ${tag}\n!\n`
  return ['!\ninterface GigabitEthernet0/0/0\n', `!\n${config}interface GigabitEthernet0/0/0\n`]
}

/** A line of a dial-peer of registration.cfg or older-layout.cfg, by its description. */
function on(description: string, line: string): Patch {
  return [` description ${description}\n`, ` description ${description}\n ${line}\n`]
}

const CARRIER = 'Carrier\n translation-profile outgoing TO-CARRIER'
const FROM_CARRIER: Patch = [` description ${CARRIER}\n`, ` description ${CARRIER}\n translation-profile incoming T1\n`]
const TO_CARRIER: Patch = [` description ${CARRIER}\n`, ' description Carrier\n translation-profile outgoing T1\n']
const WEBEX = 'Webex Calling\n max-conn 250'
const FROM_WEBEX: Patch = [` description ${WEBEX}\n`, ` description ${WEBEX}\n translation-profile incoming T1\n`]
const TO_WEBEX: Patch = [` description ${WEBEX}\n`, ` description ${WEBEX}\n translation-profile outgoing T1\n`]
const FROM_UCM = on('Unified CM, trunk to the carrier', 'translation-profile incoming T1')
const GLOBAL: Patch = ['sip-ua\n', 'voip-incoming translation-profile T1\n!\nsip-ua\n']

async function findingsOf(...patches: readonly Patch[]): Promise<readonly Finding[]> {
  return (await ask(gateway('registration.cfg', ...patches))).findings
}

describe('a rule that changes emergency numbers', () => {
  it.each([
    ['plus, to the carrier', PLUS, [TO_CARRIER], '911 into +911: calls from dial-peer 400 to dial-peer 200'],
    ['9 taken off, to the carrier', WITHOUT_9, [TO_CARRIER], '911 into 11:'],
    ['9 put before, to the carrier', WITH_9, [TO_CARRIER], '911 into 9911:'],
    ['112 only', '/^112$/ /0112/', [TO_CARRIER], '112 into 0112:'],
    ['the test call only', '/^933$/ /911/', [TO_CARRIER], '933 into 911:'],
    ['as Unified CM sends it', WITHOUT_9, [FROM_UCM], 'calls from dial-peer 400 to dial-peer 200'],
    ['as Webex sends it', WITHOUT_9, [FROM_WEBEX], 'calls from dial-peer 100 to dial-peer 300'],
    ['for all incoming calls', WITHOUT_9, [GLOBAL], '911 into 11:'],
    ['as the second rule on its way', '/^911$/ /0911/', [FROM_UCM], '911 into 0911:'],
  ])('is LGW-019: %s', async (_name, rule, patches, says) => {
    const findings = await findingsOf(table(1, rule), ...patches)
    expect(told(findings)).toEqual(['LGW-019 translation-rule 1'])
    expect(findings[0]?.message).toContain(says)
    expect(findings.flatMap(quoted).join('\n')).toContain(`rule 1 ${rule}`)
    expect(findings.flatMap(quoted).join('\n')).toContain('translation-profile')
  })

  it.each([
    ['plus, from the carrier', PLUS, [FROM_CARRIER]],
    ['plus, to Unified CM', PLUS, [on('Unified CM, trunk to the carrier', 'translation-profile outgoing T1')]],
    ['plus, to Webex', PLUS, [TO_WEBEX]],
    ['plus, from Unified CM to Webex', PLUS, [on('Unified CM, trunk to Webex', 'translation-profile incoming T1')]],
    ['what Unified CM may undo', WITH_9, [on('Unified CM, trunk to Webex', 'translation-profile outgoing T1')]],
    ['an access code before 911', '/^9\\(911\\)$/ /\\1/', [TO_CARRIER]],
    ['an access code before longer numbers', '/^9\\(1..........\\)$/ /\\1/', [TO_CARRIER]],
    ['112 into 911', '/^112$/ /911/', [TO_CARRIER]],
    ['numbers of four digits and more', '/^\\(....+\\)$/ /9\\1/', [TO_CARRIER]],
    ['the calling number', PLUS, [['translate called 1\n', 'translate calling 1\n'] as Patch, TO_CARRIER]],
    [
      'for all incoming calls but those of Webex and Unified CM',
      WITHOUT_9,
      [
        GLOBAL,
        table(2, '/^00/ /011/'),
        [FROM_WEBEX[0], FROM_WEBEX[1].replace('T1', 'T2')] as Patch,
        [FROM_UCM[0], FROM_UCM[1].replace('T1', 'T2')] as Patch,
      ],
    ],
    [
      'a plus that is taken off again',
      '/^\\(.*\\)$/ /+\\1/',
      [FROM_UCM, ['rule 2 /^\\+\\(.*\\)$/ /00\\1/', 'rule 2 /^\\+\\(...\\)$/ /\\1/'] as Patch],
    ],
  ])('is none: %s', async (_name, rule, patches) => {
    expect(told(await findingsOf(table(1, rule), ...patches))).toEqual([])
  })
})

describe('one dial-peer in, another out', () => {
  it.each([
    ['Carrier, outbound', 'outgoing', ['LGW-019 translation-rule 1']],
    ['Unified CM for the carrier, inbound', 'incoming', ['LGW-019 translation-rule 1']],
    ['Carrier, inbound', 'incoming', []],
    ['Unified CM for the carrier, outbound', 'outgoing', []],
  ])('%s, %s', async (description, direction, tells) => {
    const patches = [table(1, PLUS), on(description, `translation-profile ${direction} T1`)]
    expect(told((await ask(gateway('older-layout.cfg', ...patches))).findings)).toEqual(tells)
  })
})

describe('a gateway without Webex', () => {
  const before = (line: string, nodes = '192.0.2.1'): LgwSnapshot => {
    const text = readFileSync(threeSites('input/gateway.cfg'), 'utf8').replace(/\b192\.0\.2\.1(?=[0-2]\b)/g, nodes)
    const patched = text.replace(' rule 2 /^\\+/ /011/', ` rule 2 /^\\+/ /011/\n rule 3 ${line}`)
    expect(patched).not.toBe(text)
    return ingestLgw({ name: 'gateway.cfg', bytes: new TextEncoder().encode(patched) })
  }
  const of19 = (findings: readonly Finding[]): readonly string[] =>
    told(findings).filter((each) => each.startsWith('LGW-019'))

  it('is judged by the nodes of Unified CM', async () => {
    const { findings } = askGateway(await threeSitesInput([before(WITHOUT_9)]))
    expect(of19(findings)).toEqual(['LGW-019 translation-rule 101'])
    expect(of19(askGateway(await threeSitesInput([before('/^9\\(911\\)$/ /\\1/')])).findings)).toEqual([])
  })

  it('is left alone without them, and that is said', async () => {
    const { findings, unchecked } = await ask(before(WITHOUT_9, '198.51.100.1'))
    expect(of19(findings)).toEqual([])
    expect(unchecked.filter(({ code }) => code === 'LGW-019').map(({ missing }) => missing)).toEqual([
      'which dial-peers of lgw-aus lead to Unified CM',
    ])
    const sound = await ask(before('/^9\\(911\\)$/ /\\1/', '198.51.100.1'))
    expect(sound.unchecked.filter(({ code }) => code === 'LGW-019')).toEqual([])
  })
})

describe('what people dial in danger', () => {
  const inCountries = async (rule: string, ...countries: readonly string[]): Promise<readonly string[]> => {
    const gateways = [gateway('registration.cfg', table(1, rule), TO_CARRIER)]
    const locations = countries.map((country) => confirmedLocation(country, { address: { country } }))
    const input = await questionInput(ExportBuilder.empty(), { mapping: { locations }, others: { gateways } })
    return told(askGateway(input).findings).filter((each) => each.startsWith('LGW-019'))
  }

  it('is that of the places in the mapping', async () => {
    expect(await inCountries(WITHOUT_9, 'DE')).toEqual([])
    expect(await inCountries(WITHOUT_9, 'DE', 'US')).toEqual(['LGW-019 translation-rule 1'])
    expect(await inCountries('/^1/ /01/', 'DE')).toEqual(['LGW-019 translation-rule 1'])
    expect(await inCountries('/^1/ /01/', 'US')).toEqual([])
  })
})
