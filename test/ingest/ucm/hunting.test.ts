import { describe, expect, it } from 'vitest'
import { ingested, only, values } from './made-archive.js'

const PILOT =
  'HUNT PILOT,ROUTE PARTITION,ROUTETHIS PATTERN,BLOCKTHIS PATTERN,PROVIDE OUTSIDE DIAL TONE,' +
  'USE FORWARD SETTINGS OF LINE GROUP MEMBER ,USE FORWARD SETTINGS OF LINE GROUP MEMBER ,HUNT LIST 1,' +
  'MAXIMUM NUMBER OF CALLERS IN QUEUE 1,MAXIMUM WAIT TIME IN QUEUE 1,' +
  'DESTINATION WHEN THERE ARE NO AGENTS LOGGED IN OR REGISTERED 1,NETWORK HOLD MOH SOURCE & ANNOUNCEMENTS 1'

describe('huntpilot.csv', () => {
  const snapshot = ingested({
    'huntpilot.csv': [
      PILOT,
      '8600,,f,No Error,OnNet,t,f,HL,32,900,,',
      '8601,,t,Call Rejected,OnNet,f,t,HL,32,900,9911,91',
    ],
    'huntlist.csv': ['NAME,SELECTION ORDER 1,LINE GROUP 1,SELECTION ORDER 2,LINE GROUP 2', 'HL,2,LG-B,1,LG-A'],
    'linegroup.csv': [
      'NAME,TYPE DISTRIBUTION ALGORITHM,TYPE HUNT ALGORITHM RNA,RNA REVERSION TIMEOUT,LINE SELECTION ORDER 1,DN OR PATTERN 1,ROUTE PARTITION 1,LINE SELECTION ORDER 2,DN OR PATTERN 2,ROUTE PARTITION 2',
      'LG-A,Circular,"Try next member; then, try next group in Hunt List",10,1,\\+15125550101,PT,0,1002,',
      'LG-B,,,,,,,,,',
    ],
    'directorynumber.csv': ['Directory Number,Route Partition', '\\+15125550101,PT', '1002,NULL'],
    'partition.csv': ['NAME', 'PT'],
  })
  const pilots = values(snapshot, 'hunt-pilot')

  it('takes the block flag from ROUTETHIS PATTERN, whatever its label says', () => {
    expect(pilots['8600@<None>']).toMatchObject({ block: false, releaseCause: 'No Error', huntList: 'HL' })
    expect(pilots['8601@<None>']).toMatchObject({ block: true, releaseCause: 'Call Rejected' })
  })

  it('tells the two columns of one name apart: no answer first, busy second', () => {
    expect(pilots['8600@<None>']?.forwardNoAnswer.useMemberSettings).toBe(true)
    expect(pilots['8600@<None>']?.forwardBusy.useMemberSettings).toBe(false)
    expect(pilots['8601@<None>']?.forwardNoAnswer.useMemberSettings).toBe(false)
    expect(pilots['8601@<None>']?.forwardBusy.useMemberSettings).toBe(true)
  })

  it('does not take the defaults of the queue columns for a queue', () => {
    expect(pilots['8600@<None>']?.queue).toEqual({ maximumCallers: 32, maximumWaitSeconds: 900, signals: [] })
    expect(pilots['8601@<None>']?.queue.signals).toEqual([
      'DESTINATION WHEN THERE ARE NO AGENTS LOGGED IN OR REGISTERED 1',
      'NETWORK HOLD MOH SOURCE & ANNOUNCEMENTS 1',
    ])
  })

  it('orders line groups and members by their order column', () => {
    expect(only(snapshot, 'hunt-list').lineGroups).toEqual(['LG-A', 'LG-B'])
    expect(values(snapshot, 'line-group')['LG-A']).toMatchObject({
      onNoAnswer: 'Try next member; then, try next group in Hunt List',
      rnaReversionTimeoutSeconds: 10,
      members: [
        { order: 0, dn: '1002' },
        { order: 1, dn: '\\+15125550101', partition: 'PT' },
      ],
    })
    expect(snapshot.findings).toEqual([])
  })
})

describe('pickup, park and voicemail', () => {
  it('lets the same park range stand on several servers', () => {
    const snapshot = ingested({
      'callpark.csv': [
        'CALL PARK NUMBER,DESCRIPTION,ROUTE PARTITION,UNIFIED CALLMANAGER',
        '85XX,,NULL,CM_sub1',
        '85XX,,NULL,CM_sub2',
      ],
      'callmanager.csv': ['SERVER,CISCO UNIFIED CALLMANAGER NAME', 'sub1.example.com,CM_sub1', ',CM_sub2'],
      'server.csv': ['HOST NAME/IP ADDRESS,DESCRIPTION', 'sub1.example.com,'],
    })
    expect(Object.keys(values(snapshot, 'call-park'))).toEqual(['85XX@<None> {CM_sub1}', '85XX@<None> {CM_sub2}'])
    expect(snapshot.findings).toEqual([])
  })

  it('resolves a pickup group by name, by number, and by number and partition', () => {
    const snapshot = ingested({
      'partition.csv': ['NAME', 'PU-PT'],
      'callpickupgroup.csv': [
        'CPG NUMBER,ROUTE PARTITION,CPG NAME,ASSOC PICKUP GROUP 1',
        '7210,PU-PT,Lyon,Austin',
        '7220,PU-PT,Austin,',
      ],
      'directorynumber.csv': [
        'Directory Number,Route Partition,Call Pickup Group',
        '1001,,Lyon',
        '1002,,7210',
        '1003,,7220/PU-PT',
        '1004,,lyon',
      ],
    })
    expect(Object.values(values(snapshot, 'directory-number')).map((dn) => dn.callPickupGroup)).toEqual([
      'Lyon',
      'Lyon',
      'Austin',
      'Lyon',
    ])
    expect(values(snapshot, 'call-pickup-group')['Lyon']?.associatedGroups).toEqual(['Austin'])
    expect(snapshot.findings.map((finding) => `${finding.severity} ${finding.subject}`)).toEqual([
      'LOW pickup-group:lyon',
    ])
  })

  it('splits the pilot of a voicemail profile, null or not', () => {
    const snapshot = ingested({
      'css.csv': ['NAME,ROUTE PARTITION 1', 'VM/CSS,'],
      'voicemailpilot.csv': ['DIRECTORY NUMBER,CALLING SEARCH SPACE,IS DEFAULT', ',,f', '+15125550199,VM/CSS,t'],
      'voicemailprofile.csv': [
        'NAME,VOICE MAIL PILOT,VOICE MAIL BOX MASK,IS DEFAULT',
        'NoVoiceMail,null/null,NULL,f',
        'Default,+15125550199/VM/CSS,XXXX,t',
        'Bare,+15125550199/null,,f',
      ],
    })
    expect(values(snapshot, 'voicemail-profile')).toEqual({
      Bare: { name: 'Bare', pilot: '+15125550199', isDefault: false },
      Default: {
        name: 'Default',
        pilot: '+15125550199',
        pilotCallingSearchSpace: 'VM/CSS',
        mailboxMask: 'XXXX',
        isDefault: true,
      },
      NoVoiceMail: { name: 'NoVoiceMail', isDefault: false },
    })
    expect(Object.keys(values(snapshot, 'voicemail-pilot'))).toEqual(['+15125550199 {VM/CSS}', '<None>'])
    expect(snapshot.findings).toEqual([])
  })
})
