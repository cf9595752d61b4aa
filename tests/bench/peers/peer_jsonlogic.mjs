// SPDX-License-Identifier: MIT
// The rules in JsonLogic, compiled by json-logic-engine or interpreted by json-logic-js. Called with the folder of the
// packages, the name of one, the rules, the rows and the number of runs; prints as engines.py reads.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [folder, name, rulesFile, rowsFile, runs] = process.argv.slice(2)
const require = createRequire(folder + '/')
const library = require(name)
const rules = Object.values(JSON.parse(readFileSync(rulesFile, 'utf8')))

const [head, ...lines] = readFileSync(rowsFile, 'utf8').trimEnd().split('\n')
const columns = head.split(',')
const rows = lines.map(line => {
  const row = {}
  line.split(',').forEach((text, i) => { row[columns[i]] = text === '' ? null : Number(text) })
  return row
})

const engine = name === 'json-logic-engine' && new library.LogicEngine()
const functions = rules.map(rule => engine ? engine.build(rule) : row => library.apply(rule, row))

let best = Infinity
let totals
for (let run = 0; run < runs; run++) {
  totals = rules.map(() => [0, 0, 0, 0])
  const start = process.hrtime.bigint()
  for (const row of rows) {
    for (let i = 0; i < functions.length; i++) totals[i][functions[i](row)]++
  }
  best = Math.min(best, Number(process.hrtime.bigint() - start) * 1e-9)
}
const { version } = JSON.parse(readFileSync(`${folder}/node_modules/${name}/package.json`, 'utf8'))
console.log(`version ${version}\nseconds ${best}`)
for (const counts of totals) console.log(counts.join(' '))
