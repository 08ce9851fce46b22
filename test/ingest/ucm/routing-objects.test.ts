import { describe, expect, it } from 'vitest'
import { codes, findingOf, ingested, only, rowsOf, values } from './made-archive.js'

describe('transformation patterns', () => {
  it('reads the calling side with its instruction to discard, and keys by pattern and partition', () => {
    const snapshot = ingested({
      'partition.csv': ['NAME', 'XF'],
      'routefilter.csv': ['ROUTE FILTER NAME,DIAL PLAN', 'RF,NANP'],
      'callingpartytranspattern.csv': [
        'PATTERN,ROUTE PARTITION,DESCRIPTION,NUMBERING PLAN,ROUTE FILTER,URGENT PRIORITY,USE CALLING PARTY EXTERNAL PHONE NUMBER MASK,' +
          'DISCARD DIGIT INSTRUCTIONS,CALLING PARTY TRANSFORMATION MASK,PREFIX DIGITS_OUTGOING CALLS',
        '\\+1.!,xf,To ten digits,NANP,RF,t,Off,PreDot,NULL,9',
        '5XXX,,,,,t,On,,4085555XXX,',
      ],
    })
    expect(values(snapshot, 'calling-transformation-pattern')).toEqual({
      '\\+1.!@XF': {
        pattern: '\\+1.!',
        partition: 'XF',
        description: 'To ten digits',
        numberingPlan: 'NANP',
        routeFilter: 'RF',
        calling: { useExternalPhoneNumberMask: 'Off', discard: 'PreDot', prefix: '9' },
      },
      '5XXX@<None>': { pattern: '5XXX', calling: { useExternalPhoneNumberMask: 'On', mask: '4085555XXX' } },
    })
    expect(codes(snapshot)).toEqual(['PRE-010 partition:xf'])
  })

  it('reads the called side', () => {
    const snapshot = ingested({
      'partition.csv': ['NAME', 'XF'],
      'calledpartytranspattern.csv': [
        'PATTERN,ROUTE PARTITION,DESCRIPTION,NUMBERING PLAN,ROUTE FILTER,URGENT PRIORITY,DISCARD DIGITS,CALLED PARTY TRANSFORMATION MASK,PREFIX DIGITS',
        '\\+.!,XF,,,,t,PreDot,,011',
      ],
    })
    expect(only(snapshot, 'called-transformation-pattern')).toEqual({
      pattern: '\\+.!',
      partition: 'XF',
      called: { discard: 'PreDot', prefix: '011' },
    })
    expect(snapshot.findings).toEqual([])
  })

  it('reads which devices use the search spaces of their pool; of the two columns of one name the first', () => {
    const snapshot = ingested({
      'css.csv': ['NAME,ROUTE PARTITION 1', 'C1,', 'C2,', 'C3,', 'AAR,'],
      'devicepool.csv': [
        'DEVICE POOL NAME,AAR CALLING SEARCH SPACE,CALLING PARTY TRANSFORMATION CSS,CALLED PARTY TRANSFORMATION CSS,CALLING PARTY TRANSFORMATION CSS',
        'DP,AAR,C1,C2,C3',
      ],
      'trunk.csv': [
        'DEVICE NAME,DEVICE POOL,AAR CALLING SEARCH SPACE,CALLED PARTY TRANSFORMATION CSS,USE DEVICE POOL CALLED PARTY TRANSFORMATION CSS,' +
          'CALLING PARTY TRANSFORMATION CSS,USE DEVICE POOL CALLING PARTY TRANSFORMATION CSS',
        'TRK,DP,AAR,NULL,t,C9,f',
      ],
      'phone.csv': ['Device Name,Device Pool,AAR CSS', 'SEP000000000001,DP,AAR'],
    })
    expect(only(snapshot, 'device-pool')).toMatchObject({
      aarCallingSearchSpace: 'AAR',
      callingTransformationCss: 'C1',
      calledTransformationCss: 'C2',
    })
    expect(only(snapshot, 'trunk')).toMatchObject({
      aarCallingSearchSpace: 'AAR',
      usesPoolCalledTransformationCss: true,
      usesPoolCallingTransformationCss: false,
      callingTransformationCss: 'C9',
    })
    expect(only(snapshot, 'phone').aarCallingSearchSpace).toBe('AAR')
    expect(codes(snapshot)).toEqual(['PRE-010 css:C9'])
  })
})

describe('route filters', () => {
  it('reads the name, and the clause where there is a column for it', () => {
    const real = ingested({
      'routefilter.csv': ['ROUTE FILTER NAME,DIAL PLAN,RESET REQUESTED,TYPE OF RESET', 'RF,NANP,f,'],
    })
    expect(only(real, 'route-filter')).toEqual({ name: 'RF', numberingPlan: 'NANP' })
    const telling = ingested({ 'routefilter.csv': ['ROUTE FILTER NAME,DIAL PLAN,CLAUSE', 'RF,NANP,(AREA-CODE==212)'] })
    expect(only(telling, 'route-filter').clause).toBe('(AREA-CODE==212)')
  })

  it('reports a pattern whose filter is not in the input', () => {
    const snapshot = ingested({
      'routepattern.csv': ['ROUTE PATTERN,NUMBERING PLAN,ROUTE FILTER', '9.@,NANP,RF'],
      'translationpattern.csv': ['TRANSLATION PATTERN,NUMBERING PLAN,ROUTE FILTER', '8.@,NANP,RF'],
    })
    expect(rowsOf(findingOf(snapshot, 'PRE-010', 'route-filter:RF')).sort()).toEqual([
      'routepattern.csv:2',
      'translationpattern.csv:2',
    ])
  })
})

describe('codes', () => {
  it('reads who may pass which level, and never the code', () => {
    const snapshot = ingested({
      'forcedauthorizationcodes.csv': [
        'NAME,CODE,AUTHORIZATION LEVEL',
        'Sales,8675309,20',
        'Visitors,8675310,',
        'Board,8675311,high',
      ],
      'clientmattercodes.csv': ['CLIENT MATTER CODE,DESCRIPTION', '8675312,Matter'],
    })
    expect(values(snapshot, 'authorization-code')).toEqual({ Sales: { name: 'Sales', level: 20 } })
    const finding = findingOf(snapshot, 'PRE-007', 'file:forcedauthorizationcodes.csv')
    expect(finding.evidence.map(({ value, source }) => [source?.row, value])).toEqual([
      [3, 'nothing'],
      [4, 'high'],
    ])
    expect(JSON.stringify(snapshot)).not.toContain('86753')
    expect(snapshot.members.map(({ name, fate }) => [name, fate])).toEqual([
      ['forcedauthorizationcodes.csv', 'read'],
      ['clientmattercodes.csv', 'known-unused'],
    ])
  })
})

describe('meet-me numbers', () => {
  it('reads numbers and ranges with their partition', () => {
    const snapshot = ingested({
      'partition.csv': ['NAME', 'MM'],
      'meetmenumber.csv': [
        'MEETME NUMBER,DESCRIPTION,ROUTEPARTITION,MINIMUM SECURITY LEVEL',
        '85XX,Rooms,MM,Non Secure',
        '8600,,,',
      ],
      'directorynumber.csv': ['DIRECTORY NUMBER,ROUTE PARTITION', '8600,'],
    })
    expect(values(snapshot, 'meet-me-number')).toEqual({
      '85XX@MM': { pattern: '85XX', partition: 'MM', description: 'Rooms' },
      '8600@<None>': { pattern: '8600' },
    })
    expect(findingOf(snapshot, 'DIAL-020', 'pattern:8600@<None>').evidence).toHaveLength(2)
  })
})
