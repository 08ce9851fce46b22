import { Document, isMap } from 'yaml'
import type { Mapping } from '../../model/mapping.js'
import { READINESS_ITEMS } from '../../model/mapping.js'
import { itemKey } from '../../model/mapping-items.js'
import type { MappingRow } from '../../model/mapping-rows.js'
import { mappingRows } from '../../model/mapping-rows.js'
import { numberRuleName } from '../../model/mapping-items.js'

const HEADER = ` What no export says: which pools are which location, what lies behind each trunk, what the
 organization has. Edit it here, with "rehome map edit", or in the Mapping tab of the workbook.

 status: proposed   suggested by the data; the evidence says why. Nothing is taken for granted.
 status: confirmed  stated by a person; "rehome map propose" never changes it.
 A row without a status counts as confirmed. Numbers and prefixes stand in quotes.`

const SECTION_COMMENTS: Readonly<Record<string, string>> = {
  organization: ' The target organization: domains, seats, dialing, what has been made ready.',
  locations: ' Places in the target organization and what in Unified CM belongs to each.',
  trunks:
    ' What lies behind each trunk: lgw, pstn, voicemail, sme, expressway, conference, recording,\n contact-center, ignore.',
  gateways: ' Which gateway configuration belongs to which trunks.',
  numbers:
    ' How directory numbers of one shape become whole telephone numbers; without e164Mask they\n stay extensions.',
  names: ' Names of what will be created; {location} and {pilot} are filled in.',
}

/** The sections and keys in the order in which people read them. */
const KEY_ORDER: readonly string[] = [
  ...['schema', 'organization', 'locations', 'trunks', 'gateways', 'numbers', 'names'],
  ...['name', 'match', 'product', 'mail', 'subscription', 'status', 'evidence', 'statedBy', 'statedOn', 'webexName'],
  ...['devicePools', 'partitions', 'files', 'address', 'line1', 'line2', 'city', 'state', 'postalCode', 'country'],
  ...['timeZone', 'language', 'location', 'e164Mask', 'extensionDigits', 'extensionMask', 'role', 'verifiedDomains'],
  ...['routingPrefix', 'extensionLength', 'outboundDialDigit', 'pstn', 'emergencyCarrier', 'emergencyCallbackNumber'],
  ...['mainNumber', 'steeringDigit', 'interLocationDialing', 'unknownExtensionMaximumLength', 'total', 'consumed'],
  ...['licenses', 'seats', 'people', 'readiness', ...READINESS_ITEMS, 'queue', 'partition', 'routeGroup', 'trunk'],
]

/**
 * Writes a mapping as YAML for people: evidence as a list, a comment over each section, and over each
 * row what is still missing. Equal mappings give equal text; reading it back gives the mapping.
 */
export function renderMapping(mapping: Mapping): string {
  const document = new Document(ordered(mapping), { aliasDuplicateObjects: false })
  document.commentBefore = HEADER
  const missing = missingByItem(mappingRows(mapping))
  if (isMap(document.contents)) {
    for (const pair of document.contents.items) {
      const key = String(pair.key)
      const comment = SECTION_COMMENTS[key]
      if (comment !== undefined) pair.key = commentedKey(document, key, comment)
    }
  }
  comment(document, ['organization'], missing.get('organization'))
  mapping.locations.forEach(({ name }, index) =>
    comment(document, ['locations', index], missing.get(itemKey('location', name))),
  )
  mapping.trunks.forEach(({ name }, index) => comment(document, ['trunks', index], missing.get(itemKey('trunk', name))))
  mapping.numbers.forEach((rule, index) =>
    comment(document, ['numbers', index], missing.get(itemKey('number', numberRuleName(rule)))),
  )
  return document.toString({ lineWidth: 0 })
}

function commentedKey(document: Document, key: string, text: string) {
  const node = document.createNode(key)
  node.commentBefore = text
  node.spaceBefore = true
  return node
}

function comment(document: Document, path: readonly (string | number)[], missing: readonly string[] | undefined): void {
  const node = document.getIn(path, true)
  if (missing === undefined || !isMap(node)) return
  node.commentBefore = ` missing: ${missing.join(', ')}`
}

function missingByItem(rows: readonly MappingRow[]): Map<string, string[]> {
  const missing = new Map<string, string[]>()
  for (const row of rows.filter((each) => each.missing)) {
    const key = itemKey(row.kind, row.name)
    missing.set(key, [...(missing.get(key) ?? []), row.field])
  }
  return missing
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  members.sort(([a], [b]) => KEY_ORDER.indexOf(a) - KEY_ORDER.indexOf(b))
  return Object.fromEntries(members.map(([key, member]) => [key, ordered(member)]))
}
