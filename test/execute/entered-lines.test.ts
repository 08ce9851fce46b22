import { describe, expect, it } from 'vitest'
import { foreignLines, linesNotInEffect } from '../../src/execute/gateway/entered-lines.js'

const RUNNING = `hostname lgw
!
voice class tenant 200
 registrar dns:example.com
 credentials number A username B password 7 0822455D0A16 realm BroadWorks
!
dial-peer voice 200 voip
 description to Webex
 no vad
!
end`.split('\n')

describe('what of a block a gateway does not show', () => {
  it.each([
    [['hostname lgw'], []],
    [['hostname  lgw', '!', ' exit', 'end'], []],
    [['voice class tenant 200', '   registrar dns:example.com'], []],
    [['voice class tenant 200', '  registrar dns:other'], ['registrar dns:other']],
    [
      ['voice class tenant 201', '  registrar dns:example.com'],
      ['voice class tenant 201', 'registrar dns:example.com'],
    ],
    [['registrar dns:example.com'], ['registrar dns:example.com']],
    [['voice class tenant 200', '  credentials number A username B password 0 secret realm BroadWorks'], []],
    [['dial-peer voice 200 voip', '  no vad'], []],
    [['dial-peer voice 200 voip', '  no shutdown'], []],
    [['dial-peer voice 200 voip', '  no description'], ['no description']],
    [['no dial-peer voice 200'], ['no dial-peer voice 200']],
    [['no dial-peer voice 2'], []],
    [['no dial-peer voice 200', 'dial-peer voice 200 voip', '  description to Webex'], []],
    [['voice class tenant 999', 'no voice class tenant 999'], []],
  ] as const)('%j: %j', (entered, missing) => {
    expect(linesNotInEffect(RUNNING, entered)).toEqual(missing)
  })
})

describe('lines of somebody else', () => {
  const block = ['dial-peer voice 200 voip', '  session target sip-server']

  it('are those in a section that the block makes', () => {
    expect(foreignLines(RUNNING, block, ['no dial-peer voice 200 voip'])).toEqual([
      'dial-peer voice 200 voip / description to Webex',
    ])
  })

  it('are none in a section that the block only adds to', () => {
    expect(foreignLines(RUNNING, block, ['dial-peer voice 200 voip', '  no session target'])).toEqual([])
  })
})
