# 事件日志：文件与单个事件的错误。
eventlog-disk-full = 磁盘已满，无法写入 { $file }。数据未发生任何改动。请释放空间后重试。
eventlog-disk = 无法读写 { $file }。请检查磁盘以及数据目录的权限。
eventlog-file-missing = 事件文件 { $file } 不存在。请从备份中恢复。
eventlog-file-damaged = 事件文件 { $file } 已损坏。请从备份中恢复；运行“tenure check”可列出所有损坏的文件。
eventlog-manifest-missing = 事件日志中有数据文件，但缺少 manifest.json。未删除任何内容。请从备份中恢复 manifest.json。
eventlog-manifest-damaged = 事件日志的 { $file } 被改动或已损坏。请从备份中恢复。
eventlog-newer = 此事件日志由更新版本的 Tenure 写入。请使用该版本启动，或恢复升级前的备份。
eventlog-busy = 另一个导入正在写入行为事件。请等它完成后再试。
eventlog-batch-unknown = 这次导入没有带来任何行为事件。
eventlog-batch-undone = 这次导入已被撤销。请新建一次导入重新导入该文件，或恢复这次导入。
eventlog-restore-duplicate =
    { $count ->
       *[other] 这次导入中有 { $count } 条事件后来又被重新导入。请先撤销后面那次导入。
    }
eventlog-event-empty = 事件的字段 { $field } 为空。请填写。
eventlog-event-long = 事件的字段 { $field } 超过 { $limit } 字节。请缩短。
eventlog-event-value = 事件的数值过大：小数点前最多 18 位。
eventlog-event-id = 该事件没有消息编号，而来源承诺编号唯一。
eventlog-check-missing = { $file } 不存在。请从备份中恢复。
eventlog-check-size = { $file } 的大小为 { $found } 字节，应为 { $expected } 字节。请从备份中恢复。
eventlog-check-changed = { $file } 的内容在写入后被改动。请从备份中恢复。
eventlog-check-unreadable = 无法读取 { $file }：{ $why }。请从备份中恢复。
eventlog-check-stray = { $file } 不属于事件日志，将在下次启动时删除。
eventlog-check-lost =
    { $events ->
        [0] { $file } 的末尾无法读取：可能是从未确认的行为事件，也可能是损坏。请查看后从 damaged 文件夹中删除该文件。
       *[other] { $file } 中缺少 { $events } 条已接收的行为事件。请让发送方重新发送或从备份中恢复，然后从 damaged 文件夹中删除该文件。
    }
eventlog-check-repaired = { $file } 中有一个比特位翻转，已修复，没有丢失数据。请检查本机的磁盘和内存。
eventlog-check-twice = { $file } 中的已接收行为事件同时存在于另一个文件。请从备份中恢复。

# 指标：定义中的错误。
metric-invalid = 指标 { $id } 无效。
metric-id = 指标名称须以小写字母开头，只能包含小写字母、数字和下划线。
metric-days = 统计窗口须为 1 到 { $limit } 个自然日。
metric-not-sliding = 该统计方式只适用于全周期。请把窗口设为“全周期”。
metric-not-lifetime = 该统计方式只适用于按天的窗口。请选择 1 到 92 天。
metric-per-working-day = 只有按天窗口内的次数或合计才能折算为每工作日的数值。
metric-steps = 按顺序的步骤需要 { $least } 到 { $limit } 个事件名称，每行一个。
metric-within = 从第一步到最后一步可为 0 到 { $limit } 天：所有步骤都须落在指标自身的天数内。
metric-within-alone = 只有“按顺序的步骤”才有此限制。请留空，或选择“按顺序的步骤”。
metric-two-subjects = 这些指标针对不同类型的对象。
