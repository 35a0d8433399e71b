### 每个页面的框架和组件自带的文字。"%n" 由浏览器填入数字。

## 网页部分的错误

error-title = 操作未成功
error-title-not-found = 页面不存在
error-title-forbidden = 没有权限
error-home = 返回首页
error-csrf = 这个表单来自过期的页面。请刷新页面后重新提交；本次没有保存任何内容。
error-scope = 此令牌缺少权限范围 { $scope }。

## 框架

web-skip = 跳到正文
web-menu = 菜单
web-menu-waits = { $count } 条待处理
web-search = 搜索
web-search-hint = 搜索客户、联系人等
web-language = 语言
web-theme = 外观
web-theme-auto = 跟随系统
web-theme-light = 浅色
web-theme-dark = 深色
web-sign-out = 退出登录
web-switch-person = 切换人员
web-as-of = 当前显示的是截至 { $day } 的数据，不按今天的实际日期计算。
web-past = 您正在查看 { $day } 结束时的情况。此处不能更改任何内容。
web-past-knowledge-then = 按当时所知
web-past-knowledge-now = 按实际情况（含此后得知的内容）
web-past-definitions-then = 按当时的定义评判
web-past-definitions-now = 按今天的定义评判
web-past-other = 另一天
web-past-leave = 回到今天
web-past-look = 查看另一天
web-fresh = 数据截至 { $at }
web-undo = 撤销
web-dismiss = 关闭此提示
web-close = 关闭
web-open-page = 在整页中打开
web-copied = 已复制
web-new = %n 条新内容
web-gone = 已不在此列表
web-failed = 操作未成功，请检查网络连接。
web-draft-restored = 已恢复您的草稿。

## 按键

web-keys-title = 键盘快捷键
web-keys-everywhere = 通用
web-keys-lists = 列表中
web-keys-go = 前往
web-keys-here = 本页
web-key-search = 搜索
web-key-help = 显示本帮助
web-key-palette = 命令面板
web-key-undo = 撤销上一步操作
web-key-send = 提交正在填写的表单
web-key-close = 关闭
web-key-next = 下一行
web-key-previous = 上一行
web-key-open = 在侧边打开
web-key-choose = 选中此行
web-palette = 命令
web-palette-hint = 想去哪里，或想做什么？
web-palette-nothing = 没有找到，请换个说法试试。

## 表格、筛选、分页

web-actions = 操作
web-select-row = 选中此行
web-select-all = 选中本页全部
web-chosen = 已选 %n 条
web-chosen-rows = 对选中的行：
web-filters = 筛选条件
web-filter-remove = 移除筛选：{ $filter }
web-filters-clear = 全部清除
web-pages = 分页
web-page-rows = { $total ->
    [0] 没有结果
   *[other] 第 { $from }–{ $to } 条，共 { $total } 条
}
web-page-number = 第 { $page } 页
web-page-previous = 上一页
web-page-next = 下一页
web-steps = 步骤
web-step-done = 已完成

## 字段

web-date-hint-gregorian = 年-月-日，例如 2026-11-21；也可以输入波斯历日期。
web-date-hint-jalali = 年/月/日，例如 1405/08/30；也可以输入公历日期。

## 标记

web-band-healthy = 健康
web-band-at-risk = 有风险
web-band-critical = 高危
web-band-not-enough-data = 数据不足

## 图表

web-chart-table = 以表格显示
web-chart-day = 日期
web-chart-empty = 暂时没有可显示的数据。
web-reliability-expected = 预测
web-reliability-came = 实际
web-reliability-within = 95% 区间
web-reliability-count = 数量
web-reliability-right = 与预测一致
web-steps-who = 线
web-steps-share = 比例
web-steps-count = 仍在观察
web-curve-point = 点 { $number }
web-curve-line = 曲线
web-curve-count = 具有此数值的数量
web-curve-range = 数值
web-factor = 因素
web-now-before = 现在（之前）
web-share-of-points = 得分占比
web-points = 得分
web-change = 变化
web-sum = 合计
web-left-out = 未计入

## 组件样例，测试用页面

web-gallery-title = 组件
web-gallery-question = 各个组件在这种语言下都显示正常吗？
web-gallery-save = 保存
web-gallery-cancel = 取消
web-gallery-delete = 删除
web-gallery-more = 更多
web-gallery-log = 记录
web-gallery-name = 公司
web-gallery-value = 年合同额
web-gallery-health = 健康度
web-gallery-people = 活跃用户
web-gallery-notice-day = 通知截止日
web-gallery-owner = 负责人
web-gallery-note = 备注
web-gallery-kind = 类型
web-gallery-call = 电话
web-gallery-meeting = 会议
web-gallery-visible = 对客户可见
web-gallery-fresh = 事件数据截至今天 09:12
web-gallery-text = 活跃用户自10月12日起从 31 人降到 14 人（按工作日 −55%），管理员已有 19 天未登录。
web-gallery-stage = 使用中
web-gallery-empty = 暂无待解决问题
web-gallery-empty-text = 客户提出的要求和我们的承诺会一直列在这里，直到解决为止。
web-gallery-saved = 已记录这次电话。
web-gallery-import = 正在读取事件
web-gallery-rate = 每秒 48,000 行，还剩 12 秒
web-gallery-step-file = 文件
web-gallery-step-columns = 列
web-gallery-step-check = 检查
web-gallery-step-done = 导入
web-gallery-last-year = 去年同期
web-gallery-holiday = 假期
web-gallery-seats = 席位
web-gallery-describe = 活跃用户数在六周内减少了一半。
web-gallery-error = 请选择今天或以后的日期。
web-gallery-people-note = 共 40 个席位
web-gallery-forms = 表单
web-gallery-tables = 列表与表格
web-gallery-charts = 图表
web-gallery-rest = 提示、步骤、时间线
web-gallery-today = 今日工作
web-gallery-subjects = 客户
web-gallery-insight = 洞察
web-gallery-settings = 设置
web-gallery-role = 客户成功经理
