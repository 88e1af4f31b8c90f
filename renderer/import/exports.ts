import type { PlatformId } from '../../shared/platforms.ts'

/** A platform whose own export is recognised, and what kind of file it gives; where it is found stands in `import.path`. */
interface Export {
  readonly platform: PlatformId
  readonly kind: 'CSV' | 'XLSX' | 'ZIP'
}

export const EXPORTS: readonly Export[] = [
  { platform: 'wechat-channels', kind: 'CSV' },
  { platform: 'douyin', kind: 'XLSX' },
  { platform: 'xiaohongshu', kind: 'XLSX' },
  { platform: 'bilibili', kind: 'CSV' },
  { platform: 'youtube', kind: 'ZIP' },
  { platform: 'tiktok', kind: 'CSV' },
  { platform: 'instagram', kind: 'CSV' },
]

/** Platforms of whose export there is something to know (`importing.tip`). */
export const TIPS: ReadonlySet<string> = new Set(['wechat-channels', 'bilibili', 'youtube', 'instagram'])
