import { expect, test } from 'vitest'
import { chordOf, type KeyPress } from '../../renderer/keys.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  ...more,
})

test('the same shortcut is Ctrl here and ⌘ on a Mac', () => {
  expect(chordOf(press('z', { ctrlKey: true }), false)).toBe('Mod+Z')
  expect(chordOf(press('z', { metaKey: true }), true)).toBe('Mod+Z')
  expect(chordOf(press('z', { metaKey: true }), false)).toBeNull()
  expect(chordOf(press('z', { ctrlKey: true }), true)).toBeNull()
})

test('redo is told from undo by Shift', () => {
  expect(chordOf(press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+Z')
})

test('a character that needs Shift on some keyboards is the same on all', () => {
  expect(chordOf(press('?', { shiftKey: true }), false)).toBe('?')
  expect(chordOf(press('['), false)).toBe('[')
})

test('an input method at work is left alone', () => {
  expect(chordOf(press('n', { isComposing: true }), false)).toBeNull()
  expect(chordOf(press('n', { keyCode: 229 }), false)).toBeNull()
  expect(chordOf(press('Process'), false)).toBeNull()
})

test('Alt with a letter is that letter even where the layout types another sign', () => {
  expect(chordOf(press('π', { altKey: true, code: 'KeyP' }), true)).toBe('Alt+P')
  expect(chordOf(press('ArrowLeft', { altKey: true }), false)).toBe('Alt+ArrowLeft')
})

test('a modifier alone is no shortcut', () => {
  expect(chordOf(press('Control', { ctrlKey: true }), false)).toBeNull()
})
