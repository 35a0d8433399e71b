### چارچوب همهٔ صفحه‌ها و واژه‌های خودِ اجزا. «%n» عددی است که مرورگر پر می‌کند.

## خطاهای بخش وب

error-title = انجام نشد
error-title-not-found = چیزی این‌جا نیست
error-title-forbidden = اجازه ندارید
error-home = رفتن به صفحهٔ نخست
error-csrf = این فرم از صفحه‌ای قدیمی فرستاده شد. صفحه را دوباره باز کنید و فرم را بفرستید؛ چیزی ذخیره نشد.
error-scope = این توکن دسترسی { $scope } را ندارد.

## چارچوب

web-skip = رفتن به متن اصلی
web-menu = منو
web-menu-waits = { $count ->
    [one] یکی در انتظار است
   *[other] { $count } مورد در انتظار است
}
web-search = جست‌وجو
web-search-hint = جست‌وجوی مشتری، شخص یا هر چیز دیگر
web-language = زبان
web-theme = ظاهر
web-theme-auto = مطابق سیستم
web-theme-light = روشن
web-theme-dark = تیره
web-sign-out = خروج
web-switch-person = تغییر کاربر
web-as-of = داده‌ها را آن‌گونه که در { $day } بود می‌بینید؛ تاریخ واقعی امروز در محاسبه‌ها به کار نمی‌رود.
web-past = پایان روز { $day } را می‌بینید. این‌جا چیزی را نمی‌توان تغییر داد.
web-past-knowledge-then = آن‌گونه که آن زمان می‌دانستیم
web-past-knowledge-now = آن‌گونه که بود، با آنچه بعد دانستیم
web-past-definitions-then = با تعریف‌های همان زمان
web-past-definitions-now = با تعریف‌های امروز
web-past-other = روزی دیگر
web-past-leave = بازگشت به امروز
web-past-look = دیدن روزی دیگر
web-fresh = اعداد تا { $at }
web-undo = بازگردانی
web-dismiss = بستن این پیام
web-close = بستن
web-open-page = باز کردن در صفحهٔ کامل
web-copied = رونوشت برداشته شد
web-new = %n مورد تازه
web-gone = دیگر در این فهرست نیست
web-failed = انجام نشد. اتصال خود را بررسی کنید.
web-draft-restored = پیش‌نویس شما بازیابی شد.

## کلیدها

web-keys-title = صفحه‌کلید
web-keys-everywhere = همه‌جا
web-keys-lists = در فهرست‌ها
web-keys-go = رفتن به
web-keys-here = در این صفحه
web-key-search = جست‌وجو
web-key-help = همین راهنما
web-key-palette = فهرست فرمان‌ها
web-key-undo = بازگرداندن آخرین کار
web-key-send = فرستادن فرمی که در آن می‌نویسید
web-key-close = بستن
web-key-next = سطر بعد
web-key-previous = سطر قبل
web-key-open = باز کردن در کنار فهرست
web-key-choose = انتخاب سطر
web-palette = فرمان‌ها
web-palette-hint = به کجا برویم یا چه کنیم؟
web-palette-nothing = چیزی پیدا نشد. واژهٔ دیگری را امتحان کنید.

## جدول، پالایه، صفحه

web-actions = اقدام‌ها
web-select-row = انتخاب این سطر
web-select-all = انتخاب همهٔ سطرهای این صفحه
web-chosen = %n سطر انتخاب شده
web-chosen-rows = با سطرهای انتخاب‌شده:
web-filters = پالایه‌ها
web-filter-remove = برداشتن پالایهٔ { $filter }
web-filters-clear = برداشتن همه
web-pages = صفحه‌ها
web-page-rows = { $total ->
    [0] چیزی پیدا نشد
   *[other] { $from } تا { $to } از { $total }
}
web-page-number = صفحهٔ { $page }
web-page-previous = صفحهٔ قبل
web-page-next = صفحهٔ بعد
web-steps = گام‌ها
web-step-done = انجام شد

## فیلدها

web-date-hint-gregorian = سال-ماه-روز، مانند ‎2026-11-21‎؛ تاریخ شمسی هم پذیرفته می‌شود.
web-date-hint-jalali = سال/ماه/روز، مانند ‎۱۴۰۵/۰۸/۳۰‎؛ تاریخ میلادی هم پذیرفته می‌شود.

## نشان‌ها

web-band-healthy = سالم
web-band-at-risk = در معرض خطر
web-band-critical = بحرانی
web-band-not-enough-data = دادهٔ ناکافی

## نمودارها

web-chart-table = نمایش به‌صورت جدول
web-chart-day = روز
web-chart-empty = هنوز چیزی برای رسم نیست.
web-reliability-expected = پیش‌بینی
web-reliability-came = پیش‌آمده
web-reliability-within = بازهٔ ۹۵٪
web-reliability-count = چند تا
web-reliability-right = همان‌گونه که پیش‌بینی شد
web-steps-who = خط
web-steps-share = سهم
web-steps-count = هنوز در شمار
web-curve-point = نقطهٔ { $number }
web-curve-line = منحنی
web-curve-count = چند تا این عدد را دارند
web-curve-range = عدد
web-factor = عامل
web-now-before = اکنون (پیش از این)
web-share-of-points = سهم از امتیاز
web-points = امتیاز
web-change = تغییر
web-sum = جمع
web-left-out = به حساب نیامده

## نمونهٔ اجزا، صفحه‌ای برای آزمون

web-gallery-title = اجزای صفحه
web-gallery-question = آیا همهٔ اجزا در این زبان درست دیده می‌شوند؟
web-gallery-save = ذخیره
web-gallery-cancel = انصراف
web-gallery-delete = حذف
web-gallery-more = بیشتر
web-gallery-log = ثبت
web-gallery-name = شرکت
web-gallery-value = ارزش سالانه
web-gallery-health = سلامت
web-gallery-people = کاربران فعال
web-gallery-notice-day = مهلت اعلام عدم تمدید
web-gallery-owner = مسئول
web-gallery-note = یادداشت
web-gallery-kind = نوع
web-gallery-call = تماس
web-gallery-meeting = جلسه
web-gallery-visible = مشتری هم ببیند
web-gallery-fresh = رویدادها تا امروز، ۰۹:۱۲
web-gallery-text = کاربران فعال از ۳۱ به ۱۴ نفر رسیده (از ۲۰ مهر، ۵۵٪ کمتر در هر روز کاری). مدیر سامانه ۱۹ روز است وارد نشده است.
web-gallery-stage = در حال استفاده
web-gallery-empty = هنوز موضوع بازی نیست
web-gallery-empty-text = خواسته‌های مشتری و قول‌های ما تا زمان انجام در اینجا می‌مانند.
web-gallery-saved = تماس ثبت شد.
web-gallery-import = خواندن رویدادها
web-gallery-rate = ۴۸٬۰۰۰ سطر در ثانیه، ۱۲ ثانیه مانده
web-gallery-step-file = پرونده
web-gallery-step-columns = ستون‌ها
web-gallery-step-check = بررسی
web-gallery-step-done = ورود داده
web-gallery-last-year = سال گذشته
web-gallery-holiday = تعطیلات
web-gallery-seats = کاربران مجاز
web-gallery-describe = شمار کاربران فعال در شش هفته نصف شده است.
web-gallery-error = روزی را انتخاب کنید که نگذشته باشد.
web-gallery-people-note = از ۴۰ کاربر مجاز
web-gallery-forms = فرم‌ها
web-gallery-tables = فهرست‌ها و جدول‌ها
web-gallery-charts = نمودارها
web-gallery-rest = پیام‌ها، گام‌ها، رویدادنامه
web-gallery-today = کارهای امروز
web-gallery-subjects = مشتریان
web-gallery-insight = تحلیل
web-gallery-settings = تنظیمات
web-gallery-role = مدیر موفقیت مشتری
