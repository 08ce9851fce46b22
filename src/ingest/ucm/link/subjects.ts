import type { UcmKind } from '../../../model/ucm/kinds.js'

/** Subjects of findings where they are not called like the kind of object. */
const SUBJECTS: Partial<Record<UcmKind, string>> = {
  'route-pattern': 'pattern',
  'translation-pattern': 'pattern',
  'sip-route-pattern': 'pattern',
  'call-pickup-group': 'pickup-group',
  phone: 'device',
  'device-profile': 'device',
  'cti-route-point': 'device',
  'directory-number': 'dn',
  'end-user': 'user',
}

/** The subject of a finding about an object, e.g. `pattern:911@E911`. */
export function subjectOf(kind: UcmKind, key: string): string {
  return `${SUBJECTS[kind] ?? kind}:${key}`
}
