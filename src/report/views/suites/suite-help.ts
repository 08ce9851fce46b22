/** What `test --help` says about the format; docs/suites.md is the whole guide. */
export const SUITE_HELP = `A suite is a YAML file. Its tests place calls in the estate of the workspace (workspace: true), or in a small estate that stands in the suite itself. Only what a test states is compared. Leaves with 3 when something comes out otherwise, with 2 when a suite cannot be read.

  schema: rehome/suite/v1
  estates:
    block:
      patterns:
        - route: 91!@PSTN
        - route: 91900XXXXXXX@BLOCKED
          block: true
  tests:
    - id: premium
      estate: block
      call: { from: [PSTN, BLOCKED], dial: 919005550134 }
      expect: { disposition: blocked, winner: 91900XXXXXXX@BLOCKED }
    - id: state
      match: { pattern: 91!, digits: 91 }
      expect: { state: more possible }

Steps: match (a pattern against digits), transform (a number under a mask), css (the partitions that a caller searches), call, transfer (allowed or blocked), all (a whole range of numbers), lints (findings about the estate), and steps: for calls one after the other. The guide is docs/suites.md; --schema prints the JSON Schema, with every key.`
