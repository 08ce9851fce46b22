import { readTrunk } from '../../ingest/webex/objects/trunk.js'
import type { TrunkRegistration } from '../../model/webex/trunk.js'
import { fillTokens, trunksInTokens } from '../../plan/gateway-tokens.js'
import { textOf } from '../json-value.js'
import { CannotRead } from '../system-reader.js'
import type { WebexDirectory } from '../webex/webex-directory.js'

/**
 * Lines with the values that the platform gave to their trunks (`local-gateway` 1.1), read back, in the
 * place of the tokens. Throws CannotRead while there is no such trunk or it tells nothing yet, UserError
 * for a value that a gateway cannot take.
 */
export async function withTrunkValues(
  lines: readonly string[],
  webex: WebexDirectory,
  password: (trunk: string) => string,
): Promise<readonly string[]> {
  let filled = lines
  for (const trunk of trunksInTokens(lines)) {
    filled = fillTokens(filled, await registrationOf(trunk, webex), () => password(trunk), trunk)
  }
  return filled
}

async function registrationOf(name: string, webex: WebexDirectory): Promise<TrunkRegistration> {
  const id = textOf((await webex.trunk(name))?.['id'])
  if (id === undefined) throw new CannotRead(`there is no trunk «${name}» whose values the lines need`)
  const path = `/telephony/config/premisePstn/trunks/${encodeURIComponent(id)}`
  const answer = await webex.reader.rest('getTrunk', path)
  const registration = answer === undefined ? undefined : readTrunk(answer, webex.resolve).registration
  if (registration === undefined) throw new CannotRead(`trunk «${name}» does not tell its registration yet`)
  return registration
}
