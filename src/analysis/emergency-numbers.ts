export * from '../model/emergency-numbers.js'
