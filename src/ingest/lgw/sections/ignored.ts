const starting = (words: string): RegExp =>
  new RegExp(
    `^(${words
      .trim()
      .split(/\s*\n\s*/)
      .join('|')})(?![\\w-])`,
  )

/** Blocks of configuration mode in which nothing says where calls go; their content is passed over. */
export const IGNORED_BLOCKS = starting(`
  aaa group
  aaa server
  aaa attribute
  address-family
  application
  archive
  bba-group
  bridge-domain
  call-home
  call-manager-fallback
  call application
  card type
  ccm-manager
  class-map
  control-plane
  controller
  crypto dynamic-map
  crypto ikev2
  crypto ipsec
  crypto isakmp (policy|profile|client)
  crypto map
  crypto pki certificate (chain|map)
  crypto pki profile
  crypto pki server
  crypto keyring
  dot11
  dspfarm
  ephone
  ephone-dn
  ephone-dn-template
  ephone-template
  event manager environment
  flow (exporter|monitor|record)
  gatekeeper
  gateway
  guestshell
  iox
  ip access-list
  ip dhcp pool
  ip sla
  ip vrf
  ip community-list
  ipv6 access-list
  key chain
  l2vpn
  line
  media profile
  media-profile
  mgcp profile
  monitor session
  nfvis
  ntp-server
  parameter-map
  policy-map
  radius server
  redundancy
  restconf
  route-map
  router
  sccp ccm group
  service-template
  stcapp
  tacacs server
  telemetry
  telephony-service
  template
  track
  transceiver
  username
  virtual-service
  vlan
  voice class (custom-cptone|dualtone|dsp|permanent|aaa|called-number|resource-group|busyout|cptone|phone-proxy|tone-signal|dual-tone)
  voice hunt-group
  voice moh-group
  voice mlpp
  voice register
  voice service (pots|media|saf|dialing)
  voice-card
  vrf definition
  vstack
  wlan
  xcctsp
  zone
  zone-pair
`)

/** Single commands of configuration mode that say nothing about where calls go. */
export const IGNORED_COMMANDS = starting(`
  aaa
  access-list
  alias
  arp
  banner
  boot
  boot-(start|end)-marker
  buffers
  call (admission|threshold|treatment|rsvp-sync|filter|fallback|denial)
  cdp
  clock
  crypto (key|pki (trustpool|enroll|authenticate|import|export)|isakmp (key|keepalive|enable|identity|invalid)|call|engine|provisioning)
  diagnostic
  dial-control-mib
  dial-peer (outbound|inbound|data|search|terminator|no-match)
  do-exec
  dspfarm
  enable
  errdisable
  ethernet
  event manager
  exception
  facility-alarm
  file
  ftp
  hw-module
  id-manager
  interface-counter
  ip (route|domain|domain-name|domain-lookup|name-server|http|https|ssh|scp|ftp|tftp|tcp|nat|forward-protocol|routing|cef|classless|subnet-zero|source-route|finger|bootp|dhcp|dns|multicast-routing|prefix-list|radius|tacacs|rsvp|rtcp|icmp|inspect|as-path|nbar|options|sdwan|admission|local|telnet|rcmd|gratuitous-arps|telnet|wccp|flow-export|flow-cache|ips|identd|igmp|pim|mroute|spd|ttl-limit)
  ipv6
  isdn
  key config-key
  l2
  license
  lldp
  logging
  login
  mac
  macro
  memory
  memory-size
  mgcp
  mls
  module
  mrcp
  multilink
  netconf
  netconf-yang
  network-clock
  network-clock-participate
  network-clock-select
  nls
  no-payload-encryption
  ntp
  parser
  password
  platform
  port-channel
  power
  process
  prompt
  qos
  radius-server
  rtr
  sccp
  scheduler
  secure
  security
  service
  service-policy
  shell
  signaling
  snmp
  snmp-server
  spanning-tree
  standby
  subscriber
  switch
  system
  tacacs-server
  tftp-server
  threat-visibility
  upgrade
  utilization
  version
  vtp
  voice (call|hunt|iec|rtp|cause-code|disc-pi-off|dnis-map|dsp|echo-canceller|enum-match-table|local-bypass|logout-profile|pcm|ringtone|statistics|vad-time|vrf|sip|lpcor|emergency)
  vpdn
  warm-reboot
  wsma
  x25
`)
