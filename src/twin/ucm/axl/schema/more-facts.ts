/**
 * Types that AXL 15.0 has and that the facts at hand do not list; element names as in the published
 * schemas 10.5 and 11.5, written as `DIAL_PLAN_FACTS`. To be checked on a live system.
 */
export const MORE_FACTS = `
XCallForwardBusyInt
  forwardToVoiceMail boolean
  callingSearchSpaceName XFkType !?
  destination String50 ?
XCallForwardNoAnswer
  forwardToVoiceMail boolean
  callingSearchSpaceName XFkType !?
  destination String50 ?
  duration XInteger ?
XCallForwardNoAnswerInt
  forwardToVoiceMail boolean
  callingSearchSpaceName XFkType !?
  destination String50 ?
  duration XInteger ?
XCallForwardNoCoverage
  forwardToVoiceMail boolean
  callingSearchSpaceName XFkType !?
  destination String50 ?
XCallForwardNoCoverageInt
  forwardToVoiceMail boolean
  callingSearchSpaceName XFkType !?
  destination String50 ?
XCallForwardOnFailure
  forwardToVoiceMail boolean
  callingSearchSpaceName XFkType !?
  destination String50 ?
XCallForwardNotRegisteredInt
  forwardToVoiceMail boolean
  callingSearchSpaceName XFkType !?
  destination String50 ?
XDirectoryUri
  isPrimary boolean !
  uri String128 !
  partition XFkType !?
  advertiseGloballyViaIls boolean
XCallsQueue
  maxCallersInQueue XInteger ! = 32
  queueFullDestination String50 ?
  callingSearchSpacePilotQueueFull XFkType ?
  maxWaitTimeInQueue XInteger ! = 900
  maxWaitTimeDestination String50 ?
  callingSearchSpaceMaxWaitTime XFkType ?
  noAgentDestination String50 ?
  callingSearchSpaceNoAgent XFkType ?
  networkHoldMohAudioSourceID XInteger ?
UpdateRoutePartitionReq
  name string |
  uuid XUUID |
  newName string
  description string
  timeScheduleIdName XFkType ?
  useOriginatingDeviceTimeZone boolean
  timeZone XTimeZone
NameOrUuid
  name String100 |
  uuid XUUID |
NameAndTags
  name String100 |
  uuid XUUID |
  returnedTags Tags
LineKey
  uuid XUUID |
  pattern string |
  routePartitionName XFkType ?|
  returnedTags Tags
RoutePatternKey
  uuid XUUID |
  pattern string |
  routePartitionName XFkType ?|
  dialPlanName XFkType ?|
  routeFilterName XFkType ?|
  returnedTags Tags
UserKey
  userid string |
  uuid XUUID |
  returnedTags Tags
CcmVersionReq
  processNodeName string
RoutePlanReq
  searchCriteria -
    dnOrPattern string
    partition string
    type string
  returnedTags Tags
  skip XInteger
  first XInteger
`
