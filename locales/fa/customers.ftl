## Menu, acts
menu-customers = مشتریان
act-save = ذخیره
act-cancel = انصراف
act-edit = ویرایش
act-copy = رونوشت
act-remove = برداشتن
act-search = جست‌وجو
choice-unknown = نامعلوم
owner-none = هیچ‌کس
form-day-wrong = این تاریخ درست نیست. مانند ۱۴۰۵/۰۸/۳۰ یا 2026-11-21 بنویسید.
form-number-wrong = این عدد نیست. فقط رقم و حداکثر یک ممیز بنویسید.
form-choice-wrong = این جزو گزینه‌ها نیست.

## The list
accounts-title = مشتریان
accounts-question = چه مشتریانی داریم و حالشان چطور است؟
accounts-count = { $count } مشتری
accounts-search = جست‌وجوی نام، شماره، دامنه یا تلفن
accounts-unknown = برای { $count } مشتری پاسخ معلوم نیست، چون چیزی ناشناخته است؛ در فهرست نیستند.
accounts-none = هنوز مشتری‌ای نیست
accounts-none-text = فهرست مشتریان را از فایل بیاورید یا نخستین مشتری را دستی بیفزایید. سلامت، کارهای امروز و گزارش‌ها از همان‌جا آغاز می‌شوند.
accounts-no-match = هیچ مشتری‌ای با این شرط‌ها نیست
accounts-no-match-text = یکی از صافی‌ها را بردارید یا واژهٔ دیگری بجویید.
bulk-assign = واگذاری
bulk-keep = بدون تغییر
bulk-assigned = مسئول { $count } مشتری عوض شد.
bulk-nothing-chosen = دست‌کم یک مشتری و یک مسئول تازه برگزینید.
export-csv = خروجی CSV
export-xlsx = خروجی اکسل
columns-title = ستون‌ها
columns-apply = نمایش این ستون‌ها

## Filters
filter-title = صافی
filter-column = ستون
filter-operator = شرط
filter-value = مقدار
filter-value-hint = چند مقدار را با ویرگول جدا کنید؛ برای تاریخ، روز یا شمار روزها.
filter-value-wrong = این مقدار با ستون سازگار نیست.
filter-add = افزودن شرط
filter-written = به شکل فرمول
filter-written-hint = برای نمونه: health < 50 and days_to_notice <= 45
filter-apply = اعمال
filter-clear = پاک‌کردن صافی
filter-wrong = صافی فهمیده نشد؛ همهٔ مشتریان نشان داده شده‌اند.
filter-not-a-flag = فرمول صافی باید بله یا خیر باشد، مانند seats > 5.
filter-column-unknown = چنین ستونی نیست.

## Account
account-question = دربارهٔ این مشتری چه باید بدانم و گام بعدی چیست؟
account-parts = بخش‌های این صفحه
account-being-counted = این مشتری تازه است و عددهایش در حال شمارش‌اند؛ چند لحظه بعد صفحه را تازه کنید.
account-back = بازگشت
account-new = مشتری تازه
account-added = { $name } افزوده شد.
account-saved = ذخیره شد.
account-remove = برداشتن این مشتری
account-removed = { $name } برداشته شد.
account-key-hint = شمارهٔ خود شما؛ فایل‌ها و رویدادها با همین کلید آن را می‌یابند. اگر خالی بماند ساخته می‌شود.
account-key-missing = کلید لازم است.
account-key-taken = { $name } همین کلید را دارد؛ کلید دیگری برگزینید.
account-key-exists = مشتری دیگری همین کلید را دارد.
account-name-missing = نام لازم است.
account-kind-wrong = شرکت یا شخص را برگزینید.
account-calendar-wrong = یکی از تقویم‌های کاری را برگزینید.
account-language-wrong = یکی از زبان‌ها را برگزینید.
account-zone-wrong = چنین منطقهٔ زمانی‌ای نیست. مانند Asia/Tehran بنویسید.
account-team-size-wrong = عدد صحیحی که دست‌کم ۱ باشد.
account-email-wrong = «{ $value }» نشانی ایمیل نیست. آن را مانند name@example.com بنویسید.
account-parent-hint = شرکتی که این مشتری زیرمجموعهٔ آن است: نام یا کلید آن.
account-parent-unknown = مشتری «{ $value }» وجود ندارد. نام یا کلید را همان‌گونه که در فهرست است بنویسید.
account-parent-ambiguous = نام چند مشتری «{ $value }» است. کلید یکی از آن‌ها را بنویسید: { $keys }
account-parent-self = مشتری نمی‌تواند زیرمجموعهٔ خودش باشد.
account-parent-circle = این کار دور می‌سازد: { $parent } خودش زیرمجموعهٔ { $account } است.
account-parent-circle-through = این کار دور می‌سازد: { $parent } از راه { $through } زیرمجموعهٔ { $account } است.
account-parent-deep = مشتریان بالادستِ آن بیش از اندازه‌اند؛ حداکثر { $most } سطح به حساب می‌آید.
account-belongs = زیرمجموعهٔ
account-another = مشتری دیگر
account-kind-company = شرکت
account-kind-person = شخص
account-calendar-INTL = بین‌المللی (شنبه و یکشنبه تعطیل)
account-calendar-CN = چین
account-calendar-IR = ایران
account-language-en = انگلیسی
account-language-zh-CN = چینی
account-language-fa = فارسی

## The strip
strip-label = در یک نگاه
strip-since = از { $day }
strip-value = ارزش سالانه
strip-end = پایان قرارداد
strip-notice = مهلت اعلام عدم تمدید
strip-meeting = جلسهٔ بعدی
strip-no-meeting = برنامه‌ریزی نشده
strip-talk = آخرین گفت‌وگوی دوطرفه
strip-never = هرگز
strip-local = ساعت آنجا
strip-working = در ساعت کار
strip-not-yet-open = هنوز سر کار نیستند
strip-closed-until = تعطیل تا { $day }
strip-in-days = { $days } روز دیگر
strip-days-ago = { $days } روز پیش

## Panels
panel-people = اشخاص
panel-timeline = تعامل‌ها
panel-below = مشتریان زیرمجموعه
below-count =
    { $count ->
        [one] { $count } مشتری زیرمجموعهٔ این مشتری است.
       *[other] { $count } مشتری زیرمجموعهٔ این مشتری‌اند.
    }
below-sum = ارزش سالانهٔ آن‌ها روی‌هم { $sum } است.
below-hidden = ارزش { $count } مشتری پنهان است.
below-more = … و { $count } مشتری دیگر.
below-list = زیرمجموعه‌های مستقیم، در فهرست
panel-fields = مشخصات
group-account = مشتری
group-own = مشخصات افزوده
group-people = اشخاص
group-talks = گفت‌وگوها
group-contract = قرارداد
group-payments = پرداخت‌ها
group-items = موضوع‌های باز
group-usage = کاربری
group-health = سلامت
group-other = دیگر

## Columns of an account
column-verbatim = { $text }
column-name = نام
column-short_name = نام کوتاه
column-legal_name = نام حقوقی
column-key = کلید
column-kind = نوع
column-country = کشور
column-region = منطقه
column-zone = منطقهٔ زمانی
column-calendar = تقویم کاری
column-industry = صنعت
column-language = زبان
column-team_size = تعداد اعضای تیم
column-team_size_on = تاریخ تعداد اعضا
column-created_on = آشنایی از
column-parent = مشتری بالادست
column-parent_id = مشتری بالادست (شناسه)
column-accounts_below = شمار مشتریان زیرمجموعه
column-csm = مدیر موفقیت مشتری
column-am = مدیر حساب
column-registration_id = شناسهٔ ملی
column-website = وب‌سایت
column-phone = تلفن
column-email = ایمیل
column-contacts = شمار اشخاص رابط
column-decision_makers = شمار تصمیم‌گیرندگان
column-admins = شمار راهبران
column-champions = شمار حامیان
column-bounced_contacts = ایمیل‌های برگشتی
column-last_talk_on = آخرین گفت‌وگوی دوطرفه
column-days_since_talk = روز از آخرین گفت‌وگو
column-decision_maker_met_on = آخرین دیدار با تصمیم‌گیرنده
column-days_since_decision_maker = روز از دیدار با تصمیم‌گیرنده
column-talks_28 = گفت‌وگو در ۲۸ روز
column-kicked_off = جلسهٔ آغاز برگزار شده
column-last_mood = آخرین حال‌وهوا

## Contacts
contact-new = شخص رابط تازه
contact-add = افزودن
contact-added = { $name } افزوده شد.
contact-saved = ذخیره شد.
contact-remove = برداشتن این شخص
contact-removed = { $name } برداشته شد.
contact-name = نام کامل همان‌گونه که نوشته می‌شود
contact-name-missing = نام لازم است.
contact-form-of-address = شیوهٔ خطاب
contact-form-of-address-hint = همان‌گونه که نامه را آغاز می‌کنید: سرکار خانم رضایی
contact-role = نقش
contact-role-wrong = یکی از نقش‌ها را برگزینید.
contact-role-decision_maker = تصمیم‌گیرنده
contact-role-champion = حامی ما
contact-role-project_lead = مسئول پروژه
contact-role-admin = راهبر
contact-role-user = کاربر
contact-role-billing = مالی
contact-role-other = دیگر
contact-language = زبان
contact-phone = تلفن
contact-email = ایمیل
contact-email-wrong = «{ $value }» نشانی ایمیل نیست. آن را مانند name@example.com بنویسید.
contact-messenger = پیام‌رسان
contact-bounced = ایمیل برگشت خورد
contact-never = هنوز گفت‌وگو نشده
contacts-empty = کسی را نمی‌شناسیم
contacts-empty-text = کسی را که با او گفت‌وگو می‌کنید بیفزایید؛ تماس به نام نیاز دارد.
contacts-gap = جای خالی
contacts-gap-decision_maker = تصمیم‌گیرنده معلوم نیست.
contacts-gap-champion = حامی ما در آنجا معلوم نیست.

## Timeline
timeline-empty = هنوز تعاملی ثبت نشده
timeline-empty-text = نخستین تماس، پیام، جلسه، ایمیل یا بازدید را در بالا ثبت کنید؛ پانزده ثانیه بیشتر نمی‌خواهد.
log-title = ثبت تعامل
log-kind = نوع
log-with = با
log-nobody = شخص خاصی نه
log-direction = چه کسی سخن گفت
log-mood = حال‌وهوا
log-mood-unknown = دقت نکردم
log-on = روز
log-on-hint = خالی یعنی همین حالا.
log-text = چه گفته شد
log-text-hint = یک خط بس است
log-save = ثبت
touchpoint-logged = { $kind } ثبت شد.
touchpoint-removed = تعامل برداشته شد.
touchpoint-text-missing = بنویسید چه گفته شد؛ یک خط بس است.
touchpoint-kind-wrong = نوع را برگزینید.
touchpoint-direction-wrong = بگویید چه کسی سخن گفت.
touchpoint-mood-wrong = یکی از حال‌وهواها را برگزینید.
touchpoint-day-wrong = این تاریخ درست نیست. مانند ۱۴۰۵/۰۸/۳۰ بنویسید یا خالی بگذارید.
touchpoint-kind-call = تماس
touchpoint-kind-chat = پیام‌رسان
touchpoint-kind-mail = ایمیل
touchpoint-kind-meeting = جلسه
touchpoint-kind-visit = بازدید
touchpoint-kind-note = یادداشت
touchpoint-direction-both = هر دو
touchpoint-direction-in = آن‌ها به ما
touchpoint-direction-out = ما به آن‌ها
touchpoint-mood-good = خوش‌خلق
touchpoint-mood-neutral = معمولی
touchpoint-mood-bad = ناراضی

## API
api-field-fixed = این مشخصه را نمی‌توان تعیین کرد.
api-field-unknown = چنین مشخصه‌ای نیست.
api-type-wrong = نوع مقدار یکی از مشخصه‌ها نادرست است.

## Groups of columns that other areas fill
group-signals = نشانه‌ها
group-segments = گروه‌ها
group-formulas = فرمول‌ها
group-divisions = رده‌ها و مراحل
group-metrics = شاخص‌ها

audit-imported = { $file } را وارد کرد: { $count } رکورد تازه یا تغییرکرده.
audit-import-undone = ورود { $file } را پس گرفت.
audit-account-removed = مشتری { $name } را حذف کرد.
audit-exported = { $count } مشتری را در { $file } بیرون برد.

## کاربران

users-no-contact = { $count } کاربر هنوز شخص رابط نیستند
users-more = و { $count } نفر دیگر
user-last-seen = آخرین حضور
user-make-contact = شخص رابط شود
user-contact-already = این کاربر از پیش شخص رابط است.
