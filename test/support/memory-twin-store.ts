import { MemoryTwinStore as Rows } from '../../src/twin/memory-twin-store.js'
import type { TwinStore } from '../../src/twin/ports.js'

/** A twin's store in memory. It counts writes, so that a test can say "one request, one write". */
export class MemoryTwinStore extends Rows {
  writes = 0

  override write(change: Parameters<TwinStore['write']>[0]): void {
    this.writes += 1
    super.write(change)
  }
}
