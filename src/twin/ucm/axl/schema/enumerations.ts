/** AXL 15.0: the values of the enumerations that written elements have; a type that is not here takes any text. */
export const ENUMERATIONS: Readonly<Record<string, readonly string[]>> = {
  XAutoAnswer: ['Auto Answer Off', 'Auto Answer with Headset', 'Auto Answer with Speakerphone'],
  XCALMode: ['Fixed', 'Variable'],
  XCFACSSActivationPolicy: ['Use System Default', 'With Configured CSS', 'With Activating Device/Line CSS'],
  XDistributeAlgorithm: ['Top Down', 'Circular', 'Longest Idle Time', 'Broadcast'],
  XHuntAlgorithm: [
    'Try next member; then, try next group in Hunt List',
    'Try next member, but do not go to next group',
    'Skip remaining members, and go directly to next group',
    'Stop hunting',
  ],
  XNetworkLocation: ['OnNet', 'OffNet', 'Use System Default'],
  XNumberingPlan: ['Cisco CallManager', 'ISDN', 'National Standard', 'Private', 'Unknown'],
  XPartitionUsage: ['Intercom', 'Call Control Discovery Learned Pattern', 'General', 'Directory URI'],
  XPatternPrecedence: ['Flash Override', 'Flash', 'Immediate', 'Priority', 'Routine', 'Default', 'Executive Override'],
  XPatternRouteClass: ['Default', 'Voice', 'Data', 'Satellite Avoidance', 'Hotline Voice', 'Hotline Data'],
  XPresentationBit: ['Default', 'Allowed', 'Restricted'],
  XPriOfNumber: ['Cisco CallManager', 'Unknown', 'National', 'International', 'Subscriber'],
  XReleaseCauseValue: [
    'No Error',
    'Unallocated Number',
    'Call Rejected',
    'Number Changed',
    'Invalid Number Format',
    'Precedence Level Exceeded',
  ],
  XStatus: ['Off', 'On', 'Default'],
}
