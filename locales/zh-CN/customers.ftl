## Menu, acts
menu-customers = 客户
act-save = 保存
act-cancel = 取消
act-edit = 编辑
act-copy = 复制
act-remove = 移除
act-search = 搜索
choice-unknown = 未知
owner-none = 无
form-day-wrong = 这不是有效日期，请按 2026-11-21 的格式输入。
form-number-wrong = 这不是数字，请只用数字和一个小数点。
form-choice-wrong = 不在可选项中。

## The list
accounts-title = 客户
accounts-question = 我们有哪些客户，状况如何？
accounts-count = 共 { $count } 个客户
accounts-search = 按名称、编号、域名或电话查找
accounts-unknown = 有 { $count } 个客户因信息缺失无法判断，未列入。
accounts-none = 还没有客户
accounts-none-text = 从文件导入客户名单，或手动添加第一个客户；健康分、今日工作和报表随之生成。
accounts-no-match = 没有符合条件的客户
accounts-no-match-text = 请去掉某个筛选条件，或换个关键词。
bulk-assign = 分配
bulk-keep = 保持不变
bulk-assigned = 已为 { $count } 个客户更换负责人。
bulk-nothing-chosen = 请至少选择一个客户和一位新负责人。
export-csv = 导出 CSV
export-xlsx = 导出 Excel
columns-title = 列
columns-apply = 显示这些列

## Filters
filter-title = 筛选
filter-column = 列
filter-operator = 条件
filter-value = 值
filter-value-hint = 多个值用逗号分隔；日期列可填日期或天数。
filter-value-wrong = 该值与此列类型不符。
filter-add = 添加条件
filter-written = 写成公式
filter-written-hint = 例如：health < 50 and days_to_notice <= 45
filter-apply = 应用
filter-clear = 清除筛选
filter-wrong = 无法理解该筛选条件，已显示全部客户。
filter-not-a-flag = 筛选公式的结果必须为是或否，例如 seats > 5。
filter-column-unknown = 没有这一列。

## Account
account-question = 关于这个客户我要知道什么，下一步做什么？
account-parts = 本页内容
account-being-counted = 这是新客户，数据正在计算，请稍后刷新。
account-back = 返回
account-new = 新建客户
account-added = 已添加{ $name }。
account-saved = 已保存。
account-remove = 移除此客户
account-removed = 已移除{ $name }。
account-key-hint = 贵公司内部编号，导入文件和行为事件据此识别；留空则自动生成。
account-key-missing = 需要填写编号。
account-key-taken = { $name }已使用此编号，请换一个。
account-key-exists = 已有客户使用此编号。
account-name-missing = 需要填写名称。
account-kind-wrong = 请选择公司或个人。
account-calendar-wrong = 请选择一种工作日历。
account-language-wrong = 请选择一种语言。
account-zone-wrong = 没有这个时区，请按 Asia/Shanghai 的格式填写。
account-team-size-wrong = 须为不小于 1 的整数。
account-email-wrong = “{ $value }”不是邮箱地址。请按 name@example.com 的格式填写。
account-parent-hint = 此客户所属的公司：填写其名称或编号。
account-parent-unknown = 没有客户“{ $value }”。请按列表中的写法填写名称或编号。
account-parent-ambiguous = 有多个客户名为“{ $value }”，请填写其中一个的编号：{ $keys }
account-parent-self = 客户不能隶属于自己。
account-parent-circle = 这样会形成循环：{ $parent }本身隶属于{ $account }。
account-parent-circle-through = 这样会形成循环：{ $parent }已通过{ $through }隶属于{ $account }。
account-parent-deep = 该客户的上级过多，最多 { $most } 级。
account-belongs = 隶属于
account-another = 另一个客户
account-kind-company = 公司
account-kind-person = 个人
account-calendar-INTL = 国际（周六、周日休息）
account-calendar-CN = 中国
account-calendar-IR = 伊朗
account-language-en = 英语
account-language-zh-CN = 中文
account-language-fa = 波斯语

## The strip
strip-label = 概览
strip-since = 自{ $day }起
strip-value = 年合同额
strip-end = 合同到期
strip-notice = 通知截止日
strip-meeting = 下次会议
strip-no-meeting = 未安排
strip-talk = 最近有效沟通
strip-never = 从未
strip-local = 对方时间
strip-working = 工作时间
strip-not-yet-open = 尚未上班
strip-closed-until = 休息至{ $day }
strip-in-days = 还有 { $days } 天
strip-days-ago = { $days } 天前

## Panels
panel-people = 联系人
panel-timeline = 跟进记录
panel-below = 下级客户
below-count = 共有 { $count } 个下级客户。
below-sum = 年合同额合计 { $sum }。
below-hidden = 其中 { $count } 个的金额已隐藏。
below-more = ……还有 { $count } 个。
below-list = 在列表中查看直接下级
panel-fields = 字段
group-account = 客户
group-own = 自定义字段
group-people = 联系人
group-talks = 沟通
group-contract = 合同
group-payments = 回款
group-items = 待解决问题
group-usage = 使用情况
group-health = 健康度
group-other = 其他

## Columns of an account
column-verbatim = { $text }
column-name = 名称
column-short_name = 简称
column-legal_name = 法定名称
column-key = 编号
column-kind = 类型
column-country = 国家
column-region = 地区
column-zone = 时区
column-calendar = 工作日历
column-industry = 行业
column-language = 语言
column-team_size = 团队人数
column-team_size_on = 团队人数获知日
column-created_on = 建档日期
column-parent = 上级客户
column-parent_id = 上级客户（内部编号）
column-accounts_below = 下级客户数
column-csm = 客户成功经理
column-am = 客户经理
column-registration_id = 统一社会信用代码
column-website = 网站
column-phone = 电话
column-email = 邮箱
column-contacts = 联系人数
column-decision_makers = 决策人数
column-admins = 管理员数
column-champions = 内部支持者数
column-bounced_contacts = 退信联系人数
column-last_talk_on = 最近有效沟通
column-days_since_talk = 距上次沟通天数
column-decision_maker_met_on = 最近见决策人
column-days_since_decision_maker = 距见决策人天数
column-talks_28 = 28 天沟通次数
column-kicked_off = 已开启动会
column-last_mood = 最近情绪

## Contacts
contact-new = 新建联系人
contact-add = 添加
contact-added = 已添加{ $name }。
contact-saved = 已保存。
contact-remove = 移除此联系人
contact-removed = 已移除{ $name }。
contact-name = 姓名（原文）
contact-name-missing = 需要填写姓名。
contact-form-of-address = 称呼
contact-form-of-address-hint = 如写信开头：刘总、王老师
contact-role = 角色
contact-role-wrong = 请选择一种角色。
contact-role-decision_maker = 决策人
contact-role-champion = 内部支持者
contact-role-project_lead = 项目负责人
contact-role-admin = 管理员
contact-role-user = 用户
contact-role-billing = 财务
contact-role-other = 其他
contact-language = 语言
contact-phone = 电话
contact-email = 邮箱
contact-email-wrong = “{ $value }”不是邮箱地址。请按 name@example.com 的格式填写。
contact-messenger = 即时通讯
contact-bounced = 邮件被退回
contact-never = 从未沟通
contacts-empty = 还没有联系人
contacts-empty-text = 添加您的沟通对象，打电话先要知道找谁。
contacts-gap = 缺口
contacts-gap-decision_maker = 尚不知道决策人。
contacts-gap-champion = 尚无内部支持者。

## Timeline
timeline-empty = 还没有跟进记录
timeline-empty-text = 在上方记录第一次电话、聊天、会议、邮件或拜访，只需十五秒。
log-title = 记录沟通
log-kind = 方式
log-with = 对象
log-nobody = 未指定
log-direction = 方向
log-mood = 情绪
log-mood-unknown = 未留意
log-on = 日期
log-on-hint = 留空表示现在。
log-text = 内容
log-text-hint = 一句话即可
log-save = 记录
touchpoint-logged = 已记录{ $kind }。
touchpoint-removed = 记录已移除。
touchpoint-text-missing = 请写下沟通内容，一句话即可。
touchpoint-kind-wrong = 请选择方式。
touchpoint-direction-wrong = 请选择沟通方向。
touchpoint-mood-wrong = 请选择情绪。
touchpoint-day-wrong = 日期无效，请按 2026-11-21 输入，或留空表示现在。
touchpoint-kind-call = 电话
touchpoint-kind-chat = 聊天
touchpoint-kind-mail = 邮件
touchpoint-kind-meeting = 会议
touchpoint-kind-visit = 拜访
touchpoint-kind-note = 备注
touchpoint-direction-both = 双方
touchpoint-direction-in = 对方联系我们
touchpoint-direction-out = 我们联系对方
touchpoint-mood-good = 情绪良好
touchpoint-mood-neutral = 一般
touchpoint-mood-bad = 情绪不佳

## API
api-field-fixed = 此字段不可设置。
api-field-unknown = 没有此字段。
api-type-wrong = 某字段的值类型错误。

## Groups of columns that other areas fill
group-signals = 信号
group-segments = 客户分群
group-formulas = 公式
group-divisions = 分层与阶段
group-metrics = 指标

audit-imported = 导入 { $file }：新增或更改 { $count } 条记录。
audit-import-undone = 撤销了导入 { $file }。
audit-account-removed = 删除了客户 { $name }。
audit-exported = 导出 { $count } 个客户为 { $file }。

## 用户

users-no-contact = 有 { $count } 位用户还不是联系人
users-more = 另有 { $count } 位
user-last-seen = 最近出现
user-make-contact = 设为联系人
user-contact-already = 该用户已经是联系人。
