import { WEBEX_SIGNALING } from '../../../src/model/lgw/webex-ranges.js'
import type { LintCase } from './webex-lint-cases.js'
import { WEBEX_LINT_CASES } from './webex-lint-cases.js'

const SECOND_CARRIER = `dial-peer voice 210 voip
 session protocol sipv2
 destination dpg 100
 incoming uri via 200
!
sip-ua
`
const HUNT_ALL = ' huntstop 1 resp-code 404\n'

/** By what is patched; without `tells` it is a near miss. */
export const LINT_CASES: Readonly<Record<string, LintCase>> = {
  ...WEBEX_LINT_CASES,
  'bound to nothing': {
    patches: [['bind media source-interface GigabitEthernet0/0/1', 'bind media source-interface GigabitEthernet0/0/7']],
    tells: ['LGW-009 GigabitEthernet0/0/7'],
    quotes: 'bind media source-interface GigabitEthernet0/0/7',
  },
  'bound to an interface that is down': {
    patches: [[' ip address 198.51.100.20 255.255.255.0\n', ' ip address 198.51.100.20 255.255.255.0\n shutdown\n']],
    tells: ['LGW-009 GigabitEthernet0/0/1'],
  },
  'bound to an address by DHCP': {
    patches: [[' ip address 198.51.100.20 255.255.255.0\n', ' ip address dhcp\n']],
    tells: [],
  },
  'an excerpt without interfaces': {
    patches: [
      [
        'interface GigabitEthernet0/0/0\n description Unified CM and carrier\n ip address 192.0.2.21 255.255.255.0\n negotiation auto\n',
        '',
      ],
      [
        'interface GigabitEthernet0/0/1\n description Webex Calling\n ip address 198.51.100.20 255.255.255.0\n negotiation auto\n',
        '',
      ],
      ['interface GigabitEthernet0/0/2\n no ip address\n shutdown\n', ''],
    ],
    tells: [],
  },
  'a certificate on a private address': {
    file: 'certificate.cfg',
    patches: [['203.0.113.20', '10.0.0.20']],
    tells: ['LGW-009 GigabitEthernet1'],
    quotes: 'ip address 10.0.0.20 255.255.255.0',
  },
  'a certificate behind address translation': {
    file: 'certificate.cfg',
    patches: [
      ['203.0.113.20', '10.0.0.20'],
      [
        ' rule 20 response ANY sip-header Contact',
        ' rule 11 request ANY sdp-header Connection-Info modify "IN IP4 10.0.0.20" "IN IP4 203.0.113.20"\n rule 20 response ANY sip-header Contact',
      ],
    ],
    tells: [],
  },
  'a registering trunk on a private address': { patches: [['198.51.100.20', '10.0.0.20']], tells: [] },
  'a member that is shut down': {
    patches: [[' description Carrier\n translation-profile', ' description Carrier\n shutdown\n translation-profile']],
    tells: ['LGW-010 dpg 200'],
    quotes: 'shutdown',
  },
  'a member that is not there': {
    patches: [[' dial-peer 400 preference 1', ' dial-peer 404 preference 1']],
    tells: ['LGW-010 dpg 400'],
    quotes: 'dial-peer 404 preference 1',
  },
  'a group that is not there': {
    patches: [['destination dpg 400\n incoming uri via 200', 'destination dpg 440\n incoming uri via 200']],
    tells: ['LGW-010 dpg 440'],
  },
  'a member without outbound match': {
    patches: [
      [
        ' destination-pattern BAD.BAD\n session protocol sipv2\n session target dns:wxtocucm',
        ' session protocol sipv2\n session target dns:wxtocucm',
      ],
    ],
    tells: ['LGW-010 dpg 300'],
  },
  'a member whose server group is not there': {
    patches: [['session target dns:wxtocucm.example.com', 'session server-group 555']],
    tells: ['LGW-010 dpg 300'],
    quotes: 'session server-group 555',
  },
  'a group that is shut down on purpose': {
    patches: [[' description Webex to Unified CM\n', ' description Webex to Unified CM\n shutdown\n']],
    tells: [],
  },
  'no destination dpg': {
    patches: [[' destination dpg 400\n incoming uri via 200', ' incoming uri via 200']],
    tells: ['LGW-011 dial-peer 200'],
  },
  'no destination dpg, but a pattern that matches': {
    patches: [
      [' destination dpg 400\n incoming uri via 200', ' incoming uri via 200'],
      [
        ' destination-pattern BAD.BAD\n session protocol sipv2\n session target dns:pstntocucm',
        ' destination-pattern +49T\n session protocol sipv2\n session target dns:pstntocucm',
      ],
    ],
    tells: [],
  },
  'no inbound match': {
    patches: [[' incoming uri via 200\n', '']],
    tells: ['LGW-011 dial-peer 200'],
    quotes: 'destination dpg 400',
  },
  'two dial-peers by one class': {
    patches: [['sip-ua\n', SECOND_CARRIER]],
    tells: ['LGW-012 dial-peers 200, 210'],
    quotes: 'incoming uri via 200',
  },
  'two dial-peers by one class, one preferred': {
    patches: [['sip-ua\n', SECOND_CARRIER.replace(' session', ' preference 3\n session')]],
    tells: [],
  },
  'two classes with one host': {
    patches: [
      ['sip-ua\n', SECOND_CARRIER.replace('via 200', 'via 210')],
      [
        'voice class uri 300 sip',
        'voice class uri 210 sip\n host ipv4:203.0.113.71\n host ipv4:203.0.113.70\n!\nvoice class uri 300 sip',
      ],
    ],
    tells: ['LGW-012 dial-peers 200, 210'],
  },
  'one port for Webex and the carrier': {
    patches: [['dns:wxtocucm', 'dns:pstntocucm']],
    tells: ['LGW-015'],
    quotes: 'session target dns:pstntocucm.example.com',
  },
  'no keepalive on three servers': {
    patches: [
      [
        ' voice-class sip options-keepalive profile 300\n voice-class sip bind control source-interface GigabitEthernet0/0/0\n voice-class sip bind media source-interface GigabitEthernet0/0/0\n dtmf-relay rtp-nte\n no vad\n!\nsip-ua',
        ' no vad\n!\nsip-ua',
      ],
    ],
    tells: ['LGW-016 dial-peer 400'],
    quotes: 'session target dns:pstntocucm.example.com',
  },
  'a rule without anchor': {
    patches: [['rule 2 /^\\+\\(.*\\)$/ /00\\1/', 'rule 2 /49\\(.*\\)/ /00\\1/']],
    tells: ['LGW-017 translation-rule 200'],
    quotes: 'rule 2 /49\\(.*\\)/ /00\\1/',
  },
  'a rule that only a plus can begin': {
    patches: [['rule 2 /^\\+\\(.*\\)$/ /00\\1/', 'rule 2 /\\+\\(.*\\)/ /00\\1/']],
    tells: [],
  },
  'a rule of a table that nobody uses': {
    patches: [
      [
        'voice translation-profile TO-CARRIER',
        'voice translation-rule 9\n rule 1 /49/ /0/ type national national\n!\nvoice translation-profile TO-CARRIER',
      ],
    ],
    tells: [],
  },
  'a typed rule': {
    patches: [['rule 1 /^\\+49\\(.*\\)$/ /0\\1/', 'rule 1 /^\\+49\\(.*\\)$/ /0\\1/ type international national']],
    tells: ['LGW-018 translation-rule 200'],
    quotes: 'rule 1 /^\\+49\\(.*\\)$/ /0\\1/ type international national',
  },
  'a rule for any type': {
    patches: [
      ['rule 1 /^\\+49\\(.*\\)$/ /0\\1/', 'rule 1 /^\\+49\\(.*\\)$/ /0\\1/ type any national plan unknown isdn'],
    ],
    tells: [],
  },
  'a plus before 911': {
    patches: [['rule 2 /^\\+\\(.*\\)$/ /00\\1/', 'rule 2 /^[1-9].*/ /+&/']],
    tells: ['LGW-019 translation-rule 200'],
    quotes: 'rule 2 /^[1-9].*/ /+&/',
  },
  'a plus before longer numbers only': {
    patches: [['rule 2 /^\\+\\(.*\\)$/ /00\\1/', 'rule 2 /^[1-9]......*/ /+&/']],
    tells: [],
  },
  'more calls than the trunk takes': {
    patches: [['max-conn 250', 'max-conn 251']],
    tells: ['LGW-026 dial-peer 100'],
    quotes: 'max-conn 251',
  },
  'networks of Webex that are not trusted': {
    patches: [['  ipv4 0.0.0.0 0.0.0.0', '  ipv4 192.0.2.0 255.255.255.0']],
    tells: ['LGW-027'],
    quotes: 'ip address trusted list',
  },
  'all networks of Webex': {
    patches: [['  ipv4 0.0.0.0 0.0.0.0', WEBEX_SIGNALING.networks.map((network) => `  ipv4 ${network}`).join('\n')]],
    tells: [],
  },
  'no list at all': {
    patches: [[' ip address trusted list\n  ipv4 0.0.0.0 0.0.0.0\n', ' no ip address trusted authenticate\n']],
    tells: [],
  },
  'an inbound profile that is not switched on': {
    file: 'certificate.cfg',
    patches: [['  sip-profiles inbound\n', '']],
    tells: ['LGW-028'],
    quotes: 'sip-profiles 110 inbound',
  },
  'a map from a file': {
    file: 'everything-else.cfg',
    patches: [['destination e164-pattern-map 1', 'destination e164-pattern-map 2']],
    tells: ['LGW-029 e164-pattern-map 2'],
    quotes: 'url flash:numbers.cfg',
  },
  'an applet that enters dial-peers': {
    file: 'everything-else.cfg',
    patches: [['"show sip-ua register status"', '"dial-peer voice 10 voip"']],
    tells: ['LGW-030'],
    quotes: 'event manager applet WATCH',
  },
  '.T beside numbers with a plus': {
    file: 'everything-else.cfg',
    patches: [['destination-pattern 1[2-9]..[2-9]......', 'destination-pattern .T']],
    tells: ['LGW-031 dial-peer 20'],
    quotes: 'destination-pattern .T',
  },
  'huntstop at an outage': {
    file: 'certificate.cfg',
    patches: [[HUNT_ALL, ' huntstop 1 resp-code 490 to 503\n']],
    tells: ['LGW-032 server-group 300'],
    quotes: 'huntstop 1 resp-code 490 to 503',
  },
  'a carrier ID for everybody': {
    patches: [
      [
        ' voice-class sip asserted-id pai\n voice-class sip bind control',
        ' voice-class sip profiles 210\n voice-class sip asserted-id pai\n voice-class sip bind control',
      ],
      [
        'voice class tenant 100',
        'voice class sip-profiles 210\n rule 1 request INVITE sip-header P-Asserted-Identity modify "<sip:.*@(.*)>" "<sip:+15125550100@\\1>"\n!\nvoice class tenant 100',
      ],
    ],
    tells: ['LGW-103 sip-profiles 210'],
    quotes: 'rule 1 request INVITE sip-header P-Asserted-Identity modify "<sip:.*@(.*)>" "<sip:+15125550100@\\1>"',
  },
  'another host for everybody': {
    patches: [
      [
        ' voice-class sip asserted-id pai\n voice-class sip bind control',
        ' voice-class sip profiles 210\n voice-class sip asserted-id pai\n voice-class sip bind control',
      ],
      [
        'voice class tenant 100',
        'voice class sip-profiles 210\n rule 1 request INVITE sip-header From modify "(<.*:.*)(@.*>)" "\\1@example.com>"\n rule 2 request INVITE sip-header P-Asserted-Identity copy "<sip:(.*)@" u01\n rule 3 request INVITE sip-header From modify "<sip:.*@(.*)>" "<sip:\\u01@\\1>"\n!\nvoice class tenant 100',
      ],
    ],
    tells: [],
  },
  'who forwarded is stripped': {
    patches: [['voice-class sip privacy-policy passthru', 'voice-class sip privacy-policy strip diversion']],
    tells: ['LGW-103 dial-peer 300'],
    quotes: 'voice-class sip privacy-policy strip diversion',
  },
  'no asserted-id toward Unified CM': {
    patches: [[' voice-class sip asserted-id pai\n voice-class sip privacy-policy', ' voice-class sip privacy-policy']],
    tells: ['TRK-002'],
    quotes: 'dial-peer voice 300 voip',
  },
  'asserted-id for all': {
    patches: [
      [' voice-class sip asserted-id pai\n voice-class sip privacy-policy', ' voice-class sip privacy-policy'],
      ['  early-offer forced\n', '  early-offer forced\n  asserted-id pai\n'],
    ],
    tells: [],
  },
  'P-Asserted-Identity overwritten as it comes in': {
    patches: [
      ['  early-offer forced\n', '  early-offer forced\n  sip-profiles inbound\n'],
      ['  sip-profiles 100\n', '  sip-profiles 100\n  sip-profiles 110 inbound\n'],
      [
        'voice class tenant 100',
        'voice class sip-profiles 110\n rule 1 request INVITE sip-header From copy "<sip:(.*)@" u01\n rule 2 request INVITE sip-header P-Asserted-Identity modify "<sip:.*@(.*)>" "<sip:\\u01@\\1>"\n!\nvoice class tenant 100',
      ],
    ],
    tells: ['TRK-002'],
    quotes: 'rule 2 request INVITE sip-header P-Asserted-Identity modify "<sip:.*@(.*)>" "<sip:\\u01@\\1>"',
  },
  'a keepalive without profile on a group of servers': {
    file: 'certificate.cfg',
    patches: [['options-keepalive profile 300', 'options-keepalive']],
    tells: ['LGW-016 dial-peer 300'],
    quotes: 'voice-class sip options-keepalive',
  },
  'a keepalive without profile on a name': {
    patches: [
      [
        'session target dns:wxtocucm.example.com\n destination dpg 100\n incoming uri via 300\n voice-class codec 100\n voice-class sip asserted-id pai\n voice-class sip privacy-policy passthru\n voice-class sip options-keepalive profile 300',
        'session target dns:wxtocucm.example.com\n destination dpg 100\n incoming uri via 300\n voice-class codec 100\n voice-class sip asserted-id pai\n voice-class sip privacy-policy passthru\n voice-class sip options-keepalive',
      ],
    ],
    tells: [],
  },
  'a typed rule of a table that ISDN calls pass too': {
    file: 'everything-else.cfg',
    patches: [['type unknown national plan unknown isdn', 'type national national plan isdn isdn']],
    tells: [],
  },
  'Diversion is removed': {
    patches: [
      [
        ' voice-class sip asserted-id pai\n voice-class sip bind control',
        ' voice-class sip profiles 210\n voice-class sip asserted-id pai\n voice-class sip bind control',
      ],
      [
        'voice class tenant 100',
        'voice class sip-profiles 210\n rule 1 request INVITE sip-header Diversion remove\n!\nvoice class tenant 100',
      ],
    ],
    tells: [],
  },
}
