import { describe, expect, test } from 'vitest'
import { enterConfiguration } from '../../../src/plan/projection/configuration-edit.js'

const RUNNING = [
  'hostname lgw-1',
  '!',
  'voice service voip',
  ' ip address trusted list',
  '  ipv4 192.0.2.10',
  ' sip',
  '  no shutdown',
  '!',
  'voice class uri 100 sip',
  ' host ipv4:192.0.2.10',
  '!',
  'dial-peer voice 100 voip',
  ' description to Unified CM',
  ' session target ipv4:192.0.2.10',
  ' preference 1',
  '!',
  'dial-peer voice 1000 voip',
  ' description other',
  '!',
  'end',
]

describe('entering lines in configuration mode', () => {
  test('goes into sections that are there, and replaces what a section holds once', () => {
    const after = enterConfiguration(RUNNING, [
      'voice service voip',
      ' ip address trusted list',
      '  ipv4 192.0.2.30',
      '!',
      'dial-peer voice 100 voip',
      ' session target ipv4:192.0.2.30',
    ])
    expect(after.slice(2, 8)).toEqual([
      'voice service voip',
      ' ip address trusted list',
      '  ipv4 192.0.2.10',
      '  ipv4 192.0.2.30',
      ' sip',
      '  no shutdown',
    ])
    expect(after).toContain(' session target ipv4:192.0.2.30')
    expect(after).not.toContain(' session target ipv4:192.0.2.10')
  })

  test('puts new sections before the end', () => {
    const after = enterConfiguration(RUNNING, ['voice class tenant 200', ' registrar dns:example.com'])
    expect(after.slice(-3)).toEqual(['voice class tenant 200', ' registrar dns:example.com', 'end'])
  })

  test('what the same lines say twice stands there once', () => {
    const lines = ['voice class uri 100 sip', ' host ipv4:192.0.2.40']
    const once = enterConfiguration(RUNNING, lines)
    expect(enterConfiguration(once, lines)).toEqual(once)
    expect(once.filter((line) => line.includes('host ipv4'))).toEqual([
      ' host ipv4:192.0.2.10',
      ' host ipv4:192.0.2.40',
    ])
  })

  test('no removes a section with all that is in it, and only the one named', () => {
    const after = enterConfiguration(RUNNING, ['no dial-peer voice 100'])
    expect(after).not.toContain('dial-peer voice 100 voip')
    expect(after).not.toContain(' description to Unified CM')
    expect(after).toContain('dial-peer voice 1000 voip')
    expect(after).toContain(' description other')
  })

  test('no removes a command inside a section; one that finds nothing there is a setting of its own', () => {
    const after = enterConfiguration(RUNNING, ['dial-peer voice 100 voip', ' no preference 1', ' no vad'])
    expect(after).not.toContain(' preference 1')
    expect(after).toContain(' no vad')
    const restored = enterConfiguration(after, ['dial-peer voice 100 voip', ' vad'])
    expect(restored).not.toContain(' no vad')
  })
})
