/**
 * AXL 15.0: the elements of what is written to the dial plan, in the order of the schema. One element a
 * line: name, type (`-` = the elements indented below it), then `!` required, `?` may be nil, `|` one of
 * a choice, `*` repeats, and `= default`.
 */
export const DIAL_PLAN_FACTS = `
XRoutePartition
  name string !
  description string
  timeScheduleIdName XFkType ?
  useOriginatingDeviceTimeZone boolean = true
  timeZone XTimeZone = Etc/GMT
  partitionUsage XPartitionUsage = General
XCss
  description String50
  members -
    member XCallingSearchSpaceMember *
  partitionUsage XPartitionUsage = General
  name UniqueString50 !
XCallingSearchSpaceMember
  routePartitionName XFkType !
  index XInteger !
UpdateCssReq
  name String100 |
  uuid XUUID |
  description String50
  removeMembers - |
    member XCallingSearchSpaceMember *
  addMembers - |
    member XCallingSearchSpaceMember *
  members - |
    member XCallingSearchSpaceMember *
  newName UniqueString50
XRouteGroup
  distributionAlgorithm XDistributeAlgorithm ! = Circular
  members - !
    member XRouteGroupMember !*
  name string !
XRouteGroupMember
  deviceSelectionOrder XInteger !
  deviceName XFkType !
  port XInteger !
UpdateRouteGroupReq
  name String100 |
  uuid XUUID |
  distributionAlgorithm XDistributeAlgorithm = Circular
  removeMembers - |
    member XRouteGroupMember !*
  addMembers - |
    member XRouteGroupMember !*
  members - |
    member XRouteGroupMember !*
  newName string
XRouteList
  name string !
  description string
  callManagerGroupName XFkType !?
  routeListEnabled boolean = false
  members -
    member XRouteListMember *
  runOnEveryNode boolean = false
XRouteListMember
  routeGroupName XFkType !?
  selectionOrder XInteger !
  calledPartyTransformationMask String50 ?
  callingPartyTransformationMask String50 ?
  digitDiscardInstructionName XFkType ?
  callingPartyPrefixDigits String50 ?
  prefixDigitsOut String50 ?
  useFullyQualifiedCallingPartyNumber XStatus ! = Default
  callingPartyNumberingPlan XNumberingPlan = Cisco CallManager
  callingPartyNumberType XPriOfNumber = Cisco CallManager
  calledPartyNumberingPlan XNumberingPlan = Cisco CallManager
  calledPartyNumberType XPriOfNumber = Cisco CallManager
UpdateRouteListReq
  name String100 |
  uuid XUUID |
  newName string
  description string
  callManagerGroupName XFkType ?
  routeListEnabled boolean = false
  removeMembers - |
    member XRouteListMember *
  addMembers - |
    member XRouteListMember *
  members - |
    member XRouteListMember *
  runOnEveryNode boolean = false
XRoutePattern
  pattern string !
  description string
  routePartitionName XFkType !?
  blockEnable boolean !
  calledPartyTransformationMask string ?
  callingPartyTransformationMask string ?
  useCallingPartyPhoneMask XStatus ! = Default
  callingPartyPrefixDigits String50 ?
  dialPlanName XFkType !?
  digitDiscardInstructionName XFkType !?
  networkLocation XNetworkLocation ! = OnNet
  patternUrgency boolean
  prefixDigitsOut string !?
  routeFilterName XFkType !?
  callingLinePresentationBit XPresentationBit = Default
  callingNamePresentationBit XPresentationBit = Default
  connectedLinePresentationBit XPresentationBit = Default
  connectedNamePresentationBit XPresentationBit = Default
  supportOverlapSending boolean
  patternPrecedence XPatternPrecedence = Default
  releaseClause XReleaseCauseValue = No Error
  allowDeviceOverride boolean = false
  provideOutsideDialtone boolean = true
  callingPartyNumberingPlan XNumberingPlan = Cisco CallManager
  callingPartyNumberType XPriOfNumber = Cisco CallManager
  calledPartyNumberingPlan XNumberingPlan = Cisco CallManager
  calledPartyNumberType XPriOfNumber = Cisco CallManager
  destination - !
    gatewayName XFkType |
    routeListName XFkType |
  authorizationCodeRequired boolean
  authorizationLevelRequired XInteger = 0
  clientCodeRequired boolean
  isdnNsfInfoElement -
    cic string
    networkServiceProtocol XPriProtocol !
    networkService XNSFService
    paramValue string
  resourcePriorityNamespaceName XFkType ?
  routeClass XPatternRouteClass = Default
  enableDccEnforcement boolean
  blockedCallPercentage string ?
  externalCallControl XFkType ?
  isEmergencyServiceNumber boolean = false
UpdateRoutePatternReq
  uuid XUUID |
  pattern string |
  routePartitionName XFkType ?|
  dialPlanName XFkType ?|
  routeFilterName XFkType ?|
  newPattern string
  description string
  newRoutePartitionName XFkType ?
  blockEnable boolean
  calledPartyTransformationMask string ?
  callingPartyTransformationMask string ?
  useCallingPartyPhoneMask XStatus = Default
  callingPartyPrefixDigits String50 ?
  newDialPlanName XFkType ?
  digitDiscardInstructionName XFkType ?
  networkLocation XNetworkLocation = OnNet
  patternUrgency boolean
  prefixDigitsOut string ?
  newRouteFilterName XFkType ?
  callingLinePresentationBit XPresentationBit = Default
  callingNamePresentationBit XPresentationBit = Default
  connectedLinePresentationBit XPresentationBit = Default
  connectedNamePresentationBit XPresentationBit = Default
  supportOverlapSending boolean
  patternPrecedence XPatternPrecedence = Default
  releaseClause XReleaseCauseValue = No Error
  allowDeviceOverride boolean = false
  provideOutsideDialtone boolean = true
  callingPartyNumberingPlan XNumberingPlan = Cisco CallManager
  callingPartyNumberType XPriOfNumber = Cisco CallManager
  calledPartyNumberingPlan XNumberingPlan = Cisco CallManager
  calledPartyNumberType XPriOfNumber = Cisco CallManager
  destination -
    gatewayName XFkType |
    routeListName XFkType |
  authorizationCodeRequired boolean
  authorizationLevelRequired XInteger = 0
  clientCodeRequired boolean
  isdnNsfInfoElement -
    cic string
    networkServiceProtocol XPriProtocol !
    networkService XNSFService
    paramValue string
  resourcePriorityNamespaceName XFkType ?
  routeClass XPatternRouteClass = Default
  enableDccEnforcement boolean
  blockedCallPercentage string ?
  externalCallControl XFkType ?
  isEmergencyServiceNumber boolean = false
`
