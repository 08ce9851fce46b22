import type { SettingEntry } from '../../model/settings.js'
import { SETTINGS } from '../../model/settings.js'
import { allowedPositions } from '../../model/settings-file.js'

/** The text of `docs/settings.md`: every contested or assumed fact, with our default and its source. */
export function renderSettingsPage(): string {
  return [
    '# Settings',
    '',
    'Facts that sources contest or leave open. A workspace decides otherwise in `rehome.yaml`, section `settings`.',
    'Written by `npm run golden` from `src/model/settings.ts`; not by hand.',
    '',
    '| setting | default | allowed | what it decides | source |',
    '|---|---|---|---|---|',
    ...Object.entries<SettingEntry>(SETTINGS).map(([key, entry]) => {
      const about = entry.about.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('|', '\\|')
      return `| \`${key}\` | ${entry.default} | ${allowedPositions(entry)} | ${about} | ${entry.source} |`
    }),
    '',
    'The same file overrides severities (`severityOverrides`, code: severity; `EMG-005` cannot be lowered) and',
    'chooses the plans that numbers are held against (`validationPlans`).',
    '',
  ].join('\n')
}
