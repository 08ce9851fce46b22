#!/usr/bin/env node
import module from 'node:module'
import { execute, settings } from '@oclif/core'

// Node 22.1 and later keep compiled code between runs.
module.enableCompileCache?.()
// Only compiled commands are run; without this, oclif loads the whole compiler when NODE_ENV is test.
settings.enableAutoTranspile = false
await execute({ dir: import.meta.url })
