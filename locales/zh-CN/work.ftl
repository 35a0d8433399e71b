### 今日工作、待办、待解决问题、沟通简报、转交。

## Today
menu-today = 今日工作
today-title = 今日工作
today-question = 谁需要我、为什么、我该做什么？
today-since = 自上次查看以来
today-since-moment = 自上次查看（{ $moment }）以来：
today-since-new = 新增 { $count } 条（{ $names }）。
today-since-worse = 恶化 { $count } 条（{ $names }）。
today-since-solved = 自行解除 { $count } 条（{ $names }）。
today-nothing-new = 没有新情况。
today-and-more = 另外 { $count } 家
today-fixed = 今日日程
today-my-word = 我的承诺
today-promise-late = 承诺于 { $day }，已逾期
today-promise-due = 承诺于 { $day }
today-handoffs = 转交给我
today-needs-me = 需要我处理
begin-title = 从这里开始
begin-text = Tenure 已就绪，目前没有数据。写入前会先试运行并显示结果，每次导入都可以撤销。
begin-wait = 这里还没有数据。管理员导入客户后，您的今日工作会自动生成。
begin-done = 已完成
begin-customers = 导入客户
begin-customers-note = 来自 CRM、账单系统或表格的名单：CSV、Excel、JSON lines 或 Parquet。
begin-money = 导入合同与回款
begin-money-note = 席位、价格、到期日和逾期款项;通知截止日由此得出。
begin-events = 导入行为事件
begin-events-note = 包含用户、时间和事件名的使用记录;从第一天起即可计算健康分。
begin-team = 邀请团队成员
begin-team-note = 每个人得到一个可复制到任何聊天工具的链接，以及自己的今日工作。
today-empty = 目前没有客户需要您处理
today-empty-text = 您的客户没有任何信号。不妨看看待解决问题，或回访一位状况良好的客户。
today-lower = 其余 { $count } 条
today-others = 他人处理中：{ $count } 条
today-with = 处理中：{ $title }
today-handled = 今日已处理：{ $count } 条。
today-look = 查看
today-why-here = 为何排在这里？
today-why = 健康等级 { $band } × 价值 { $value }（在您的客户中，满分 100）× 通知截止日 { $nearness } ÷ { $divided }（此后有无沟通）= { $points }
weights-title = 排序的依据
weights-question = 今日页面上谁排在最前？
weights-text = 每一行的位置 = 健康等级 × 价值 × 通知截止日 ÷ 沟通。每个权重是 1 到 100 的数；数越大，影响越大。
weights-critical = 健康等级为危急，或原因严重
weights-at_risk = 健康等级为有风险，或原因较重
weights-other = 其他
weights-within_14 = 距通知截止日 14 天以内
weights-within_45 = 45 天以内
weights-within_120 = 120 天以内
weights-after_talk = 双方沟通之后除以
weights-wrong = 请输入 1 到 100 之间的数。
weights-saved = 权重已保存；今日页面已按新顺序排列。
audit-today-weights = 更改了今日页面排序的权重

## The line
line-ends =
    { $days ->
        [0] 今天到期
       *[other] { $day }到期（{ $days } 天）
    }
line-notice =
    { $days ->
        [0] 今天是通知截止日
       *[other] 通知截止剩 { $days } 天
    }
line-value = 年合同额 { $amount }
line-comma = ，
line-last-spoken =
    { $days ->
        [0] 今天刚有有效沟通
       *[other] 上次有效沟通 { $days } 天前
    }
line-never-spoken = 从未有效沟通
act-call-whom = 致电{ $who }
act-call-team = 致电客户
act-mail-whom = 发邮件给{ $who }
act-mail-team = 发邮件给客户
act-meeting-whom = 约见{ $who }
act-meeting-team = 安排会议
act-task-whom = 建立待办：{ $who }
act-task-team = 建立待办
act-handoff-whom = 转交：{ $who }
act-handoff-team = 转交
act-check-whom = 与{ $who }核实
act-check-team = 核实

## What can be said of a line
today-log = 记录
today-promise = 承诺
today-task = 待办
today-handoff = 转交
today-snooze = 稍后处理
today-dismiss = 忽略
today-handle = 记录并完成
today-is-handled = 已记录，此条暂时静默。
today-next-step = 下一步
today-next-on = 截止
today-i-promised = 我承诺了
today-promise-on = 承诺日期
today-line-gone = 此条已不存在：情况已经变化。
today-snoozed = { $day }再提醒。
today-snoozed-changes = 有变化时再提醒。
snooze-tomorrow = 明天
snooze-working_day = 下一个工作日
snooze-their_holiday = 客户假期之后
snooze-changes = 直到有变化
dismiss-why = 为什么？
dismiss-reason-missing = 请选择原因，各有不同效果。
dismiss-note = 备注
dismiss-to = 应由谁处理（如不归我）
dismiss-to-whom = 请选择应由谁处理。
dismiss-handled = 已处理
dismiss-handled-effect = 请记录沟通内容，此条随后静默。
dismiss-known = 已知情
dismiss-known-effect = 静默 30 天，恶化时除外。
dismiss-seasonal = 季节性
dismiss-seasonal-effect = 静默六周，往后每年同期也静默。
dismiss-data_wrong = 数据有误
dismiss-data_wrong-effect = 管理员会收到待办，静默一周。
dismiss-not_mine = 不归我
dismiss-not_mine-effect = 由下方所选的人接到待办，此条移出您的列表。
dismiss-not_worth_it = 不值得处理
dismiss-not_worth_it-effect = 静默 90 天，同类原因在您的列表中后移。
dismissed-known = 静默 30 天，恶化时除外。
dismissed-seasonal = 本季节内静默。
dismissed-data_wrong = 管理员已收到核对数据的待办。
dismissed-not_mine = 待办已交给他人。
dismissed-not_worth_it = 已忽略，同类原因将后移。

## Causes
cause-count = { $count } 个客户：{ $cause }
cause-question = 我要一次性告诉他们什么？
cause-accounts = 客户
cause-write-all = 统一发送
cause-one-by-one = 逐个处理
cause-text = 统一内容
cause-write = 发给所选客户
cause-nobody = 请至少勾选一个客户。
cause-answered = 已联系 { $count } 个客户。

## The lead's board
lead-title = 团队
lead-red = 高危且无下一步
lead-red-note = 没有未完成的待办
lead-red-names = 没有下一步：
lead-ownerless = 没有客户成功经理
lead-untouched = 无人处理的条目
lead-untouched-note = 已满三个工作日
lead-load = 每人工作量
lead-accounts-count = 客户
lead-lines-count = 条目
lead-untouched-count = 无人处理
lead-tasks-count = 待办

## Tasks
tasks-title = 待办
tasks-question = 我承担了什么，又请他人做了什么？
tasks-empty = 没有待办
tasks-empty-text = 待办来自今日工作的条目，也可在此新建。
tasks-given = 请他人处理
tasks-later = 稍后处理：{ $count }
task-new = 新建待办
task-title = 内容
task-title-missing = 请写明要做什么。
task-due = 截止
task-assignee = 执行人
task-assignee-missing = 请选择执行人。
task-added = 已添加待办。
task-saved = 待办已保存。
task-end = 结束待办
task-done = 完成
task-drop = 不再需要
task-outcome = 结果
task-outcome-hint = 一句话即可
task-is-done = 已完成：{ $title }
task-is-dropped = 已取消：{ $title }
task-tomorrow = 明天
task-snoozed = { $day }再提醒。

## Open items
panel-items = 待解决问题
items-empty = 没有待解决问题
items-empty-text = 客户提出的、我们承诺的，都列在这里，直到解决。
items-settled = 已解决 { $count } 项
item-title = 内容
item-title-missing = 请用一句话写明内容。
item-kind = 类型
item-kind-wrong = 请选择一种类型。
item-kind-question = 咨询
item-kind-request = 请求
item-kind-problem = 问题
item-kind-promise = 承诺
item-kind-complaint = 投诉
item-add-question = 添加咨询
item-add-request = 添加请求
item-add-problem = 添加问题
item-add-promise = 添加承诺
item-add-complaint = 添加投诉
item-change = 修改待解决问题
item-asked = 提出日期
item-due = 承诺日期
item-owner = 负责人
item-late = 已逾期
item-visible = 客户可见
item-visible-label = 客户可以看到
item-promise-needs-day = 承诺需要写明承诺日期。
item-close = 已解决
item-reopen = 重新打开
item-added = 已添加。
item-saved = 已保存。
item-closed = 已解决。
item-reopened = 已重新打开。
column-open_questions = 未答复的咨询
column-open_requests = 未处理的请求
column-open_problems = 未解决的问题
column-open_promises = 未兑现的承诺
column-open_complaints = 未处理的投诉
column-broken_promises = 逾期未兑现的承诺
column-oldest_complaint_days = 最久的投诉（天）
column-oldest_open_days = 最久的待解决问题（天）

## Handoffs
panel-handoffs = 转交
handoffs-none = 目前没有商务事项。
handoff-new = 转交
handoff-to-am = 转交给客户经理
handoff-to-csm = 转交回客户成功经理
handoff-to = 转交给
handoff-matter = 事项
handoff-matter-wrong = 请选择事项。
handoff-matter-seats = 席位
handoff-matter-renewal = 续约
handoff-matter-price = 价格咨询
handoff-matter-upgrade = 升级
handoff-matter-payment = 回款
handoff-text = 对方需要知道什么
handoff-text-hint = 客户说了什么、需要什么、何时需要
handoff-text-missing = 请写明对方需要知道什么。
handoff-nobody = 请选择接手人。
handoff-send = 转交
handoff-sent = 已转交，对方须在两个工作日内答复。
handoff-asked-since = 来自 { $who }，{ $day }
handoff-sent-since = { $day }起在{ $who }处，尚未接受
handoff-accepted-since = { $day }起由{ $who }跟进，请勿谈价格
handoff-returned-since = { $day }转交，{ $who }已退回
handoff-closed-since = { $day }转交，{ $who }已结束
handoff-answer-by = 请于{ $day }前答复
handoff-late = 答复逾期
handoff-accept = 接受
handoff-return = 退回
handoff-return-why = 退回原因
handoff-reason-missing = 请写明退回原因。
handoff-close = 结束
handoff-close-why = 结果
handoff-not-accepted = 只有已接受或已退回的转交才能结束。
handoff-is-accepted = 已接受。
handoff-is-returned = 已附原因退回。
handoff-is-closed = 已结束。

## The brief
panel-brief = 致电前须知
brief-title = 沟通简报
brief-copy = 复制为文本
brief-part-contract = 合同
brief-part-use = 购买与使用
brief-part-people = 谁决定，上次何时沟通
brief-part-open = 待解决
brief-part-talks = 最近沟通
brief-part-health = 健康度
brief-part-ask = 要问的三个问题
brief-plan = { $plan }，{ $from }至{ $to }
brief-notice-auto =
    { $days ->
        [0] 自动续约；今天（{ $day }）是通知截止日
       *[other] 自动续约；通知截止日 { $day }（剩 { $days } 天）
    }
brief-notice-day =
    { $days ->
        [0] 不自动续约；今天（{ $day }）是通知截止日
       *[other] 不自动续约；通知截止日 { $day }（剩 { $days } 天）
    }
brief-notice =
    { $days ->
        [0] 今天是通知截止日。
       *[other] 通知截止剩 { $days } 天。
    }
brief-value = 年合同额 { $amount }
brief-price-hidden = 价格（不可见）：由客户经理商谈。
brief-overdue = 有一笔款项逾期 { $days } 天。
brief-seats = 28 天内活跃 { $active } 人，共 { $seats } 个席位
brief-active = 28 天内活跃 { $active } 人
brief-team = 对方团队 { $size } 人。
brief-item =
    { $days ->
        [0] { $kind }：{ $title }（今天）
       *[other] { $kind }：{ $title }（已 { $days } 天）
    }
brief-late = “{ $title }”已逾期 { $days } 天。
brief-talk = { $day }{ $kind }：{ $text }
brief-health = { $band }，{ $score } 分（满分 100），四周内 { $change }
brief-ask-decider = 合同由谁决定？我们何时可以见面？
brief-ask-problem = 未解决的问题在你们那边好了吗？还差什么？
brief-ask-team = 团队里谁还没有席位？他们现在怎么办？
brief-ask-renewal = 在通知截止日之前，要做到什么你们才会继续？
brief-ask-goal = 半年内你们希望达到什么目标？
brief-ask-value = 最近几个月，哪项成果您会向领导汇报？
brief-ask-missing = 还有哪些事要手工做，或在别的工具里做？
