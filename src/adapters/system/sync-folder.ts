import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Makes the names inside a folder durable, as `fsync` of a file makes its bytes. */
export function syncFolder(folder: string): void {
  // Windows cannot open a folder; there the name is durable with the file.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
