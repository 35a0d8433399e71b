### Words of the platform: errors, days, units, money, holidays. Keys and arguments are the same in every language.

## Errors that every part can give (kernel::Error)

error-internal = 系统出错了。您输入的内容没有丢失，请重试；若再次出现，请联系管理员。
error-not-found = 这里没有内容，或您无权查看。
error-forbidden = 您的角色没有此权限，可请管理员调整。
error-stale = 其他人刚刚保存过此记录。请先查看对方的版本，再重新保存。
error-form = 请更正标出的字段。
error-signed-out = 请先登录。
error-throttled = 尝试次数过多，请稍候再试。
error-too-large = 内容超过允许的大小。
error-required = 此项必填。
error-not-a-number = 这不是数字。
error-not-a-day = 这不是有效日期，请按 { $example } 的格式填写。
error-too-long = 最多 { $max } 个字符。

## Languages and calendars

language-en = 英语
language-zh-cn = 中文
language-fa = 波斯语
calendar-gregorian = 公历
calendar-jalali = 波斯历
weekend-friday = 星期五
weekend-thursday_friday = 星期四和星期五
weekend-saturday_sunday = 星期六和星期日
work-calendar-cn = 中国
work-calendar-ir = 伊朗
work-calendar-intl = 国际：无节假日

## Days. $day, $month and $year come with the digits and names of the language

date-long-gregorian = { $year }年{ $month }{ $day }日
date-long-jalali = 波斯历{ $year }年{ $month }{ $day }日
date-short-gregorian = { $month }{ $day }日
date-short-jalali = 波斯历{ $month }{ $day }日
date-month-gregorian = { $year }年{ $month }
date-month-jalali = 波斯历{ $year }年{ $month }
date-time = { $day } { $time }
date-today = 今天
date-range = { $from }至{ $to }

## Months

month-gregorian-1 = 1月
month-gregorian-2 = 2月
month-gregorian-3 = 3月
month-gregorian-4 = 4月
month-gregorian-5 = 5月
month-gregorian-6 = 6月
month-gregorian-7 = 7月
month-gregorian-8 = 8月
month-gregorian-9 = 9月
month-gregorian-10 = 10月
month-gregorian-11 = 11月
month-gregorian-12 = 12月
month-gregorian-short-1 = 1月
month-gregorian-short-2 = 2月
month-gregorian-short-3 = 3月
month-gregorian-short-4 = 4月
month-gregorian-short-5 = 5月
month-gregorian-short-6 = 6月
month-gregorian-short-7 = 7月
month-gregorian-short-8 = 8月
month-gregorian-short-9 = 9月
month-gregorian-short-10 = 10月
month-gregorian-short-11 = 11月
month-gregorian-short-12 = 12月
month-jalali-1 = 1月
month-jalali-2 = 2月
month-jalali-3 = 3月
month-jalali-4 = 4月
month-jalali-5 = 5月
month-jalali-6 = 6月
month-jalali-7 = 7月
month-jalali-8 = 8月
month-jalali-9 = 9月
month-jalali-10 = 10月
month-jalali-11 = 11月
month-jalali-12 = 12月

## Weekdays, Monday first

weekday-1 = 星期一
weekday-2 = 星期二
weekday-3 = 星期三
weekday-4 = 星期四
weekday-5 = 星期五
weekday-6 = 星期六
weekday-7 = 星期日
weekday-short-1 = 一
weekday-short-2 = 二
weekday-short-3 = 三
weekday-short-4 = 四
weekday-short-5 = 五
weekday-short-6 = 六
weekday-short-7 = 日

## How long ago, how long from now

ago-now = 刚刚
ago-minutes = { $count } 分钟前
in-minutes = { $count } 分钟后
ago-hours = { $count } 小时前
in-hours = { $count } 小时后
ago-one-day = 昨天
in-one-day = 明天
ago-days = { $count } 天前
in-days = { $count } 天后
ago-months = { $count } 个月前
in-months = { $count } 个月后
ago-years = { $count } 年前
in-years = { $count } 年后

## Units

unit-seconds = { $count } 秒
unit-minutes = { $count } 分钟
unit-hours = { $count } 小时
unit-two = { $first } { $second }
unit-days = { $count } 天
unit-days-short = { $count } 天
unit-working-days = { $count } 个工作日
unit-weeks = { $count } 周
unit-months = { $count } 个月
unit-years = { $count } 年
unit-per-month = 每月 { $amount }
unit-per-year = 每年 { $amount }
unit-bytes = { $count } 字节
unit-kilobytes = { $count } kB
unit-megabytes = { $count } MB
unit-gigabytes = { $count } GB

## Lists: $first is the list so far

list-next = { $first }、{ $second }
list-last = { $first }和{ $second }

## Values

value-yes = 是
value-no = 否
value-unknown = 未知
value-hidden = 已隐藏
value-none = 无
value-type-number = 数字
value-type-money = 金额
value-type-text = 文本
value-type-flag = 是/否
value-type-date = 日期
value-type-choice = 选项
value-class-general = 一般
value-class-personal = 个人信息
value-class-note = 备注
value-class-money = 金额

## Amounts in full and in short. An amount is a text with the language's digits; a sign is put in front of the whole. money-other serves every currency without a pattern

money-usd = US${ $amount }
money-cny = ¥{ $amount }
money-eur = €{ $amount }
money-gbp = £{ $amount }
money-irr = { $amount } 里亚尔
money-toman = { $amount } 土曼
money-other = { $code } { $amount }
money-short-usd = { $amount }美元
money-short-cny = { $amount }元
money-short-eur = { $amount }欧元
money-short-gbp = { $amount }英镑
money-short-irr = { $amount }里亚尔
money-short-toman = { $amount }土曼
money-short-other = { $code } { $amount }
scale-one = { $amount }{ " " }
scale-thousand = { $amount } 千
scale-million = { $amount } 百万
scale-billion = { $amount } 十亿
scale-trillion = { $amount } 万亿
scale-wan = { $amount } 万
scale-yi = { $amount } 亿
scale-wan-yi = { $amount } 万亿
money-unit-rial = 里亚尔
money-unit-toman = 土曼
money-unit-thousand-toman = 千土曼

## Holidays

holiday-new-year = 元旦
holiday-spring-festival = 春节
holiday-qingming = 清明节
holiday-labour-day = 劳动节
holiday-dragon-boat = 端午节
holiday-mid-autumn = 中秋节
holiday-national-day = 国庆节
holiday-nowruz = 诺鲁孜节
holiday-republic-day = 伊斯兰共和国日
holiday-nature-day = 自然日
holiday-khordad-14 = 波斯历3月14日
holiday-khordad-15 = 波斯历3月15日
holiday-revolution-day = 革命胜利日
holiday-oil-day = 石油国有化日
holiday-year-end = 年末
holiday-tasua = 塔苏阿日
holiday-ashura = 阿舒拉节
holiday-arbaeen = 阿尔巴因节
holiday-safar-28 = 先知归真日
holiday-imam-reza = 伊玛目礼萨殉难日
holiday-imam-askari = 伊玛目阿斯凯里殉难日
holiday-prophet-birthday = 圣纪节
holiday-fatima = 法蒂玛殉难日
holiday-imam-ali-birthday = 伊玛目阿里诞辰
holiday-mabath = 先知受命日
holiday-mahdi-birthday = 马赫迪诞辰
holiday-imam-ali = 伊玛目阿里殉难日
holiday-fitr = 开斋节
holiday-imam-sadiq = 伊玛目萨迪克殉难日
holiday-adha = 宰牲节
holiday-ghadir = 加迪尔节
