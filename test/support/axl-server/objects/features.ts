import type { AxlObject } from '../axl-object.js'
import { reference } from '../axl-object.js'
import type { ExportTables } from '../export-table.js'
import { axlObject, patternObject, references, texts } from './object-builder.js'

export function callParks(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('callpark').map((row) =>
    patternObject(row.cell('CALL PARK NUMBER') ?? '', row.cell('ROUTE PARTITION'), {
      description: row.cell('DESCRIPTION'),
      usage: 'CallPark',
      callManagerName: reference('callmanager', row.cell('UNIFIED CALLMANAGER')),
    }),
  )
}

export function directedCallParks(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('directedcallpark').map((row) =>
    patternObject(row.cell('NUMBER') ?? '', row.cell('ROUTE PARTITION'), {
      ...texts(row, {
        description: 'DESCRIPTION',
        retrievalPrefix: 'RETRIEVAL PREFIX',
        reversionPattern: 'REVERSION NUMBER',
      }),
      usage: 'Directed Call Park',
      revertCssName: reference('callingsearchspace', row.cell('REVERSION CALLING SEARCH SPACE')),
    }),
  )
}

export function voiceMailPilots(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('voicemailpilot').map((row) => {
    const dirn = row.cell('DIRECTORY NUMBER')
    const css = row.cell('CALLING SEARCH SPACE')
    return axlObject('other', `voicemailpilot ${dirn ?? ''} ${css ?? ''}`, {
      dirn,
      description: row.cell('DESCRIPTION'),
      cssName: reference('callingsearchspace', css),
      isDefault: row.flag('IS DEFAULT'),
    })
  })
}

export function voiceMailProfiles(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('voicemailprofile').map((row) => {
    const name = row.cell('NAME') ?? ''
    const [dirn, css] = (row.cell('VOICE MAIL PILOT') ?? 'null/null').split('/')
    return axlObject('other', name, {
      name,
      ...texts(row, { description: 'DESCRIPTION', voiceMailboxMask: 'VOICE MAIL BOX MASK' }),
      isDefault: row.flag('IS DEFAULT'),
      voiceMailPilot: {
        dirn: dirn === 'null' ? undefined : dirn,
        cssName: reference('callingsearchspace', css === 'null' ? undefined : css),
      },
    })
  })
}

export function recordingProfiles(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('recprofile').map((row) => {
    const name = row.cell('NAME') ?? ''
    return axlObject('other', name, {
      name,
      recordingCssName: reference('callingsearchspace', row.cell('CALLING SEARCH SPACE')),
      recorderDestination: row.cell('RECORDER DESTINATION'),
    })
  })
}

const NUMBER_TYPES = ['national', 'international', 'unknown', 'subscriber'] as const

export function transformationProfiles(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('transformationprofile').map((row) => {
    const name = row.cell('NAME') ?? ''
    const byType = NUMBER_TYPES.map((type) => ({
      ...texts(row, {
        [`${type}StripDigits`]: `${type} NUMBER STRIP DIGITS`,
        [`${type}Prefix`]: `${type} NUMBER PREFIX`,
      }),
      ...references(row, 'callingsearchspace', { [`${type}CssName`]: `${type} NUMBER CALLING SEARCH SPACE` }),
    }))
    return axlObject('other', name, Object.assign({ name, description: row.cell('DESCRIPTION') }, ...byType))
  })
}

/** AXL gives the codes themselves: a reader must not ask for them, or drop them. */
export function authorizationCodes(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('forcedauthorizationcodes').map((row) => {
    const name = row.cell('NAME') ?? ''
    return axlObject('other', `fac ${name}`, {
      name,
      ...texts(row, { code: 'CODE', authorizationLevel: 'AUTHORIZATION LEVEL' }),
    })
  })
}

export function matterCodes(tables: ExportTables): readonly AxlObject[] {
  return tables.rows('clientmattercodes').map((row) => {
    const code = row.cell('CLIENT MATTER CODE')
    return axlObject('other', `cmc ${code ?? ''}`, { code, description: row.cell('DESCRIPTION') })
  })
}
