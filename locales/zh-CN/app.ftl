## Opening a folder
error-config = 配置无法使用，请更正以下各项后重新启动。
error-folder = 无法使用文件夹 { $folder }：{ $reason }
error-folder-in-use = 文件夹 { $folder } 正被另一进程使用。同一文件夹只能由一个进程写入：请先停止该进程，或换一个文件夹。
error-newer-data = 这些数据由更新的版本写入（含“{ $migration }”）。请使用该版本，或恢复备份。
error-disk-full = 磁盘已满，未保存任何内容。请释放空间后重试。
error-database = 数据库无响应，请稍后重试。
error-exists = 已存在相同的记录，请换一个编号。
error-nothing-to-undo = 没有可以撤销的内容。

## 查看过去某一天
past-title = 查看另一天
past-question = 过去某一天是怎样的，当时我们知道什么？
past-day = 日期
past-day-hint = 显示当天结束时的情况。
past-knowledge = 计入什么
past-knowledge-then = 按当时所知
past-knowledge-then-note = 之后才记录的内容不计入，即使它说的是那一天。当时的决定只能以此为依据。
past-knowledge-now = 按实际情况
past-knowledge-now-note = 包含此后得知的关于那一天的一切。
past-definitions = 评判依据
past-definitions-then = 当时的定义
past-definitions-then-note = 当时生效的健康度模型、客户分群和信号。若当时尚未保存任何定义，则用最早的定义。
past-definitions-now = 今天的定义
past-definitions-now-note = 今天的规则会怎样评判。
past-show = 显示这一天
past-not-over = 请选择今天之前的日期。
past-readonly = 这是过去：此处不能更改任何内容。请先回到今天。
past-wrong = as_of 是日期，例如 2026-10-01；knowledge 和 definitions 为 then 或 now。
