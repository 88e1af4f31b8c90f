import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openDraft, type Draft } from '../../renderer/composer/draft.ts'
import { blankItem } from '../../shared/items.ts'
import type { Item } from '../../shared/model.ts'
import { failed, ok, type Result } from '../../shared/result.ts'

/** The file, as far as a draft knows it: refuses a save on top of an older revision. */
function store(first: Item) {
  let item = first
  const saves: { field: string; title: string }[] = []
  /** What the save before the last made of it, and of what. */
  let made = { from: -1, revision: -1 }
  return {
    item: () => item,
    saves,
    write: (next: Item) => (item = { ...next, revision: item.revision + 1 }),
    save(next: Item, field: string, isOver = false): Result<Item> {
      const isOnIt = isOver && made.from === next.revision && made.revision === item.revision
      if (next.revision !== item.revision && !isOnIt) return failed({ code: 'conflict', message: 'error.item-changed' })
      saves.push({ field, title: next.title })
      item = { ...next, revision: item.revision + 1 }
      made = { from: next.revision, revision: item.revision }
      return ok(item)
    },
  }
}

const FULL = failed({ code: 'disk-full', message: 'error.disk-full' })

/** Timers that fire when told to. */
function handClock() {
  const waiting = new Set<() => void>()
  return {
    later(run: () => void) {
      waiting.add(run)
      return () => void waiting.delete(run)
    },
    ring() {
      for (const run of waiting) {
        waiting.delete(run)
        run()
      }
    },
    waits: () => waiting.size > 0,
  }
}

function world(answer: (result: () => Result<Item>) => Promise<Result<Item>> = async (result) => result()) {
  const file = store({ ...blankItem('one', 'c'), title: 'a' })
  const clock = handClock()
  const draft = openDraft(file.item(), {
    save: (item, field, isOver) => answer(() => file.save(item, field, isOver)),
    read: async () => ok(file.item()),
    later: (run) => clock.later(run),
  })
  return { file, clock, draft }
}

const type = (draft: Draft, title: string) => draft.edit('title', (item) => ({ ...item, title }))
const tag = (draft: Draft, name: string) => draft.edit('tags', (item) => ({ ...item, tags: [...item.tags, name] }))

describe('a draft', () => {
  test('shows what was asked last, whichever answer comes first', async () => {
    const file = store({ ...blankItem('one', 'c'), title: 'a' })
    const answers: (() => void)[] = []
    const draft = openDraft(file.item(), {
      save: async (item, field) => file.save(item, field),
      read: () => {
        const found = ok(file.item())
        return new Promise((done) => answers.push(() => done(found)))
      },
      later: () => () => {},
    })
    file.write({ ...file.item(), title: 'first undone' })
    const first = draft.refresh()
    file.write({ ...file.item(), title: 'second undone' })
    const second = draft.refresh()
    for (const come of answers.toReversed()) come()
    await Promise.all([first, second])
    expect(draft.get().item.title).toBe('second undone')

    const third = draft.refresh()
    type(draft, 'typed since')
    await draft.flush()
    answers.at(-1)?.()
    await third
    expect(draft.get().item.title).toBe('typed since')
  })

  test('whoever waits for all of it waits also for what was typed while a save was on its way', async () => {
    const arrive: (() => void)[] = []
    const { draft, clock, file } = world((result) => new Promise((done) => arrive.push(() => done(result()))))
    type(draft, 'ab')
    clock.ring()
    type(draft, 'abc')
    const all = draft.flush()
    type(draft, 'abcd')
    arrive.shift()?.()
    for (let turn = 0; turn < 20; turn += 1) {
      await Promise.resolve()
      arrive.shift()?.()
    }
    await all
    expect(file.item().title).toBe('abcd')
    expect(draft.isClean()).toBe(true)
  })

  test('says saved only once the file has it', async () => {
    const { draft, clock, file } = world()
    type(draft, 'ab')
    expect(draft.get().saving.is).toBe('writing')
    expect(file.saves).toEqual([])
    clock.ring()
    expect(draft.get().saving.is).toBe('saving')
    await draft.flush()
    expect(draft.get().saving.is).toBe('saved')
    expect(file.item().title).toBe('ab')
  })

  test('sends while somebody types on and on, not only when they stop', () => {
    const { draft, clock } = world()
    type(draft, 'ab')
    expect(clock.waits()).toBe(true)
    type(draft, 'abc')
    clock.ring()
    expect(draft.get().saving.is).toBe('saving')
  })

  test('makes each field an undo step of its own', async () => {
    const { draft, file } = world()
    type(draft, 'ab')
    tag(draft, 'x')
    type(draft, 'abc')
    await draft.flush()
    expect(file.saves.map(({ field }) => field)).toEqual(['title', 'tags', 'title'])
  })

  test('sends nothing while an IME composes, and all of it afterwards', async () => {
    const { draft, clock, file } = world()
    draft.hold(true)
    type(draft, 'a ni hao')
    expect(clock.waits()).toBe(false)
    type(draft, 'a你好')
    draft.hold(false)
    clock.ring()
    await draft.flush()
    expect(file.saves.map(({ title }) => title)).toEqual(['a你好'])
  })

  test('keeps the words after a failure, says why, and writes them when tried again', async () => {
    let isFull = true
    const { draft, file } = world(async (result) => (isFull ? FULL : result()))
    type(draft, 'ab')
    await draft.flush()
    expect(draft.get()).toMatchObject({ item: { title: 'ab' }, saving: { is: 'failed', error: { code: 'disk-full' } } })
    isFull = false
    await draft.retry()
    expect(draft.get().saving.is).toBe('saved')
    expect(file.item().title).toBe('ab')
  })

  test('changed elsewhere meanwhile: keeps the words here and shows those there', async () => {
    const { draft, file } = world()
    file.write({ ...file.item(), title: 'theirs' })
    type(draft, 'mine')
    await draft.flush()
    expect(draft.get()).toMatchObject({
      item: { title: 'mine' },
      saving: { is: 'conflict', theirs: { title: 'theirs' } },
    })
    expect(file.item().title).toBe('theirs')
    await draft.retry()
    expect(file.item().title).toBe('mine')
  })

  test('sends all that is unsent as one save when the page goes', () => {
    const { draft, file } = world()
    type(draft, 'ab')
    tag(draft, 'x')
    draft.flushLast()
    expect(file.item()).toMatchObject({ title: 'ab', tags: ['x'] })
  })

  test('waits for no answer when the page goes: the last save follows the one under way, whichever comes in first', async () => {
    for (const isOvertaken of [false, true]) {
      const onTheWay: (() => void)[] = []
      const { draft, clock, file } = world((result) => new Promise((resolve) => onTheWay.push(() => resolve(result()))))
      type(draft, 'ab')
      clock.ring()
      tag(draft, 'x')
      draft.flushLast()
      expect(onTheWay).toHaveLength(2)
      for (const arrive of isOvertaken ? onTheWay.toReversed() : onTheWay) arrive()
      expect(file.item()).toMatchObject({ title: 'ab', tags: ['x'] })
      await draft.flush()
      expect(draft.get().saving.is).toBe(isOvertaken ? 'conflict' : 'saved')
      expect(draft.get().item).toMatchObject({ title: 'ab', tags: ['x'] })
    }
  })

  test('takes what was changed elsewhere unless it is being edited', async () => {
    const { draft, file } = world()
    file.write({ ...file.item(), title: 'undone' })
    await draft.refresh()
    expect(draft.get().item.title).toBe('undone')
    type(draft, 'typed')
    await draft.refresh()
    expect(draft.get().item.title).toBe('typed')
  })
})

test('whatever order answers and failures come in, nothing typed is lost and the screen ends as the file', async () => {
  const act = fc.oneof(
    fc.record({ do: fc.constant('type' as const), text: fc.string({ maxLength: 3 }) }),
    fc.record({ do: fc.constantFrom('tag' as const, 'ring' as const, 'flush' as const, 'refresh' as const) }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(act, { maxLength: 25 }),
      fc.infiniteStream(fc.integer({ min: 0, max: 5 })),
      async (scheduler, acts, luck) => {
        const fate = scheduler.schedule.bind(scheduler)
        const { draft, clock, file } = world(async (result) => {
          await fate(Promise.resolve())
          const [first] = luck.take(1)
          const answer = first === 0 ? FULL : result()
          await fate(Promise.resolve())
          return answer
        })
        let tags = 0
        let title = 'a'
        for (const one of acts) {
          if (one.do === 'type') type(draft, (title += one.text))
          if (one.do === 'tag') tag(draft, `t${tags++}`)
          if (one.do === 'ring') clock.ring()
          if (one.do === 'flush') void draft.flush()
          if (one.do === 'refresh') void draft.refresh()
          if (scheduler.count() > 0) await scheduler.waitOne()
          expect(draft.get().item).toMatchObject({ title })
          expect(draft.get().item.tags).toHaveLength(tags)
          if (draft.get().saving.is === 'saved') expect(file.item()).toMatchObject({ title })
        }
        for (let i = 0; i < 200 && draft.get().saving.is !== 'saved'; i++) {
          clock.ring()
          const trying = draft.get().saving.is === 'failed' ? draft.retry() : draft.flush()
          await scheduler.waitFor(trying)
        }
        expect(draft.get().saving.is).toBe('saved')
        expect(file.item()).toMatchObject({ title, tags: draft.get().item.tags })
        expect(file.item().tags).toHaveLength(tags)
      },
    ),
    { numRuns: 400 },
  )
})
