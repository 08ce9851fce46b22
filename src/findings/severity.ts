/** How bad a finding is, worst first (`audit-workbook` 2). */
export const SEVERITIES = ['BLOCKER', 'HIGH', 'MEDIUM', 'LOW', 'INFO'] as const
export type Severity = (typeof SEVERITIES)[number]

/** How sure we are: both sides read, a heuristic, or data missing (`audit-workbook` 2). */
export const CONFIDENCES = ['PROVEN', 'LIKELY', 'CHECK'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** 0 for BLOCKER, growing as severity falls: sorts worst first. */
export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity)
}

/** True when `severity` is as bad as `gate` or worse. */
export function isAtLeast(severity: Severity, gate: Severity): boolean {
  return severityRank(severity) <= severityRank(gate)
}
