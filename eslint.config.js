import tseslint from 'typescript-eslint'

// Time, chance and the world reach the stages through ports only; these rules make that checkable.
const DETERMINISM = {
  'no-restricted-globals': [
    'error',
    ...['process', 'console', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'performance', 'crypto'].map(
      (name) => ({ name, message: 'Only src/adapters and src/cli meet the world; take it through a port.' }),
    ),
  ],
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask the clock port.' },
    { selector: "CallExpression[callee.name='Date']", message: 'Ask the clock port.' },
    { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Ask the clock port.' },
    { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Take a seeded generator.' },
    {
      selector: 'CallExpression[callee.property.name=/^(localeCompare|toLocaleString|toLocaleDateString)$/]',
      message: 'Depends on the machine; compare code units (findings/finding.ts, compareText).',
    },
    { selector: 'ExportDefaultDeclaration', message: 'Named exports only outside commands/.' },
  ],
}

const SHARED = {
  'max-lines': ['error', 400],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/consistent-type-imports': 'error',
  // Spread strings are dial strings: 17 ASCII symbols, one code unit each.
  '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
}

export default tseslint.config(
  { ignores: ['dist/**', 'coverage/**', 'node_modules/**', 'fixtures/**', 'demo/**'] },
  {
    files: ['src/**/*.ts', 'commands/**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...SHARED,
      'max-lines-per-function': ['error', { max: 70, skipComments: true, skipBlankLines: true }],
    },
  },
  { files: ['src/**/*.ts'], ignores: ['src/adapters/**', 'src/cli/**'], rules: DETERMINISM },
  {
    files: ['src/adapters/**/*.ts', 'src/cli/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only outside commands/.' },
      ],
    },
  },
  {
    files: ['commands/**/*.ts'],
    rules: {
      'max-lines': ['error', 60],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'exit', message: 'Return an outcome; the base command sets the exit code.' },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'vitest.config.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './test/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...SHARED,
      // A test reads a value that it has just put there; a wrong `!` fails the test, loudly.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Seeded breaches and hostile inputs need values that the types forbid.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
)
