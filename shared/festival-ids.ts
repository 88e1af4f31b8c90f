// Names of festivals stand in the locales as `festival.<id>`. In the orders in which the calendar numbers them.

export const LUNAR_FESTIVALS = [
  'spring-festival',
  'lantern',
  'dragon-head',
  'shangsi',
  'qingming',
  'dragon-boat',
  'qixi',
  'ghost',
  'mid-autumn',
  'double-ninth',
  'dongzhi',
  'laba',
  'new-year-eve',
] as const
export const SOLAR_FESTIVALS = [
  'new-year',
  'women',
  'arbor',
  'labour',
  'youth',
  'children',
  'party',
  'army',
  'teachers',
  'national',
] as const
export const SOLAR_TERMS = [
  'dongzhi',
  'xiaohan',
  'dahan',
  'lichun',
  'yushui',
  'jingzhe',
  'chunfen',
  'qingming',
  'guyu',
  'lixia',
  'xiaoman',
  'mangzhong',
  'xiazhi',
  'xiaoshu',
  'dashu',
  'liqiu',
  'chushu',
  'bailu',
  'qiufen',
  'hanlu',
  'shuangjiang',
  'lidong',
  'xiaoxue',
  'daxue',
] as const
const OTHERS = [
  'xiayuan',
  'little-new-year',
  'valentine',
  'five-twenty',
  'six-eighteen',
  'halloween',
  'double-eleven',
  'double-twelve',
  'christmas-eve',
  'christmas',
  'mother',
  'father',
  'thanksgiving',
] as const

export type Festival =
  | (typeof LUNAR_FESTIVALS)[number]
  | (typeof SOLAR_FESTIVALS)[number]
  | (typeof SOLAR_TERMS)[number]
  | (typeof OTHERS)[number]

/** Each once. */
export const FESTIVALS: readonly Festival[] = [
  ...new Set<Festival>([...LUNAR_FESTIVALS, ...SOLAR_FESTIVALS, ...SOLAR_TERMS, ...OTHERS]),
]
