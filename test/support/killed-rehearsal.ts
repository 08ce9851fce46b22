import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { repositoryRoot } from './shared-data.js'

/*
 * A process of its own that rehearses with the compiled program, over the real stores, and kills itself
 * (SIGKILL: nothing is closed, nothing flushed) right after a record of the journal was written.
 */
const CHILD = `
const [dist, path, at] = process.argv.slice(1)
const { workspaceRepository } = await import(dist + 'src/cli/compose.js')
const { rehearse } = await import(dist + 'src/workflows/rehearsal/rehearse.js')
const workspace = await (await workspaceRepository()).open(path, { access: 'write', waitSeconds: 0 })
const over = (target, own) => new Proxy(target, {
  get: (inner, name) => {
    if (name in own) return own[name]
    const value = inner[name]
    return typeof value === 'function' ? value.bind(inner) : value
  },
})
const journal = workspace.store.journal()
let written = 0
const killing = {
  append: (record) => {
    const kept = journal.append(record)
    written += 1
    if (written === Number(at)) process.kill(process.pid, 'SIGKILL')
    return kept
  },
  records: (run) => journal.records(run),
}
const store = over(workspace.store, { journal: () => killing })
await rehearse(
  { wave: undefined, plan: undefined, fresh: false },
  { workspace: over(workspace, { store }), sleep: async () => {} },
)
workspace.close()
`

/**
 * Rehearses until that record of this process, counted from 1. False when the rehearsal ended in its own
 * time, before so many records; throws when it failed.
 */
export function rehearseUntilKilled(workspace: string, record: number): boolean {
  const dist = pathToFileURL(`${repositoryRoot}dist/`).href
  const args = ['--input-type=module', '-e', CHILD, dist, workspace, String(record)]
  const { signal, status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (signal === 'SIGKILL') return true
  if (status !== 0) throw new Error(`not killed at record ${record}, but ended with ${status ?? 'no code'}: ${stderr}`)
  return false
}
