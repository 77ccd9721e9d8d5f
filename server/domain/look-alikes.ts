/**
 * Characters that hands and eyes mix up, in groups; those that sound alike need no group, for pinyin finds them. What
 * stands here only makes a name be looked at again: nobody is told that two firms are one because of it.
 */
// prettier-ignore
const GROUPS = [
  '己已巳', '未末', '土士', '大太天夫犬', '日目曰', '田由甲申电', '人入八', '干千于', '木本术', '王玉主壬', '民氏', '今令', '兔免', '鸟乌',
  '白百自', '力刀', '几凡', '厂广', '贝见', '九丸', '午牛', '开井', '元无', '友反', '历厉', '北比', '旦且', '冈岗刚', '仓仑', '卯印',
  '正止', '丘兵', '休体', '住往佳', '辛幸', '侯候', '风凤', '诚城成', '宏宠', '恒桓垣', '泽择译', '晴睛清', '源原', '园圆图', '润闰', '辉挥浑',
  '峰锋烽', '祥详样洋', '瑞端', '隆降', '昌晶冒', '泰秦奏', '荣宋', '庆厌床', '旺汪', '盈盐', '康庚唐', '顺须项', '博搏傅', '雅稚', '优忧犹',
  '财材', '贸贺', '货贷资', '海诲晦', '江红', '龙尤', '禾木', '春舂', '绿缘禄', '地他池', '铭络', '银根', '富宫', '福副幅', '聚骤', '盛盔',
  '众从', '新斯', '嘉喜', '沙纱', '湖糊', '远近', '通逋', '华毕', '丰半', '顶项', '鑫森', '方万', '兰三', '宝玉', '宇字', '拓柘', '永水', '冰水', '固国', '茂荗', '昊吴',
];

const groupsOf = new Map<string, number[]>();
for (const [at, group] of GROUPS.entries()) {
  for (const one of group) groupsOf.set(one, [...(groupsOf.get(one) ?? []), at]);
}

/** Every spelling with one character replaced by its group: two words that differ in one look-alike share one. */
export function lookAlikes(characters: readonly string[]): string[] {
  return characters.flatMap((one, at) =>
    (groupsOf.get(one) ?? []).map((group) => characters.with(at, `#${group}`).join('')),
  );
}
