import { UserError } from '../../findings/user-error.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { Caller, NetworkCallerReference } from '../../routing/caller.js'
import { callerOfCss, resolveCaller } from '../../routing/ucm/resolve-caller.js'
import { listedSearchSpaceName } from './estate/estate-objects.js'
import type { WrittenCaller } from './format/suite-schema.js'
import type { WrittenSearchSpace } from './format/suite-values.js'

/** How a caller is written on the command line; throws UserError for text that means nobody. */
export type ReadCaller = (text: string) => NetworkCallerReference

export type FoundCaller =
  | { readonly ok: true; readonly caller: Caller }
  /** Nobody, or more than one, in words. */
  | { readonly ok: false; readonly reason: string }

/** Who calls in a suite; nobody in particular sees `<None>` only. */
export function suiteCaller(estate: UcmEstate, written: WrittenCaller | undefined, read: ReadCaller): FoundCaller {
  if (typeof written === 'string') return referredCaller(estate, written, read)
  if (written === undefined) return { ok: true, caller: callerOfCss(estate, undefined, undefined) }
  const described = Array.isArray(written) ? { css: written } : written
  const { number, externalMask, pool, aarCss } = described
  return {
    ok: true,
    caller: {
      ...callerOfCss(estate, spaceName(described.css), spaceName(described.deviceCss)),
      ...(number === undefined || number === '' ? {} : { callingNumber: number }),
      ...(externalMask === undefined ? {} : { externalPhoneNumberMask: externalMask }),
      ...(pool === undefined ? {} : { devicePool: pool }),
      ...(aarCss === undefined ? {} : { aarCallingSearchSpace: spaceName(aarCss) ?? '' }),
    },
  }
}

function referredCaller(estate: UcmEstate, text: string, read: ReadCaller): FoundCaller {
  const reference = readReference(text, read)
  if (typeof reference === 'string') return { ok: false, reason: reference }
  if (reference.kind === 'webex') return { ok: false, reason: 'suites place calls on Unified CM, not in Webex Calling' }
  const resolution = resolveCaller(estate, reference)
  if (resolution.ok) return { ok: true, caller: resolution.caller }
  const { reason, candidates } = resolution
  if (candidates.length > 0) return { ok: false, reason: `${reason}: ${candidates.join(', ')}` }
  const isPartition = reference.kind === 'bare' && estate.find('partition', text) !== undefined
  return { ok: false, reason: isPartition ? `${reason}; a list of partitions is written [${text}]` : reason }
}

/** The reference, or why the text is none. */
function readReference(text: string, read: ReadCaller): NetworkCallerReference | string {
  try {
    return read(text)
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
}

function spaceName(written: WrittenSearchSpace | undefined): string | undefined {
  if (written === undefined || typeof written === 'string') return written
  return written.length === 0 ? undefined : listedSearchSpaceName(written)
}
