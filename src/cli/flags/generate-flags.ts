import { Flags } from '@oclif/core'

/** Flags of the commands that write what a plan would send. */
export const generateFlags = {
  out: Flags.string({
    char: 'o',
    required: true,
    summary: 'Folder to write into; made when missing.',
    helpValue: 'DIR',
  }),
  plan: Flags.string({ summary: 'Plan; by default the one made last.', helpValue: 'ID' }),
  force: Flags.boolean({ summary: 'Overwrite files that are there.' }),
}
