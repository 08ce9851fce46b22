import { ExportBuilder } from '../support/export-builder.js'
import { ROW_DEFAULTS } from './row-defaults.js'
import { addDevices } from './three-sites/devices.js'
import { addDialPlan } from './three-sites/dial-plan.js'
import { addFeatures } from './three-sites/features.js'
import { addPeople } from './three-sites/people.js'
import { addSecrets } from './three-sites/secrets.js'
import { addSystem } from './three-sites/system.js'
import { addTrunks } from './three-sites/trunks.js'

/** A 14.0.1 export without rows whose members fill the cells nobody mentions as the product does. */
export function buildBareExport(): ExportBuilder {
  const estate = ExportBuilder.empty()
  for (const [member, cells] of Object.entries(ROW_DEFAULTS)) estate.setDefaults(member, cells)
  return estate
}

/** The estate `three-sites`; what it teaches stands in its README. */
export function buildThreeSites(): ExportBuilder {
  const estate = buildBareExport()
  addSystem(estate)
  addDialPlan(estate)
  addTrunks(estate)
  addFeatures(estate)
  addDevices(estate)
  addPeople(estate)
  addSecrets(estate)
  return estate
}

/** The roster as somebody in the contact center wrote it. */
export function threeSitesRoster(): string {
  const rows = [
    ['nina.garcia@example.com', 'AGENT', 'Lyon service', 'Lyon', '1'],
    ['otto.meyer@example.com', 'AGENT', 'Lyon service', 'Lyon', '1'],
    ['pia.lam@example.com', 'AGENT', 'Lyon service;Austin support', 'Lyon', '1'],
    ['quentin.rossi@example.com', 'AGENT', 'Lyon service', 'Lyon', '1'],
    ['line:\\+17175550115@DN-E164-PT', 'AGENT', 'Lyon service', 'Lyon', '1'],
    ['ucm:sjensen', 'AGENT', 'Lyon service', 'Lyon', '1'],
    ['paula.duran@example.com', 'AGENT', 'Lyon service', 'Lyon', '1'],
    ['device:SEP020000717192', 'AGENT', 'Lyon service', 'Lyon', '1'],
    ['tom.novak@example.com', 'SUPERVISOR', 'Lyon service', 'Lyon', '1'],
    ['tara.turner@example.com', 'AGENT', 'Austin support', 'Austin', '2'],
    ['umar.urban@example.com', 'AGENT', 'Austin support', 'Austin', '2'],
    ['vera.vance@example.com', 'AGENT', 'Austin support', 'Austin', '2'],
    ['will.wells@example.com', 'AGENT', 'Austin support', 'Austin', '2'],
    ['xin.xu@example.com', 'AGENT', 'Austin support', 'Austin', '2'],
    ['yara.young@example.com', 'AGENT', 'Austin support', 'Austin', '2'],
    ['zoe.zhang@example.com', 'AGENT', 'Austin sales', 'Austin', '2'],
    ['ucm:abaker', 'AGENT', 'Austin sales', 'Austin', '2'],
    ['beth.bell@example.com', 'SUPERVISOR', 'Austin support', 'Austin', '2'],
    ['carl.cole@example.com', 'SUPERVISOR', 'Austin support;Austin sales', 'Austin', '2'],
    ['umar.urbann@example.com', 'AGENT', 'Austin support', 'Austin', '2'],
    ['eva.ford@example.com', 'AGENT', 'Boston appliances', 'Boston', '3'],
  ]
  return [['who', 'role', 'queues', 'location', 'wave'], ...rows].map((row) => `${row.join(',')}\n`).join('')
}
