import type { JudgedFinding } from '../../analysis/audit.js'
import { runAudit } from '../../analysis/audit.js'
import { proposeMapping } from '../../analysis/mapping-proposal/propose-mapping.js'
import type { Unchecked } from '../../analysis/question.js'
import type { Severity } from '../../findings/severity.js'
import type { ArchiveReader } from '../../ingest/ports.js'
import { ingestUcmSet } from '../../ingest/ucm/ingest-ucm.js'
import { EMPTY_MAPPING } from '../../model/mapping.js'
import { DEFAULT_SETTINGS } from '../../model/settings.js'
import { UcmEstate } from '../../model/ucm/estate.js'
import type { WorkbookReader, WorkbookWriter } from '../../report/ports.js'
import { buildAuditWorkbook } from '../../report/workbook/audit-workbook.js'
import { severityTotals } from './check.js'
import { questionInput } from './estate-question.js'
import { identityOf, openArchives } from '../inputs/open-archives.js'
import { refuseOverwrite } from '../reports/overwrite.js'
import type { Clock, FileStore } from '../ports.js'

export interface AuditedExport {
  readonly name: string
  readonly sha256: string
  readonly release?: string
  readonly findings: readonly JudgedFinding[]
  readonly totals: Readonly<Record<Severity, number>>
  readonly unchecked: readonly Unchecked[]
  readonly workbook: { readonly path: string; readonly bytes: number }
}

/** One shot, no workspace: an export (or its parts) in, a workbook out, with what the data suggests as mapping. */
export async function auditExport(
  paths: string | readonly string[],
  out: string,
  ports: {
    readonly archives: ArchiveReader
    readonly files: FileStore
    readonly workbooks: WorkbookWriter
    readonly reader: WorkbookReader
    readonly clock: Clock
  },
  options: {
    readonly asOf?: string
    readonly force?: boolean
    /** The cluster, where its inputs do not say which they are of. */
    readonly cluster?: string
    readonly progress?: (step: string) => void
  },
): Promise<AuditedExport> {
  const progress = options.progress ?? (() => undefined)
  await refuseOverwrite(
    out,
    { files: ports.files, workbooks: ports.reader },
    {
      force: options.force ?? false,
      keeps: ({ projectId }) => (projectId.startsWith('audit-') ? undefined : 'it belongs to a workspace'),
    },
  )
  progress(`reading ${typeof paths === 'string' ? paths : paths.join(', ')}`)
  const archives = await openArchives(paths, ports.archives)
  const snapshot = ingestUcmSet(archives, options.cluster)
  const { name, sha256 } = identityOf(archives)
  progress('asking every question')
  const mapping = proposeMapping(
    new UcmEstate(snapshot),
    EMPTY_MAPPING,
    archives.map((archive) => archive.name),
  )
  const today = options.asOf ?? ports.clock.today()
  const input = questionInput({
    snapshot,
    mapping,
    roster: undefined,
    decisions: [],
    settings: DEFAULT_SETTINGS,
    today,
  })
  const audit = runAudit(input)
  progress('writing the workbook')
  const document = buildAuditWorkbook({
    input,
    audit,
    asOf: today,
    revision: 0,
    project: { id: `audit-${snapshot.root.slice(0, 12)}`, name },
    inputs: [{ kind: 'ucm', name, sha256, takenAt: today }],
  })
  const bytes = ports.workbooks.write(document)
  await ports.files.write(out, bytes)
  return {
    name,
    sha256,
    ...(snapshot.cluster.release === undefined ? {} : { release: snapshot.cluster.release }),
    findings: audit.findings,
    totals: severityTotals(audit.findings),
    unchecked: audit.unchecked,
    workbook: { path: out, bytes: bytes.length },
  }
}
