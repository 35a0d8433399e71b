### بینش: شاخص‌ها، فرمول‌ها، سلامت، گروه‌ها، نشانه‌ها.

## General

menu-insight = بینش
menu-alerts = هشدارها
alerts-question = چه رخ داده که باید بدانید، و آیا هنوز برقرار است؟
alerts-unseen = دیده‌نشده
alerts-all = همهٔ ۹۰ روز گذشته
alerts-about = دربارهٔ
alerts-what = چه رخ داده
alerts-at = کی
alerts-now = اکنون
alerts-still = هنوز برقرار است
alerts-over = دیگر نه
alerts-seen = دیدم
alerts-seen-all = همه را دیدم
alerts-seen-done = { $count ->
    [0] چیزی برای دیدن نمانده بود.
    [one] یک هشدار دیده شد.
   *[other] { $count } هشدار دیده شد.
}
alerts-none = در ۹۰ روز گذشته چیزی نبوده است
alerts-none-unseen = همه را دیده‌اید
alerts-none-text = هر چیز یک بار، وقتی آغاز می‌شود، به شما گفته می‌شود: مشتری شما بحرانی می‌شود، سلامت به‌سرعت افت می‌کند، موعد قولی می‌گذرد، منبع داده‌ای خاموش می‌شود. این‌که کدام نشانه هشدار بدهد در نشانه‌ها تعیین می‌شود.
alerts-signals = دیدن نشانه‌ها
panel-health = سلامت
panel-usage = استفاده
insight-verbatim = { $text }
insight-argument = { $value }
insight-unknown = –
audit-definitions = تعریف‌ها تغییر کرد: { $reason }
audit-definitions-withdrawn = تعریف‌های برنامه‌ریزی‌شده پس گرفته شد: { $reason }

## Columns

column-health = امتیاز سلامت
column-health_raw = وضعیت تنها بر پایهٔ امتیاز
column-band_set = وضعیتی که فرد تعیین کرد
column-health_band = وضعیت سلامت
column-health_before = امتیاز سلامت در چهار هفته پیش
column-health_change = تغییر در چهار هفته
column-band_since = آغاز این وضعیت
column-scorecard = الگوی امتیازدهی
column-tier = ردهٔ مشتری
column-stage = مرحلهٔ مشتری
column-four-weeks-ago = { $name } در چهار هفته پیش
column-contact = شخص رابط: { $role }
column-working_days_7 = روزهای کاری ۷ روز گذشته
column-working_days_14 = روزهای کاری ۱۴ روز گذشته
column-working_days_28 = روزهای کاری ۲۸ روز گذشته
column-usage_source_silent = منبع دادهٔ استفاده ساکت است
column-usage_tracked = دادهٔ استفاده دریافت می‌شود
column-usage_judged = استفاده قابل ارزیابی است
column-active_people_7 = کاربران فعال در ۷ روز
column-active_people_14 = کاربران فعال در ۱۴ روز
column-people_14_earlier = کاربران فعال در ۱۴ روز، چهار هفته پیش‌تر
column-active_people_28 = کاربران فعال در ۲۸ روز
column-active_people_56 = کاربران فعال در ۵۶ روز
column-events_per_workday_14 = رویداد در هر روز کاری، ۱۴ روز
column-events_per_workday_28 = رویداد در هر روز کاری، ۲۸ روز
column-active_days_28 = روزهای فعال از ۲۸ روز گذشته
column-event_kinds_28 = انواع رویداد در ۲۸ روز
column-core_functions_28 = قابلیت‌های اصلی استفاده‌شده در ۲۸ روز
column-core_events_56 = رویدادهای اصلی در ۵۶ روز
column-admin_days_14 = روزهای حضور راهبر در ۱۴ روز
column-admin_days_earlier = روزهای حضور راهبر در چهار هفتهٔ پیش از آن
column-last_admin_on = آخرین حضور راهبر
column-settings_14 = تغییر تنظیمات در ۱۴ روز
column-settings_admin_14 = تغییر تنظیمات به دست راهبر در ۱۴ روز
column-settings_by_others_14 = تغییر تنظیمات به دست دیگران در ۱۴ روز
column-invites_refused_56 = دعوت‌های ردشده در ۵۶ روز
column-survey_last = آخرین پاسخ نظرسنجی
column-survey_on = تاریخ آخرین پاسخ نظرسنجی
column-survey_valid = پاسخ معتبر نظرسنجی
column-first_event_on = نخستین رویداد
column-last_event_on = آخرین رویداد
column-seat_use = کاربران فعال ÷ کاربران مجاز
column-people_change = تغییر کاربران فعال
column-use_change_percent = تغییر استفاده در هر روز کاری، ٪
column-fall_since = آغاز دورهٔ مقایسه
column-admin_absent_days = روزهای غیبت راهبر
column-events_per_seat = رویداد برای هر کاربر مجاز در روز کاری
column-usage_rank = رتبهٔ استفاده (۰ تا ۱۰۰)
column-troubles = شمار گرفتاری‌های هم‌زمان
column-word_broken = قول‌های شکسته
column-source = منبع
column-last_on = آخرین ارسال
column-accounts = شمار مشتریان
column-accounts_only = مشتریانی که فقط از آن داده دارند
column-usual_gap = بلندترین مکث معمول (روز کاری)
column-active_days = روزهای ارسال
column-silent_days = روزهای سکوت
column-silent_working_days = روزهای کاری سکوت

## Scorecards that ship

scorecard-business = مشتریان دارای قرارداد
scorecard-trial = مشتریان آزمایشی
scorecard-usage-only = فقط بر پایهٔ استفاده
component-evidence = { $now } ({ $before })
component-people-on-seats = کاربران فعال ÷ کاربران مجاز
component-people-on-seats-text = { $now } ({ $before }) از { $seats } کاربر مجاز
component-people-against-before = کاربران فعال در برابر چهار هفته پیش
component-core-functions = قابلیت‌های اصلی
component-core-functions-text = { $now } از ۶ ({ $before })
component-answers-us = پاسخ‌گوی ماست
component-days-ago-text = آخرین بار { $now } روز پیش ({ $before })
component-pays-on-time = پرداخت به‌موقع
component-pays-on-time-text = { $now ->
        [0] بله
       *[other] { $now } روز تأخیر
    } ({ $before ->
        [0] بله
       *[other] { $before } روز تأخیر
    })
component-satisfaction = رضایت
component-of-ten-text = { $now } از ۱۰ ({ $before })
component-our-word = قول ما به آنان
component-our-word-text = { $now ->
        [0] پایبند
       *[other] { $now } بار شکسته
    } ({ $before ->
        [0] پایبند
       *[other] { $before }
    })
component-people = شمار کاربران
component-active-days = روزهای فعال در چهار هفته
component-use-against-before = استفاده در برابر چهار هفته پیش
component-kinds = تنوع استفاده

## Tiers, stages, segments that ship

tier-a = الف
tier-b = ب
tier-c = ج
stage-lost = از دست رفته
stage-leaving = در حال ترک
stage-trial = آزمایشی
stage-onboarding = راه‌اندازی
stage-renewal = دورهٔ تمدید
stage-in-use = در حال استفاده
stage-prospect = بدون قرارداد
segment-no-decision-maker = بدون تصمیم‌گیرندهٔ شناخته‌شده
segment-full-seats = ظرفیت کاربران مجاز پر است
segment-unheard-60 = ۶۰ روز بدون گفت‌وگو
segment-renewing-90 = پایان قرارداد تا ۹۰ روز دیگر
segment-content = خشنود

## Signals that ship

signal-turned-critical = بحرانی شد
signal-turned-critical-text = { $health } از ۱۰۰ امتیاز؛ تغییر در چهار هفته: { $health_change }
signal-health-sinking = سلامت رو به افت است
signal-health-sinking-text = { $health } از ۱۰۰ امتیاز؛ تغییر در چهار هفته: { $health_change }
signal-promise-broken = به قول خود عمل نکرده‌ایم
signal-promise-broken-text = { $broken_promises ->
    [one] موعد یک قول گذشته است
   *[other] موعد { $broken_promises } قول گذشته است
}
signal-usage-falling = استفاده رو به کاهش است
signal-usage-falling-text = کاربران فعال از { $active_people_14_before } به { $active_people_14 } نفر رسیده (از { $fall_since }، استفاده در هر روز کاری { $use_change_percent }٪)
signal-seats-short = تیم از کاربران مجاز بزرگ‌تر شده است
signal-seats-short-text = تیم { $team_size } نفره با { $seats } کاربر مجاز، { $active_people_28 } نفر فعال، { $invites_refused_56 } دعوت ردشده در ۵۶ روز
signal-paid-unused = پرداخت شده ولی آغاز نشده
signal-paid-unused-text = { $days_since_first_payment } روز پیش پرداخت شده ({ $first_paid_on })، { $active_people_56 } نفر سر زده‌اند، هیچ قابلیت اصلی به کار نرفته و جلسهٔ آغاز برگزار نشده است
signal-admin-gone = راهبر غایب است
signal-admin-gone-text = راهبر { $contact_admin } پس از حضور هرروزه { $admin_absent_days } روز است نیامده؛ { $bounced_contacts ->
        [0] ایمیلی برنگشته
       *[other] ایمیل برگشت خورده
    }؛ دیگران { $settings_by_others_14 } بار تنظیمات را تغییر داده‌اند
signal-silent-before-notice = سکوت پیش از مهلت اعلام
signal-silent-before-notice-text = آخرین گفت‌وگوی دوطرفه { $days_since_talk } روز پیش ({ $last_talk_on })؛ مهلت اعلام { $notice_on }، { $days_to_notice } روز دیگر؛ استفاده مانند همیشه
signal-unheard-fans = مشتاقانی که کسی با آنان سخن نمی‌گوید
signal-unheard-fans-text = بیش از { NUMBER($usage_rank, maximumFractionDigits: 0) }٪ مشتریان استفاده می‌کند، در { $survey_on } پاسخ { $survey_valid } از ۱۰ داده؛ { $days_since_talk } روز است کسی با آنان گفت‌وگو نکرده
signal-source-silent = یک منبع داده ساکت است
signal-source-silent-text = منبع { $source } از { $last_on } چیزی نفرستاده ({ $silent_working_days } روز کاری)؛ دادهٔ { $accounts } مشتری از آن می‌آید و { $accounts_only } مشتری فقط از آن. تا آن زمان استفادهٔ آنان داوری نمی‌شود
signal-hollow-green = بیرون سبز، درون سرخ
signal-hollow-green-text = استفاده خوب است، اما: شکایت { $oldest_complaint_days } روز باز مانده، قول‌های شکسته: { $broken_promises }، صورت‌حساب { $overdue_days } روز معوق، تصمیم‌گیرنده { $days_since_decision_maker } روز است دیده نشده
signal-complaint-waiting = شکایتی در انتظار است
signal-complaint-waiting-text = { $open_complaints } شکایت باز است، قدیمی‌ترین { $oldest_complaint_days } روز
signal-payment-overdue = پرداخت معوق
signal-payment-overdue-text = پرداخت { $overdue_days } روز معوق: { $overdue_amount }
signal-notice-near = مهلت اعلام نزدیک است
signal-notice-near-text = مهلت اعلام { $notice_on }، { $days_to_notice } روز دیگر؛ پایان قرارداد { $ends_on }؛ تمدید خودکار: { $auto_renew }
signal-trial-alone = آزمایش بدون همکار
signal-trial-alone-text = تاکنون { $active_people_28 } نفر از دورهٔ آزمایشی استفاده کرده‌اند؛ { $days_to_end } روز مانده
signal-plain-text = { $name }: { $facts }

## Health

health-title = سلامت
health-question = حال مشتریان چگونه است و چه کسی تغییر کرده؟
health-table = سهم هر عامل
health-sentence-less = { $band }، { $score } از ۱۰۰، { $change } کمتر از چهار هفته پیش.
health-sentence-more = { $band }، { $score } از ۱۰۰، { $change } بیشتر از چهار هفته پیش.
health-sentence-same = { $band }، { $score } از ۱۰۰، مانند چهار هفته پیش.
health-sentence-first = { $band }، { $score } از ۱۰۰؛ چهار هفته پیش امتیازی نبود.
health-sentence-no-score = { $band }.
health-too-early = هنوز دادهٔ کافی برای امتیاز نیست: نخستین هفته‌های مشتری است یا هیچ عاملی شناخته نیست.
health-turned = در { $day } از «{ $old }» به «{ $new }»، چون تعریف‌ها تغییر کردند:
health-band-none = بدون وضعیت
health-held = تنها بر پایهٔ امتیاز «{ $band }» می‌بود. وضعیت وقتی عوض می‌شود که امتیاز { $points } امتیاز از مرز بگذرد{ $days ->
    [0] .
   *[other] { " " }و در { $days } روز پیش از آن هم چنین بوده باشد.
}
health-none = بدون امتیاز
health-none-text = هیچ الگوی امتیازدهی برای این مشتری نیست.
health-not-known = ناشناخته:
health-left-out = { $factors } – کنار گذاشته شد و وزن آن میان عوامل دیگر تقسیم شد.
health-counts-anew = چهار هفته پیش «{ $factors }» به حساب نمی‌آمد و امتیازش میان عامل‌های دیگر تقسیم می‌شد؛ اکنون سهم آن‌ها کمتر است و به همین دلیل امتیازشان هم تغییر کرده است.
health-counts-no-more = چهار هفته پیش «{ $factors }» به حساب می‌آمد؛ اکنون امتیازش میان عامل‌های دیگر تقسیم می‌شود و به همین دلیل امتیاز آن‌ها هم تغییر کرده است.
health-way-back = راه بازگشت به سلامت، هر یک به‌تنهایی:
health-way = { $factor }: از { $from } به { $to }
health-compared = امتیازش از { $lower } مشتری از { $all } مشتری همانند (هم‌رده، با همین الگو) بیشتر است.
health-why-scorecard = چرا این الگو؟
health-judged-by = با «{ $scorecard }» سنجیده شده، نخستین الگویی که صدق می‌کند.
health-open-scorecard = باز کردن الگو
health-applies-to-all = برای همهٔ مشتریان است.
health-own-view = نظر خود مدیر موفقیت مشتری
health-no-own-view = هنوز کسی نظر خود را نگفته است.
health-say-own-view = نظر خود را بگویید
health-view-good = خوب
health-view-fair = متوسط
health-view-poor = ضعیف
health-view-done = نظر شما ثبت شد.
health-why = چرا
health-disagree = موافق نیستم
health-which-factor = عامل
health-whole-score = کل امتیاز
health-disputed = { $who } با «{ $factor }» موافق نیست
health-dispute-done = مخالفت شما ثبت شد؛ سرپرست آن را می‌بیند.
override-set = وضعیت را خودم تعیین می‌کنم
override-note = برای آنچه عددها نمی‌دانند. امتیاز همان می‌ماند، و بعد گفته می‌شود حق با که بود.
override-band = وضعیت
override-until = تا
override-until-wrong = روزی از { $first } تا { $last } برگزینید: پس از آن دوباره بررسی می‌شود.
override-done = وضعیت تعیین شد.
override-ended = وضعیت را دوباره امتیاز تعیین می‌کند.
override-end = دوباره به امتیاز بسپارید
override-holds = { $who } آن را تا { $until } «{ $band }» تعیین کرده است؛ با امتیاز «{ $score }» می‌بود.
judgement-title = حق با که بود
judgement-question = هنگامی که آدم و امتیاز هم‌نظر نیستند، حق با کیست؟
judgement-overrides = وضعیت‌هایی که افراد تعیین کردند
judgement-overrides-note = اگر مشتری در ۱۸۰ روز لغو کرد، حق با کسی است که خطر بیشتری دید؛ وگرنه با دیگری.
judgement-none = هنوز کسی وضعیتی تعیین نکرده است
judgement-none-text = در صفحهٔ مشتری، زیر سلامت، می‌توان وضعیت را با دلیل و روز پایان تعیین کرد. نتیجه‌اش اینجا گفته می‌شود.
judgement-sentence = از { $all } وضعیتی که افراد تعیین کردند { $decided } روشن شده است: { $person } بار حق با فرد بود و { $score } بار با امتیاز.
judgement-by-person = به نظر فرد
judgement-by-score = با امتیاز
judgement-right = حق با که بود
judgement-person = فرد
judgement-score = امتیاز
judgement-open = باز
judgement-left = رفت
judgement-stayed = ماند
judgement-views = نظر افراد دربارهٔ مشتریان
judgement-views-note = از مشتریانی که خوب، میانه یا ضعیف دانسته شدند، چند تا در ۱۸۰ روز لغو کردند.
judgement-no-views = هنوز کسی نظری نداده است.
judgement-count = چند تا
judgement-who-left = رفتند
judgement-disputes = عامل‌های مورد اختلاف
judgement-disputes-note = عامل‌هایی که افراد با آن‌ها موافق نبودند: نخستین را نخست بررسی کنید.
judgement-no-disputes = کسی با عاملی مخالفت نکرده است.
health-disputes = امتیازهای مورد اختلاف
health-no-disputes = امتیازی مورد اختلاف نیست.
health-settle = رسیدگی شد
health-settled = اختلاف رسیدگی شد.
health-fallen = بیشترین افت در چهار هفته
health-nobody-fell = امتیاز هیچ مشتری‌ای پنج واحد یا بیشتر افت نکرده است.
health-fallen-all = همهٔ { $count } مشتری با افت پنج واحد یا بیشتر
health-changed = تغییر وضعیت در چهار هفتهٔ گذشته
health-nobody-changed = کسی تغییر وضعیت نداده
health-nobody-changed-text = همین که روز، دادهٔ تازه یا تعریفی مشتری را جابه‌جا کند، اینجا دیده می‌شود.
health-no-scorecard = بدون الگو
health-from = از
health-to = به
health-cause = سبب
transition-cause-day = گذشت روز
transition-cause-data = دادهٔ تازه
transition-cause-person = تعیین فرد
transition-cause-definitions = تغییر تعریف‌ها

## Evidence

evidence-question = چه رویدادها و سوابقی پشت این عدد است؟
evidence-points = از عدد تا امتیاز
evidence-input = عدد، اکنون (چهار هفته پیش)
evidence-curve = منحنی
evidence-exact = دقیقاً { $points } از ۱۰۰
evidence-columns = چه چیزی به کار رفته
evidence-column = ستون
evidence-now = اکنون
evidence-before = چهار هفته پیش
evidence-recounted = شمارش دوباره از { $events } رویداد: { $value }.
evidence-agrees = برابر است
evidence-differs = برابر نیست
evidence-records = سوابق
evidence-place-contract = قرارداد و پرداخت‌ها
evidence-place-timeline = خط زمان
evidence-place-people = افراد
evidence-place-items = موضوع‌های باز
evidence-place-fields = فیلدها

## Usage

usage-none = استفاده‌ای شناخته نیست
usage-none-text = رویدادی که به این مشتری تعلق داشته باشد نرسیده است.
usage-events = رویدادها
usage-all-events = همهٔ رویدادها
usage-chart = افراد فعال در هر هفته
usage-chart-text = افراد فعال هفتگی در یک سال، همراه سال پیش، تعطیلات سایه‌دار و گفت‌وگوها نشان‌دار.
usage-people = کاربران فعال
usage-last-year = سال پیش
usage-used = به‌کاررفته در چهار هفتهٔ گذشته
usage-unused = به‌کارنرفته
usage-nothing-28 = در چهار هفتهٔ گذشته هیچ.
usage-source-silent = منبع ساکت
usage-source-silent-text = آنچه اینجا نیست شاید از سوی ما نرسیده باشد: تنها منبع این مشتری دیگر نمی‌فرستد.
events-title = رویدادها
events-question = یک‌به‌یک چه کرده‌اند؟
events-at = زمان
events-name = رویداد
events-person = فرد
events-value = مقدار
events-source = منبع
sources-title = دادهٔ استفاده
sources-question = چه رسیده، از کجا، و آیا هنوز می‌رسد؟
sources-arrived = منبع‌ها
sources-events = رویدادها
sources-state = وضعیت
sources-silent = ساکت
sources-speaks = فعال
sources-names = انواع رویداد
sources-first = نخستین
sources-last = آخرین
sources-more = و { $count } مورد دیگر
sources-unattached = رویدادهای بی‌صاحب
sources-unattached-text = این کلیدها هنوز به هیچ مشتری تعلق ندارند. رویدادها نگه داشته می‌شوند و با پیدا شدن مشتری به او می‌پیوندند.
sources-all-attached = هر رویداد به یک مشتری تعلق دارد.
sources-key = کلید
sources-no-key = (بدون کلید گروه)
sources-none = هنوز رویدادی نیست
sources-none-text = برای دیدن سلامت و استفاده، پروندهٔ رویدادها را وارد کنید.
sources-import = وارد کردن رویدادها

## Definitions

definitions-title = فرمول‌ها و شاخص‌ها
definitions-question = همه‌چیز از چه عددهایی ساخته می‌شود؟
definitions-history = تاریخچه
definitions-history-question = چه کسی، کی و چرا تعریف‌ها را تغییر داد؟
definitions-at = زمان
definitions-author = به دست
definitions-reason = دلیل
definitions-reason-hint = در تاریخچه می‌ماند، برای آنان که بعد می‌پرسند.
definitions-set = مجموعه
definitions-difference = چه تغییر کرد
definitions-by-system = همراه Tenure
definitions-added = تازه: { $names }
definitions-changed = تغییرکرده: { $names }
definitions-removed = حذف‌شده: { $names }
definitions-in-force = معتبر
definitions-restore = بازگشت به این
definitions-restored = تعریف‌های پیشین دوباره معتبر شدند.
definitions-moved = در این میان کس دیگری تعریف‌ها را ذخیره کرده است. نخست آن را ببینید و سپس دوباره ذخیره کنید.
definitions-from = معتبر از
definitions-planned = برنامه‌ریزی‌شده
definitions-planned-from = تعریف‌های دیگری از { $day } برنامه‌ریزی شده‌اند. آنچه تا آن روز ذخیره شود در آن‌ها هم می‌آید.
definitions-planned-other = تعریف‌های دیگری برای { $day } برنامه‌ریزی شده‌اند. این را هم برای همان روز بگذارید، یا آن‌ها را در تاریخچه پس بگیرید.
definitions-planned-clash = «{ $name }» در تعریف‌های برنامه‌ریزی‌شده هم تغییر می‌کند. آن‌ها را در تاریخچه پس بگیرید، یا تا روزشان صبر کنید.
definitions-planned-flaw = با این تغییر، تعریف‌های برنامه‌ریزی‌شده نادرست می‌شوند: { $key }: { $flaw }
definitions-withdraw = پس گرفتن
definitions-withdrawn = تعریف‌های برنامه‌ریزی‌شده پس گرفته شدند.
definitions-effective = معتبر از
definitions-effective-hint = خالی: از هم‌اکنون. روزی دیگر: با آغاز آن روز همه چیز با این تغییر سنجیده می‌شود.
definitions-effective-wrong = این یک روز نیست.
definitions-effective-past = این روز گذشته است. آنچه آن زمان گفته شد همان می‌ماند: امروز یا روزی دیگر را برگزینید.
wording-expression = { $old } ← { $new }
wording-healthy-from = سالم از { $old } ← { $new } امتیاز
wording-at-risk-from = در معرض خطر از { $old } ← { $new } امتیاز
wording-hysteresis = امتیاز فراتر از مرز { $old } ← { $new }
wording-stay = روزهای فراتر از مرز { $old } ← { $new }
wording-applies = می‌سنجد: { $old } ← { $new }
wording-enough = دادهٔ کافی: { $old } ← { $new }
wording-factor-new = عامل تازهٔ { $factor }، وزن { $weight }
wording-factor-gone = بدون عامل { $factor }
wording-weight = { $factor }: وزن { $old } ← { $new }
wording-curve = { $factor }: منحنی دیگر
wording-input = { $factor }: عدد { $old } ← { $new }
wording-missing = { $factor }: هنگام ناشناخته بودن: { $old } ← { $new }
wording-shown = { $factor }: به شکل دیگری نشان داده می‌شود
definitions-text = متن تعریف‌ها خوانده نمی‌شود: { $detail }
definitions-help = ستون‌ها و تابع‌های قابل استفاده
definitions-help-before = نامی که به _before پایان یابد همان ستون در چهار هفته پیش است. ستون today روز داوری است.
definitions-help-functions = تابع‌ها
definition-key = کلید
definition-key-hint = نام آن در عبارت‌ها: حروف کوچک لاتین، رقم و _، با حرف آغاز شود.
definition-key-missing = کلیدی بدهید: نام آن در عبارت‌ها.
definition-key-wrong = «{ $key }» نام درستی نیست: حروف کوچک لاتین، رقم و _ به کار ببرید، با حرف آغاز کنید و با _before پایان ندهید.
definition-key-taken = «{ $key }» را فیلد یا تعریف دیگری گرفته است.
definition-name = نام
definition-expression = عبارت
definition-expression-hint = مانند active_people_28 / seats
definition-kind = نوع
definition-kind-formula = فرمول: یک مقدار برای هر مشتری
definition-kind-rank = رتبه: جایگاه در میان دیگران، ۰ تا ۱۰۰
definition-saved = ذخیره شد و از هم‌اکنون معتبر است.
definition-delete = حذف
definition-deleted = حذف شد.
definition-cycle = این به خودش بازمی‌گردد: { $path }
definition-not-a-number = اینجا عدد لازم است؛ این { $found } است.
formulas-title = فرمول‌ها
formula-new = فرمول تازه
formula-question = برای هر مشتری چه حساب می‌شود؟
rank-of = رتبهٔ { $expression }
rank-among = در میان
rank-among-hint = برای رتبه: کدام مشتریان شرکت دارند؛ خالی یعنی همه.
metrics-title = شاخص‌ها
metric-new = شاخص تازه
metric-question = چه چیزی و در چه روزهایی شمرده می‌شود؟
metric-filling = رویدادها برای آنچه تغییر کرد شمرده می‌شوند
metric-filling-note = { $events } رویداد؛ تا آن زمان عددهای پیشین نشان داده می‌شوند.
metric-what = شمارش
metric-names = رویدادها
metric-names-hint = نام‌ها با ویرگول جدا شوند؛ خالی یعنی همه.
metric-all-names = همه
metric-known-names = شناخته‌شده:
metric-aggregate = چه شمرده شود
metric-aggregate-count = شمار رویدادها
metric-aggregate-sum = مجموع مقدارها
metric-aggregate-distinct_people = شمار افراد
metric-aggregate-distinct_names = شمار انواع رویداد
metric-aggregate-active_days = روزهای فعال
metric-aggregate-min = کمترین مقدار
metric-aggregate-max = بیشترین مقدار
metric-aggregate-average = میانگین مقدار
metric-aggregate-first = روز نخستین
metric-aggregate-last = روز آخرین
metric-aggregate-first_value = مقدار نخستین
metric-aggregate-last_value = مقدار آخرین
metric-window = روزها
metric-window-kind-days = روزهای گذشته
metric-window-kind-shifted = روزهایی که زودتر پایان یافته
metric-window-kind-lifetime = از آغاز
metric-window-days = { $days } روز گذشته
metric-window-previous = { $days } روز پیش از { $days } روز گذشته
metric-window-shifted = { $days } روز، تا { $shift } روز پیش
metric-window-lifetime = از آغاز
metric-days-field = چند روز (۱ تا ۹۲)
metric-shift-field = چند روز پیش پایان یافته
metric-shift-hint = فقط برای روزهایی که زودتر پایان یافته.
metric-role = فقط افراد با نقش
metric-everybody = همه
metric-per-working-day-field = به‌ازای هر روز کاری تقویم مشتری (شمار و مجموع)

## Segments, tiers, stages

segments-title = گروه‌ها
segments-question = مشتریان در چه گروه‌هایی جای می‌گیرند؟
segments-accounts = مشتریان
segments-none = هنوز گروهی نیست
segments-none-text = گروه پرسشی است با پاسخ آری یا نه برای هر مشتری.
segment-new = گروه تازه
segment-question = چه کسی در آن است و چرا؟
segment-expression = چه کسی در آن است
segment-expression-hint = شرطی با پاسخ آری یا نه، مانند days_since_talk > 60 and paying
segment-count = شمارش
segment-counted = { $count } مشتری در آن هستند؛ دربارهٔ { $unknown } مشتری نمی‌توان گفت.
segment-show = نمایش
segment-why = چرا مشتری‌ای در آن هست یا نیست؟
segment-why-account = کلید یا نام مشتری
segment-why-ask = بپرس
segment-why-nobody = مشتری‌ای با این کلید یا نام نیست.
reason-and = و
reason-or = یا
reason-holds = آری
reason-fails = نه
reason-unknown = ناشناخته: بیرون به شمار می‌آید
reason-hidden = { $name } (پنهان)
division-question = چه قاعده‌هایی به ترتیب مشتریان را تقسیم می‌کند؟
division-quantiles = بر پایهٔ چندک
division-quantiles-text = اگر عددی داده شود، هر رده سهم درصدی خود را از بزرگ‌ترین‌ها می‌گیرد و قاعده‌ها به کار نمی‌روند.
division-of = عدد
division-class = ردهٔ { $number }
division-rule = قاعده
division-rule-hint = مشتری به نخستین رده‌ای می‌رود که قاعده‌اش صدق کند؛ خالی یعنی همهٔ باقی‌مانده‌ها.
division-percent = درصد (برای چندک)
division-key-wrong = حروف لاتین، رقم و _ به کار ببرید و هر کلید یک بار.

## Scorecards

scorecards-title = الگوهای امتیازدهی
scorecards-question = سلامت را با چه می‌سنجیم؟
scorecards-first = هر مشتری با نخستین الگویی سنجیده می‌شود که صدق کند.
scorecard-new = الگوی تازه
scorecard-question = چه چیزی، چقدر به شمار می‌آید و تغییر آن چه می‌کند؟
scorecard-whom = چه کسی را می‌سنجد
scorecard-applies = شامل
scorecard-applies-hint = یک شرط؛ خالی یعنی همهٔ مشتریانی که الگوی پیش‌تر نسنجیده است.
scorecard-enough = دادهٔ کافی هنگامی که
scorecard-enough-hint = یک شرط؛ تا برقرار نشود وضعیت «دادهٔ ناکافی» است.
scorecard-order = جایگاه در ترتیب
scorecard-order-hint = ۱ پیش از همه پرسیده می‌شود.
scorecard-healthy-from = سالم از
scorecard-at-risk-from = در معرض خطر از
scorecard-hysteresis-field = امتیاز آن‌سوی مرز
scorecard-hysteresis-hint = امتیاز باید این اندازه از مرز بگذرد تا وضعیت عوض شود (پس‌ماند). خالی یا ۰: بی‌درنگ.
scorecard-hysteresis = میان ۰ و ۲۵ امتیاز.
scorecard-stay-field = روزهای آن‌سوی مرز
scorecard-stay-hint = امتیاز باید در این تعداد روز کامل پیش از آن هم از مرز گذشته باشد (کمینهٔ ماندگاری). آنچه دو هفته آن‌سوی مرز بماند به هر حال به حساب می‌آید.
scorecard-stay = شمار روزها عددی درست از ۰ تا ۷ است.
scorecard-bands = مرزها میان ۰ و ۱۰۰ هستند و «سالم» بالاتر از «در معرض خطر» آغاز می‌شود.
scorecard-empty = الگو دست‌کم یک عامل می‌خواهد.
scorecard-components = عوامل
scorecard-component = عامل { $number }
scorecard-component-key = هر عامل کلید خود را می‌خواهد: حروف کوچک لاتین، رقم و _.
scorecard-add = یک عامل دیگر
scorecard-input = عدد
scorecard-input-hint = عبارتی که عدد می‌دهد.
scorecard-weight-field = وزن (بیشترین امتیاز)
scorecard-weight = وزن عددی بزرگ‌تر از ۰ است.
scorecard-curve = منحنی
scorecard-curve-points = خط راست میان نقطه‌ها
scorecard-curve-steps = پله‌ای
scorecard-x = عدد
scorecard-percent = درصد وزن
scorecard-missing = هنگامی که عدد ناشناخته است
scorecard-missing-leave_out = کنار گذاشته شود و وزنش میان دیگران تقسیم گردد
scorecard-missing-zero = بدون امتیاز
scorecard-missing-half = نیمی از امتیاز
scorecard-missing-full = همهٔ امتیاز
scorecard-evidence = ستون‌های نمایش
scorecard-evidence-hint = با ویرگول جدا شوند؛ نخستین به‌صورت «اکنون (پیش)» نمایش داده می‌شود.
scorecard-scale = واحد راه بازگشت
scorecard-scale-hint = آنچه عدد در آن ضرب می‌شود تا به نفر گفته شود: seats.
scorecard-try = در گذشته بیازمای
scorecard-preview = نمایش اثر
scorecard-effect = اثر آن
scorecard-effect-count = { $count ->
        [0] وضعیت هیچ مشتری‌ای تغییر نمی‌کند.
       *[other] وضعیت { $count } مشتری تغییر می‌کند.
    }
scorecard-judges = { $count } مشتری را می‌سنجد.
scorecard-effect-none = نقطه‌ای را بکشید یا عددی را تغییر دهید: پیش از ذخیره اینجا دیده می‌شود وضعیت چه کسی تغییر می‌کند.
evidence-weights-ask = وزن‌ها از تاریخچه
evidence-weights-title = پیشنهاد تاریخچه
evidence-weights-note = امتیاز هر عامل، هفته به هفته، چه اندازه دربارهٔ آنان که در هفتهٔ بعد لغو کردند می‌گفت. هیچ چیز به خودی خود اعمال نمی‌شود.
evidence-weights-now = وزن در این پیش‌نویس
evidence-weights-found = وزن بر پایهٔ تاریخچه
evidence-weights-sure = با چه اطمینان
evidence-weights-surely = چیزی می‌گفت
evidence-weights-perhaps = می‌تواند تصادفی باشد
evidence-weights-read = عاملی که امتیاز کاملش رفتن را کمیاب‌تر می‌کند وزن بیشتری دارد؛ عاملی که چیزی نمی‌گفت یا وارونه می‌گفت وزنی ندارد. این هم‌بستگی است، نه علت: شاید عاملی برای این بماند که می‌توان برایش کاری کرد.
evidence-weights-take = این وزن‌ها را در فرم بگذار
scorecard-effect-worth = ارزش آن‌ها { $value } در سال است.
scorecard-effect-flow = هر مشتری با وضعیت اکنون و وضعیت این پیش‌نویس.
scorecard-effect-load = مشتریان در معرض خطر یا بحرانی، به تفکیک شخص
scorecard-effect-now = اکنون
scorecard-effect-then = با این پیش‌نویس
scorecard-effect-who = وضعیت چه کسی تغییر می‌کند
scorecard-curve-over = پشت منحنی: عدد { $known } مشتری امروز؛ از { $unknown } مشتری دانسته نیست. نقطه‌ها را بکشید یا در زیر بنویسید.
scorecard-weight-share = { $share } از امتیاز؛ جمع همهٔ وزن‌ها { $sum } است.
scorecard-fits-nobody = این الگو برای هیچ مشتری‌ای صدق نمی‌کند: شرط آن دربارهٔ هیچ مشتری‌ای که الگوی پیشین نسنجیده برقرار نیست.
curve-empty = منحنی دست‌کم یک نقطه می‌خواهد.
curve-range = درصدها میان ۰ و ۱۰۰ هستند.
curve-order = هر عدد یک بار و به ترتیب افزایشی می‌آید.

## Signals

signals-title = نشانه‌ها
signals-question = چه چیزی سطری به کارهای امروز می‌آورد و اکنون چند بار؟
signals-speaks = شمار موارد
signal-new = نشانهٔ تازه
signal-question = چه هنگام، به چه کسی و برای چه کاری؟
signal-subject = دربارهٔ
signal-subject-account = یک مشتری
signal-subject-source = یک منبع رویداد
signal-expression = هنگامی که
signal-evidence = ستون‌های متن
signal-evidence-hint = با ویرگول جدا شوند، به هر ترتیب.
signal-text = متن سطر
signal-text-hint = نام ستون‌ها را در آکولاد بنویسید: کاربران فعال از {"{"}active_people_14_before{"}"} به {"{"}active_people_14{"}"}
signal-group = موضوع
signal-group-commercial = قرارداد و پول
signal-group-usage = استفاده
signal-group-people = افراد
signal-group-promise = قول ما
signal-group-support = گرفتاری
signal-group-data = داده
signal-group-chance = فرصت
signal-role = برای
signal-role-owner = مسئول مشتری
signal-role-specialist = کارشناس موفقیت مشتری
signal-role-manager = مدیر موفقیت مشتری
signal-role-account_manager = مدیر حساب
signal-role-lead = سرپرست موفقیت مشتری
signal-role-admin = راهبر
signal-tells = چگونه خبر می‌دهد
signal-tells-line = با سطری در «امروز»، تا وقتی برقرار است
signal-tells-both = با سطری در «امروز» و یک بار با هشدار
signal-tells-alert = فقط با هشدار، یک بار در آغاز
signal-act = چه باید کرد
signal-act-call = تماس
signal-act-mail = ایمیل
signal-act-meeting = جلسه
signal-act-task = کار
signal-act-handoff = ارجاع به مدیر حساب
signal-act-check = بررسی داده
signal-with = با چه کسی
signal-with-hint = نقش‌ها با ویرگول، نخست آن که بهتر است: champion, admin, decision_maker
signal-due-days = چند روز تا انجام
signal-rest-days = روزهای آرامش پس از رسیدگی
signal-weight = وزن
signal-weight-range = عددی درست از ۱ تا ۳.
signal-risk = دربارهٔ یک خطر است

# The words that somebody wrote in this language; the others are named so that all catalogues take the same arguments.
insight-words = { $fa ->
    [insight-never] { $en }{ $zh }
   *[other] { $fa }
 }

# Proof

## اثبات

proof-title = اثبات
proof-question = آیا امتیازهای ما می‌گفتند چه کسی می‌رود؟
proof-empty = هنوز به گذشته نگاه نشده است
proof-empty-text = در پایین انتخاب کنید تا چه زمانی به عقب نگاه شود. هفته‌های گذشته همان‌گونه که آن زمان دانسته می‌شد در پس‌زمینه محاسبه می‌شوند؛ سپس اینجا گفته می‌شود دربارهٔ چه کسانی هشدار داده شد و دربارهٔ چه کسانی نه.
proof-progress = { $done } از { $all } روز گذشته آماده است
proof-days = روزهای گذشته که نگه داشته می‌شوند
proof-days-note = هر روز گذشته یک بار، همان‌گونه که آن زمان دانسته می‌شد، محاسبه و در پرونده‌ای کوچک نگه داشته می‌شود. هر روز به اندازهٔ یک بار آغاز برنامه زمان می‌برد.
proof-weeks = چند هفته به عقب
proof-weeks-hint = ۵۲ یعنی یک سال. ۰ یعنی چیزی نگه داشته نشود.
proof-weeks-wrong = عددی از ۰ تا { NUMBER($most) } بنویسید.
proof-during = یا به‌جای آن این بازه‌ها
proof-during-hint = در هر سطر یکی، مانند 2026-01-05..2026-06-29؛ هر هفت روز یک بار از روز نخست.
proof-during-wrong = سطر { NUMBER($line) } بازه نیست. آن را به شکل 2026-01-05..2026-06-29 بنویسید.
proof-during-many = حداکثر { NUMBER($most) } روز نگه داشته می‌شود.
proof-keep = نگاه به گذشته
proof-saved = روزهای گذشته در پس‌زمینه محاسبه می‌شوند.
proof-ask = پرسش از گذشته
proof-ask-note = همهٔ این‌ها در نشانی این صفحه است: آن را رونوشت کنید تا دیگران هم همین را ببینند.
proof-outcome-label = آنچه پیش آمد
proof-outcome = ستونی از روزها انتخاب کنید.
proof-within = در مدت
proof-within-days = { NUMBER($days) } روز
proof-within-wrong = از ۱ تا ۱۰۰۰ روز انتخاب کنید.
proof-too-early = هنوز هیچ روزی این‌قدر دور نیست. روزهای کمتری انتخاب کنید یا دورتر را ببینید.
proof-risk = چه کسی ممکن بود برود
proof-risk-hint = شرطی روی ستون‌های آن روز.
proof-by = جدا شده بر پایهٔ
proof-by-nothing = هیچ
proof-by-number = ستونی از دسته‌ها، نشانه‌ها یا روزها انتخاب کنید.
proof-against = در برابر تعریف‌های
proof-against-nothing = هیچ
proof-no-set = چنین مجموعه تعریفی نیست.
proof-baseline = در برابر یک عدد
proof-baseline-hint = هرچه بیشتر، بدتر؛ مانند روزهای گذشته از آخرین رویداد.
proof-features = در برابر احتمال آموخته‌شده از
proof-features-hint = در هر سطر یک عدد. در آغاز همان‌هایی که الگوهای امتیازدهی می‌خوانند.
proof-features-many = حداکثر { NUMBER($most) } عدد.
proof-try = بیازمای
proof-nobody-lost = در این مدت هیچ‌کس نرفت یا همه رفتند: چیزی برای جدا کردن نیست.
proof-too-little = داده کمتر از آن است که بتوان چیزی گفت.
proof-not-a-number = این عدد نیست.
proof-said = امتیازها چه گفتند
proof-version-today = تعریف‌های امروز
proof-version-other = تعریف‌های دیگر
proof-sentence = از { NUMBER($lost) } مشتری از دست رفته، دربارهٔ { NUMBER($flagged) } تا در آخرین نگاه هشدار داده شده بود.
proof-sentence-warning = معمولاً { NUMBER($days) } روز پیش از مهلت اعلام، یا پایان اگر مهلتی نبود.
proof-sentence-missed = { $count ->
    [0] هیچ‌کدام بی‌نشانه نبود.
   *[other] { NUMBER($count) } تا نشانه‌ای نداشتند: در پایین آمده‌اند.
  }
proof-alarms = از مشتریانی که روزی دربارهٔ آن‌ها هشدار داده شد، { $share } در { NUMBER($days) } روز رفتند.
proof-no-alarms = دربارهٔ هیچ‌کس هشدار داده نشد.
proof-bands = بر پایهٔ وضعیت در آن روز
proof-looks = نگاه‌ها
proof-lost = از دست رفته
proof-share = سهم
proof-missed = از دست رفته بی هیچ نشانه
proof-missed-note = در آخرین نگاه چیزی دربارهٔ آن‌ها هشدار نمی‌داد. کدام عامل کم است؟
proof-outcome-on = روز رفتن
proof-last-seen = آخرین نگاه
proof-class = دسته
proof-no-class = هیچ
proof-flagged = هشدار داده‌شده
proof-too-few = کمتر از آن که بتوان گفت
proof-statistics = برای کسی که آمار می‌خواهد
proof-statistics-open = نمایش
proof-about = { NUMBER($looks) } نگاه به { NUMBER($accounts) } مشتری در { NUMBER($days) } روز از { $first } تا { $last }؛ پس از { NUMBER($lost) } نگاه مشتری از دست رفت.
proof-signs = هر نشانه چقدر می‌گوید
proof-sign = نشانه
proof-sign-scorecard = الگوهای امتیازدهی امروز
proof-sign-other = الگوهای امتیازدهی تعریف‌های دیگر
proof-sign-baseline = آن یک عدد
proof-sign-learned = احتمال آموخته‌شده
proof-auc = AUC (۹۵٪)
proof-lift = برتری در بدترین دهک
proof-caught = از دست رفته‌ها در بدترین دهک
proof-caught-value = ارزش از دست رفته در بدترین دهک
proof-warning = پیش‌آگاهی
proof-brier = امتیاز بریر (مهارت)
proof-days-count = { NUMBER($days) } روز
proof-how = ‏AUC برابر ۰٫۵ چیزی نمی‌گوید و برابر ۱ همه‌چیز را می‌گوید. در بازه‌ها نگاه‌های یک مشتری با هم شمرده می‌شوند. احتمال با رگرسیون لجستیک ستیغی در پنج بخش آموخته می‌شود؛ مشتریان هر بخش را بخش‌های دیگر پیش‌بینی می‌کنند.
proof-draft = در گذشته
proof-draft-no-days = هنوز هفتهٔ گذشته‌ای که پیامدش دانسته باشد نگه داشته نشده است. در این صفحه به گذشته نگاه کنید:
proof-draft-about = در { NUMBER($days) } روز از { $first } تا { $last }، { NUMBER($lost) } تا از { NUMBER($accounts) } مشتری پولی از دست رفتند؛ هشدار وقتی درست است که در { NUMBER($within) } روز لغو کرده باشند.
proof-draft-read = هشدار دربارهٔ از دست رفتگان بیشتر با هشدارهای کمتر بهتر است. تفاوت‌های کوچک تصادفی‌اند: بازه‌ها را ببینید.
proof-version = نسخه
proof-version-force = جاری
proof-version-draft = این پیش‌نویس
proof-flagged-lost = از دست رفتگانِ هشدارداده‌شده
proof-of = { NUMBER($n) } از { NUMBER($all) }
proof-alarms-count = هشدارها (هفته)
proof-alarms-true = هشدارهای درست
proof-reliability = احتمال آموخته‌شده و آنچه پیش آمد
proof-reliability-text = هر نقطه یک‌دهم نگاه‌ها به ترتیب احتمال است؛ روی خط‌چین همان‌قدر رفتند که پیش‌بینی شده بود.
proof-too-good = ستون «{ $column }» به‌تنهایی با AUC برابر { $auc } می‌گوید چه کسی می‌رود. این بیش از اندازه خوب است: آیا پس از رفتن مشتری پر می‌شود؟

## احتمال‌ها

chances-title = احتمال‌ها
chances-of = احتمال چه چیزی
chances-of-cancel = لغو
chances-of-renew = تمدید
chances-of-upgrade = ارتقا
chances-question-cancel = چه کسی احتمالاً لغو می‌کند، و چقدر مطمئنیم؟
chances-question-renew = قرارداد چه کسی رو به پایان است، کدام‌یک شاید تمدید نکند، و چقدر مطمئنیم؟
chances-question-upgrade = چه کسی احتمالاً ارتقا می‌دهد، و چقدر مطمئنیم؟
chances-too-little-cancel = از { NUMBER($customers) } مشتری پولی که در هفته‌های گذشته دیده شدند { NUMBER($lost) } تا لغو کردند. از { NUMBER($needed) } به بعد می‌توان احتمال را گفت. دورتر را ببینید یا صبر کنید.
chances-too-little-renew = از { NUMBER($customers) } مشتری که قراردادشان رو به پایان بود { NUMBER($lost) } تا تمدید کردند. از { NUMBER($needed) } به بعد می‌توان احتمال را گفت. دورتر را ببینید یا صبر کنید.
chances-too-little-upgrade = از { NUMBER($customers) } مشتری پولی که در هفته‌های گذشته دیده شدند { NUMBER($lost) } تا ارتقا دادند. از { NUMBER($needed) } به بعد می‌توان احتمال را گفت. دورتر را ببینید یا صبر کنید.
chances-about-cancel = با دانسته‌های { $day } از { NUMBER($days) } هفته، از { $first } تا { $last }، آموخته شد: از { NUMBER($customers) } مشتری پولی { NUMBER($lost) } تا لغو کردند.
chances-about-renew = با دانسته‌های { $day } از { NUMBER($days) } هفته، از { $first } تا { $last }، آموخته شد: از { NUMBER($customers) } مشتری که ۶۰ روز پیش از پایان قرارداد دیده شدند { NUMBER($lost) } تا تمدید کردند.
chances-about-upgrade = با دانسته‌های { $day } از { NUMBER($days) } هفته، از { $first } تا { $last }، آموخته شد: از { NUMBER($customers) } مشتری پولی { NUMBER($lost) } تا ارتقا دادند: صندلی بیشتر یا طرح بزرگ‌تر، نه فقط بهای بیشتر.
chances-holding = هر فصل مدلی تازه آموخته می‌شود و فقط وقتی جای قبلی را می‌گیرد که آنچه را از آن پس رخ داده بهتر پیش‌بینی کرده باشد.
chances-tried-not-better = مدل { $day } در { NUMBER($looks) } نگاه با { NUMBER($came) } مشتری بهتر نبود؛ مدل قبلی می‌ماند.
chances-tried-too-few = در { $day } هنوز کمتر از آن رخ داده بود که بتوان سنجید ({ NUMBER($came) } مشتری)؛ مدل قبلی می‌ماند.
chances-likely-cancel = محتمل‌ترین لغوها
chances-likely-renew = نامحتمل‌ترین تمدیدها
chances-likely-upgrade = محتمل‌ترین ارتقاها
chances-note-cancel = در ۹۰ روز؛ در پرانتز بازهٔ ۹۰٪.
chances-note-renew = مشتریانی که قراردادشان تا ۹۰ روز دیگر تمام می‌شود و هنوز تمدید نکرده‌اند؛ در پرانتز بازهٔ ۹۰٪.
chances-note-upgrade = در ۹۰ روز؛ در پرانتز بازهٔ ۹۰٪. گفت‌وگوی ارتقا با مدیر حساب است.
chances-nobody = اکنون هیچ‌کس.
chances-why-not = چه چیزی به زیان آن است
chances-odds-cancel = شانس لغو
chances-odds-renew = شانس تمدید
chances-odds-upgrade = شانس ارتقا
chances-more-cancel = لغو بیشتر
chances-less-cancel = ماندن بیشتر
chances-more-renew = تمدید بیشتر
chances-less-renew = تمدید کمتر
chances-more-upgrade = ارتقای بیشتر
chances-less-upgrade = ارتقای کمتر
chances-not-cause = این می‌گوید چه چیزی همراه با آن است، نه اینکه چه چیزی سبب آن است.
chances-quality-text-cancel = { NUMBER($looks) } بار مدلی که چیزی از مشتری ندیده بود او را پیش‌بینی کرد؛ { NUMBER($lost) } بار مشتری در ۹۰ روز لغو کرد.
chances-quality-text-renew = { NUMBER($looks) } بار مدلی که چیزی از مشتری ندیده بود او را پیش‌بینی کرد؛ { NUMBER($lost) } بار مشتری در ۹۰ روز تمدید کرد.
chances-quality-text-upgrade = { NUMBER($looks) } بار مدلی که چیزی از مشتری ندیده بود او را پیش‌بینی کرد؛ { NUMBER($lost) } بار مشتری در ۹۰ روز ارتقا داد.
chances-auc-text = احتمال اینکه کسی که برایش رخ داد احتمال بیشتری از کسی که برایش رخ نداد گرفته باشد. ۰٫۵ یعنی حدس.
chances-skill-text = چقدر بهتر از آنکه به همه میانگین گفته شود. بالای ۰ بهتر است.
chances-reliability-text-cancel = هر نقطه یک‌هشتم نگاه‌ها به ترتیب احتمال است؛ روی خط‌چین همان‌قدر لغو کردند که پیش‌بینی شده بود.
chances-reliability-text-renew = هر نقطه یک‌هشتم نگاه‌ها به ترتیب احتمال است؛ روی خط‌چین همان‌قدر تمدید کردند که پیش‌بینی شده بود.
chances-reliability-text-upgrade = هر نقطه یک‌هشتم نگاه‌ها به ترتیب احتمال است؛ روی خط‌چین همان‌قدر ارتقا دادند که پیش‌بینی شده بود.
chances-panel = احتمال‌ها
chances-to-cancel = احتمال لغو
chances-to-renew = احتمال تمدید
chances-to-upgrade = احتمال ارتقا
chances-for = به سود آن: { $factors }.
chances-against = به زیان آن: { $factors }.
chances-not-yet = هنوز چیزی آموخته نشده است
chances-not-yet-text = احتمال‌ها از هفته‌های گذشته آموخته می‌شوند. در صفحهٔ اثبات به گذشته نگاه کنید؛ یک سال آغاز خوبی است.
chances-too-little = داده کمتر از آن است که بتوان چیزی گفت
chances-off = احتمال‌ها بیش از آنچه تصادف توضیح می‌دهد با آنچه پیش آمد فرق دارند: به ترتیب اعتماد کنید، نه به عددها. کیفیت را در پایین ببینید.
chances-within = در { NUMBER($days) } روز
chances-why = چه چیزی به سود آن است
chances-learned = آنچه آموخته شد
chances-factors = عامل‌ها
chances-factor = عامل
chances-usual = معمول
chances-spread = پراکندگی
chances-says = هرچه بیشتر
chances-unclear = روشن نیست
chances-quality = احتمال‌ها چقدر درست‌اند
chances-quality-unknown = در هفته‌های گذشته کمتر از آن پیش آمد که بتوان گفت. نگاه دورتر کمک می‌کند.
chances-measure = سنجه
chances-value = مقدار
chances-right = معنا
chances-slope = واسنجی: شیب
chances-large = واسنجی: میانگین
chances-skill = مهارت بریر
chances-slope-text = ۱ درست است. کمتر یعنی بیش از اندازه جسورانه، بیشتر یعنی بیش از اندازه محتاط.
chances-large-text = ۰ درست است. کمتر یعنی احتمال‌ها بالا هستند، بیشتر یعنی پایین.
chances-reliability = احتمال در ۹۰ روز و آنچه پیش آمد
chances-how-good = این احتمال‌ها چقدر درست‌اند؟
chance-in-ten = { $n } از ۱۰ ({ $low } تا { $high })
chance-in-hundred = { $n } از ۱۰۰ ({ $low } تا { $high })

## نقشهٔ تقسیم‌ها

map-title = نقشه
map-question = مشتریان ما کجا ایستاده‌اند و چه کسی جابه‌جا شد؟
map-crossed = برخورد دو تقسیم
map-crossed-note = عدد را بزنید تا مشتریان آن را ببینید. زیر آن میانگین سلامت است.
map-crossed-text = شمار مشتریان در هر جفت دسته؛ هرجا بیشتر، تیره‌تر.
map-row = سطرها
map-column = ستون‌ها
map-show = نمایش
map-none = هیچ
cohorts-title = هم‌آغازها
cohorts-question = از آنان که با هم آغاز کردند، چه کسانی هنوز هستند؟
cohorts-triangle = هنوز هستند، بر پایهٔ ماه آغاز
cohorts-triangle-note = هر سطر همهٔ کسانی است که آن زمان آغاز کردند؛ هر ستون، چند نفرشان پس از آن مدت هنوز بودند. تنها آنچه همهٔ یک سطر می‌توانسته‌اند به آن برسند گفته می‌شود.
cohorts-triangle-text = یک سطر برای هر گروه هم‌آغاز و یک ستون برای هر گام پس از آغاز؛ هر جا بیشتر مانده‌اند تیره‌تر است.
cohorts-curves = چه مدت می‌مانند
cohorts-curves-note = سهم کسانی که هنوز هستند، بر پایهٔ ماه‌های پس از آغاز. هر که هنوز مشتری است به اندازهٔ مدتی که او را می‌شناسیم به شمار می‌آید (کاپلان و مایر)؛ بازه‌های ۹۵ درصدی.
cohorts-curves-text = برای هر دسته یک خط نزولی، از همه در آغاز تا آنان که هنوز هستند.
cohorts-ask = چه چیز مقایسه می‌شود
cohorts-start = روز آغاز
cohorts-end = روز رفتن
cohorts-who = چه کسانی به شمار می‌آیند
cohorts-who-hint = یک شرط، مانند paying or cancelled_on is not null؛ خالی: همه.
cohorts-per = گروه‌ها و گام‌های
cohorts-per-month = یک‌ماهه
cohorts-per-quarter = سه‌ماهه
cohorts-per-year = یک‌ساله
cohorts-by = مقایسه بر پایهٔ
cohorts-by-nothing = هیچ
cohorts-all = همه
cohorts-no-column = چنین ستونی نیست، یا دیدنی نیست.
cohorts-empty = هنوز کسی آغاز نکرده است
cohorts-empty-text = در زیر روز آغاز دیگری برگزینید، یا مشتریان را با روز آشنایی وارد کنید.
cohorts-began-in = آغاز
cohorts-after = پس از
cohorts-still = هنوز هستند
cohorts-count = چند تا
cohorts-lately-month = { $there } از { $began } مشتری که دست‌کم { $n } ماه پیش آغاز کردند، پس از { $n } ماه هنوز بودند.
cohorts-lately-quarter = { $there } از { $began } مشتری که دست‌کم { $n } فصل پیش آغاز کردند، پس از { $n } فصل هنوز بودند.
cohorts-lately-year = { $there } از { $began } مشتری که دست‌کم { $n } سال پیش آغاز کردند، پس از { $n } سال هنوز بودند.
cohorts-months = ماه پس از آغاز
cohorts-half-gone = { $name }: نیمی پس از { $months } ماه رفته‌اند ({ $low } تا { $high }).
cohorts-more-than-half = { $name }: تا جایی که می‌دانیم، پس از { $months } ماه بیش از نیمی هنوز هستند.
cohorts-small = رسم نشده، چون شمارشان کم یا دسته‌ها زیاد است: { $names }.
cohorts-differ = تفاوت دسته‌ها بیش از آن است که تصادفی باشد (آزمون لگ‌رنک، p = { $p }). این اثبات علت نیست.
cohorts-leak = از { $names } هیچ‌کس نرفته است. شاید مشتری هنگام رفتن دسته‌اش تغییر می‌کند؛ در این صورت این مقایسه چیزی نمی‌گوید. بر پایهٔ چیزی مقایسه کنید که در آغاز دانسته بود.
cohorts-alike = تفاوت میان دسته‌ها می‌تواند تصادفی باشد (آزمون لگ‌رنک، p = { $p }).
map-health = سلامت { $score }
map-no-division = ستون‌هایی انتخاب کنید که مشتریان را به چند دسته تقسیم می‌کنند.
map-moved = چه کسی جابه‌جا شد
map-moved-note = گذشته همان‌گونه که دانسته می‌شد، با تعریف‌های امروز: پس مشتریان جابه‌جا شده‌اند، نه قاعده‌ها.
map-moved-text = از دسته‌های آن زمان به دسته‌های اکنون؛ هرچه مشتری بیشتر، پهن‌تر.
map-moved-count = از { $day } تاکنون { NUMBER($moved) } مشتری جابه‌جا شدند؛ { NUMBER($new) } تا تازه‌اند.
map-no-days = برای جابه‌جایی هفته‌های گذشته لازم است. در این صفحه به گذشته نگاه کنید:
map-division = تقسیم
map-since = از
map-then = آن زمان
map-now = اکنون
map-movers = مشتریانی که جابه‌جا شدند
