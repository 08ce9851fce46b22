import { describe, expect, it } from 'vitest'
import { ask, gateway, type Patch, quoted, told } from './asked-gateway.js'

/** By the name that nothing defines: the line that is patched to name it, and what is told. */
const CASES: readonly (readonly [name: string, patch: Patch, quotes: string])[] = [
  [
    'voice class tenant 999',
    [
      'privacy-policy passthru\n voice-class sip options',
      'privacy-policy passthru\n voice-class sip tenant 999\n voice-class sip options',
    ],
    'voice-class sip tenant 999',
  ],
  ['voice class uri 99', [' incoming uri via 200', ' incoming uri via 99'], 'incoming uri via 99'],
  [
    'voice class codec 77',
    [' incoming uri via 200\n voice-class codec 100', ' incoming uri via 200\n voice-class codec 77 offer-all'],
    'voice-class codec 77 offer-all',
  ],
  [
    'voice class stun-usage 7',
    [' incoming uri via 300', ' incoming uri via 300\n voice-class stun-usage 7'],
    'voice-class stun-usage 7',
  ],
  [
    'voice translation-profile NOSUCH',
    ['outgoing TO-CARRIER', 'outgoing NOSUCH'],
    'translation-profile outgoing NOSUCH',
  ],
  [
    'voice translation-profile GONE',
    [
      'translation-profile outgoing TO-CARRIER',
      'translation-profile outgoing TO-CARRIER\n call-block translation-profile incoming GONE',
    ],
    'call-block translation-profile incoming GONE',
  ],
  [
    'voice translation-rule 201',
    [' translate called 200', ' translate called 200\n translate calling 201'],
    'translate calling 201',
  ],
  [
    'voice class srtp-crypto 5',
    [' incoming uri via 300', ' incoming uri via 300\n voice-class sip srtp-crypto 5'],
    'voice-class sip srtp-crypto 5',
  ],
  [
    'voice class sip-profiles 9',
    [
      ' voice-class sip options-keepalive profile 300',
      ' voice-class sip options-keepalive profile 300\n voice-class sip profiles 9',
    ],
    'voice-class sip profiles 9',
  ],
  [
    'voice class sip-profiles 8',
    ['  sip-profiles 100', '  sip-profiles 100\n  sip-profiles 8 inbound'],
    'sip-profiles 8 inbound',
  ],
  ['voice class sip-profiles 7', [' up-interval 30', ' up-interval 30\n sip-profiles 7'], 'sip-profiles 7'],
  [
    'voice class e164-pattern-map 6',
    [' incoming uri via 200', ' incoming uri via 200\n incoming called e164-pattern-map 6'],
    'incoming called e164-pattern-map 6',
  ],
  [
    'voice class sip-options-keepalive 4',
    ['options-keepalive profile 300', 'options-keepalive profile 4'],
    'voice-class sip options-keepalive profile 4',
  ],
  [
    'voice class server-group 555',
    [
      'voice translation-rule 200',
      'dial-peer voice 900 voip\n destination-pattern BAD.BAD\n session protocol sipv2\n session server-group 555\n!\nvoice translation-rule 200',
    ],
    'session server-group 555',
  ],
  [
    'dial-peer voice 404',
    ['voice translation-rule 200', 'voice class dpg 900\n dial-peer 404\n!\nvoice translation-rule 200'],
    'dial-peer 404',
  ],
]

describe('a name that nothing defines', () => {
  it.each(CASES)('%s', async (name, patch, quotes) => {
    const snapshot = gateway('registration.cfg', patch)
    const { findings } = await ask(snapshot)
    const found = findings.filter(({ code }) => code === 'PRE-010')
    expect(told(found)).toEqual([`PRE-010 ${name}`])
    const places = found.flatMap(quoted)
    expect(places).toEqual([expect.stringMatching(/^registration\.cfg:\d+ /)])
    const [, row = '', text = ''] = /^[^:]+:(\d+) (.*)$/.exec(places[0] ?? '') ?? []
    expect([text, snapshot.lines[Number(row) - 1]?.trim()]).toEqual([quotes, quotes])
    expect(found[0]?.severity).toBe('MEDIUM')
  })

  it('is one finding with every line that names it', async () => {
    const { findings } = await ask(gateway('registration.cfg', ['voice class codec 100', 'voice class codec 1']))
    // The line of the leg to Webex is told by its own lint.
    expect(told(findings)).toEqual(['LGW-007 dial-peer 100', 'PRE-010 voice class codec 100'])
    const found = findings.filter(({ code }) => code === 'PRE-010')
    expect(found.flatMap(quoted)).toHaveLength(3)
    expect(found[0]?.message).toBe('voice class codec 100 is not in the configuration of lgw-muc; 3 lines refer to it.')
  })

  it.each([
    ['LGW-007', '  srtp-crypto 100', '  srtp-crypto 5'],
    ['LGW-008', 'voice-class stun-usage 100', 'voice-class stun-usage 5'],
    ['LGW-010', ' dial-peer 400 preference 1', ' dial-peer 404 preference 1'],
  ])('is not told again where %s tells it', async (code, was, is) => {
    const { findings } = await ask(gateway('registration.cfg', [was, is]))
    expect(findings.map((finding) => finding.code)).toEqual([code])
  })

  it('counts little where only a dial-peer that is shut down names it', async () => {
    const { findings } = await ask(
      gateway('registration.cfg', ['end\n', 'dial-peer voice 900 voip\n shutdown\n voice-class codec 5\n!\nend\n']),
    )
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['PRE-010', 'LOW']])
  })

  it('is not one of a template that is still to be filled in, nor a keyword', async () => {
    const { findings } = await ask(
      gateway('registration.cfg', [
        'translation-profile outgoing TO-CARRIER',
        'translation-profile outgoing {{PROFILE}}\n voice-class sip copy-list system\n voice-class sip pass-thru headers unsupp',
      ]),
    )
    expect(told(findings)).toEqual([])
  })
})
