import type { PlatformId } from '../../shared/platforms.ts'

/** The platforms whose own exports are recognised, each with the words (`importing.source`) that say where to find its export. */
export const EXPORTS = [
  ['wechat-channels', 'wechat'],
  ['douyin', 'douyin'],
  ['xiaohongshu', 'xiaohongshu'],
] as const satisfies readonly (readonly [PlatformId, string])[]
