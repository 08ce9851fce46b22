import type { AxlElements, AxlObject } from '../axl-object.js'
import { reference } from '../axl-object.js'
import type { ExportTables, TableRow } from '../export-table.js'
import { axlObject, flags, named, patternObject, references, texts } from './object-builder.js'

const PRESENTATION = {
  callingLinePresentationBit: 'CALLING LINE ID PRESENTATION',
  callingNamePresentationBit: 'CALLING NAME PRESENTATION',
  connectedLinePresentationBit: 'CONNECTED LINE ID PRESENTATION',
  connectedNamePresentationBit: 'CONNECTED NAME PRESENTATION',
}

export function routePatterns(tables: ExportTables): readonly AxlObject[] {
  const routeLists = new Set(tables.rows('routelist').map((row) => row.cell('NAME')))
  return tables.rows('routepattern').map((row) => {
    const target = row.cell('GATEWAY/ROUTE LIST')
    const isList = routeLists.has(target)
    return patternObject(row.cell('ROUTE PATTERN') ?? '', row.cell('ROUTE PARTITION'), {
      ...texts(row, {
        description: 'DESCRIPTION',
        calledPartyTransformationMask: 'CALLED PARTY TRANSFORM MASK',
        callingPartyTransformationMask: 'CALLING PARTY TRANSFORM MASK',
        useCallingPartyPhoneMask: 'USE CALLING PARTYS EXTERNAL PHONE NUMBER MASK',
        callingPartyPrefixDigits: 'PREFIX_DIGITS_CALLING_PARTY',
        networkLocation: 'CALL CLASSIFICATION',
        prefixDigitsOut: 'PREFIX_DIGITS_CALLED_PARTY',
        ...PRESENTATION,
        patternPrecedence: 'MLPP PRECEDENCE',
        releaseClause: 'TYPE OF RELEASE CAUSE VALUE',
        callingPartyNumberingPlan: 'CALLING PARTY NUMBERING PLAN',
        callingPartyNumberType: 'CALLING PARTY NUMBER TYPE',
        calledPartyNumberingPlan: 'CALLED PARTY NUMBERING PLAN',
        calledPartyNumberType: 'CALLED PARTY NUMBER TYPE',
        authorizationLevelRequired: 'AUTHORIZATION LEVEL',
        routeClass: 'ROUTE CLASS',
      }),
      ...flags(row, {
        blockEnable: 'ROUTE OPTION',
        patternUrgency: 'URGENT PRIORITY',
        supportOverlapSending: 'ALLOW OVERLAP SENDING',
        allowDeviceOverride: 'ALLOW DEVICE OVERRIDE',
        provideOutsideDialtone: 'PROVIDE OUTSIDE DIAL TONE',
        authorizationCodeRequired: 'REQUIRE FORCED AUTHORIZATION CODE',
        clientCodeRequired: 'REQUIRE CLIENT MATTER CODE',
        isEmergencyServiceNumber: 'IS AN EMERGENCY SERVICES NUMBER',
      }),
      ...references(row, 'other', { dialPlanName: 'NUMBERING PLAN', routeFilterName: 'ROUTE FILTER' }),
      digitDiscardInstructionName: named(row.cell('DISCARD DIGITS')),
      usage: 'Route',
      destination: {
        gatewayName: isList ? undefined : reference('device', target),
        routeListName: isList ? reference('device', target) : undefined,
      },
    })
  })
}

export function translationPatterns(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('translationpattern').map((row) =>
    patternObject(row.cell('TRANSLATION PATTERN') ?? '', row.cell('ROUTE PARTITION'), {
      ...texts(row, {
        description: 'DESCRIPTION',
        calledPartyTransformationMask: 'CALLED PARTY TRANSFORM MASK',
        callingPartyTransformationMask: 'CALLING PARTY TRANSFORMATION MASK',
        useCallingPartyPhoneMask: 'USE CALLING PARTYS EXTERNAL PHONE NUMBER MASK',
        ...PRESENTATION,
        patternPrecedence: 'MLPP PRECEDENCE',
        callingPartyNumberingPlan: 'CALLING PARTY NUMBERING PLAN',
        callingPartyNumberType: 'CALLING PARTY IE NUMBER TYPE',
        calledPartyNumberingPlan: 'CALLED PARTY NUMBERING PLAN',
        calledPartyNumberType: 'CALLED PARTY IE NUMBER TYPE',
        routeClass: 'ROUTE CLASS',
        releaseClause: 'BLOCK THIS PATTERN OPTION',
      }),
      callingPartyPrefixDigits: row.firstOf(
        'CALLING PARTY PREFIX DIGITS',
        'CALLING PARTY PREFIX DIGITS (OUTGOING CALLS)',
      ),
      prefixDigitsOut: row.firstOf('CALLED PARTY PREFIX DIGITS', 'CALLED PARTY PREFIX DIGITS (OUTGOING CALLS)'),
      ...flags(row, {
        blockEnable: 'ROUTE OPTION',
        patternUrgency: 'URGENT PRIORITY',
        provideOutsideDialtone: 'OUTSIDE DIAL TONE',
        routeNextHopByCgpn: 'ROUTE NEXT HOP BY CALLING PARTY NUMBER',
        useOriginatorCss: "USE ORIGINATOR'S CALLING SEARCH SPACE",
        dontWaitForIDTOnSubsequentHops: 'DO NOT WAIT FOR INTERDIGIT TIMEOUT ON SUBSEQUENT HOPS',
        isEmergencyServiceNumber: 'IS AN EMERGENCY SERVICES NUMBER',
      }),
      ...references(row, 'other', { dialPlanName: 'NUMBERING PLAN', routeFilterName: 'ROUTE FILTER' }),
      digitDiscardInstructionName: named(row.cell('DISCARD DIGITS')),
      callingSearchSpaceName: reference('callingsearchspace', row.cell('CALLING SEARCH SPACE')),
      usage: 'Translation',
    }),
  )
}

export function sipRoutePatterns(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('siproutepattern').map((row) => {
    const usage = row.cell('PATTERN USAGE')
    return patternObject(row.cell('IPV4 PATTERN') ?? '', row.cell('ROUTE PARTITION'), {
      ...texts(row, {
        description: 'DESCRIPTION',
        callingPartyTransformationMask: 'CALLING PARTY TRANSFORMATION MASK',
        useCallingPartyPhoneMask: 'USE CALLING PARTYS EXTERNAL PHONE MASK',
        callingPartyPrefixDigits: 'PREFIX DIGITS',
        callingLinePresentationBit: 'CALLING LINE ID PRESENTATION',
        callingNamePresentationBit: 'CALLING LINE NAME PRESENTATION',
        connectedLinePresentationBit: 'CONNECTED LINE ID PRESENTATION',
        connectedNamePresentationBit: 'CONNECTED LINE NAME PRESENTATION',
        dnOrPatternIpv6: 'IPV6 PATTERN',
      }),
      ...flags(row, {
        blockEnable: 'BLOCK PATTERN',
        routeOnUserPart: 'ROUTE ON USER PART',
        useCallerCss: 'USE CALLER CSS',
      }),
      usage: usage === 'IP Address Routing' ? 'IPAddress Routing' : usage,
      sipTrunkName: reference('device', row.cell('SIP TRUNK')),
      domainRoutingCssName: reference('callingsearchspace', row.cell('DOMAIN ROUTING CALLING SEARCH SPACE')),
    })
  })
}

export function callingTransformations(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('callingpartytranspattern').map((row) =>
    patternObject(row.cell('PATTERN') ?? '', row.cell('ROUTE PARTITION'), {
      ...transformationElements(row),
      ...texts(row, {
        callingPartyTransformationMask: 'CALLING PARTY TRANSFORMATION MASK',
        useCallingPartyPhoneMask: 'USE CALLING PARTY EXTERNAL PHONE NUMBER MASK',
        callingPartyPrefixDigits: 'PREFIX DIGITS_OUTGOING CALLS',
        callingLinePresentationBit: 'CALLING LINE ID PRESENTATION',
        callingPartyNumberingPlan: 'CALLING PARTY NUMBERING PLAN',
        callingPartyNumberType: 'CALLING PARTY NUMBER TYPE',
      }),
      digitDiscardInstructionName: named(row.cell('DISCARD DIGIT INSTRUCTIONS')),
      usage: 'Translation Calling Party Number',
    }),
  )
}

export function calledTransformations(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('calledpartytranspattern').map((row) =>
    patternObject(row.cell('PATTERN') ?? '', row.cell('ROUTE PARTITION'), {
      ...transformationElements(row),
      ...texts(row, {
        calledPartyTransformationMask: 'CALLED PARTY TRANSFORMATION MASK',
        calledPartyPrefixDigits: 'PREFIX DIGITS',
        calledPartyNumberingPlan: 'CALLED PARTY NUMBERING PLAN',
        calledPartyNumberType: 'CALLED PARTY NUMBER TYPE',
      }),
      digitDiscardInstructionName: named(row.cell('DISCARD DIGITS')),
      usage: 'Called Party Number Transformation',
    }),
  )
}

function transformationElements(row: TableRow): AxlElements {
  return {
    description: row.cell('DESCRIPTION'),
    ...references(row, 'other', { dialPlanName: 'NUMBERING PLAN', routeFilterName: 'ROUTE FILTER' }),
    patternUrgency: row.flag('URGENT PRIORITY'),
    mlppPreemptionDisabled: row.flag('MLPP PREEMPTION DISABLED'),
  }
}

export function meetMeNumbers(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('meetmenumber').map((row) =>
    patternObject(row.cell('MEETME NUMBER') ?? '', row.cell('ROUTEPARTITION'), {
      ...texts(row, { description: 'DESCRIPTION', minimumSecurityLevel: 'MINIMUM SECURITY LEVEL' }),
      usage: 'Conference',
    }),
  )
}

export function routeFilters(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('routefilter').map((row) => {
    const name = row.firstOf('ROUTE FILTER NAME', 'NAME') ?? ''
    return axlObject('other', `routefilter ${name}`, {
      name,
      clause: row.cell('CLAUSE'),
      dialPlanName: named(row.cell('DIAL PLAN')),
    })
  })
}
