import type { WebexNumberUse } from '../../../model/webex/number-use.js'
import { present } from '../../present.js'
import { JsonMembers, type JsonRecord, type ResolveId } from '../json-members.js'
import { optionalNumber } from './phone-number.js'
import { referredName } from './route.js'

/**
 * One item of `GET /telephony/config/numbers`; undefined for one with neither a number nor an extension.
 * `mailOf` knows people by id; other owners are called by name, since their ids may be of another kind
 * than that under which their own operations know them (`webex-api` 2).
 *
 * @throws UnreadableAnswer
 */
export function readNumberUse(
  json: JsonRecord,
  resolve: ResolveId,
  mailOf: (id: string) => string | undefined,
): WebexNumberUse | undefined {
  const members = new JsonMembers(json)
  const phoneNumber = optionalNumber(members, 'phoneNumber')
  const extension = members.optionalText('extension')
  if ((phoneNumber ?? extension) === undefined || !members.has('location')) return undefined
  const owner = members.optionalObject('owner')
  const use = members.optionalText('phoneNumberType')?.toUpperCase()
  return present<WebexNumberUse>({
    phoneNumber,
    extension,
    location: referredName(members, 'location', resolve),
    ownerType: owner?.optionalText('type')?.toUpperCase(),
    owner: owner === undefined ? undefined : ownerOf(owner, mailOf),
    use: use === 'PRIMARY' ? undefined : use,
    main: members.optionalFlag('mainNumber') ?? false,
    tollFree: members.optionalFlag('tollFreeNumber') ?? false,
    esn: members.optionalText('esn'),
  })
}

function ownerOf(owner: JsonMembers, mailOf: (id: string) => string | undefined): string | undefined {
  const id = owner.optionalText('id')
  const mail = id === undefined ? undefined : mailOf(id)
  const names = [owner.optionalText('firstName'), owner.optionalText('lastName')].filter((name) => name !== undefined)
  return mail ?? owner.optionalText('displayName') ?? (names.join(' ').trim() || id)
}
