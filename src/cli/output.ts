// Control characters but line feed and tab; an escape only where it begins a color sequence of ours.
const STEERING = /[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f]|\u001b(?!\[[\d;]*m)/g

/** Writes data to stdout and returns when it has left this process. */
export async function writeData(text: string): Promise<void> {
  await new Promise<void>((resolve) => {
    // A reader that has gone away is reported to quietWhenReaderLeaves; nothing more to do here.
    process.stdout.write(harmless(text), 'utf8', () => {
      resolve()
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

/** `rehome … | head` ends without a word when the reader has seen enough. */
export function quietWhenReaderLeaves(): void {
  if (process.stdout.listeners('error').includes(onOutputError)) return
  process.stdout.on('error', onOutputError)
}

function onOutputError(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit()
}
