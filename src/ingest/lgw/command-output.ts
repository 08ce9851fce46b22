/**
 * What a person typed at a prompt, or the heading of one part of `show tech-support`. A prompt of a
 * configuration mode (`lgw1(config-if)#`) has a mode.
 */
export interface Prompt {
  readonly mode?: string
  readonly typed: string
}

/** What is typed begins with a letter: `tls>"` is the rest of a line that a terminal cut. */
const PROMPT = /^[A-Za-z][\w.-]*(\([\w-]+\))?[#>] ?([A-Za-z?!].*)?$/
const PART = /^-{4,} (show .+?) -{4,}$/

/** The prompt with which a line begins; undefined for any other line. */
export function promptOf(text: string): Prompt | undefined {
  const part = PART.exec(text)?.[1]
  if (part !== undefined) return { typed: part }
  const found = PROMPT.exec(text)
  if (found === null) return undefined
  const [, mode, typed = ''] = found
  return { ...(mode === undefined ? {} : { mode }), typed: typed.trim() }
}

/** Answers with a configuration: `show run`, also a section of it. */
const RUNNING = /^(?:do )?(?:sh(?:o|ow)? +run\S*(?! *\| *(?:i|inc\S*|e|ex\S*|c|count)\b)|wr\S* +t\S*)(?:\s|$)/i
/** Lines that look like a configuration and are none in force: parts of lines, what is loaded at the next start. */
const LOOKALIKE = /^(?:do )?(?:sh(?:o|ow)? +(?:run|start|conf|archive)|more +)/i
const CONFIGURE = /^conf(?:ig(?:ure)?)?(?: +t(?:erminal)?)?$/i

/** Where the output of a command ends though no prompt follows: at a header, or a comment of whoever put the file together. */
const ENDS =
  /^(!|Building configuration|Current configuration|version \d|hostname \S|(?:voice (?:class|service|translation)|dial-peer voice \d|interface \S+\d$))/

/**
 * Which lines are the output of a command other than `show running-config`, in a capture of a terminal
 * that holds several: from the prompt to the next one, or to where a configuration begins. Output that
 * looks like a configuration (`show startup-config`, `show run | include`) ends at a prompt only.
 */
export function commandOutput(lines: readonly string[]): readonly boolean[] {
  const startup = !lines.some((line) => isRunning(promptOf(line.trimEnd())))
  let state: 'none' | 'other' | 'lookalike' = 'none'
  return lines.map((line) => {
    const prompt = promptOf(line.trimEnd())
    if (prompt !== undefined) {
      state = stateBehind(prompt, startup)
      return false
    }
    if (state === 'other' && ENDS.test(line)) state = 'none'
    return state !== 'none' && line.trim() !== ''
  })
}

function isRunning(prompt: Prompt | undefined): boolean {
  return prompt !== undefined && RUNNING.test(prompt.typed)
}

function stateBehind({ mode, typed }: Prompt, startupCounts: boolean): 'none' | 'other' | 'lookalike' {
  if (typed === '' || RUNNING.test(typed) || CONFIGURE.test(typed)) return 'none'
  if (mode !== undefined && !/^do /i.test(typed)) return 'none'
  if (startupCounts && /^(?:do )?sh(?:o|ow)? +(?:start\S*|conf\S*)$/i.test(typed)) return 'none'
  return LOOKALIKE.test(typed) ? 'lookalike' : 'other'
}
