### 团队、登录、权限、设置、审计日志、撤销。

## 菜单与多个页面共用的词

menu-team = 团队
menu-settings = 设置
team-save = 保存
team-remove = 移除

## 角色

role-admin = 管理员
role-admin-note = 管理整个系统：成员、设置以及一切。
role-lead = 客户成功主管
role-lead-note = 带领客户成功团队：可查看和修改所有客户，定义健康度与信号。
role-manager = 客户成功经理
role-manager-note = 负责大中型客户；可修改自己的客户，看不到价格。
role-specialist = 客户成功专员
role-specialist-note = 负责众多小客户；可修改自己的客户，看不到价格。
role-account_manager = 客户经理
role-account_manager-note = 负责谈价格：自己客户的续约、升级与回款；可查看金额。
role-support = 客服人员
role-support-note = 处理工单；可为任意客户记录沟通与待办。
role-product = 产品经理
role-product-note = 查看客户、使用情况与反馈。
role-analyst = 数据分析师
role-analyst-note = 定义指标、共享视图；看不到金额。

## 成员

team-title = 团队
team-question = 谁在这里工作，谁可以登录？
team-invite = 邀请成员
team-active = 有访问权限
team-ended = 已终止访问
team-empty = 这里没有人
team-never = 从未
person-name = 姓名
person-email = 邮箱
person-role = 角色
person-team = 所属小组
person-team-hint = 例如：华东组、大客户组。权限规则可以用到它；没有分组就留空。
person-language = 语言
person-calendar = 日历
person-zone = 时区
person-zone-hint = 例如：Asia/Shanghai、Asia/Tehran、Europe/Berlin。
person-standing = 访问状态
person-seen = 最近登录
person-facts = 成员概况
person-ended-at = 终止访问时间
person-question = 这位成员做什么，能做什么？
person-change = 修改
person-access = 访问
person-link = 生成新链接
person-link-hint = 用于重新设置密码的链接。之前的链接随即失效。
person-end = 终止访问
person-end-hint = 所有登录会立即结束。客户、跟进记录和待办仍保留其作者。
person-restore = 恢复访问
person-restore-hint = 原来的密码重新有效。
person-saved = 已保存 { $name }。
person-ended = { $name } 已不能访问。
person-restored = { $name } 又可以访问了。
person-name-missing = 请填写姓名。
person-email-wrong = 这不是邮箱地址。请按 name@example.com 的格式填写。
person-email-taken = { $name } 已在使用这个邮箱。请换一个。
person-email-ended = { $name } 用过这个邮箱，访问已终止。请恢复其访问，不要重新邀请。
person-role-wrong = 请选择一个角色。
person-language-wrong = 请选择一种语言。
person-calendar-wrong = 请选择一种日历。
person-zone-wrong = 没有这个时区。请按 Asia/Shanghai 的格式填写。
person-last-admin = 至少要有一位管理员能访问。请先把别人设为管理员。
standing-active = 可登录
standing-invited = 已邀请
standing-no-way = 需要链接
standing-ended = 已终止

## 邀请

invite-title = 邀请成员
invite-question = 谁要加入，负责什么？
invite-who = 成员信息
invite-button = 生成邀请链接
link-title = 给 { $name } 的链接
link-question = 请通过邮件或即时通讯把链接发给对方。
link-copy-title = 链接
link-label = 可复制的链接
link-copy = 复制链接
link-once = 链接只能用一次，14 天内有效，并且只在此刻显示。如果丢失，可在成员页面重新生成。
link-done = 返回团队
invitation-title = 欢迎
invitation-text = { $name }，请设置密码以加入 { $workspace }。
invitation-button = 加入
invitation-welcome = 欢迎，{ $name }。
error-link-used = 这个链接已被使用或已过期。请向管理员要一个新链接。

## 第一位管理员

first-title = 初始设置
first-question = 您是谁，公司如何工作？之后都可以修改。
first-you = 您：第一位管理员
first-company = 您的公司
first-button = 完成设置
first-done = 设置完成。下一步：从文件导入客户。

## 登录

sign-in-title = 登录
sign-in-question = 您是谁？
sign-in-button = 登录
sign-in-wrong = 邮箱与密码不匹配。
sign-in-no-link = 还没有密码，或忘记了密码？管理员可以为您生成链接。
sign-in-language = 语言
sign-in-throttled = 尝试次数过多。请等待 { $minutes } 分钟后再试。
password-label = 密码
password-title = 修改密码
password-question = 新密码是什么？
password-present = 当前密码
password-new = 新密码
password-again = 再次输入新密码
password-hint = 至少 10 个字符。一个短句好记又难猜。
password-button = 修改密码
password-changed = 密码已修改。您的其他登录会话已全部结束。
password-short = 至少需要 { $least } 个字符。
password-long = 最多 { $most } 个字符。
password-easy = 太容易被猜到。请用几个词组合。
password-present-wrong = 当前密码不正确。
password-again-wrong = 两次输入的密码不一致。

## 登录会话

sessions-title = 登录会话
sessions-question = 您在哪些设备上登录着？
sessions-own = 您的会话
sessions-everybody = 其他成员的会话
sessions-agent = 浏览器
sessions-agent-unknown = 未知
sessions-agent-on = { $system } 上的 { $browser }
sessions-since = 登录时间
sessions-seen = 最近使用
sessions-present = 当前会话
sessions-end = 结束
sessions-end-others = 结束其他全部会话
sessions-ended = 会话已结束。
sessions-others-ended = 您的其他会话已全部结束。

## 演示

demo-title = 切换人员
demo-question = 想以谁的视角查看？
demo-become = 以此人查看
demo-you = 就是您
demo-welcome = 您现在以 { $name } 的视角查看。

## 个人偏好

preferences-title = 个人偏好
preferences-question = 您习惯怎样阅读？
preferences-who = { $name } · { $role } · { $email }
preferences-reading = 阅读
preferences-safety = 安全
preferences-saved = 个人偏好已保存。

## 角色与权限

policies-title = 角色与权限
policies-question = 谁可以做什么？
policies-table = 各角色的权限
policies-action = 权限
policies-own = 自己的
policies-all = 全部
policies-yes = 可以
policies-no = 不可以
policies-text = 规则
policies-show-text = 查看规则原文
policies-default-file = 这是 Tenure 自带的规则。如需修改，请复制到数据文件夹中的 policies.cedar，编辑后重新启动。
policies-own-file = 这是您自己的规则，来自数据文件夹中的 policies.cedar，启动时读取。
policy-mistake = 第 { $line } 行：{ $what }
error-policies = policies.cedar 中的规则有 { $count } 处错误。请改正后重新启动。
error-policies-file = 无法读取 { $file } 中的规则：{ $reason }。
action-account-see-general = 查看客户
action-account-see-personal = 查看联系人的姓名、地址、电话
action-account-see-note = 阅读备注
action-account-see-money = 查看金额、价格、折扣
action-account-log = 记录沟通、待办、待解决问题、转交
action-account-write = 修改客户与联系人
action-account-write-money = 修改订阅、订单、回款
action-account-assign = 更换客户的负责人
action-account-read = 打开客户列表
action-account-create = 新增客户
action-import-run = 导入文件并撤销导入
action-export-run = 导出列表
action-field-manage = 新增和修改自定义字段
action-view-share = 共享视图
action-definition-read = 查看指标、健康度模型、分群、信号
action-definition-write = 修改指标、健康度模型、分群、信号
action-usage-read = 查看行为事件
action-today-read = 打开今日工作
action-today-lead = 查看整个团队的工作
action-task-assign = 修改他人的待办
action-person-read = 查看团队成员
action-person-manage = 邀请成员、更改角色、终止访问
action-settings-manage = 修改工作区设置
action-audit-read = 查看谁做了什么
action-token-manage = 创建 API 令牌
action-undo-any = 撤销他人的操作

## 设置

settings-title = 设置
settings-question = 哪些是大家共同的约定，哪些是您自己的？
settings-saved = 设置已保存。
settings-link-preferences = 个人偏好
settings-link-preferences-note = 您的语言、日历、时区、配色。
settings-link-sessions = 登录会话
settings-link-sessions-note = 您在哪里登录着。
settings-link-workspace = 工作区
settings-link-workspace-note = 名称、时区、货币、续约归属、谁能看到金额。
settings-link-calendars = 工作日
settings-link-calendars-note = 周末、节假日、调休上班日。
settings-link-rates = 汇率
settings-link-rates-note = 其他货币从哪天起值多少。
settings-link-fields = 自定义字段
settings-link-fields-note = 内置字段之外，您还想了解客户的哪些信息。
settings-link-imports = 导入记录
settings-link-imports-note = 导入过哪些文件，以及撤销导入。
settings-link-sources = 事件来源
settings-link-sources-note = 哪些产品可以发送事件，以及收到了什么。
settings-link-retention = 事件保留期
settings-link-retention-note = 每种事件保留多久。
settings-link-tokens = API 令牌
settings-link-tokens-note = 供您的程序访问。
settings-link-policies = 角色与权限
settings-link-policies-note = 各角色可以做什么，依据哪条规则。
settings-link-audit = 审计日志
settings-link-audit-note = 谁做了什么，以及撤销。
settings-workspace-title = 工作区
settings-workspace-question = 哪些约定对所有人有效？
settings-company = 公司
settings-rules = 团队约定
settings-name = 公司名称
settings-name-missing = 请填写公司名称。
settings-zone = 时区
settings-zone-hint = 一天按此时区的日历日计算；修改后会重新统计全部使用数据。例如 Asia/Shanghai。
settings-zone-wrong = 没有这个时区。请按 Asia/Shanghai 的格式填写。
settings-currency = 报表货币
settings-currency-hint = 三个字母：CNY、USD、EUR、IRR。
settings-currency-wrong = 这不是货币代码。请填写三个字母，例如 CNY、USD 或 IRR。
settings-toman = 里亚尔金额以土曼显示
settings-toman-hint = 十里亚尔为一土曼。输入的金额也按土曼理解。
settings-calendar = 工作日历
settings-calendar-wrong = 没有日历 { $calendar }。请从列表中选择。
settings-language = 未选择语言者的默认语言
settings-choice-wrong = 请从列表中选择。
settings-renewal-owner = 续约归谁负责？
renewal-owner-am = 客户经理
renewal-owner-am-note = 客户成功经理把续约转交出去，能看到正在进行，但看不到价格。
renewal-owner-cs = 客户成功团队
renewal-owner-cs-note = 客户成功经理自己完成续约。
renewal-owner-both = 由同一个人负责
renewal-owner-both-note = 无需转交。
settings-amounts = 谁可以看到金额？
amounts-commercial = 客户经理、主管、管理员
amounts-commercial-note = 客户成功经理知道有收入，但看不到金额、价格和折扣。
amounts-owner = 客户成功经理也可看自己的客户
amounts-owner-note = 其他客户的金额对他们仍然隐藏。
amounts-everybody = 整个团队
amounts-everybody-note = 不隐藏任何内容。

## 工作日

settings-calendars-title = 工作日
settings-calendars-question = 哪些天上班？
settings-weekend = 周末
settings-own-days = 这里添加的日子
settings-own-days-empty = 尚未添加
settings-own-days-empty-text = 法定节假日已随 Tenure 提供。请添加贵公司特有的或临时决定的日子。
settings-coming-days = 未来十二个月
settings-coming-days-empty = 没有已知的节假日
settings-day = 日期
settings-day-name = 名称
settings-day-kind = 类型
settings-day-holiday = 放假
settings-day-working = 上班
settings-day-add = 添加日期
settings-day-added = 日期已添加。
settings-day-removed = 日期已移除。
settings-day-wrong = “{ $typed }”不是日期。请按 2026-11-21 的格式填写。
settings-day-taken = 这一天已添加。请先移除。
settings-day-name-missing = 请填写这一天的名称。

## 汇率

settings-rates-title = 汇率
settings-rates-question = 其他货币折合多少 { $currency }？
settings-rates-empty = 还没有汇率
settings-rates-empty-text = 在有当日汇率之前，其他货币的金额在合计和公式中视为未知。
settings-rate = 汇率
settings-rate-hint = 数字，最多一个小数点。
settings-rate-reverse = 反向
settings-rate-currency = 货币
settings-rate-from = 起始日
settings-rate-direction = 汇率的含义
settings-rate-reversed = 1 { $currency } 等于多少该货币
settings-rate-straight = 1 单位该货币等于多少 { $currency }
settings-rate-equals = 1 { $from } = { $amount } { $to }
settings-rate-add = 添加汇率
settings-rate-added = 汇率已添加。
settings-rate-removed = 汇率已移除。
settings-rate-own = 这就是报表货币，不需要汇率。
settings-rate-wrong = “{ $typed }”不是汇率。请填写大于零的数字，最多一个小数点。
settings-rate-taken = 该货币在这一天已有汇率。请先移除。

## 审计日志

audit-title = 审计日志
audit-question = 谁做了什么？
audit-who = 谁
audit-when = 时间
audit-what = 内容
audit-everybody = 所有人
audit-show = 查看
audit-empty = 没有记录
audit-empty-text = 登录、成员与设置的变更、导入与导出都会记录在这里。
audit-by-token = 使用令牌的程序
audit-by-system = 系统自身
audit-act-title = 一次操作
audit-act-question = 这次操作改变了什么？
audit-changes = 变更的记录
audit-no-changes = 这次操作没有改变任何记录。
audit-record = 记录
audit-id = 编号
audit-fields = 字段
audit-made = 新建
audit-removed = 删除
audit-unreadable = 此版本无法读取的一行。
audit-signed-in = 登录。
audit-session-ended = 结束了一个会话。
audit-sessions-ended = 结束了其他全部会话。
audit-password-changed = 修改了密码。
audit-invitation-accepted = 通过链接设置密码并登录。
audit-set-up = 完成了初始设置。
audit-invited = 邀请 { $name } 担任{ $role }。
audit-link-made = 为 { $name } 生成了链接。
audit-role-changed = 将 { $name } 的角色由{ $from }改为{ $to }。
audit-person-changed = 修改了 { $name }。
audit-access-ended = 终止了 { $name } 的访问。
audit-access-restored = 恢复了 { $name } 的访问。
audit-settings-changed = 修改了工作区设置。
audit-weekend-changed = 修改了日历 { $calendar } 的周末。
audit-day-added = 在日历 { $calendar } 中添加了{ $name }。
audit-day-removed = 从日历 { $calendar } 中移除了{ $name }。
audit-rate-added = 添加了 { $currency } 的汇率：{ $rate }。
audit-retention = 设定事件“{ $name }”保留 { $days } 天。
audit-retention-ever = 设定事件“{ $name }”永久保留。
audit-proof = 设定保留的过去日子：{ $days } 天。
audit-rate-removed = 移除了 { $currency } 的汇率：{ $rate }。
audit-undone = { $conflicts ->
    [0] 撤销了一次操作：{ $count } 处变更。
   *[other] 撤销了一次操作：{ $count } 处变更；{ $conflicts } 处因之后有人修改而保留。
}

## 撤销

undo-done = 已撤销 { $count } 处变更。
undo-nothing = 没有可撤销的内容，或已经撤销。
undo-report-title = 未能全部撤销
undo-report-question = 哪些保持原样，为什么？
undo-report-left = 有 { $count } 处变更保持原样，因为之后有人修改了同一内容。
undo-report-back = 继续
undo-field = 字段
undo-later-who = 之后由谁修改
undo-whole = 整条记录
record-accounts = 客户
record-contacts = 联系人
record-touchpoints = 跟进记录
record-identity_links = 使用数据与客户的关联
record-own_fields = 自定义字段
record-saved_views = 已保存的视图
record-imports = 导入
record-mappings = 导入的字段对应
record-subscriptions = 订阅
record-orders = 订单
record-payments = 回款
record-open_items = 待解决问题
record-tasks = 待办
record-handoffs = 转交
record-lines = 今日工作中的一行
record-definitions = 定义
record-people = 团队成员
record-settings = 设置
record-holidays = 日历中的日期
record-rates = 汇率
record-tokens = API 令牌
record-sources = 事件来源
record-users = 产品用户
