### کارهای امروز، کارها، موضوعات باز، خلاصهٔ پیش از تماس، ارجاع‌ها.

## Today
menu-today = کارهای امروز
today-title = کارهای امروز
today-question = چه کسی به من نیاز دارد، چرا، و چه کنم؟
today-since = از آخرین بازدید شما
today-since-moment = از آخرین بازدید شما، { $moment }:
today-since-new = { $count } مورد تازه ({ $names }).
today-since-worse = { $count } مورد بدتر شده ({ $names }).
today-since-solved = { $count } مورد خودبه‌خود حل شده ({ $names }).
today-nothing-new = چیز تازه‌ای نیست.
today-and-more = { $count } مشتری دیگر
today-fixed = سر ساعت
today-my-word = قول‌های من
today-promise-late = قول برای { $day }، موعد گذشته
today-promise-due = قول برای { $day }
today-handoffs = به من ارجاع شده
today-needs-me = نیازمند من
begin-title = از این‌جا آغاز کنید
begin-text = Tenure آماده و خالی است. پیش از اجرای آزمایشی چیزی نوشته نمی‌شود و هر ورود داده را می‌توان پس گرفت.
begin-wait = هنوز چیزی این‌جا نیست. راهبر مشتریان را وارد می‌کند و پس از آن کارهای امروز شما خودبه‌خود پر می‌شود.
begin-done = انجام شد
begin-customers = مشتریان را وارد کنید
begin-customers-note = فهرستی از CRM، صورت‌حساب یا صفحه‌گسترده: CSV، اکسل، JSON lines یا Parquet.
begin-money = قراردادها و پرداخت‌ها را بیفزایید
begin-money-note = کاربران مجاز، قیمت، پایان قرارداد و پرداخت‌های معوق؛ مهلت اعلام از همین‌ها به دست می‌آید.
begin-events = رفتار کاربران را بیفزایید
begin-events-note = رویدادهای کاربری با شخص، زمان و نام. سلامت از همان روز نخست حساب می‌شود.
begin-team = گروه خود را دعوت کنید
begin-team-note = هر نفر پیوندی می‌گیرد که در هر پیام‌رسانی فرستادنی است، و کارهای امروز خودش را دارد.
today-empty = اکنون هیچ مشتری به شما نیاز ندارد
today-empty-text = هیچ نشانه‌ای دربارهٔ مشتریان شما نیست. فرصت خوبی است برای سر زدن به موضوعات باز، یا تماس با مشتری‌ای که حالش خوب است.
today-lower = { $count } مورد پایین‌تر
today-others = نزد دیگران: { $count }
today-with = در دست اقدام: { $title }
today-handled = رسیدگی‌شدهٔ امروز: { $count }.
today-look = دیدن
today-why-here = چرا اینجا؟
today-why = وضعیت { $band } × ارزش { $value } (از ۱۰۰، در میان مشتریان شما) × مهلت اعلام { $nearness } ÷ { $divided } برای گفت‌وگوی پس از آن = { $points }
weights-title = ترتیب از چه ساخته می‌شود
weights-question = چه کسی در «امروز» اول می‌ایستد؟
weights-text = جای هر سطر برابر است با وضعیت × ارزش × مهلت اعلام ÷ گفت‌وگو. هر وزن عددی از ۱ تا ۱۰۰ است و عدد بزرگ‌تر بیشتر اثر دارد.
weights-critical = وضعیت بحرانی یا دلیل جدی
weights-at_risk = وضعیت در خطر یا دلیل سنگین
weights-other = هر وضعیت دیگر
weights-within_14 = مهلت اعلام تا ۱۴ روز دیگر
weights-within_45 = تا ۴۵ روز دیگر
weights-within_120 = تا ۱۲۰ روز دیگر
weights-after_talk = تقسیم بر، پس از گفت‌وگوی دوطرفه
weights-wrong = عددی از ۱ تا ۱۰۰ بنویسید.
weights-saved = وزن‌ها ذخیره شد؛ «امروز» به ترتیب تازه است.
audit-today-weights = وزن‌های ترتیب «امروز» تغییر کرد

## The line
line-ends =
    { $days ->
        [0] پایان قرارداد امروز
       *[other] پایان قرارداد { $day } ({ $days } روز)
    }
line-notice =
    { $days ->
        [0] مهلت اعلام امروز است
       *[other] مهلت اعلام { $days } روز
    }
line-value = { $amount } در سال
line-comma = { "، " }
line-last-spoken =
    { $days ->
        [0] آخرین گفت‌وگو امروز
       *[other] آخرین گفت‌وگو { $days } روز پیش
    }
line-never-spoken = هنوز گفت‌وگویی نشده
act-call-whom = تماس با { $who }
act-call-team = تماس با مشتری
act-mail-whom = ایمیل به { $who }
act-mail-team = ایمیل به مشتری
act-meeting-whom = جلسه با { $who }
act-meeting-team = قرار جلسه
act-task-whom = ساختن کار: { $who }
act-task-team = ساختن کار
act-handoff-whom = ارجاع: { $who }
act-handoff-team = ارجاع
act-check-whom = بررسی با { $who }
act-check-team = بررسی

## What can be said of a line
today-log = ثبت
today-promise = قول
today-task = کار
today-handoff = ارجاع
today-snooze = بعداً یادآوری کن
today-dismiss = کنار گذاشتن
today-handle = ثبت و پایان
today-is-handled = ثبت شد؛ این مورد فعلاً خاموش است.
today-next-step = گام بعدی
today-next-on = تا
today-i-promised = قول دادم
today-promise-on = قول برای
today-line-gone = این مورد دیگر نیست؛ وضعیت تغییر کرده است.
today-snoozed = { $day } دوباره یادآوری می‌شود.
today-snoozed-changes = هنگام تغییر دوباره یادآوری می‌شود.
snooze-tomorrow = فردا
snooze-working_day = روز کاری بعد
snooze-their_holiday = پس از تعطیلات آن‌ها
snooze-changes = تا وقتی تغییر کند
dismiss-why = چرا؟
dismiss-reason-missing = دلیل را برگزینید؛ هر کدام اثر خودش را دارد.
dismiss-note = یادداشت
dismiss-to = چه کسی انجام دهد (اگر با شما نیست)
dismiss-to-whom = بگویید چه کسی انجام دهد.
dismiss-handled = رسیدگی شد
dismiss-handled-effect = آنچه گفته شد را ثبت می‌کنید؛ سپس خاموش می‌شود.
dismiss-known = می‌دانم
dismiss-known-effect = ۳۰ روز خاموش، مگر بدتر شود.
dismiss-seasonal = فصلی
dismiss-seasonal-effect = شش هفته خاموش، و در همان هفته‌های سال‌های بعد.
dismiss-data_wrong = داده نادرست است
dismiss-data_wrong-effect = مدیر سامانه کاری می‌گیرد؛ یک هفته خاموش.
dismiss-not_mine = با من نیست
dismiss-not_mine-effect = کسی که در پایین برمی‌گزینید کار را می‌گیرد؛ از فهرست شما می‌رود.
dismiss-not_worth_it = نمی‌ارزد
dismiss-not_worth_it-effect = ۹۰ روز خاموش؛ موردهایی با این دلیل برای شما پایین‌تر می‌آیند.
dismissed-known = ۳۰ روز خاموش، مگر بدتر شود.
dismissed-seasonal = در این فصل خاموش است.
dismissed-data_wrong = مدیر سامانه کاری دربارهٔ داده‌ها گرفت.
dismissed-not_mine = کار اکنون با دیگری است.
dismissed-not_worth_it = کنار گذاشته شد و این دلیل برای شما پایین‌تر می‌آید.

## Causes
cause-count = { $count } مشتری: { $cause }
cause-question = به همهٔ آن‌ها یکجا چه بگویم؟
cause-accounts = مشتریان
cause-write-all = نوشتن به همه
cause-one-by-one = تک‌تک
cause-text = متن برای همه
cause-write = نوشتن به انتخاب‌شده‌ها
cause-nobody = دست‌کم یک مشتری را برگزینید.
cause-answered = به { $count } مشتری نوشته شد.

## The lead's board
lead-title = تیم
lead-red = بحرانی و بدون گام بعدی
lead-red-note = بدون کار باز
lead-red-names = بدون گام بعدی:
lead-ownerless = بدون مدیر موفقیت مشتری
lead-untouched = موردهای دست‌نخورده
lead-untouched-note = از سه روز کاری پیش
lead-load = بار کاری هر نفر
lead-accounts-count = مشتریان
lead-lines-count = موردها
lead-untouched-count = دست‌نخورده
lead-tasks-count = کارها

## Tasks
tasks-title = کارها
tasks-question = چه کاری با من است، و چه کاری را از دیگران خواسته‌ام؟
tasks-empty = کار بازی نیست
tasks-empty-text = کار از موردهای امروز می‌آید، یا همین‌جا ساخته می‌شود.
tasks-given = خواسته از دیگران
tasks-later = برای بعد: { $count }
task-new = کار تازه
task-title = چه باید کرد
task-title-missing = بگویید چه باید کرد.
task-due = تا
task-assignee = با چه کسی
task-assignee-missing = بگویید چه کسی انجام دهد.
task-added = کار افزوده شد.
task-saved = کار ذخیره شد.
task-end = پایان دادن به کار
task-done = انجام شد
task-drop = دیگر لازم نیست
task-outcome = نتیجه
task-outcome-hint = یک خط بس است
task-is-done = انجام شد: { $title }
task-is-dropped = کنار گذاشته شد: { $title }
task-tomorrow = فردا
task-snoozed = { $day } دوباره یادآوری می‌شود.

## Open items
panel-items = موضوعات باز
items-empty = موضوع بازی نیست
items-empty-text = آنچه می‌خواهند یا قول می‌دهیم تا روشن شدنش اینجا می‌ماند.
items-settled = { $count } موضوع بسته‌شده
item-title = موضوع
item-title-missing = در یک خط بگویید دربارهٔ چیست.
item-kind = نوع
item-kind-wrong = یکی از نوع‌ها را برگزینید.
item-kind-question = پرسش
item-kind-request = درخواست
item-kind-problem = مشکل
item-kind-promise = قول
item-kind-complaint = شکایت
item-add-question = افزودن پرسش
item-add-request = افزودن درخواست
item-add-problem = افزودن مشکل
item-add-promise = افزودن قول
item-add-complaint = افزودن شکایت
item-change = ویرایش موضوع باز
item-asked = تاریخ طرح
item-due = قول برای
item-owner = مسئول
item-late = موعد گذشته
item-visible = مشتری می‌بیند
item-visible-label = مشتری می‌تواند ببیند
item-promise-needs-day = قول به روز نیاز دارد.
item-close = بسته شد
item-reopen = باز کردن دوباره
item-added = افزوده شد.
item-saved = ذخیره شد.
item-closed = بسته شد.
item-reopened = دوباره باز شد.
column-open_questions = پرسش‌های باز
column-open_requests = درخواست‌های باز
column-open_problems = مشکل‌های باز
column-open_promises = قول‌های باز
column-open_complaints = شکایت‌های باز
column-broken_promises = قول‌های موعدگذشته
column-oldest_complaint_days = کهنه‌ترین شکایت، به روز
column-oldest_open_days = کهنه‌ترین موضوع باز، به روز

## Handoffs
panel-handoffs = ارجاع‌ها
handoffs-none = موضوع تجاری در جریان نیست.
handoff-new = ارجاع
handoff-to-am = ارجاع به مدیر حساب
handoff-to-csm = ارجاع به مدیر موفقیت مشتری
handoff-to = به
handoff-matter = موضوع
handoff-matter-wrong = موضوع را برگزینید.
handoff-matter-seats = کاربران مجاز
handoff-matter-renewal = تمدید
handoff-matter-price = پرسش قیمت
handoff-matter-upgrade = ارتقا
handoff-matter-payment = پرداخت
handoff-text = دیگری چه باید بداند
handoff-text-hint = چه گفتند، چه می‌خواهند، تا کی
handoff-text-missing = بنویسید دیگری چه باید بداند.
handoff-nobody = بگویید چه کسی بپذیرد.
handoff-send = ارجاع
handoff-sent = ارجاع شد؛ پاسخ تا دو روز کاری.
handoff-asked-since = از { $who }، { $day }
handoff-sent-since = از { $day } نزد { $who }، هنوز پذیرفته نشده
handoff-accepted-since = از { $day } نزد { $who }؛ دربارهٔ قیمت سخن نگویید
handoff-returned-since = ارجاع { $day }؛ { $who } برگرداند
handoff-closed-since = ارجاع { $day }؛ { $who } بست
handoff-answer-by = پاسخ تا { $day }
handoff-late = مهلت پاسخ گذشته
handoff-accept = پذیرفتن
handoff-return = برگرداندن
handoff-return-why = چرا برمی‌گردد
handoff-reason-missing = بگویید چرا برمی‌گردد.
handoff-close = بستن
handoff-close-why = نتیجه
handoff-not-accepted = تنها ارجاعی که پذیرفته یا برگردانده شده بسته می‌شود.
handoff-is-accepted = پذیرفته شد.
handoff-is-returned = با دلیل شما برگردانده شد.
handoff-is-closed = بسته شد.

## The brief
panel-brief = پیش از تماس بدانید
brief-title = خلاصهٔ پیش از تماس
brief-copy = رونوشت متن
brief-part-contract = قرارداد
brief-part-use = خریداری‌شده و استفاده‌شده
brief-part-people = چه کسی تصمیم می‌گیرد و آخرین گفت‌وگو
brief-part-open = باز
brief-part-talks = آخرین تعامل‌ها
brief-part-health = سلامت
brief-part-ask = سه پرسش برای پرسیدن
brief-plan = { $plan }، از { $from } تا { $to }
brief-notice-auto =
    { $days ->
        [0] خودبه‌خود تمدید می‌شود؛ مهلت اعلام امروز است، { $day }
       *[other] خودبه‌خود تمدید می‌شود؛ مهلت اعلام { $day } ({ $days } روز)
    }
brief-notice-day =
    { $days ->
        [0] خودبه‌خود تمدید نمی‌شود؛ مهلت اعلام امروز است، { $day }
       *[other] خودبه‌خود تمدید نمی‌شود؛ مهلت اعلام { $day } ({ $days } روز)
    }
brief-notice =
    { $days ->
        [0] مهلت اعلام عدم تمدید امروز است.
       *[other] تا مهلت اعلام عدم تمدید { $days } روز مانده است.
    }
brief-value = { $amount } در سال
brief-price-hidden = قیمت (پنهان): مدیر حساب درباره‌اش سخن می‌گوید.
brief-overdue = یک پرداخت { $days } روز معوق است.
brief-seats = { $active } نفر فعال در ۲۸ روز، از { $seats } کاربر مجاز
brief-active = { $active } نفر فعال در ۲۸ روز
brief-team = تیم آن‌ها { $size } نفر است.
brief-item =
    { $days ->
        [0] { $kind }: { $title } (امروز)
       *[other] { $kind }: { $title } ({ $days } روز باز)
    }
brief-late = «{ $title }» { $days } روز دیر شده است.
brief-talk = { $kind }، { $day }: { $text }
brief-health = { $band }، { $score } از ۱۰۰، { $change } در چهار هفته
brief-ask-decider = چه کسی دربارهٔ قرارداد تصمیم می‌گیرد و کی می‌توانیم دیدار کنیم؟
brief-ask-problem = مشکل باز از سوی شما حل شده است؟ چه چیزی مانده؟
brief-ask-team = چه کسانی در تیم شما بی‌دسترسی کار می‌کنند و چگونه؟
brief-ask-renewal = تا مهلت اعلام چه باید بشود تا ادامه دهید؟
brief-ask-goal = تا شش ماه دیگر می‌خواهید به چه برسید؟
brief-ask-value = کدام نتیجهٔ این چند ماه را به مدیریت خود نشان می‌دهید؟
brief-ask-missing = چه کاری را هنوز دستی یا با ابزار دیگری انجام می‌دهید؟
