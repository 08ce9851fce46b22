import { Flags } from '@oclif/core'

/** Flags of reading a live cluster; user and password come from the environment only. */
export const axlFlags = {
  axl: Flags.string({
    summary: 'Read the live cluster over AXL, with REHOME_AXL_USER and REHOME_AXL_PASSWORD of the environment.',
    helpValue: 'URL',
  }),
  'ca-file': Flags.string({
    summary: 'PEM file with the certificate, or who signed it, that the node may show.',
    helpValue: 'FILE',
    dependsOn: ['axl'],
    exclusive: ['fingerprint'],
  }),
  fingerprint: Flags.string({
    summary: 'SHA-256 fingerprint of the certificate that the node must show.',
    helpValue: 'HEX',
    dependsOn: ['axl'],
  }),
  'axl-version': Flags.string({
    summary: 'Version of AXL to speak; by default the newest that the node knows.',
    helpValue: '15.0',
    dependsOn: ['axl'],
  }),
  save: Flags.string({
    summary: 'New folder for what was read, as the files of an export.',
    helpValue: 'DIR',
    dependsOn: ['axl'],
  }),
}
