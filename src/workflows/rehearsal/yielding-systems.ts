import type { Systems } from '../../execute/ports.js'

/**
 * The same systems, with a wait of nothing before each call. The twin answers at once, so without it
 * nothing else would get a turn during a rehearsal: no signal, no Ctrl-C.
 */
export function yieldingSystems(systems: Systems, sleep: (seconds: number) => Promise<void>): Systems {
  const after = async <T>(call: () => Promise<T>): Promise<T> => {
    await sleep(0)
    return call()
  }
  return {
    kind: systems.kind,
    webex: { call: (request) => after(() => systems.webex.call(request)) },
    ucm: { call: (request) => after(() => systems.ucm.call(request)) },
    gateway: (name) => {
      const shell = systems.gateway(name)
      if (shell === undefined) return undefined
      return {
        runningConfig: () => after(() => shell.runningConfig()),
        configure: (lines) => after(() => shell.configure(lines)),
      }
    },
    trunkPassword: (trunk) => systems.trunkPassword(trunk),
  }
}
