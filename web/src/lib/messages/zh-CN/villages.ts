/** The list of villages and communities, as the administrator keeps it. */
export default {
  tab: '村和社区',
  title: '村和社区名单',
  lead: '举报表里选了乡镇，就能从这份名单里选村或社区。没有名单的乡镇，举报人自己写名字。改名单不影响已经收到的举报。',
  none: '现在没有名单。',
  count: '现在有{villages}个村和社区，分属{townships}个乡镇街道。',
  list: '名单',
  listHint:
    '一行一个：12位统计代码、名称、英文名（可以没有），用逗号或制表符隔开。可以直接从表格里复制粘贴。代码前9位是所属乡镇的代码。最多{most}个：再多，举报表在手机上打开就慢了。',
  file: '或者上传文件',
  fileHint: 'CSV（UTF-8或GB18030）或XLSX，第一张表；第一行可以是列名。选了文件，就用文件替换上面的名单。',
  code: '代码',
  nameZh: '名称',
  nameEn: '英文名',
  fieldOf: '第{line}行的{field}',
  lineOf: '第{line}行',
  lines: '名单的行数',
  submit: '保存名单',
  done: '名单已保存，举报表马上可以选。',
} as const;
