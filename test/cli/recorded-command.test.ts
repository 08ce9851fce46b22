import { expect, it } from 'vitest'
import { recordedCommand } from '../../src/cli/recorded-command.js'

it('holds no name and password of a URL', () => {
  const typed = [
    'ingest',
    'directory',
    '--ldap',
    'ldaps://cn=reader,dc=example:CAN@RY/1@dc1.example.com',
    '--filter=mail=*@example.com',
  ]
  expect(recordedCommand(typed)).toBe(
    'rehome ingest directory --ldap ldaps://dc1.example.com --filter=mail=*@example.com',
  )
  expect(recordedCommand(['ingest', 'ucm', '--axl=https://admin:CANARY@192.0.2.10:8443'])).not.toContain('CANARY')
})
