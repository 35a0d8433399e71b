## Opening a folder
error-config = 配置无法使用，请更正以下各项后重新启动。
error-folder = 无法使用文件夹 { $folder }：{ $reason }
error-folder-in-use = 文件夹 { $folder } 正被另一进程使用。同一文件夹只能由一个进程写入：请先停止该进程，或换一个文件夹。
error-newer-data = 这些数据由更新的版本写入（含“{ $migration }”）。请使用该版本，或恢复备份。
error-disk-full = 磁盘已满，未保存任何内容。请释放空间后重试。
error-database = 数据库无响应，请稍后重试。
error-exists = 已存在相同的记录，请换一个编号。
error-nothing-to-undo = 没有可以撤销的内容。
