### 洞察:指标、公式、健康、分群、信号。

## General

menu-insight = 洞察
menu-alerts = 提醒
alerts-question = 发生了哪些您该知道的事，现在是否仍然如此？
alerts-unseen = 未查看
alerts-all = 最近 90 天全部
alerts-about = 对象
alerts-what = 发生了什么
alerts-at = 时间
alerts-now = 现状
alerts-still = 仍然如此
alerts-over = 已解除
alerts-seen = 已查看
alerts-seen-all = 全部标为已查看
alerts-seen-done = { $count ->
    [0] 没有未查看的提醒。
   *[other] 已将 { $count } 条提醒标为已查看。
}
alerts-none = 最近 90 天没有提醒
alerts-none-unseen = 全部已查看
alerts-none-text = 事情开始时会提醒您一次：您负责的客户变为高危、健康分快速下滑、承诺逾期、数据源中断。哪些信号会提醒，可在“信号”中设置。
alerts-signals = 查看信号
panel-health = 健康
panel-usage = 使用情况
insight-verbatim = { $text }
insight-argument = { $value }
insight-unknown = –
audit-definitions = 定义已修改:{ $reason }
audit-definitions-withdrawn = 撤回了计划中的定义:{ $reason }

## Columns

column-health = 健康分
column-health_raw = 仅按得分的等级
column-band_set = 由人设定的等级
column-health_band = 健康等级
column-health_before = 四周前健康分
column-health_change = 四周变化
column-band_since = 等级起始日
column-scorecard = 健康度模型
column-tier = 客户分层
column-stage = 客户阶段
column-four-weeks-ago = { $name }(四周前)
column-contact = 联系人:{ $role }
column-working_days_7 = 近 7 天工作日数
column-working_days_14 = 近 14 天工作日数
column-working_days_28 = 近 28 天工作日数
column-usage_source_silent = 行为数据来源中断
column-usage_tracked = 已接入行为数据
column-usage_judged = 可评估使用情况
column-active_people_7 = 近 7 天活跃用户数
column-active_people_14 = 近 14 天活跃用户数
column-people_14_earlier = 四周前的近 14 天活跃用户数
column-active_people_28 = 近 28 天活跃用户数
column-active_people_56 = 近 56 天活跃用户数
column-events_per_workday_14 = 近 14 天每工作日事件数
column-events_per_workday_28 = 近 28 天每工作日事件数
column-active_days_28 = 近 28 天活跃天数
column-event_kinds_28 = 近 28 天事件种类数
column-core_functions_28 = 近 28 天使用的核心功能数
column-core_events_56 = 近 56 天核心事件数
column-admin_days_14 = 近 14 天管理员活跃天数
column-admin_days_earlier = 此前四周管理员活跃天数
column-last_admin_on = 管理员最近登录日
column-settings_14 = 近 14 天设置修改次数
column-settings_admin_14 = 近 14 天管理员修改设置次数
column-settings_by_others_14 = 近 14 天他人修改设置次数
column-invites_refused_56 = 近 56 天被拒邀请数
column-survey_last = 最近一次问卷评分
column-survey_on = 最近答卷日期
column-survey_valid = 有效问卷评分
column-first_event_on = 首次使用日
column-last_event_on = 最近使用日
column-seat_use = 活跃用户 ÷ 席位
column-people_change = 活跃用户变化
column-use_change_percent = 每工作日使用量变化 %
column-fall_since = 对比起始日
column-admin_absent_days = 管理员未登录天数
column-events_per_seat = 每席位每工作日事件数
column-usage_rank = 使用强度排名(0–100)
column-troubles = 同时存在的问题数
column-word_broken = 失信次数
column-source = 来源
column-last_on = 最近发送
column-accounts = 客户数
column-accounts_only = 仅由其供数的客户
column-usual_gap = 通常最长间隔(工作日)
column-active_days = 发送天数
column-silent_days = 静默天数
column-silent_working_days = 静默工作日数

## Scorecards that ship

scorecard-business = 签约客户
scorecard-trial = 试用客户
scorecard-usage-only = 仅看使用情况
component-evidence = { $now } ({ $before })
component-people-on-seats = 活跃用户 ÷ 席位
component-people-on-seats-text = { $seats } 个席位中 { $now } 人({ $before })
component-people-against-before = 活跃用户与四周前相比
component-core-functions = 核心功能
component-core-functions-text = 6 项中 { $now } 项({ $before })
component-answers-us = 有回应
component-days-ago-text = 上次 { $now } 天前({ $before })
component-pays-on-time = 按时付款
component-pays-on-time-text = { $now ->
        [0] 是
       *[other] 逾期 { $now } 天
    }({ $before ->
        [0] 是
       *[other] 逾期 { $before } 天
    })
component-satisfaction = 满意度
component-of-ten-text = 10 分中 { $now } 分({ $before })
component-our-word = 我方承诺
component-our-word-text = { $now ->
        [0] 信守
       *[other] 失信 { $now } 次
    }({ $before ->
        [0] 信守
       *[other] { $before }
    })
component-people = 使用人数
component-active-days = 四周活跃天数
component-use-against-before = 使用量与四周前相比
component-kinds = 使用种类

## Tiers, stages, segments that ship

tier-a = A
tier-b = B
tier-c = C
stage-lost = 已流失
stage-leaving = 即将流失
stage-trial = 试用中
stage-onboarding = 启用上线
stage-renewal = 续约期
stage-in-use = 使用中
stage-prospect = 未签约
segment-no-decision-maker = 未知决策人
segment-full-seats = 席位已满
segment-unheard-60 = 60 天未有效沟通
segment-renewing-90 = 90 天内到期
segment-content = 满意客户

## Signals that ship

signal-turned-critical = 变为高危
signal-turned-critical-text = 健康分 { $health }/100；近四周变化：{ $health_change }
signal-health-sinking = 健康分持续下滑
signal-health-sinking-text = 健康分 { $health }/100；近四周变化：{ $health_change }
signal-promise-broken = 我们没有兑现承诺
signal-promise-broken-text = 有 { $broken_promises } 项承诺已逾期
signal-usage-falling = 使用量下降
signal-usage-falling-text = 活跃用户 { $active_people_14_before }→{ $active_people_14 } 人({ $fall_since }起，每工作日使用量 { $use_change_percent }%)
signal-seats-short = 团队已超出席位
signal-seats-short-text = 团队 { $team_size } 人，席位 { $seats } 个，活跃 { $active_people_28 } 人，56 天内 { $invites_refused_56 } 次邀请被拒
signal-paid-unused = 已付款但未启用
signal-paid-unused-text = { $days_since_first_payment } 天前付款({ $first_paid_on })，仅 { $active_people_56 } 人登录过，未使用核心功能，未开启动会
signal-admin-gone = 管理员失联
signal-admin-gone-text = 管理员{ $contact_admin }此前每天使用，现已 { $admin_absent_days } 天未登录；{ $bounced_contacts ->
        [0] 无退信
       *[other] 邮件被退回
    }；他人修改设置 { $settings_by_others_14 } 次
signal-silent-before-notice = 通知截止前无沟通
signal-silent-before-notice-text = 最近有效沟通在 { $days_since_talk } 天前({ $last_talk_on })；通知截止日 { $notice_on }，还剩 { $days_to_notice } 天；使用正常
signal-unheard-fans = 无人联系的热心客户
signal-unheard-fans-text = 使用强度超过 { NUMBER($usage_rank, maximumFractionDigits: 0) }% 的客户，{ $survey_on }评分 { $survey_valid }/10；已 { $days_since_talk } 天无人沟通
signal-source-silent = 行为数据来源静默
signal-source-silent-text = 来源 { $source } 自 { $last_on } 起未发送数据({ $silent_working_days } 个工作日)；为 { $accounts } 个客户供数，其中 { $accounts_only } 个仅靠它。期间不评估其使用情况
signal-hollow-green = 外绿内红
signal-hollow-green-text = 使用正常，但:投诉已 { $oldest_complaint_days } 天未处理，失信承诺 { $broken_promises } 项，账单逾期 { $overdue_days } 天，{ $days_since_decision_maker } 天未见决策人
signal-complaint-waiting = 投诉待处理
signal-complaint-waiting-text = { $open_complaints } 项投诉未处理，最久 { $oldest_complaint_days } 天
signal-payment-overdue = 回款逾期
signal-payment-overdue-text = 回款逾期 { $overdue_days } 天:{ $overdue_amount }
signal-notice-near = 通知截止日临近
signal-notice-near-text = 通知截止日 { $notice_on }，还剩 { $days_to_notice } 天；合同 { $ends_on } 到期；自动续约:{ $auto_renew }
signal-trial-alone = 试用中无人受邀
signal-trial-alone-text = 试用至今 { $active_people_28 } 人使用；还剩 { $days_to_end } 天
signal-plain-text = { $name }:{ $facts }

## Health

health-title = 健康
health-question = 客户状况如何，谁有变化？
health-table = 得分构成
health-sentence-less = { $band }，{ $score }/100，比四周前低 { $change } 分。
health-sentence-more = { $band }，{ $score }/100，比四周前高 { $change } 分。
health-sentence-same = { $band }，{ $score }/100，与四周前相同。
health-sentence-first = { $band }，{ $score }/100；四周前尚无得分。
health-sentence-no-score = { $band }。
health-too-early = 数据尚不足以评分:客户刚起步，或所有因素均未知。
health-turned = { $day } 由“{ $old }”变为“{ $new }”，因为定义有更改:
health-band-none = 无等级
health-held = 仅按得分应为“{ $band }”。得分须越过界线 { $points } 分{ $days ->
    [0] ，等级才会改变。
   *[other] ，且此前 { $days } 天均如此，等级才会改变。
}
health-none = 无得分
health-none-text = 没有健康度模型适用于该客户。
health-not-known = 未知:
health-left-out = { $factors }——不计入，权重由其他因素分担。
health-counts-anew = 四周前“{ $factors }”未计入，其分值由其他因素分摊；现在计入后，其他因素的分值上限随之变化。
health-counts-no-more = 四周前“{ $factors }”计入得分；现在其分值由其他因素分摊，因此其他因素的得分也有变化。
health-way-back = 恢复健康的途径(任一即可):
health-way = { $factor }:从 { $from } 到 { $to }
health-compared = 得分高于 { $all } 个同类客户(同层级、同模型)中的 { $lower } 个。
health-why-scorecard = 为何使用此模型？
health-judged-by = 由首个适用的模型“{ $scorecard }”评估。
health-open-scorecard = 打开模型
health-applies-to-all = 适用于所有客户。
health-own-view = 客户成功经理的判断
health-no-own-view = 尚无人工判断。
health-say-own-view = 填写判断
health-view-good = 良好
health-view-fair = 一般
health-view-poor = 较差
health-view-done = 判断已保存。
health-why = 原因
health-disagree = 我不同意
health-which-factor = 因素
health-whole-score = 整体得分
health-disputed = { $who } 不同意“{ $factor }”
health-dispute-done = 异议已记录，主管会看到。
override-set = 由我设定等级
override-note = 用于数字所不知道的情况。分数保持不变，之后会说明谁是对的。
override-band = 等级
override-until = 截止
override-until-wrong = 请选择 { $first } 至 { $last } 之间的日期:之后会重新审视。
override-done = 等级已设定。
override-ended = 等级重新由分数决定。
override-end = 重新由分数决定
override-holds = { $who } 将其设为“{ $band }”，至 { $until } 止；按分数应为“{ $score }”。
judgement-title = 谁是对的
judgement-question = 人与分数意见不一时，谁是对的?
judgement-overrides = 由人设定的等级
judgement-overrides-note = 若客户在 180 天内取消，则看到更大风险的一方是对的，否则另一方是对的。
judgement-none = 还没有人设定过等级
judgement-none-text = 在客户页面的“健康度”下，可以附原因和截止日期设定等级。结果会显示在这里。
judgement-sentence = 由人设定的 { $all } 个等级中，{ $decided } 个已有结果:{ $person } 次人是对的，{ $score } 次分数是对的。
judgement-by-person = 人的判断
judgement-by-score = 分数的判断
judgement-right = 谁是对的
judgement-person = 人
judgement-score = 分数
judgement-open = 未定
judgement-left = 已离开
judgement-stayed = 仍在
judgement-views = 对客户的看法
judgement-views-note = 被认为良好、一般或较差的客户中，有多少在 180 天内取消。
judgement-no-views = 还没有人给出看法。
judgement-count = 数量
judgement-who-left = 离开
judgement-disputes = 有争议的因素
judgement-disputes-note = 人们不同意的评分因素:排在最前的应最先审视。
judgement-no-disputes = 没有人对任何因素提出异议。
health-disputes = 有异议的得分
health-no-disputes = 暂无异议。
health-settle = 结案
health-settled = 异议已处理。
health-fallen = 四周内下降最多
health-nobody-fell = 没有客户的健康分下降 5 分以上。
health-fallen-all = 查看全部 { $count } 个下降 5 分以上的客户
health-changed = 近四周等级变化
health-nobody-changed = 无等级变化
health-nobody-changed-text = 当日期、新数据或定义使客户变化时，会显示在此。
health-no-scorecard = 无适用模型
health-from = 原等级
health-to = 现等级
health-cause = 原因
transition-cause-day = 日期推移
transition-cause-data = 新数据
transition-cause-person = 由人设定
transition-cause-definitions = 定义修改

## Evidence

evidence-question = 这背后是哪些事件与记录？
evidence-points = 从数值到得分
evidence-input = 数值:当前(四周前)
evidence-curve = 曲线
evidence-exact = 精确值 { $points }/100
evidence-columns = 使用的数据
evidence-column = 列
evidence-now = 当前
evidence-before = 四周前
evidence-recounted = 由 { $events } 个事件重新计算:{ $value }。
evidence-agrees = 一致
evidence-differs = 不一致
evidence-records = 记录
evidence-place-contract = 合同与回款
evidence-place-timeline = 时间线
evidence-place-people = 联系人
evidence-place-items = 待解决问题
evidence-place-fields = 字段

## Usage

usage-none = 暂无使用数据
usage-none-text = 尚未收到属于该客户的事件。
usage-events = 事件
usage-all-events = 全部事件
usage-chart = 每周活跃人数
usage-chart-text = 一年中每周活跃人数，叠加去年，假期加阴影，沟通加标记。
usage-people = 活跃用户
usage-last-year = 去年
usage-used = 近四周使用的功能
usage-unused = 未使用的功能
usage-nothing-28 = 近四周无使用。
usage-source-silent = 来源静默
usage-source-silent-text = 缺失可能在我方:该客户唯一的数据来源已停止发送。
events-title = 事件
events-question = 他们逐项做了什么？
events-at = 时间
events-name = 事件
events-person = 用户
events-value = 数值
events-source = 来源
sources-title = 行为数据
sources-question = 收到了什么，来自哪里，是否仍在接收？
sources-arrived = 来源
sources-events = 事件数
sources-state = 状态
sources-silent = 静默
sources-speaks = 正常
sources-names = 事件种类
sources-first = 首次
sources-last = 最近
sources-more = 另有 { $count } 项
sources-unattached = 无归属事件
sources-unattached-text = 这些标识尚不属于任何客户。事件会保留，客户出现后自动归属。
sources-all-attached = 所有事件均有归属。
sources-key = 标识
sources-no-key = (无分组标识)
sources-none = 暂无事件
sources-none-text = 导入行为事件文件即可查看健康与使用情况。
sources-import = 导入事件

## Definitions

definitions-title = 公式与指标
definitions-question = 一切由哪些数字构成？
definitions-history = 历史
definitions-history-question = 谁在何时因何修改了定义？
definitions-at = 时间
definitions-author = 人员
definitions-reason = 原因
definitions-reason-hint = 保存在历史中，供日后查询。
definitions-set = 定义集
definitions-difference = 变更内容
definitions-by-system = 随 Tenure 提供
definitions-added = 新增:{ $names }
definitions-changed = 修改:{ $names }
definitions-removed = 删除:{ $names }
definitions-in-force = 生效中
definitions-restore = 恢复此版本
definitions-restored = 已恢复先前的定义。
definitions-moved = 其间有人保存了其他定义。请先查看，再重新保存。
definitions-from = 生效日期
definitions-planned = 已计划
definitions-planned-from = 另一版定义计划自 { $day } 起生效。在此之前保存的更改也会并入其中。
definitions-planned-other = 另一版定义计划于 { $day } 生效。请选择同一天，或在历史中撤回该计划。
definitions-planned-clash = “{ $name }”在已计划的定义中也有更改。请在历史中撤回该计划，或等到其生效。
definitions-planned-flaw = 这样会使已计划的定义出错:{ $key }:{ $flaw }
definitions-withdraw = 撤回
definitions-withdrawn = 已撤回计划中的定义。
definitions-effective = 生效日期
definitions-effective-hint = 留空:立即生效。填写以后的日期:自该日开始按更改评估。
definitions-effective-wrong = 这不是日期。
definitions-effective-past = 该日期已过。当时的结论保持不变:请选择今天或以后的日期。
wording-expression = { $old } → { $new }
wording-healthy-from = 健康起点 { $old } → { $new } 分
wording-at-risk-from = 有风险起点 { $old } → { $new } 分
wording-hysteresis = 越过界线的分数 { $old } → { $new }
wording-stay = 越过界线的天数 { $old } → { $new }
wording-applies = 评估对象:{ $old } → { $new }
wording-enough = 数据充足:{ $old } → { $new }
wording-factor-new = 新增因素 { $factor }，权重 { $weight }
wording-factor-gone = 去掉因素 { $factor }
wording-weight = { $factor }:权重 { $old } → { $new }
wording-curve = { $factor }:曲线更改
wording-input = { $factor }:数值 { $old } → { $new }
wording-missing = { $factor }:未知时 { $old } → { $new }
wording-shown = { $factor }:显示方式更改
definitions-text = 无法读取定义文本:{ $detail }
definitions-help = 可用的列与函数
definitions-help-before = 名称后加 _before 表示该列四周前的值。today 为评估日。
definitions-help-functions = 函数
definition-key = 键名
definition-key-hint = 表达式中的名称:小写字母、数字与 _，以字母开头。
definition-key-missing = 请填写键名:它在表达式中的名称。
definition-key-wrong = “{ $key }”不是有效名称:请用小写字母、数字与 _，以字母开头，且不以 _before 结尾。
definition-key-taken = “{ $key }”已被字段或其他定义占用。
definition-name = 名称
definition-expression = 表达式
definition-expression-hint = 例如 active_people_28 / seats
definition-kind = 类型
definition-kind-formula = 公式:每个客户一个值
definition-kind-rank = 排名:在其他客户中的位置，0–100
definition-saved = 已保存，即刻生效。
definition-delete = 删除
definition-deleted = 已删除。
definition-cycle = 循环引用:{ $path }
definition-not-a-number = 此处需要数字，现为{ $found }。
formulas-title = 公式
formula-new = 新建公式
formula-question = 为每个客户计算什么？
rank-of = { $expression } 的排名
rank-among = 参与范围
rank-among-hint = 用于排名:哪些客户参与；留空为全部。
metrics-title = 指标
metric-new = 新建指标
metric-question = 统计什么，统计哪些天？
metric-filling = 正在为变更重新计算事件
metric-filling-note = 共 { $events } 个事件；完成前显示之前的数值。
metric-what = 统计
metric-names = 事件
metric-names-hint = 用逗号分隔；留空为全部。
metric-all-names = 全部
metric-known-names = 已知:
metric-aggregate = 统计方式
metric-aggregate-count = 事件数
metric-aggregate-sum = 数值之和
metric-aggregate-distinct_people = 不同用户数
metric-aggregate-distinct_names = 不同事件数
metric-aggregate-active_days = 活跃天数
metric-aggregate-min = 最小值
metric-aggregate-max = 最大值
metric-aggregate-average = 平均值
metric-aggregate-first = 首次日期
metric-aggregate-last = 最近日期
metric-aggregate-first_value = 首次数值
metric-aggregate-last_value = 最近数值
metric-window = 天数范围
metric-window-kind-days = 最近若干天
metric-window-kind-shifted = 更早的若干天
metric-window-kind-lifetime = 全部历史
metric-window-days = 近 { $days } 天
metric-window-previous = 近 { $days } 天之前的 { $days } 天
metric-window-shifted = 截至 { $shift } 天前的 { $days } 天
metric-window-lifetime = 全部历史
metric-days-field = 天数(1–92)
metric-shift-field = 截至多少天前
metric-shift-hint = 仅用于更早的天数。
metric-role = 仅限角色
metric-everybody = 所有人
metric-per-working-day-field = 按客户日历的工作日平均(计数与求和)

## Segments, tiers, stages

segments-title = 分群
segments-question = 客户可分为哪些群组？
segments-accounts = 客户数
segments-none = 暂无分群
segments-none-text = 分群即对每个客户的是非问题。
segment-new = 新建分群
segment-question = 谁属于它，为什么？
segment-expression = 归属条件
segment-expression-hint = 是或否的条件，例如 days_since_talk > 60 and paying
segment-count = 统计
segment-counted = { $count } 个客户符合；{ $unknown } 个无法判断。
segment-show = 查看
segment-why = 某客户为何在内或在外？
segment-why-account = 客户标识或名称
segment-why-ask = 查询
segment-why-nobody = 没有完全匹配的客户。
reason-and = 且
reason-or = 或
reason-holds = 是
reason-fails = 否
reason-unknown = 未知:视为不符合
reason-hidden = { $name }(已隐藏)
division-question = 按顺序，哪些规则划分客户？
division-quantiles = 按分位
division-quantiles-text = 填写数值后，各类按比例从高到低划分，规则不生效。
division-of = 数值
division-class = 第 { $number } 类
division-rule = 规则
division-rule-hint = 客户属于首个满足规则的类；留空则接收其余全部。
division-percent = 百分比(用于分位)
division-key-wrong = 请用字母、数字与 _，且不重复。

## Scorecards

scorecards-title = 健康度模型
scorecards-question = 我们依据什么评估健康？
scorecards-first = 客户由首个适用的模型评估。
scorecard-new = 新建模型
scorecard-question = 什么计分、占多少、修改会怎样？
scorecard-whom = 评估对象
scorecard-applies = 适用条件
scorecard-applies-hint = 条件；留空为所有未被先前模型评估的客户。
scorecard-enough = 数据足够的条件
scorecard-enough-hint = 条件；满足前等级为“数据不足”。
scorecard-order = 顺序
scorecard-order-hint = 1 最先判断。
scorecard-healthy-from = 健康起点
scorecard-at-risk-from = 有风险起点
scorecard-hysteresis-field = 越过界线的分数
scorecard-hysteresis-hint = 得分须越过界线这么多分，等级才改变(滞回)。留空或 0:立即改变。
scorecard-hysteresis = 须在 0 到 25 分之间。
scorecard-stay-field = 越过界线的天数
scorecard-stay-hint = 此前须有这么多个完整日越过界线(最短停留)。越过界线满两周者一律生效。
scorecard-stay = 须为 0 到 7 的整数天。
scorecard-bands = 等级在 0–100 之间，且“健康”高于“有风险”。
scorecard-empty = 模型至少需要一个因素。
scorecard-components = 因素数
scorecard-component = 因素 { $number }
scorecard-component-key = 每个因素需有唯一键名:小写字母、数字与 _。
scorecard-add = 增加因素
scorecard-input = 数值
scorecard-input-hint = 得出数字的表达式。
scorecard-weight-field = 权重(最高分)
scorecard-weight = 权重须大于 0。
scorecard-curve = 曲线
scorecard-curve-points = 点间直线
scorecard-curve-steps = 阶梯
scorecard-x = 数值
scorecard-percent = 权重百分比
scorecard-missing = 数值未知时
scorecard-missing-leave_out = 不计入，权重由其他因素分担
scorecard-missing-zero = 0 分
scorecard-missing-half = 一半分数
scorecard-missing-full = 满分
scorecard-evidence = 显示的列
scorecard-evidence-hint = 用逗号分隔；首列显示为“当前(之前)”。
scorecard-scale = 恢复途径的单位
scorecard-scale-hint = 将数值乘以此项以换算为人数:seats。
scorecard-try = 在过去试算
scorecard-preview = 预览影响
scorecard-effect = 影响
scorecard-effect-count = { $count ->
        [0] 没有客户会改变等级。
       *[other] { $count } 个客户会改变等级。
    }
scorecard-judges = 将评估 { $count } 个客户。
scorecard-effect-none = 拖动一个点或修改数值:保存之前，这里会显示哪些客户的等级会变化。
evidence-weights-ask = 由历史得出权重
evidence-weights-title = 历史的建议
evidence-weights-note = 各因素的得分逐周在多大程度上说明了谁会在下一周取消。不会自动应用。
evidence-weights-now = 草稿中的权重
evidence-weights-found = 历史得出的权重
evidence-weights-sure = 把握
evidence-weights-surely = 确有说明
evidence-weights-perhaps = 可能是偶然
evidence-weights-read = 得满分时客户更少离开的因素权重更大；没有说明或说明相反的因素没有权重。这是相关，不是因果:可以据以行动的因素也许值得保留。
evidence-weights-take = 将这些权重填入表单
scorecard-effect-worth = 其年价值合计 { $value }。
scorecard-effect-flow = 每个客户当前的等级与按此草稿的等级。
scorecard-effect-load = 各负责人名下有风险或高危的客户
scorecard-effect-now = 当前
scorecard-effect-then = 按此草稿
scorecard-effect-who = 等级会变化的客户
scorecard-curve-over = 曲线背后是今日 { $known } 个客户的数值；{ $unknown } 个未知。可拖动各点，或在下方填写。
scorecard-weight-share = 占总分 { $share }；所有权重之和为 { $sum }。
scorecard-fits-nobody = 此模型不适用任何客户:未被先前模型评估的客户中无人满足条件。
curve-empty = 曲线至少需要一个点。
curve-range = 百分比在 0 与 100 之间。
curve-order = 每个数值只出现一次，按升序排列。

## Signals

signals-title = 信号
signals-question = 什么会在“今日工作”出现，目前有多少？
signals-speaks = 涉及客户
signal-new = 新建信号
signal-question = 何时触发、给谁、该做什么？
signal-subject = 对象
signal-subject-account = 客户
signal-subject-source = 事件来源
signal-expression = 触发条件
signal-evidence = 文本所用的列
signal-evidence-hint = 用逗号分隔，顺序不限。
signal-text = 行文本
signal-text-hint = 列名写在花括号中:活跃用户 {"{"}active_people_14_before{"}"}→{"{"}active_people_14{"}"}
signal-group = 类别
signal-group-commercial = 商务
signal-group-usage = 使用
signal-group-people = 人员
signal-group-promise = 承诺
signal-group-support = 问题
signal-group-data = 数据
signal-group-chance = 机会
signal-role = 给谁
signal-role-owner = 客户负责人
signal-role-specialist = 客户成功专员
signal-role-manager = 客户成功经理
signal-role-account_manager = 客户经理
signal-role-lead = 客户成功主管
signal-role-admin = 管理员
signal-tells = 提醒方式
signal-tells-line = 在“今日”列出，直到情况消失
signal-tells-both = 在“今日”列出，并在开始时提醒一次
signal-tells-alert = 仅在开始时提醒一次
signal-act = 建议动作
signal-act-call = 致电
signal-act-mail = 发邮件
signal-act-meeting = 会面
signal-act-task = 建待办
signal-act-handoff = 转交客户经理
signal-act-check = 检查数据
signal-with = 联系对象
signal-with-hint = 角色用逗号分隔，优先者在前:champion, admin, decision_maker
signal-due-days = 应在几天内完成
signal-rest-days = 处理后静默天数
signal-weight = 权重
signal-weight-range = 1 到 3 的整数。
signal-risk = 属于风险

# The words that somebody wrote in this language; the others are named so that all catalogues take the same arguments.
insight-words = { $zh ->
    [insight-never] { $en }{ $fa }
   *[other] { $zh }
 }

# Proof

## 验证

proof-title = 验证
proof-question = 我们的评分当时能看出谁会离开吗？
proof-empty = 还没有回看过去
proof-empty-text = 请在下方选择回看多远。过去的每周都按当时所知计算，在后台进行；完成后这里会说明谁被预警、谁没有。
proof-progress = 已完成 { $done } / { $all } 个过去的日子
proof-days = 保留的过去日子
proof-days-note = 每个过去的日子按当时所知计算一次，保存为一个小文件。计算一天的时间与程序启动一次相当。
proof-weeks = 回看周数
proof-weeks-hint = 52 周为一年。0 表示不保留。
proof-weeks-wrong = 请输入 0 到 { NUMBER($most) } 的周数。
proof-during = 或改为以下时段
proof-during-hint = 每行一个，如 2026-01-05..2026-06-29；从第一天起每七天一次。
proof-during-wrong = 第 { NUMBER($line) } 行不是时段。请写成 2026-01-05..2026-06-29。
proof-during-many = 最多可保留 { NUMBER($most) } 天。
proof-keep = 回看
proof-saved = 过去的日子正在后台计算。
proof-ask = 向过去提的问题
proof-ask-note = 全部写在本页地址中：复制地址即可让他人看到同样的内容。
proof-outcome-label = 结果
proof-outcome = 请选择一个日期列。
proof-within = 期限
proof-within-days = { NUMBER($days) } 天内
proof-within-wrong = 请选择 1 到 1000 天。
proof-too-early = 还没有这么久以前的日子。请选择更短的期限，或回看更远。
proof-risk = 谁可能离开
proof-risk-hint = 对当天各列的条件。
proof-by = 分组依据
proof-by-nothing = 不分组
proof-by-number = 请选择分类、是否或日期列。
proof-against = 与此时的定义比较
proof-against-nothing = 不比较
proof-no-set = 没有这套定义。
proof-baseline = 与一个数比较
proof-baseline-hint = 越大越差，例如距最后一次事件的天数。
proof-features = 与由此学得的概率比较
proof-features-hint = 每行一个数。默认为健康度模型所用的数。
proof-features-many = 最多 { NUMBER($most) } 个数。
proof-try = 试算
proof-nobody-lost = 这段时间没有客户流失，或全部流失：无从区分。
proof-too-little = 数据太少，无法判断。
proof-not-a-number = 这不是数。
proof-said = 评分说了什么
proof-version-today = 现行定义
proof-version-other = 另一套定义
proof-sentence = 流失 { NUMBER($lost) } 家，其中 { NUMBER($flagged) } 家在最后一次观察时已被预警。
proof-sentence-warning = 通常在通知截止（没有则为离开）前 { NUMBER($days) } 天。
proof-sentence-missed = { $count ->
    [0] 没有毫无征兆的。
   *[other] { NUMBER($count) } 家毫无征兆：见下方。
  }
proof-alarms = 某天被预警的客户中，{ $share } 在 { NUMBER($days) } 天内离开。
proof-no-alarms = 没有客户被预警。
proof-bands = 按当天等级
proof-looks = 观察次数
proof-lost = 流失
proof-share = 比例
proof-missed = 毫无征兆的流失
proof-missed-note = 最后一次观察时没有任何预警。缺了哪个因素？
proof-outcome-on = 离开日期
proof-last-seen = 最后观察
proof-class = 类别
proof-no-class = 无
proof-flagged = 已预警
proof-too-few = 太少，无法判断
proof-statistics = 统计细节
proof-statistics-open = 显示
proof-about = 在 { $first } 至 { $last } 的 { NUMBER($days) } 天里对 { NUMBER($accounts) } 个客户观察 { NUMBER($looks) } 次，其中 { NUMBER($lost) } 次之后流失。
proof-signs = 各信号的辨别力
proof-sign = 信号
proof-sign-scorecard = 现行健康度模型
proof-sign-other = 另一套定义的健康度模型
proof-sign-baseline = 单一的数
proof-sign-learned = 学得的概率
proof-auc = AUC（95%）
proof-lift = 最差十分之一的提升度
proof-caught = 最差十分之一中的流失
proof-caught-value = 最差十分之一中的流失金额
proof-warning = 预警提前
proof-brier = 布里尔分数（技巧）
proof-days-count = { NUMBER($days) } 天
proof-how = AUC 为 0.5 等于没有信息，为 1 等于完全辨别。区间把同一客户的多次观察视为一组。概率由岭逻辑回归分五份学得，每份客户由其余四份预测。
proof-draft = 在过去
proof-draft-no-days = 还没有结果已知的过去各周。请先在此页回看：
proof-draft-about = 在 { $first } 至 { $last } 的 { NUMBER($days) } 天里，{ NUMBER($accounts) } 家付费客户中流失 { NUMBER($lost) } 家；{ NUMBER($within) } 天内取消即视为预警成真。
proof-draft-read = 用更少的预警标出更多流失者更好。小差别属于偶然：请看区间。
proof-version = 版本
proof-version-force = 现行
proof-version-draft = 此草稿
proof-flagged-lost = 已预警的流失
proof-of = { NUMBER($all) } 家中 { NUMBER($n) } 家
proof-alarms-count = 预警（周次）
proof-alarms-true = 成真的预警
proof-reliability = 学得的概率与实际结果
proof-reliability-text = 每个点是按概率升序的十分之一观察；在虚线上表示离开的与预测的一样多。
proof-too-good = 仅“{ $column }”就能以 { $auc } 的 AUC 看出谁离开，好得不可信：它是不是在客户离开之后才填写的？

## 概率

chances-title = 概率
chances-question = 谁可能取消，有多大把握？
chances-not-yet = 还没有学习
chances-not-yet-text = 概率从过去的各周学得。请在“验证”页回看过去；一年是好的开始。
chances-too-little = 数据太少，无法判断
chances-too-little-text = 过去各周观察到的 { NUMBER($customers) } 家付费客户中有 { NUMBER($lost) } 家取消。达到 { NUMBER($needed) } 家后才能给出概率。请回看更远，或等待。
chances-about = { $at } 从 { NUMBER($days) } 周（{ $first } 至 { $last }）学得：{ NUMBER($customers) } 家付费客户中 { NUMBER($lost) } 家取消。
chances-off = 概率与实际结果的差别超出偶然：可以相信顺序，不要相信数值。请看下方的质量。
chances-likely = 最可能取消
chances-likely-note = 90 天内；括号内为 90% 区间。
chances-within = { NUMBER($days) } 天内
chances-why = 依据
chances-learned = 学到了什么
chances-factors = 因素
chances-factor = 因素
chances-usual = 通常
chances-spread = 离散
chances-odds = 取消的胜算
chances-says = 越多则
chances-more-leaves = 取消越多
chances-more-stays = 留下越多
chances-unclear = 不明确
chances-not-cause = 这说明什么与取消同时出现，而不是什么导致取消。
chances-quality = 概率有多准
chances-quality-unknown = 过去各周的结果太少，无法判断。回看更远会有帮助。
chances-quality-text = 由未见过该客户的模型预测 { NUMBER($looks) } 次，其中 { NUMBER($lost) } 次在 90 天内取消。
chances-measure = 指标
chances-value = 值
chances-right = 含义
chances-slope = 校准：斜率
chances-large = 校准：总体
chances-skill = 布里尔技巧
chances-auc-text = 取消的客户当时概率高于留下客户的机会。0.5 等于猜测。
chances-slope-text = 1 为正确。小于 1 过于大胆，大于 1 过于保守。
chances-large-text = 0 为正确。小于 0 概率偏高，大于 0 概率偏低。
chances-skill-text = 比对所有客户都说平均值好多少。大于 0 为更好。
chances-reliability = 90 天内的概率与实际结果
chances-reliability-text = 每个点是按概率升序的八分之一观察；在虚线上表示取消的与预测的一样多。
chances-panel = 取消的概率
chances-to-cancel = 取消的概率
chances-for = 倾向离开：{ $factors }。
chances-against = 倾向留下：{ $factors }。
chances-how-good = 这些概率有多准？
chance-in-ten = 10 家中 { $n } 家（{ $low } 至 { $high }）
chance-in-hundred = 100 家中 { $n } 家（{ $low } 至 { $high }）

## 分类图

map-title = 分布图
map-question = 客户分布在哪里，谁移动了？
map-crossed = 两种分类的交叉
map-crossed-note = 点击数字查看客户。下方为平均健康度。
map-crossed-text = 每对类别中的客户数；越多越深。
map-row = 行
map-column = 列
map-show = 显示
map-none = 无
cohorts-title = 同期群
cohorts-question = 同一时期开始的客户，还有多少留存?
cohorts-triangle = 按开始月份的留存
cohorts-triangle-note = 每行是同一时期开始的全部客户；每列是经过相应时间后仍留存的比例。只显示整行客户都可能到达的时间。
cohorts-triangle-text = 每个同期群一行，开始之后的每一步一列，留存越多颜色越深。
cohorts-curves = 留存多久
cohorts-curves-note = 按开始以来的月数显示仍留存的比例。仍在的客户按我们已知的时长计入(Kaplan–Meier)；区间为 95%。
cohorts-curves-text = 每个类别一条下降的线，从开始时的全部到仍留存的部分。
cohorts-ask = 比较什么
cohorts-start = 开始日期
cohorts-end = 离开日期
cohorts-who = 计入哪些客户
cohorts-who-hint = 条件，例如 paying or cancelled_on is not null；留空:全部。
cohorts-per = 同期群与步长
cohorts-per-month = 月
cohorts-per-quarter = 季度
cohorts-per-year = 年
cohorts-by = 比较依据
cohorts-by-nothing = 无
cohorts-all = 全部
cohorts-no-column = 没有这一列，或无权查看。
cohorts-empty = 还没有客户开始
cohorts-empty-text = 请在下方选择其他开始日期，或导入带有建档日期的客户。
cohorts-began-in = 开始
cohorts-after = 之后
cohorts-still = 仍留存
cohorts-count = 数量
cohorts-lately-month = 至少 { $n } 个月前开始的 { $began } 个客户中，{ $n } 个月后仍有 { $there } 个留存。
cohorts-lately-quarter = 至少 { $n } 个季度前开始的 { $began } 个客户中，{ $n } 个季度后仍有 { $there } 个留存。
cohorts-lately-year = 至少 { $n } 年前开始的 { $began } 个客户中，{ $n } 年后仍有 { $there } 个留存。
cohorts-months = 开始以来的月数
cohorts-half-gone = { $name }:{ $months } 个月后半数已离开({ $low } 至 { $high })。
cohorts-more-than-half = { $name }:就已知情况，{ $months } 个月后仍有半数以上留存。
cohorts-small = 未绘制(数量太少或类别太多):{ $names }。
cohorts-differ = 各类别的差异超出偶然(log-rank 检验，p = { $p })。这并不证明因果。
cohorts-leak = { $names } 中无人离开。也许客户离开时其类别也随之改变，这样的比较没有意义。请按开始时已知的属性比较。
cohorts-alike = 各类别的差异可能出于偶然(log-rank 检验，p = { $p })。
map-health = 健康 { $score }
map-no-division = 请选择把客户分为少数类别的列。
map-moved = 谁移动了
map-moved-note = 过去按当时所知，但用现行定义判断：移动的是客户，而不是规则。
map-moved-text = 从当时的类别到现在的类别，客户越多越宽。
map-moved-count = 自 { $day } 以来 { NUMBER($moved) } 家客户移动，{ NUMBER($new) } 家为新客户。
map-no-days = 移动需要过去的各周。请先在此页回看：
map-division = 分类
map-since = 自
map-then = 当时
map-now = 现在
map-movers = 移动的客户
