import fc from 'fast-check'
import type { CallValues } from '../../support/call-file.js'

const START = 1_777_903_000

const orEmpty = (...values: readonly string[]) => fc.constantFrom(...values)

const END = fc.constantFrom(
  { device: 'SIP-TRK-1', protocol: 1 },
  { device: 'SIP-TRK-1', protocol: 0 },
  { device: 'H323-GW', protocol: 2 },
  { device: 'CTI-PORT-7', protocol: 3 },
  { device: 'SEP00000000000A', protocol: 0 },
  { device: 'SEP00000000000A', protocol: 1 },
  { device: 'CSFANN', protocol: 0 },
  { device: '', protocol: 0 },
)

/** Few numbers, devices, legs and seconds, so that everything meets everything. */
const CALL = fc.record({
  orig: END,
  dest: END,
  cluster: orEmpty('ClusterA', 'ClusterB'),
  callId: fc.integer({ min: 1, max: 6 }),
  legs: fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })),
  start: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 9000 })),
  ring: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
  talk: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 2500 })),
  from: orEmpty('1001', '+15125550101', 'b00112233445', ''),
  dialed: orEmpty('1002', '8000', '+15125550150', '*55', 'ann@example.com', 'x', ''),
  final: orEmpty('1002', '8000', '5500', 'b00112233445', ''),
  partition: orEmpty('PT-A', ''),
  pattern: orEmpty('100X', ''),
  usage: fc.constantFrom(2, 5, 7),
  pilot: orEmpty('8000', '8001', '', ''),
  queued: fc.integer({ min: 0, max: 1 }),
  wait: fc.integer({ min: 0, max: 300 }),
  redirect: orEmpty('8000', '1002', ''),
  reason: fc.constantFrom(0, 1, 2, 4, 15),
  behalf: fc.constantFrom(0, 0, 5, 10, 27),
  join: fc.constantFrom(0, 0, 0, 4, 5, 10, 16, 16, 27),
  ended: fc.constantFrom(0, 12, 12, 16),
  cause: fc.constantFrom(16, 16, 393216),
  address: orEmpty('192.0.2.10', '192.0.2.11', ''),
})

/** Records with different keys, each perhaps several times. */
export const ANY_CALLS: fc.Arbitrary<readonly CallValues[]> = fc
  .array(fc.tuple(CALL, fc.constantFrom(1, 1, 1, 2)), { maxLength: 30 })
  .map((calls) =>
    calls.flatMap(([call, times], index) => {
      const originated = START + call.start
      const connected = call.ring === undefined ? 0 : originated + call.ring
      const disconnected = (connected === 0 ? originated : connected) + call.talk
      const record = {
        cdrRecordType: 1,
        globalCallID_callManagerId: 1,
        globalCallID_callId: call.callId,
        globalCallId_ClusterID: call.cluster,
        pkid: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
        dateTimeOrigination: originated,
        dateTimeConnect: connected,
        dateTimeDisconnect: disconnected,
        duration: connected === 0 ? 0 : call.talk,
        origDeviceName: call.orig.device,
        destDeviceName: call.dest.device,
        IncomingProtocolID: call.orig.protocol,
        OutgoingProtocolID: call.dest.protocol,
        origLegCallIdentifier: call.legs[0],
        destLegIdentifier: call.legs[1],
        callingPartyNumber: call.from,
        callingPartyNumberPartition: call.partition,
        originalCalledPartyNumber: call.dialed,
        originalCalledPartyNumberPartition: call.partition,
        originalCalledPartyPattern: call.pattern,
        finalCalledPartyNumber: call.final,
        finalCalledPartyNumberPartition: call.partition,
        calledPartyPatternUsage: call.usage,
        huntPilotDN: call.pilot,
        huntPilotPartition: call.partition,
        wasCallQueued: call.queued,
        totalWaitTimeInQueue: call.wait,
        lastRedirectDn: call.redirect,
        lastRedirectRedirectReason: call.reason,
        lastRedirectRedirectOnBehalfOf: call.behalf,
        joinOnBehalfOf: call.join,
        origCallTerminationOnBehalfOf: call.ended,
        origCause_value: call.cause,
        origIpv4v6Addr: call.address,
      }
      return Array.from({ length: times }, () => record)
    }),
  )
