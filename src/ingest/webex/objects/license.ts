import { type WebexLicense, type WebexProduct, licenseKey } from '../../../model/webex/license.js'
import { present } from '../../present.js'
import { JsonMembers, type JsonRecord } from '../json-members.js'
import { decodedId } from '../webex-id.js'

/** Names under which the API, Control Hub and CSV files sell the products (`customer-assist` 2.1, `webex-api` 5.1). */
const NAMES: { readonly [P in WebexProduct]: readonly string[] } = {
  'customer-assist': [
    'Customer Experience - Essential',
    'Customer Experience Essentials',
    'Webex Customer Experience Essentials',
    'Webex Calling - Customer Experience Essentials',
    'CX Essential',
    'CX Essentials',
    'Customer Assist',
    'Webex Customer Assist',
    'Webex Calling - Customer Assist',
    'Webex Calling Customer Assist',
  ],
  professional: [
    'Webex Calling - Professional',
    'Webex Calling VAR Professional',
    'Calling Professional',
    'Webex Calling Professional',
  ],
  standard: [
    'Webex Calling - Standard',
    'Webex Calling - Basic',
    'Webex Calling VAR Basic',
    'Calling Standard',
    'Calling Basic',
  ],
  workspaces: ['Webex Calling - Workspaces', 'Webex Calling - Workspace', 'Webex Calling - Common Area'],
  'attendant-console': ['Webex Attendant Console', 'Webex Calling - Attendant Console', 'Attendant Console'],
  'route-list-calls': ['Webex Calling - Route List Calls', 'Route List Calls'],
  ucm: [
    'Unified Communication Manager (UCM)',
    'Unified Communications Manager (UCM)',
    'Unified Communication Manager',
    'Unified Communications Manager',
    'UCM',
  ],
}

const PRODUCTS = Object.keys(NAMES) as readonly WebexProduct[]
const BY_NAME = new Map(PRODUCTS.flatMap((product) => NAMES[product].map((name) => [folded(name), product] as const)))

/**
 * One item of `GET /licenses`, or `GET /licenses/{id}`.
 *
 * @throws UnreadableAnswer
 */
export function readLicense(json: JsonRecord): WebexLicense {
  const members = new JsonMembers(json)
  const name = members.text('name')
  return present<WebexLicense>({
    name,
    product: licenseProduct(name, members.optionalText('id')),
    subscription: members.optionalText('subscriptionId'),
    totalUnits: members.integer('totalUnits'),
    consumedUnits: members.integer('consumedUnits'),
  })
}

/** Key of a license as an answer shows it. */
export function licenseKeyOf(json: JsonRecord): string {
  const members = new JsonMembers(json)
  return licenseKey(members.text('name'), members.optionalText('subscriptionId'))
}

/**
 * The product by name, without regard to case and punctuation, else by the type token of the decoded
 * id `<organization>:<type>_<uuid>` where that is one of the same words (`customer-assist` 2.1; the
 * tokens themselves are not published); undefined for meetings, messaging and
 * whatever else plays no part.
 */
export function licenseProduct(name: string, id: string | undefined): WebexProduct | undefined {
  return BY_NAME.get(folded(name)) ?? BY_NAME.get(folded(typeToken(id) ?? ''))
}

function typeToken(id: string | undefined): string | undefined {
  const decoded = id === undefined ? undefined : decodedId(id)
  return decoded?.type === 'LICENSE' ? /:([A-Za-z0-9_-]+?)_[0-9a-f-]{36}$/i.exec(decoded.rest)?.[1] : undefined
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}
