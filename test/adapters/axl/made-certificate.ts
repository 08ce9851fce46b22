import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface MadeCertificate {
  readonly key: string
  readonly cert: string
  /** SHA-256, as `openssl` writes it. */
  readonly fingerprint: string
}

/** True where certificates can be made. */
export const canMakeCertificates = spawnSync('openssl', ['version']).status === 0

/** A self-signed certificate, as a node has after its installation. */
export function madeCertificate(name: string): MadeCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'rehome-certificate-'))
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=IP:127.0.0.1,DNS:${name}`]
    const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
    execFileSync('openssl', [...made, ...subject, '-keyout', key, '-out', cert], { stdio: 'pipe' })
    const text = readFileSync(cert, 'utf8')
    return { key: readFileSync(key, 'utf8'), cert: text, fingerprint: new X509Certificate(text).fingerprint256 }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
