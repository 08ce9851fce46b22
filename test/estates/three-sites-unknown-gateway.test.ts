import { expect, it } from 'vitest'
import { parseCaller } from '../../src/cli/input/caller-grammar.js'
import { ingestUcm } from '../../src/ingest/ucm/ingest-ucm.js'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import { check } from '../../src/workflows/questions/check.js'
import { routeCalls } from '../../src/workflows/calls/route.js'
import { ExportBuilder } from '../support/export-builder.js'
import { threeSites, threeSitesFacts } from '../support/three-sites.js'

it('a gateway that the inputs do not hold, tried first, leaves the call open and 911 unproved', async () => {
  const builder = await ExportBuilder.fromTar(threeSites('input/ucmdata_export.tar'))
  builder.patch('routegroup', { NAME: 'RG-PSTN-LYN' }, 'DEVICE NAME 1', 'GW-MGCP-1')
  const snapshot = ingestUcm({
    name: 'patched',
    sha256: '',
    members: builder.files().map(({ name, data }) => ({ name, bytes: data })),
  })

  const request = { caller: parseCaller('user:uwolf'), callerText: 'user:uwolf', digits: '911' }
  const [trace] = routeCalls({ snapshot, settings: DEFAULT_SETTINGS }, [request], undefined)
  expect(trace).toMatchObject({ disposition: 'insufficient-information' })
  expect(trace?.missing.join()).toContain('GW-MGCP-1')

  const { findings } = check({ ...(await threeSitesFacts()), snapshot }, {})
  const emergency = findings.filter(({ finding }) => finding.code === 'EMG-005' && finding.confidence === 'CHECK')
  expect(emergency.map(({ finding }) => finding.subject)).toContain('css:LINE-INTERNAL-CSS+LYN-DEV-CSS')
})
