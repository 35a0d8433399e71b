### Words of the platform: errors, days, units, money, holidays. Keys and arguments are the same in every language.

## Errors that every part can give (kernel::Error)

error-internal = خطایی از سمت ما رخ داد. داده‌های شما از دست نرفته است؛ دوباره تلاش کنید و اگر تکرار شد به مدیر سامانه خبر دهید.
error-not-found = چیزی اینجا نیست یا شما اجازهٔ دیدن آن را ندارید.
error-forbidden = نقش شما اجازهٔ این کار را نمی‌دهد. مدیر سامانه می‌تواند آن را تغییر دهد.
error-stale = در این فاصله شخص دیگری این مورد را ذخیره کرده است. نسخهٔ او را ببینید و دوباره ذخیره کنید.
error-form = لطفاً موارد مشخص‌شده را اصلاح کنید.
error-signed-out = لطفاً وارد شوید.
error-throttled = تعداد تلاش‌ها زیاد بود. کمی صبر کنید و دوباره تلاش کنید.
error-too-large = حجم این مورد بیش از حد مجاز است.
error-required = این مورد لازم است.
error-not-a-number = این یک عدد نیست.
error-not-a-day = این تاریخ درست نیست. آن را به شکل { $example } بنویسید.
error-too-long = حداکثر { $max } نویسه.

## Languages and calendars

language-en = انگلیسی
language-zh-cn = چینی
language-fa = فارسی
calendar-gregorian = میلادی
calendar-jalali = شمسی
weekend-friday = جمعه
weekend-thursday_friday = پنجشنبه و جمعه
weekend-saturday_sunday = شنبه و یکشنبه
work-calendar-cn = چین
work-calendar-ir = ایران
work-calendar-intl = بین‌المللی، بدون تعطیلات

## Days. $day, $month and $year come with the digits and names of the language

date-long-gregorian = { $day } { $month } { $year }
date-long-jalali = { $day } { $month } { $year }
date-short-gregorian = { $day } { $month }
date-short-jalali = { $day } { $month }
date-month-gregorian = { $month } { $year }
date-month-jalali = { $month } { $year }
date-time = { $day }، { $time }
date-today = امروز
date-range = { $from } تا { $to }

## Months

month-gregorian-1 = ژانویه
month-gregorian-2 = فوریه
month-gregorian-3 = مارس
month-gregorian-4 = آوریل
month-gregorian-5 = مه
month-gregorian-6 = ژوئن
month-gregorian-7 = ژوئیه
month-gregorian-8 = اوت
month-gregorian-9 = سپتامبر
month-gregorian-10 = اکتبر
month-gregorian-11 = نوامبر
month-gregorian-12 = دسامبر
month-gregorian-short-1 = ژانویه
month-gregorian-short-2 = فوریه
month-gregorian-short-3 = مارس
month-gregorian-short-4 = آوریل
month-gregorian-short-5 = مه
month-gregorian-short-6 = ژوئن
month-gregorian-short-7 = ژوئیه
month-gregorian-short-8 = اوت
month-gregorian-short-9 = سپتامبر
month-gregorian-short-10 = اکتبر
month-gregorian-short-11 = نوامبر
month-gregorian-short-12 = دسامبر
month-jalali-1 = فروردین
month-jalali-2 = اردیبهشت
month-jalali-3 = خرداد
month-jalali-4 = تیر
month-jalali-5 = مرداد
month-jalali-6 = شهریور
month-jalali-7 = مهر
month-jalali-8 = آبان
month-jalali-9 = آذر
month-jalali-10 = دی
month-jalali-11 = بهمن
month-jalali-12 = اسفند

## Weekdays, Monday first

weekday-1 = دوشنبه
weekday-2 = سه‌شنبه
weekday-3 = چهارشنبه
weekday-4 = پنجشنبه
weekday-5 = جمعه
weekday-6 = شنبه
weekday-7 = یکشنبه
weekday-short-1 = د
weekday-short-2 = س
weekday-short-3 = چ
weekday-short-4 = پ
weekday-short-5 = ج
weekday-short-6 = ش
weekday-short-7 = ی

## How long ago, how long from now

ago-now = همین حالا
ago-minutes = { $count } دقیقه پیش
in-minutes = { $count } دقیقه دیگر
ago-hours = { $count } ساعت پیش
in-hours = { $count } ساعت دیگر
ago-one-day = دیروز
in-one-day = فردا
ago-days = { $count } روز پیش
in-days = { $count } روز دیگر
ago-months = { $count } ماه پیش
in-months = { $count } ماه دیگر
ago-years = { $count } سال پیش
in-years = { $count } سال دیگر

## Units

unit-seconds = { $count } ثانیه
unit-minutes = { $count } دقیقه
unit-hours = { $count } ساعت
unit-two = { $first } و { $second }
unit-days = { $count } روز
unit-days-short = { $count } روز
unit-working-days = { $count } روز کاری
unit-weeks = { $count } هفته
unit-months = { $count } ماه
unit-years = { $count } سال
unit-per-month = { $amount } در ماه
unit-per-year = { $amount } در سال
unit-bytes = { $count } بایت
unit-kilobytes = { $count } کیلوبایت
unit-megabytes = { $count } مگابایت
unit-gigabytes = { $count } گیگابایت

## Lists: $first is the list so far

list-next = { $first }، { $second }
list-last = { $first } و { $second }

## Values

value-yes = بله
value-no = خیر
value-unknown = نامعلوم
value-hidden = پنهان
value-none = هیچ
value-type-number = عدد
value-type-money = مبلغ
value-type-text = متن
value-type-flag = بله یا خیر
value-type-date = تاریخ
value-type-choice = انتخاب از فهرست
value-class-general = عمومی
value-class-personal = شخصی
value-class-note = یادداشت‌ها
value-class-money = مالی

## Amounts in full and in short. An amount is a text with the language's digits; a sign is put in front of the whole. money-other serves every currency without a pattern

money-usd = { $amount } دلار
money-cny = { $amount } یوان
money-eur = { $amount } یورو
money-gbp = { $amount } پوند
money-irr = { $amount } ریال
money-toman = { $amount } تومان
money-other = { $amount } { $code }
money-short-usd = { $amount } دلار
money-short-cny = { $amount } یوان
money-short-eur = { $amount } یورو
money-short-gbp = { $amount } پوند
money-short-irr = { $amount } ریال
money-short-toman = { $amount } تومان
money-short-other = { $amount } { $code }
scale-one = { $amount }
scale-thousand = { $amount } هزار
scale-million = { $amount } میلیون
scale-billion = { $amount } میلیارد
scale-trillion = { $amount } هزار میلیارد
scale-wan = { $amount } ده‌هزار
scale-yi = { $amount } صدمیلیون
scale-wan-yi = { $amount } هزار میلیارد
money-unit-rial = ریال
money-unit-toman = تومان
money-unit-thousand-toman = هزار تومان

## Holidays

holiday-new-year = سال نو میلادی
holiday-spring-festival = جشن بهار چین
holiday-qingming = جشن چینگ‌مینگ
holiday-labour-day = روز کارگر
holiday-dragon-boat = جشن قایق اژدها
holiday-mid-autumn = جشن نیمهٔ پاییز
holiday-national-day = روز ملی چین
holiday-nowruz = نوروز
holiday-republic-day = روز جمهوری اسلامی
holiday-nature-day = روز طبیعت
holiday-khordad-14 = رحلت امام خمینی
holiday-khordad-15 = قیام ۱۵ خرداد
holiday-revolution-day = پیروزی انقلاب اسلامی
holiday-oil-day = روز ملی شدن صنعت نفت
holiday-year-end = آخرین روز سال
holiday-tasua = تاسوعا
holiday-ashura = عاشورا
holiday-arbaeen = اربعین
holiday-safar-28 = رحلت پیامبر و شهادت امام حسن
holiday-imam-reza = شهادت امام رضا
holiday-imam-askari = شهادت امام حسن عسکری
holiday-prophet-birthday = میلاد پیامبر و امام صادق
holiday-fatima = شهادت حضرت فاطمه
holiday-imam-ali-birthday = ولادت امام علی
holiday-mabath = مبعث
holiday-mahdi-birthday = نیمهٔ شعبان
holiday-imam-ali = شهادت امام علی
holiday-fitr = عید فطر
holiday-imam-sadiq = شهادت امام صادق
holiday-adha = عید قربان
holiday-ghadir = عید غدیر
