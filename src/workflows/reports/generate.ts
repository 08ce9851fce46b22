import { runChanges } from '../../execute/executor.js'
import type { Journal, JournalRecord, JsonValue } from '../../execute/ports.js'
import type { RecordedRequest } from '../../execute/recorded-requests.js'
import { recordRequests } from '../../execute/recorded-requests.js'
import { UserError } from '../../findings/user-error.js'
import type { Change } from '../../plan/change.js'
import type { Plan } from '../../plan/plan.js'
import { changesOf } from '../../plan/plan.js'
import { axlEnvelope } from '../../report/configs/axl-envelope.js'
import { idNames, textWithoutIds, withoutIds } from '../../report/configs/named-ids.js'
import { MemoryTwinStore } from '../../twin/memory-twin-store.js'
import { Twin } from '../../twin/twin.js'
import { networkAt } from '../plans/network-at.js'
import { loadPlan } from '../plans/plan-load.js'
import { stalenessIn } from '../plans/plan-freshness.js'
import { makeAnew, standingOf } from '../plans/plan-standing.js'
import type { FileStore, Workspace } from '../ports.js'

/** The release whose schema the requests follow (`ucm-exports` 3.3). */
const AXL_VERSION = '15.0'

export interface GenerateOptions {
  readonly system: 'lgw' | 'ucm' | 'webex'
  /** Folder that gets `<system>/…`. */
  readonly out: string
  readonly plan: string | undefined
  /** Overwrite files that are there. */
  readonly force: boolean
}

export interface GeneratedTexts {
  readonly plan: string
  /** `DRAFT`, or who approved the plan and when. */
  readonly standing: string
  /** Paths below `out`, in the order in which they are to be carried out. */
  readonly files: readonly string[]
}

interface TextFile {
  readonly path: string
  readonly text: string
}

/**
 * Writes what the plan would send to one system: gateway configuration with its undo, AXL requests as
 * SOAP envelopes, or REST requests with placeholders for ids that exist only in the real organization.
 * The requests are those of the executor: it runs on a twin in memory and is listened to.
 *
 * @throws UserError when the plan is stale or cannot be carried out there, or a file is in the way
 */
export async function generateTexts(
  options: GenerateOptions,
  ports: { readonly workspace: Workspace; readonly files: FileStore },
): Promise<GeneratedTexts> {
  const plan = loadPlan(ports.workspace, options.plan)
  refuseStale(plan, ports.workspace)
  const standing = standingOf(plan, ports.workspace)
  const files = await filesOf(options.system, plan, standing, ports.workspace)
  const paths = files.map(({ path }) => `${options.out}/${options.system}/${path}`)
  const taken = options.force ? [] : paths.filter((path) => ports.files.exists(path))
  if (taken.length > 0) {
    throw new UserError(`${taken[0] ?? ''} is there already`, {
      kind: 'refused',
      hint: 'choose another folder with -o, or say --force',
    })
  }
  for (const [index, { text }] of files.entries()) {
    const path = paths[index] ?? ''
    ports.files.makeFolder(path.slice(0, path.lastIndexOf('/')))
    await ports.files.write(path, text)
  }
  return { plan: plan.id, standing, files: files.map(({ path }) => `${options.system}/${path}`) }
}

/** What is generated is carried by hand into production: only from a plan that fits what is known now. */
function refuseStale(plan: Plan, workspace: Workspace): void {
  const stale = stalenessIn(workspace, plan)
  if (stale.length === 0) return
  throw new UserError(`plan ${plan.id} is stale: ${stale.join('; ')}`, {
    kind: 'refused',
    hint: `make it anew: ${makeAnew(plan)}`,
  })
}

async function filesOf(
  system: GenerateOptions['system'],
  plan: Plan,
  standing: string,
  workspace: Workspace,
): Promise<readonly TextFile[]> {
  const changes = changesOf(plan)
  if (!changes.some(({ what }) => what.system === system)) {
    throw new UserError(`plan ${plan.id} changes nothing in ${system}`, { hint: `see: rehome plan show ${plan.id}` })
  }
  if (system === 'lgw') return gatewayFiles(plan, standing)
  const { requests, answers } = await requestsOf(plan, workspace)
  const byChange = new Map(changes.map((change) => [change.id, change]))
  const own = requests.filter(({ to }) => to === system)
  return system === 'ucm' ? axlFiles(own, byChange, plan, standing) : restFiles(own, byChange, plan, standing, answers)
}

function gatewayFiles(plan: Plan, standing: string): readonly TextFile[] {
  return changesOf(plan).flatMap(({ what, wave, title }) => {
    if (what.system !== 'lgw') return []
    const head = [`! ${title}`, `! plan ${plan.id}, wave ${wave}: ${standing}`]
    const tokens = [...new Set([...what.lines, ...what.undo].flatMap((line) => line.match(/<trunk [^>]+>/g) ?? []))]
    const notes = tokens.map((token) => `! fill in ${token} from the trunk's page once it exists`)
    return [
      { path: `${fileWord(what.key)}-wave-${wave}.cfg`, text: lines([...head, ...notes, ...what.lines]) },
      { path: `${fileWord(what.key)}-wave-${wave}-undo.cfg`, text: lines([...head, '! takes it back', ...what.undo]) },
    ]
  })
}

/** Runs the plan on a twin nobody keeps, one change at a time. */
async function requestsOf(
  plan: Plan,
  workspace: Workspace,
): Promise<{ readonly requests: readonly RecordedRequest[]; readonly answers: readonly JsonValue[] }> {
  const twin = Twin.seed(new MemoryTwinStore(), networkAt(workspace, 'before'))
  const { systems, journal, requests } = recordRequests(twin, new UnwrittenJournal())
  const run = `${plan.id}@twin`
  const result = await runChanges({
    run,
    changes: changesOf(plan),
    systems,
    journal,
    sleep: () => Promise.resolve(),
    concurrency: 1,
  })
  const failed = result.changes.find(({ state }) => state === 'failed' || state === 'conflict')
  if (failed !== undefined) {
    throw new UserError(`${failed.change.title}: ${failed.detail ?? failed.state}`, {
      hint: 'the plan does not fit what was taken in: rehome rehearse shows all of it',
    })
  }
  const saved = twin.exportFiles().webex.map(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)) as JsonValue)
  return { requests, answers: saved }
}

/** A journal that lasts as long as the run. */
class UnwrittenJournal implements Journal {
  private readonly kept: JournalRecord[] = []

  append(record: Omit<JournalRecord, 'sequence' | 'at'>): JournalRecord {
    const full = { ...record, sequence: this.kept.length + 1, at: '' }
    this.kept.push(full)
    return full
  }

  records(run: string): readonly JournalRecord[] {
    return this.kept.filter((record) => record.run === run)
  }
}

function axlFiles(
  requests: readonly RecordedRequest[],
  changes: ReadonlyMap<string, Change>,
  plan: Plan,
  standing: string,
): readonly TextFile[] {
  const files = requests.flatMap((each, index): readonly (TextFile & { readonly title: string })[] => {
    const change = changes.get(each.change)
    if (each.to !== 'ucm' || change === undefined) return []
    const name = `${String(index + 1).padStart(4, '0')}-${each.request.operation}.xml`
    return [
      {
        path: `wave-${change.wave}/${change.phase}/${name}`,
        text: axlEnvelope(each.request, AXL_VERSION),
        title: change.title,
      },
    ]
  })
  const index = files.map(({ path, title }) => `${path}\t${title}`)
  return [{ path: 'README.txt', text: lines([`plan ${plan.id}: ${standing}`, ...index]) }, ...files]
}

function restFiles(
  requests: readonly RecordedRequest[],
  changes: ReadonlyMap<string, Change>,
  plan: Plan,
  standing: string,
  answers: readonly JsonValue[],
): readonly TextFile[] {
  const names = idNames(answers)
  const byFile = new Map<string, JsonValue[]>()
  for (const each of requests) {
    const change = changes.get(each.change)
    if (each.to !== 'webex' || change === undefined) continue
    const path = `wave-${change.wave}-${change.phase}.json`
    const { operation, method, query, body } = each.request
    const entry: JsonValue = {
      title: change.title,
      change: change.id,
      operation,
      method,
      path: textWithoutIds(each.request.path, names),
      ...(query === undefined ? {} : { query: withoutIds(query, names) }),
      ...(body === undefined ? {} : { body: withoutIds(body, names) }),
    }
    const list = byFile.get(path)
    if (list === undefined) byFile.set(path, [entry])
    else list.push(entry)
  }
  return [...byFile].map(([path, list]) => ({
    path,
    text: `${JSON.stringify({ schema: 'rehome/requests/v1', plan: plan.id, standing, requests: list }, undefined, 2)}\n`,
  }))
}

function lines(text: readonly string[]): string {
  return `${text.join('\n')}\n`
}

function fileWord(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9._-]+/g, '-')
}
