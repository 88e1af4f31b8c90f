import { readdirSync, readFileSync } from 'node:fs'

const readSoft = (path: string): string => {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return '?'
  }
}

function childrenOf(pid: number): readonly number[] {
  return tasksOf(pid)
    .flatMap((task) => readSoft(`/proc/${pid}/task/${task}/children`).split(' '))
    .map(Number)
    .filter(Boolean)
}

function tasksOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}

/**
 * Where a process that does not go on and all its children stand: a line for each, its threads with what they wait for in the
 * kernel (`name wchan`) and the number of the system call they are in. Linux; elsewhere nothing.
 */
export function standing(pid: number | undefined): readonly string[] {
  if (!pid) return []
  const threads = tasksOf(pid).map((task) => {
    const of = `/proc/${pid}/task/${task}`
    const [call] = readSoft(`${of}/syscall`).split(' ')
    return `${readSoft(`${of}/comm`)} ${readSoft(`${of}/wchan`)} ${call}`
  })
  const kind = /--type=[\w-]+/.exec(readSoft(`/proc/${pid}/cmdline`))?.[0] ?? ''
  return [`${pid} ${kind}: ${threads.join(', ')}`, ...childrenOf(pid).flatMap((child) => standing(child))]
}
