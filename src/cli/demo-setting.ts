import type { DemoEstate, DemoPorts } from '../workflows/demo.js'
import {
  archiveReader,
  clock,
  fileStore,
  scenarioFiles,
  templateFiles,
  workbookReader,
  workbookWriter,
  workspaceRepository,
} from './compose.js'
import { pause } from './pause.js'

/** The bundled estate: Lyon is planned, and a colleague there calls somebody who moves. */
export function demoEstate(packageRoot: string): DemoEstate {
  return {
    input: `${packageRoot}/fixtures/estates/three-sites/input`,
    location: 'Lyon',
    call: { caller: { kind: 'user', name: 'uwolf' }, callerText: 'user:uwolf', digits: '4711' },
  }
}

/** All that the demo needs of the world. */
export async function demoPorts(): Promise<DemoPorts> {
  const [repository, archives, files, writer, reader, templates, scenarios, time] = await Promise.all([
    workspaceRepository(),
    archiveReader(),
    fileStore(),
    workbookWriter(),
    workbookReader(),
    templateFiles(),
    scenarioFiles(),
    clock(),
  ])
  return {
    repository,
    archives,
    files,
    workbookWriter: writer,
    workbookReader: reader,
    templates,
    scenarios,
    clock: time,
    sleep: pause,
  }
}
