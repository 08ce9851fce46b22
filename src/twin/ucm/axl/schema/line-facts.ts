/** AXL 15.0: the elements of what is written to lines, line groups and hunt pilots; written as `DIAL_PLAN_FACTS`. */
export const LINE_FACTS = `
UpdateLineReq
  uuid XUUID |
  pattern string |
  routePartitionName XFkType ?|
  newPattern string
  description string
  newRoutePartitionName XFkType ?
  aarNeighborhoodName XFkType ?
  aarDestinationMask String128 ?
  aarKeepCallHistory boolean
  aarVoiceMailEnabled boolean
  callForwardAll XCallForwardAll
  callForwardBusy XCallForwardBusy
  callForwardBusyInt XCallForwardBusyInt
  callForwardNoAnswer XCallForwardNoAnswer
  callForwardNoAnswerInt XCallForwardNoAnswerInt
  callForwardNoCoverage XCallForwardNoCoverage
  callForwardNoCoverageInt XCallForwardNoCoverageInt
  callForwardOnFailure XCallForwardOnFailure
  callForwardAlternateParty XCallForwardAlternateParty
  callForwardNotRegistered XCallForwardNotRegistered
  callForwardNotRegisteredInt XCallForwardNotRegisteredInt
  callPickupGroupName XFkType
  autoAnswer XAutoAnswer = Auto Answer Off
  networkHoldMohAudioSourceId XMOHAudioSourceId ?
  userHoldMohAudioSourceId XMOHAudioSourceId ?
  callingIdPresentationWhenDiverted XPresentationBit = Default
  alertingName String50
  asciiAlertingName String32
  presenceGroupName XFkType
  shareLineAppearanceCssName XFkType ?
  voiceMailProfileName XFkType ?
  patternPrecedence XPatternPrecedence = Default
  releaseClause XReleaseCauseValue = No Error
  hrDuration XInteger ?
  hrInterval XInteger ?
  cfaCssPolicy XCFACSSActivationPolicy = Use System Default
  defaultActivatedDeviceName XFkType ?
  parkMonForwardNoRetrieveDn String50 ?
  parkMonForwardNoRetrieveIntDn String50 ?
  parkMonForwardNoRetrieveVmEnabled boolean
  parkMonForwardNoRetrieveIntVmEnabled boolean
  parkMonForwardNoRetrieveCssName XFkType ?
  parkMonForwardNoRetrieveIntCssName XFkType ?
  parkMonReversionTimer XInteger ?
  partyEntranceTone XStatus = Default
  directoryURIs -
    directoryUri XDirectoryUri *
  allowCtiControlFlag boolean = true
  rejectAnonymousCall boolean
  patternUrgency boolean = false
  confidentialAccess -
    confidentialAccessMode XCALMode !?
    confidentialAccessLevel XInteger !?
  externalCallControlProfile XFkType ?
  enterpriseAltNum -
    numMask string ?
    isUrgent boolean = false
    addLocalRoutePartition boolean = true
    routePartition XFkType ?
    advertiseGloballyIls boolean = true
  e164AltNum -
    numMask string ?
    isUrgent boolean = false
    addLocalRoutePartition boolean = true
    routePartition XFkType ?
    advertiseGloballyIls boolean = true
  pstnFailover string
  callControlAgentProfile string
  useEnterpriseAltNum boolean
  useE164AltNum boolean
  active boolean = true
  externalPresentationInfo -
    isAnonymous boolean |
    presentationInfo - |
      externalPresentationNumber string ?
      externalPresentationName String50 ?
XDirn
  pattern string !
  routePartitionName XFkType !?
XCallForwardAll
  forwardToVoiceMail boolean
  callingSearchSpaceName XFkType !?
  secondaryCallingSearchSpaceName XFkType !?
  destination String50 ?
XCallForwardBusy
  forwardToVoiceMail boolean
  callingSearchSpaceName XFkType !?
  destination String50 ?
XCallForwardNotRegistered
  forwardToVoiceMail boolean
  callingSearchSpaceName XFkType !?
  destination String50 ?
XLineGroupMember
  lineSelectionOrder XInteger !
  directoryNumber XDirn !
UpdateLineGroupReq
  name String100 |
  uuid XUUID |
  distributionAlgorithm XDistributeAlgorithm = Longest Idle Time
  rnaReversionTimeOut XInteger = 10
  huntAlgorithmNoAnswer XHuntAlgorithm = Try next member; then, try next group in Hunt List
  huntAlgorithmBusy XHuntAlgorithm = Try next member; then, try next group in Hunt List
  huntAlgorithmNotAvailable XHuntAlgorithm = Try next member; then, try next group in Hunt List
  removeMembers - |
    member XLineGroupMember *
  addMembers - |
    member XLineGroupMember *
  members - |
    member XLineGroupMember *
  newName string
  autoLogOffHunt boolean = false
XHuntPilot
  pattern string !
  description string
  routePartitionName XFkType ?
  blockEnable boolean !
  calledPartyTransformationMask string ?
  callingPartyTransformationMask string ?
  useCallingPartyPhoneMask XStatus ! = Default
  callingPartyPrefixDigits String50 ?
  dialPlanName XFkType ?
  digitDiscardInstructionName XFkType ?
  patternUrgency boolean
  prefixDigitsOut string ?
  routeFilterName XFkType ?
  callingLinePresentationBit XPresentationBit = Default
  callingNamePresentationBit XPresentationBit = Default
  connectedLinePresentationBit XPresentationBit = Default
  connectedNamePresentationBit XPresentationBit = Default
  patternPrecedence XPatternPrecedence = Default
  provideOutsideDialtone boolean = true
  callingPartyNumberingPlan XNumberingPlan = Cisco CallManager
  callingPartyNumberType XPriOfNumber = Cisco CallManager
  calledPartyNumberingPlan XNumberingPlan = Cisco CallManager
  calledPartyNumberType XPriOfNumber = Cisco CallManager
  huntListName XFkType !
  parkMonForwardNoRetrieve -
    usePersonalPreferences boolean = false
    destination String50 ?
    callingSearchSpaceName XFkType ?
  alertingName String50
  asciiAlertingName String32
  e164Mask string ?
  aarNeighborhoodName XFkType ?
  forwardHuntNoAnswer -
    usePersonalPreferences boolean = false
    destination string ?
    callingSearchSpaceName XFkType ?
  forwardHuntBusy -
    usePersonalPreferences boolean = false
    destination string ?
    callingSearchSpaceName XFkType ?
  callPickupGroupName XFkType
  maxHuntduration XInteger ?
  releaseClause XReleaseCauseValue = No Error
  displayConnectedNumber boolean = false
  queueCalls XCallsQueue
`
