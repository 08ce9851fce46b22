/** Whether a UCM build meets the prerequisite, and how it is called. */
export interface ReleaseVerdict {
  readonly supported: boolean
  readonly words: string
}

/** Builds of 14 and 15 from this number on hold a service update (14.0.1.11900 is 14 SU1). */
const FIRST_SERVICE_UPDATE = 11_000

/**
 * Judges a build such as `14.0.1.10000-20`: 14 with a service update, 15 with a service update, or
 * later (`customer-assist` 3). Undefined when the text is no build.
 */
export function judgeRelease(release: string): ReleaseVerdict | undefined {
  const [, major, build] = /^(\d+)\.\d+\.\d+\.(\d+)/.exec(release.trim()) ?? []
  if (major === undefined || build === undefined) return undefined
  const version = Number(major)
  if (version < 14) return { supported: false, words: `release ${version}` }
  if (version > 15) return { supported: true, words: `release ${version}` }
  const updated = Number(build) >= FIRST_SERVICE_UPDATE
  return { supported: updated, words: `release ${version} ${updated ? 'with' : 'without'} a service update` }
}
