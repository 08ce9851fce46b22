import { EXIT_CODES } from './exit-codes.js'

// Control characters but line feed and tab; an escape only where it begins a color sequence of ours.
const STEERING = /[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f]|\u001b(?!\[[\d;]*m)/g

/** Writes data to stdout and returns when it has left this process. */
export async function writeData(text: string): Promise<void> {
  await new Promise<void>((resolve) => {
    // What goes wrong is reported to quietWhenReaderLeaves, which ends the program: this never returns then.
    process.stdout.write(harmless(text), 'utf8', (error) => {
      if (error === null || error === undefined) resolve()
    })
  })
}

/** Colors of our own stay; whatever else would steer the terminal is taken out. */
function harmless(text: string): string {
  return text.replaceAll(STEERING, '')
}

/** Talk: progress, remarks, errors; never data. */
export function writeTalk(text: string): void {
  process.stderr.write(`${harmless(text)}\n`)
}

/**
 * `rehome … | head` ends without a word when the reader has seen enough; any other trouble with standard
 * output ends with a message and 1.
 */
export function quietWhenReaderLeaves(): void {
  if (process.stdout.listeners('error').includes(onOutputError)) return
  // Before the listener of oclif, which throws.
  process.stdout.prependListener('error', onOutputError)
}

const REASONS: Readonly<Partial<Record<string, string>>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EIO: 'the disk reports an error',
  EBADF: 'it is closed',
}

function onOutputError(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit()
  writeTalk(`error: cannot write to standard output: ${REASONS[error.code ?? ''] ?? error.message}`)
  // Through process.exit, so that locks are given back on the way out.
  process.exit(EXIT_CODES.error.code)
}
