/** Writes data to stdout and returns when it has left this process. */
export async function writeData(text: string): Promise<void> {
  await new Promise<void>((resolve) => {
    // A reader that has gone away is reported to quietWhenReaderLeaves; nothing more to do here.
    process.stdout.write(text, 'utf8', () => {
      resolve()
    })
  })
}

/** Talk: progress, remarks, errors; never data. */
export function writeTalk(text: string): void {
  process.stderr.write(`${text}\n`)
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
