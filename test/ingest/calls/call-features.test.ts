import { describe, expect, it } from 'vitest'
import { ingestCalls } from '../../../src/ingest/calls/ingest-calls.js'
import type { CallStatistics } from '../../../src/model/calls/call-statistics.js'
import { callFile, callSet, type CallValues } from '../../support/call-file.js'

const START = 1_777_903_200

/** From the trunk to 1001, which rings for 10 s and talks for 60 s. */
const CALL: CallValues = {
  cdrRecordType: 1,
  globalCallID_callManagerId: 1,
  globalCallID_callId: 7,
  globalCallId_ClusterID: 'MadeUpCluster',
  origLegCallIdentifier: 71,
  destLegIdentifier: 72,
  dateTimeOrigination: START,
  dateTimeConnect: START + 10,
  dateTimeDisconnect: START + 70,
  duration: 60,
  callingPartyNumber: '+15125550101',
  originalCalledPartyNumber: '1001',
  originalCalledPartyPattern: '100X',
  finalCalledPartyNumber: '1001',
  calledPartyPatternUsage: 2,
  origDeviceName: 'SIP-TRK-1',
  IncomingProtocolID: 1,
  destDeviceName: 'SEP00000000000A',
  origCause_value: 16,
}

/** Told as one file, and in the opposite order: the figures must be the same. */
async function figures(...records: readonly CallValues[]): Promise<CallStatistics> {
  const numbered = records.map((record, at) => ({ pkid: `${at + 1}`, ...record }))
  const calls = await ingestCalls(callSet({ cdr_1: callFile(numbered) }))
  expect((await ingestCalls(callSet({ cdr_1: callFile(numbered.toReversed()) }))).root).toBe(calls.root)
  return calls
}

/** Calls in, seconds for which the trunk was seized, dialed numbers. */
function said({ devices, forms, patterns }: CallStatistics) {
  const [trunk] = devices
  const sum = (rows: readonly { readonly calls: number }[]): number => rows.reduce((all, { calls }) => all + calls, 0)
  return {
    calls: trunk?.inbound.calls,
    answered: trunk?.inbound.answered,
    talking: trunk?.talking.seconds,
    seized: trunk?.seized.seconds,
    dialed: sum(forms.rows),
    patterns: sum(patterns.rows),
  }
}

const ONE_CALL = { calls: 1, answered: 1, talking: 60, seized: 70, dialed: 1, patterns: 1 }

describe('a call that is picked up', () => {
  it.each([5, 16])('by hand leaves one record (%i), with the number that was dialed and the ringing', async (code) => {
    const picked = {
      ...CALL,
      joinOnBehalfOf: code,
      lastRedirectRedirectOnBehalfOf: code,
      origCalledPartyRedirectOnBehalfOf: code,
      lastRedirectRedirectReason: 5,
      lastRedirectDn: '1001',
      finalCalledPartyNumber: '1002',
    }
    expect(said(await figures(picked))).toEqual(ONE_CALL)
    // Nor does it make a difference that it is transferred later on.
    const split = { ...picked, origCause_value: 393216, destCause_value: 393216 }
    const joined = {
      ...CALL,
      joinOnBehalfOf: 10,
      globalCallID_callId: 8,
      destLegIdentifier: 82,
      dateTimeOrigination: START + 50,
      dateTimeConnect: START + 70,
      dateTimeDisconnect: START + 100,
      duration: 30,
    }
    expect(said(await figures(split, joined))).toEqual({ ...ONE_CALL, talking: 90, seized: 100 })
  })

  it('by itself leaves two records and is one call all the same', async () => {
    const ringing = {
      ...CALL,
      dateTimeConnect: 0,
      dateTimeDisconnect: START + 10,
      duration: 0,
      origCallTerminationOnBehalfOf: 16,
      destCallTerminationOnBehalfOf: 16,
    }
    const picked = { ...CALL, destLegIdentifier: 73, joinOnBehalfOf: 16, lastRedirectRedirectReason: 5 }
    expect(said(await figures(ringing, picked))).toEqual(ONE_CALL)
  })
})

describe('a call that is transferred', () => {
  it('was dialed once and rang once', async () => {
    const first = { ...CALL, origCause_value: 393216, origCallTerminationOnBehalfOf: 10 }
    const second = {
      ...CALL,
      joinOnBehalfOf: 10,
      destLegIdentifier: 82,
      dateTimeOrigination: START + 60,
      dateTimeConnect: START + 70,
      dateTimeDisconnect: START + 90,
      duration: 20,
    }
    expect(said(await figures(first, second))).toEqual({ ...ONE_CALL, talking: 80, seized: 90 })
  })
})

describe('a queued call', () => {
  const queued = (changes: CallValues): CallValues => ({
    ...CALL,
    huntPilotDN: '8000',
    originalCalledPartyNumber: '8000',
    finalCalledPartyNumber: '8000',
    wasCallQueued: 1,
    totalWaitTimeInQueue: 45,
    ...changes,
  })
  const outcome = async (...records: readonly CallValues[]) => {
    const [pilot] = (await figures(...records)).pilots
    return [pilot?.answered, pilot?.unclear, pilot?.abandoned, pilot?.abandonedInQueue, pilot?.talking.seconds]
  }

  it.each([
    ['on a phone', {}, [1, 0, 0, 0, 60]],
    ['on a soft client', { destDeviceName: 'CSFANN' }, [1, 0, 0, 0, 60]],
    ['with the music', { destDeviceName: 'MOH_2' }, [0, 1, 0, 0, 0]],
    ['on a port or over a trunk', { destDeviceName: 'SIP-TRK-2', OutgoingProtocolID: 1 }, [0, 1, 0, 0, 0]],
    ['on a port whose number shows', { destDeviceName: 'CTI-1', finalCalledPartyNumber: '1007' }, [1, 0, 0, 0, 60]],
    ['nowhere', { destDeviceName: '', dateTimeConnect: 0, duration: 0 }, [0, 0, 1, 1, 0]],
    ['on a port, never having waited', { destDeviceName: 'CTI-1', wasCallQueued: 0 }, [1, 0, 0, 0, 60]],
  ])('that ends %s', async (_, changes, counts) => {
    expect(await outcome(queued(changes))).toEqual(counts)
  })

  it('that is answered after the music is answered', async () => {
    const music = queued({ destDeviceName: 'MOH_2', dateTimeConnect: START, dateTimeDisconnect: START + 45 })
    expect(await outcome(music, queued({}))).toEqual([1, 0, 0, 0, 60])
  })
})
