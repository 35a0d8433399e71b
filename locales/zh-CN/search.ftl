### 搜索与命令面板。

search-title = 搜索
search-question = 我在找谁？
search-words = 名称、电话或邮箱
search-blank = 输入您知道的内容
search-blank-text = 任意文字的部分名称、编号、电话号码或邮箱地址均可。
search-nothing = 没有找到
search-nothing-text = 请减少词语或换一种写法。是新客户吗？
search-all = 在列表中显示全部 { $count } 个客户
search-more = 另有 { $count } 人，请多输入一些
search-column-name = 客户
search-column-health_band = 健康度
search-column-csm = 客户成功经理
search-column-person = 姓名
search-column-account = 客户
search-column-phone = 电话
search-column-email = 邮箱
palette-acts = 操作
palette-pages = 前往
palette-new-account = 新建客户
palette-import = 导入文件
palette-new-task = 新建待办
palette-tasks = 待办
palette-renewals = 续约
