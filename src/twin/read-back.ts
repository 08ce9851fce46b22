import { UserError } from '../findings/user-error.js'
import { ingestLgw } from '../ingest/lgw/ingest-lgw.js'
import type { InputArchive, InputMember } from '../ingest/ports.js'
import { ingestUcm } from '../ingest/ucm/ingest-ucm.js'
import { ingestWebex } from '../ingest/webex/ingest-webex.js'
import { sha256 } from '../model/fingerprint.js'
import type { NetworkSnapshot } from '../model/network.js'
import type { TwinStore } from './ports.js'
import { Twin } from './twin.js'

/**
 * What stands in the twin, read as production is read: both systems and the gateways are written as
 * export, saved answers and running-config, and go through their readers. So a fault of the twin shows
 * as a fault of the estate, and nothing of its own shapes gets out.
 *
 * @throws UserError when the store holds no twin
 */
export function readTwin(store: TwinStore): NetworkSnapshot {
  const twin = Twin.open(store)
  if (twin === undefined) {
    throw new UserError('there is no twin yet', { hint: 'Rehearse a plan first: rehome rehearse.' })
  }
  const files = twin.exportFiles()
  return {
    ucm: ingestUcm(archive('twin-ucm', files.ucm)),
    webex: files.webex.length === 0 ? undefined : twin.withStanding(ingestWebex(archive('twin-webex', files.webex))),
    // Under the name by which the twin knows it, whatever the hostname says now.
    gateways: files.gateways.map((file) => ({ ...ingestLgw(file), name: file.name.replace(/\.cfg$/, '') })),
  }
}

function archive(name: string, members: readonly InputMember[]): InputArchive {
  const digests = members.map((member) => `${member.name} ${sha256(member.bytes)}`)
  return { name, sha256: sha256(digests.join('\n')), members }
}
