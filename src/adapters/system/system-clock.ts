import type { Clock } from '../../workflows/ports.js'

/** The clock of this machine. */
export class SystemClock implements Clock {
  now(): string {
    return new Date().toISOString()
  }

  today(): string {
    const now = new Date()
    const month = String(now.getMonth() + 1).padStart(2, '0')
    const day = String(now.getDate()).padStart(2, '0')
    return `${now.getFullYear()}-${month}-${day}`
  }
}
