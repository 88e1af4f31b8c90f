import type { PastPost } from './past.ts'

/** What the sample's creator has published on 小红书, oldest first: pictures, so no length. */
export const PAST_NOTES: readonly PastPost[] = [
  ['房车新手清单，我后悔没早买', '房车;清单', 'save', null],
  ['泉州三天，慢慢走的路线', '泉州;攻略', 'save', null],
  ['一个人旅行拍照的七个办法', '机位;攻略', 'save;share', null],
  ['县城咖啡馆，二十块坐一下午', '县城;日常', 'question', null],
  ['建水古城，跟着豆腐走', '云南;建水;美食', 'save', null],
  ['我的车载小厨房改了三次', '房车;清单', 'backstage;question', null],
  ['喀什老城的蓝色门，都在这', '喀什;机位', 'save;share', null],
  ['出门四百天，衣服只剩十二件', '清单;日常', 'golden-line', null],
  ['潮州吃什么，按街道列好了', '潮州;美食', 'save', null],
  ['雨天的古镇反而好拍', '大理;机位;风景', 'save', null],
  ['火车上写的旅行手账', '火车;旧物', 'golden-line', null],
  ['顺德两天吃八顿的顺序', '顺德;美食', 'save;question', null],
  ['无人海滩，退潮表帮你查好', '海;攻略', 'save', null],
  ['路上捡到的十张明信片', '旧物;陌生人', 'golden-line;question', null],
  ['西北环线七天，每晚住哪', '西北;攻略', 'save;share', null],
  ['我给妈妈做的出行小卡片', '家人;清单', 'golden-line;save', null],
  ['武汉过早地图，手绘版', '武汉;美食', 'save;share', null],
  ['车窗当画框的九个地方', '机位;房车', 'save', null],
  ['扬州的早晨，按钟点过', '扬州;美食', 'question', null],
  ['月花费公开：房车版', '账本;房车', 'question;save', null],
  ['赣南围屋里的一顿饭', '赣南;美食', 'golden-line', null],
  ['一个人自驾，后备箱这样放', '房车;清单', 'save', null],
  ['想去哪，评论区点单', '互动;城市', 'co-create', null],
  ['旧地图上的新路线', '旧物;攻略', 'golden-line;save', null],
]
