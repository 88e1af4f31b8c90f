// npm run learn-hooks: learns which words show a hook from the labelled examples, and writes what suggestions go by. With
// --apart, each writer's posts are first looked at by weights learnt from all the others'.
import { writeFileSync } from 'node:fs'
import { TAUGHT, taughtPosts } from '../support/labelled-hooks.ts'
import { figureApart, learnHooks } from './learn-hooks.ts'

if (process.argv.includes('--apart'))
  for (const set of TAUGHT) {
    const { precision, recall } = figureApart(set)
    process.stdout.write(`${set}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`)
  }

const file = new URL('../../shared/learnt-hooks.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(learnHooks(taughtPosts()), null, 1)}\n`)
