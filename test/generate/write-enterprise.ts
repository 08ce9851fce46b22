import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, it } from 'vitest'
import { repositoryRoot } from '../support/shared-data.js'
import { buildEnterprise } from './enterprise-estate.js'

const SCALE = Number(process.env['FIXTURE_SCALE'] ?? 1)
const FILE = process.env['FIXTURE_FILE'] ?? `${repositoryRoot}/node_modules/.cache/rehome-bench/enterprise-${SCALE}.tar`

it(`writes ${FILE}`, () => {
  mkdirSync(dirname(FILE), { recursive: true })
  const bytes = buildEnterprise(SCALE)
  writeFileSync(FILE, bytes)
  expect(bytes.length).toBeGreaterThan(0)
})
