import type { Patch } from './asked-gateway.js'

/** What is patched, what is told, and a line that is quoted. */
export interface LintCase {
  readonly file?: string
  readonly patches: readonly Patch[]
  readonly tells: readonly string[]
  readonly quotes?: string
}

/** Of the trunk to Webex and its dial-peer (LGW-001 to LGW-008), by what is patched; without `tells` it is a near miss. */
export const WEBEX_LINT_CASES: Readonly<Record<string, LintCase>> = {
  'From without otg': {
    patches: [['";otg=muc-lgw1-trunk0417_lgu>"', '";x=muc-lgw1-trunk0417_lgu>"']],
    tells: ['LGW-001 tenant 100'],
    quotes: 'voice class sip-profiles 100',
  },
  'dtg that does not match the own otg': {
    patches: [['pattern dtg=muc-lgw1-trunk0417.lgu', 'pattern dtg=MUC-lgw1-trunk0417.lgu']],
    tells: ['LGW-002 uri 100'],
    quotes: 'pattern dtg=MUC-lgw1-trunk0417.lgu',
  },
  'dtg of 31 characters': {
    patches: [
      ['pattern dtg=muc-lgw1-trunk0417.lgu', 'pattern dtg=muc-lgw1-trunk041700000.lgu'],
      [';otg=muc-lgw1-trunk0417_lgu', ';otg=muc-lgw1-trunk041700000_lgu'],
    ],
    tells: [],
  },
  'dtg of 32 characters': {
    patches: [
      ['pattern dtg=muc-lgw1-trunk0417.lgu', 'pattern dtg=muc-lgw1-trunk0417000000.lgu'],
      [';otg=muc-lgw1-trunk0417_lgu', ';otg=muc-lgw1-trunk0417000000_lgu'],
    ],
    tells: ['LGW-002 uri 100'],
  },
  'no authentication for BroadWorks': {
    patches: [['CANARY-one realm BroadWorks', 'CANARY-one realm Broadworks']],
    tells: ['LGW-003 tenant 100'],
  },
  'no authentication for the registrar': {
    patches: [
      ['  authentication username muc-lgw1-trunk0417_LGU password 7 CANARY-two realm 12345678.eu10.example.com\n', ''],
    ],
    tells: ['LGW-003 tenant 100'],
  },
  'another realm than the registrar': {
    patches: [['CANARY-two realm 12345678', 'CANARY-two realm 12345679']],
    tells: ['LGW-004 tenant 100'],
    quotes: 'authentication username muc-lgw1-trunk0417_LGU password <removed> realm 12345679.eu10.example.com',
  },
  'another sip-server': {
    patches: [['sip-server dns:12345678', 'sip-server dns:87654321']],
    tells: ['LGW-004 tenant 100'],
  },
  'a sip-server in capitals': {
    patches: [['sip-server dns:12345678.eu10', 'sip-server dns:12345678.EU10']],
    tells: [],
  },
  'no outbound proxy': {
    patches: [['  outbound-proxy dns:proxy1.example.com\n', '']],
    tells: ['LGW-005 tenant 100'],
  },
  'the outbound proxy of sip-ua': {
    patches: [
      ['  outbound-proxy dns:proxy1.example.com\n', ''],
      ['sip-ua\n', 'sip-ua\n outbound-proxy dns:proxy1.example.com\n'],
    ],
    tells: [],
  },
  'sips without a rule for To': {
    patches: [[' rule 20 request ANY sip-header To modify "<sips:" "<sip:"\n', '']],
    tells: ['LGW-006 tenant 100'],
    quotes: 'url sips',
  },
  'sip without these rules': {
    patches: [
      [' rule 20 request ANY sip-header To modify "<sips:" "<sip:"\n', ''],
      ['  url sips', '  url sip'],
    ],
    tells: [],
  },
  'no srtp': { patches: [[' srtp\n', '']], tells: ['LGW-007 dial-peer 100'] },
  'another suite': {
    patches: [['AES_CM_128_HMAC_SHA1_80', 'AES_CM_128_HMAC_SHA1_32']],
    tells: ['LGW-007 dial-peer 100'],
    quotes: 'crypto 1 AES_CM_128_HMAC_SHA1_32',
  },
  'no codec class': { patches: [[' voice-class codec 100\n', '']], tells: ['LGW-007 dial-peer 100'] },
  'a codec of its own': { patches: [[' voice-class codec 100\n', ' codec g711ulaw\n']], tells: [] },
  'srtp for all': {
    patches: [
      [' srtp\n', ''],
      ['voice service voip\n', 'voice service voip\n srtp\n'],
    ],
    tells: [],
  },
  'no STUN': { patches: [[' voice-class stun-usage 100\n', '']], tells: ['LGW-008 dial-peer 100'] },
  'a class that is not there for calls from Webex': {
    patches: [['incoming uri request 100', 'incoming uri request 999']],
    tells: ['LGW-002 uri 999'],
    quotes: 'incoming uri request 999',
  },
  'no such class, but Webex by the address that it sends from': {
    patches: [
      ['incoming uri request 100', 'incoming uri request 999\n incoming uri via 500'],
      ['voice class uri 100 sip', 'voice class uri 500 sip\n host ipv4:198.51.100.5\n!\nvoice class uri 100 sip'],
      ['voice class uri 100 sip', 'voice class uri 999 sip\n host ipv4:198.51.100.20\n!\nvoice class uri 100 sip'],
    ],
    tells: [],
  },
  'a class with the id of the trunk group and another word before it': {
    patches: [['pattern dtg=muc-lgw1-trunk0417.lgu', 'pattern otg=muc-lgw1-trunk0417.lgu']],
    tells: ['LGW-002 uri 100'],
    quotes: 'pattern otg=muc-lgw1-trunk0417.lgu',
  },
  'a class with the id of the trunk group alone': {
    patches: [['pattern dtg=muc-lgw1-trunk0417.lgu', 'pattern muc-lgw1-trunk0417.lgu']],
    tells: [],
  },
  'a class by the port at which Webex calls': {
    patches: [['pattern dtg=muc-lgw1-trunk0417.lgu', 'pattern :5061']],
    tells: [],
  },
  'a class by host': {
    patches: [[' pattern dtg=muc-lgw1-trunk0417.lgu', ' host ipv4:198.51.100.20']],
    tells: [],
  },
  'authentication for any realm': {
    patches: [
      ['CANARY-one realm BroadWorks', 'CANARY-one'],
      ['  authentication username muc-lgw1-trunk0417_LGU password 7 CANARY-two realm 12345678.eu10.example.com\n', ''],
    ],
    tells: [],
  },
  'authentication in sip-ua': {
    patches: [
      ['  authentication username muc-lgw1-trunk0417_LGU password 7 CANARY-one realm BroadWorks\n', ''],
      ['sip-ua\n', 'sip-ua\n authentication username muc-lgw1-trunk0417_LGU password 7 CANARY-one realm BroadWorks\n'],
    ],
    tells: [],
  },
  'no authentication at all': {
    patches: [
      ['  authentication username muc-lgw1-trunk0417_LGU password 7 CANARY-one realm BroadWorks\n', ''],
      ['  authentication username muc-lgw1-trunk0417_LGU password 7 CANARY-two realm 12345678.eu10.example.com\n', ''],
    ],
    tells: ['LGW-003 tenant 100'],
  },
  'the outbound proxy of voice service voip': {
    patches: [
      ['  outbound-proxy dns:proxy1.example.com\n', ''],
      ['  early-offer forced\n', '  early-offer forced\n  outbound-proxy dns:proxy1.example.com\n'],
    ],
    tells: [],
  },
  'the srtp-crypto class of voice service voip': {
    patches: [
      ['  srtp-crypto 100\n', ''],
      ['  early-offer forced\n', '  early-offer forced\n  srtp-crypto 100\n'],
    ],
    tells: [],
  },
  'no srtp-crypto class anywhere': { patches: [['  srtp-crypto 100\n', '']], tells: ['LGW-007 dial-peer 100'] },
}
