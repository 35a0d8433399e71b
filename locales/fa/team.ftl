### تیم، ورود، دسترسی‌ها، تنظیمات، گزارش رویدادها، بازگرداندن.

## فهرست و واژه‌های مشترک چند صفحه

menu-team = تیم
menu-settings = تنظیمات
team-save = ذخیره
team-remove = برداشتن

## نقش‌ها

role-admin = مدیر سامانه
role-admin-note = سامانه را اداره می‌کند: افراد، تنظیمات و همه چیز.
role-lead = سرپرست موفقیت مشتری
role-lead-note = تیم موفقیت مشتری را هدایت می‌کند: همهٔ مشتریان را می‌بیند و تغییر می‌دهد، سلامت و نشانه‌ها را تعریف می‌کند.
role-manager = مدیر موفقیت مشتری
role-manager-note = به مشتریان متوسط و بزرگ رسیدگی می‌کند؛ مشتریان خود را تغییر می‌دهد و قیمت نمی‌بیند.
role-specialist = کارشناس موفقیت مشتری
role-specialist-note = به مشتریان کوچک و پرشمار رسیدگی می‌کند؛ مشتریان خود را تغییر می‌دهد و قیمت نمی‌بیند.
role-account_manager = مدیر حساب
role-account_manager-note = دربارهٔ قیمت گفت‌وگو می‌کند: تمدید، ارتقا و وصولی مشتریان خود؛ مبلغ‌ها را می‌بیند.
role-support = کارشناس پشتیبانی
role-support-note = به تیکت‌ها پاسخ می‌دهد؛ می‌تواند برای هر مشتری تعامل و کار ثبت کند.
role-product = مدیر محصول
role-product-note = مشتریان، استفاده و بازخوردها را می‌خواند.
role-analyst = تحلیلگر
role-analyst-note = شاخص تعریف می‌کند و نما به اشتراک می‌گذارد؛ مبلغ‌ها را نمی‌بیند.

## افراد

team-title = تیم
team-question = چه کسانی اینجا کار می‌کنند و چه کسی می‌تواند وارد شود؟
team-invite = دعوت از همکار
team-active = دارای دسترسی
team-ended = دسترسی پایان‌یافته
team-empty = کسی اینجا نیست
team-never = هرگز
person-name = نام کامل
person-email = نشانی ایمیل
person-role = نقش
person-team = بخش تیم
person-team-hint = برای نمونه تهران یا مشتریان بزرگ. قاعده‌ها می‌توانند به آن وابسته باشند؛ اگر تیم بخش ندارد خالی بگذارید.
person-language = زبان
person-calendar = تقویم
person-zone = منطقهٔ زمانی
person-zone-hint = برای نمونه Asia/Tehran، Asia/Shanghai، Europe/Berlin.
person-standing = دسترسی
person-seen = آخرین حضور
person-facts = دربارهٔ این همکار
person-ended-at = پایان دسترسی
person-question = این همکار چه می‌کند و چه اجازه‌ای دارد؟
person-change = تغییر
person-access = دسترسی
person-link = ساختن پیوند تازه
person-link-hint = پیوندی برای تعیین گذرواژهٔ تازه. پیوندهای پیشین از کار می‌افتند.
person-end = پایان دادن به دسترسی
person-end-hint = همهٔ نشست‌ها فوراً پایان می‌یابند. نام او پای مشتریان، تعامل‌ها و کارها می‌ماند.
person-restore = بازگرداندن دسترسی
person-restore-hint = گذرواژهٔ پیشین دوباره کار می‌کند.
person-saved = { $name } ذخیره شد.
person-ended = { $name } دیگر دسترسی ندارد.
person-restored = { $name } دوباره دسترسی دارد.
person-name-missing = نام لازم است.
person-email-wrong = این نشانی ایمیل نیست. آن را مانند name@example.com بنویسید.
person-email-taken = { $name } همین نشانی ایمیل را دارد. نشانی دیگری بنویسید.
person-email-ended = این نشانی ایمیل از آنِ { $name } است که دسترسی‌اش پایان یافته. به جای دعوت دوباره، دسترسی را بازگردانید.
person-role-wrong = یکی از نقش‌ها را برگزینید.
person-language-wrong = یکی از زبان‌ها را برگزینید.
person-calendar-wrong = یکی از تقویم‌ها را برگزینید.
person-zone-wrong = چنین منطقهٔ زمانی وجود ندارد. آن را مانند Asia/Tehran بنویسید.
person-last-admin = دست‌کم یک مدیر سامانه باید دسترسی داشته باشد. نخست همکار دیگری را مدیر سامانه کنید.
standing-active = می‌تواند وارد شود
standing-invited = دعوت‌شده
standing-no-way = پیوند لازم دارد
standing-ended = پایان‌یافته

## دعوت

invite-title = دعوت از همکار
invite-question = چه کسی می‌پیوندد و چه خواهد کرد؟
invite-who = مشخصات
invite-button = ساختن پیوند دعوت
link-title = پیوند برای { $name }
link-question = این پیوند را با ایمیل یا پیام‌رسان برایش بفرستید.
link-copy-title = پیوند
link-label = پیوند برای رونوشت
link-copy = رونوشت پیوند
link-once = یک بار و تا ۱۴ روز کار می‌کند و فقط همین حالا نشان داده می‌شود. اگر گم شد، در صفحهٔ همکار پیوند تازه‌ای بسازید.
link-done = بازگشت به تیم
invitation-title = خوش آمدید
invitation-text = { $name }، برای پیوستن به { $workspace } گذرواژه‌ای برگزینید.
invitation-button = پیوستن
invitation-welcome = { $name }، خوش آمدید.
error-link-used = این پیوند پیش‌تر به کار رفته یا زمانش گذشته است. از مدیر سامانه پیوند تازه بخواهید.

## نخستین مدیر سامانه

first-title = راه‌اندازی Tenure
first-question = شما که هستید و شرکتتان چگونه کار می‌کند؟ همه چیز بعداً تغییرپذیر است.
first-you = شما، نخستین مدیر سامانه
first-company = شرکت شما
first-button = راه‌اندازی
first-done = Tenure آماده است. گام بعد: مشتریان را از پرونده وارد کنید.

## ورود

sign-in-title = ورود
sign-in-question = شما که هستید؟
sign-in-button = ورود
sign-in-wrong = نشانی ایمیل و گذرواژه با هم نمی‌خوانند.
sign-in-no-link = گذرواژه ندارید یا فراموش کرده‌اید؟ مدیر سامانه می‌تواند برایتان پیوند بسازد.
sign-in-language = زبان
sign-in-throttled = تلاش‌ها زیاد بود. { $minutes } دقیقه صبر کنید و دوباره بکوشید.
password-label = گذرواژه
password-title = تغییر گذرواژه
password-question = گذرواژهٔ تازه‌تان چه باشد؟
password-present = گذرواژهٔ کنونی
password-new = گذرواژهٔ تازه
password-again = تکرار گذرواژهٔ تازه
password-hint = دست‌کم ۱۰ نویسه. جملهٔ کوتاه را می‌توان به یاد سپرد و سخت می‌توان حدس زد.
password-button = تغییر گذرواژه
password-changed = گذرواژهٔ شما تغییر کرد. نشست‌های دیگرتان پایان یافت.
password-short = دست‌کم { $least } نویسه لازم است.
password-long = حداکثر { $most } نویسه ممکن است.
password-easy = حدس زدن این گذرواژه آسان است. چند واژه به کار ببرید.
password-present-wrong = این گذرواژهٔ کنونی شما نیست.
password-again-wrong = دو گذرواژه یکسان نیستند.

## نشست‌ها

sessions-title = نشست‌ها
sessions-question = در کجاها وارد شده‌اید؟
sessions-own = نشست‌های شما
sessions-everybody = نشست‌های دیگران
sessions-agent = مرورگر
sessions-agent-unknown = نامعلوم
sessions-agent-on = { $browser } در { $system }
sessions-since = زمان ورود
sessions-seen = آخرین استفاده
sessions-present = همین نشست
sessions-end = پایان
sessions-end-others = پایان همهٔ نشست‌های دیگر
sessions-ended = نشست پایان یافت.
sessions-others-ended = همهٔ نشست‌های دیگرتان پایان یافت.

## نسخهٔ نمایشی

demo-title = تغییر شخص
demo-question = می‌خواهید از نگاه چه کسی ببینید؟
demo-become = از نگاه او
demo-you = خود شما
demo-welcome = اکنون از نگاه { $name } می‌بینید.

## ترجیحات

preferences-title = ترجیحات
preferences-question = چگونه می‌پسندید بخوانید؟
preferences-who = { $name } · { $role } · { $email }
preferences-reading = خواندن
preferences-safety = ایمنی
preferences-saved = ترجیحات شما ذخیره شد.

## نقش‌ها و اجازه‌ها

policies-title = نقش‌ها و اجازه‌ها
policies-question = اینجا چه کسی اجازهٔ چه کاری دارد؟
policies-table = اجازه‌های هر نقش
policies-action = اجازه
policies-own = مشتریان خود
policies-all = همه
policies-yes = بله
policies-no = خیر
policies-text = قاعده‌ها
policies-show-text = نمایش متن قاعده‌ها
policies-default-file = این قاعده‌ها همراه Tenure است. برای تغییر، آن‌ها را با نام policies.cedar در پوشهٔ داده رونوشت کنید، ویرایش کنید و برنامه را دوباره راه بیندازید.
policies-own-file = این قاعده‌های خود شماست، از policies.cedar در پوشهٔ داده. Tenure آن‌ها را هنگام راه‌اندازی می‌خواند.
policy-mistake = سطر { $line }: { $what }
error-policies = قاعده‌های policies.cedar { $count } اشتباه دارد. آن را اصلاح کنید و دوباره راه بیندازید.
error-policies-file = قاعده‌های { $file } خوانده نمی‌شود: { $reason }.
action-account-see-general = دیدن مشتریان
action-account-see-personal = دیدن نام، نشانی و تلفن اشخاص رابط
action-account-see-note = خواندن یادداشت‌ها
action-account-see-money = دیدن مبلغ، قیمت و تخفیف
action-account-log = ثبت تعامل، کار، موضوع باز و ارجاع
action-account-write = تغییر مشتریان و اشخاص رابط
action-account-write-money = تغییر اشتراک، سفارش و وصولی
action-account-assign = سپردن مشتری به مسئول دیگر
action-account-read = باز کردن فهرست مشتریان
action-account-create = افزودن مشتری
action-import-run = وارد کردن پرونده و بازگرداندن آن
action-export-run = گرفتن خروجی از فهرست‌ها
action-field-manage = افزودن و تغییر فیلدهای خودی
action-view-share = به اشتراک گذاشتن نماها
action-definition-read = خواندن شاخص‌ها، الگوهای امتیازدهی، گروه‌ها و نشانه‌ها
action-definition-write = تغییر شاخص‌ها، الگوهای امتیازدهی، گروه‌ها و نشانه‌ها
action-usage-read = خواندن رویدادهای کاربری
action-today-read = باز کردن کارهای امروز
action-today-lead = دیدن کار همهٔ تیم
action-task-assign = تغییر کارهای دیگران
action-person-read = دیدن اعضای تیم
action-person-manage = دعوت، تغییر نقش و پایان دادن به دسترسی
action-settings-manage = تغییر تنظیمات فضای کار
action-audit-read = خواندن اینکه چه کسی چه کرده
action-token-manage = ساختن توکن API
action-undo-any = بازگرداندن کار دیگران

## تنظیمات

settings-title = تنظیمات
settings-question = چه چیزی برای همه تعیین شده و چه چیزی برای شما؟
settings-saved = تنظیمات ذخیره شد.
settings-link-preferences = ترجیحات
settings-link-preferences-note = زبان، تقویم، منطقهٔ زمانی و رنگ‌های شما.
settings-link-sessions = نشست‌ها
settings-link-sessions-note = جاهایی که وارد شده‌اید.
settings-link-workspace = فضای کار
settings-link-workspace-note = نام، منطقهٔ زمانی، واحد پول، تمدیدها، اینکه چه کسی مبلغ می‌بیند.
settings-link-calendars = روزهای کاری
settings-link-calendars-note = آخر هفته، تعطیلات، آخر هفته‌های کاری.
settings-link-rates = نرخ ارز
settings-link-rates-note = ارزش ارزهای دیگر، از چه روزی.
settings-link-fields = فیلدهای خودی
settings-link-fields-note = آنچه افزون بر فیلدهای آماده می‌خواهید از مشتریان بدانید.
settings-link-imports = پرونده‌های واردشده
settings-link-imports-note = چه پرونده‌هایی وارد شده‌اند و بازگرداندن آن‌ها.
settings-link-sources = منابع رویداد
settings-link-sources-note = چه چیزهایی رویداد می‌فرستند و چه رسیده است.
settings-link-retention = نگهداری رویدادها
settings-link-retention-note = هر گونه رویداد تا کی نگه داشته می‌شود.
settings-link-tokens = توکن‌های API
settings-link-tokens-note = دسترسی برای برنامه‌های شما.
settings-link-policies = نقش‌ها و اجازه‌ها
settings-link-policies-note = هر نقش چه اجازه‌ای دارد و با کدام قاعده.
settings-link-audit = گزارش رویدادها
settings-link-audit-note = چه کسی چه کرده، و بازگرداندن آن.
settings-workspace-title = فضای کار
settings-workspace-question = چه چیزی برای همه برقرار است؟
settings-company = شرکت
settings-rules = قاعده‌های خانه
settings-name = نام شرکت
settings-name-missing = نام شرکت لازم است.
settings-zone = منطقهٔ زمانی
settings-zone-hint = هر روز، روز تقویمی همین منطقه است؛ با تغییر آن همهٔ استفاده‌ها دوباره شمرده می‌شود. برای نمونه Asia/Tehran.
settings-zone-wrong = چنین منطقهٔ زمانی وجود ندارد. آن را مانند Asia/Tehran بنویسید.
settings-currency = واحد پول گزارش‌ها
settings-currency-hint = سه حرف: IRR، USD، EUR، CNY. تومان واحد جداگانه‌ای نیست: IRR را برگزینید.
settings-currency-wrong = این واحد پول نیست. سه حرف بنویسید، مانند IRR، USD یا CNY.
settings-toman = نمایش مبلغ‌های ریالی به تومان
settings-toman-hint = هر ده ریال یک تومان است. مبلغ‌های نوشته‌شده هم به تومان خوانده می‌شود.
settings-calendar = تقویم کاری
settings-calendar-wrong = تقویم { $calendar } وجود ندارد. یکی از فهرست را برگزینید.
settings-language = زبان کسی که زبانی برنگزیده است
settings-choice-wrong = یکی از فهرست را برگزینید.
settings-renewal-owner = تمدید با کیست؟
renewal-owner-am = مدیر حساب
renewal-owner-am-note = مدیران موفقیت مشتری تمدید را ارجاع می‌دهند و می‌بینند که در جریان است، بدون قیمت.
renewal-owner-cs = تیم موفقیت مشتری
renewal-owner-cs-note = مدیران موفقیت مشتری خودشان تمدید را به پایان می‌رسانند.
renewal-owner-both = یک نفر برای هر دو
renewal-owner-both-note = ارجاعی در کار نیست.
settings-amounts = چه کسی مبلغ‌ها را می‌بیند؟
amounts-commercial = مدیران حساب، سرپرستان، مدیران سامانه
amounts-commercial-note = مدیران موفقیت مشتری می‌بینند که درآمدی هست، اما نه مبلغ، نه قیمت و نه تخفیف.
amounts-owner = مدیران موفقیت مشتری هم، برای مشتریان خود
amounts-owner-note = مبلغ‌های مشتریان دیگر از آنان پنهان می‌ماند.
amounts-everybody = همهٔ تیم
amounts-everybody-note = چیزی پنهان نیست.

## روزهای کاری

settings-calendars-title = روزهای کاری
settings-calendars-question = چه روزهایی کار می‌کنند؟
settings-weekend = آخر هفته
settings-own-days = روزهای افزوده‌شده
settings-own-days-empty = روزی افزوده نشده است
settings-own-days-empty-text = تعطیلات رسمی همراه Tenure است. روزهایی را بیفزایید که ویژهٔ شرکت شماست یا دیر اعلام شده است.
settings-coming-days = دوازده ماه آینده
settings-coming-days-empty = تعطیلی‌ای شناخته نیست
settings-day = روز
settings-day-name = نام
settings-day-kind = نوع
settings-day-holiday = تعطیل
settings-day-working = کاری
settings-day-add = افزودن روز
settings-day-added = روز افزوده شد.
settings-day-removed = روز برداشته شد.
settings-day-wrong = «{ $typed }» روز نیست. آن را مانند ۱۴۰۵/۰۸/۳۰ بنویسید.
settings-day-taken = این روز پیش‌تر افزوده شده است. نخست آن را بردارید.
settings-day-name-missing = نام روز لازم است.

## نرخ ارز

settings-rates-title = نرخ ارز
settings-rates-question = ارزهای دیگر به { $currency } چقدر می‌ارزند؟
settings-rates-empty = هنوز نرخی نیست
settings-rates-empty-text = مبلغ‌های ارزهای دیگر، تا نرخی برای روزشان نباشد، در جمع‌ها و فرمول‌ها نامعلوم می‌ماند.
settings-rate = نرخ
settings-rate-hint = رقم و حداکثر یک ممیز.
settings-rate-reverse = وارونه
settings-rate-currency = ارز
settings-rate-from = از روز
settings-rate-direction = معنای نرخ
settings-rate-reversed = چند واحد از این ارز برابر ۱ { $currency } است
settings-rate-straight = یک واحد از این ارز چند { $currency } است
settings-rate-equals = ۱ { $from } = { $amount } { $to }
settings-rate-add = افزودن نرخ
settings-rate-added = نرخ افزوده شد.
settings-rate-removed = نرخ برداشته شد.
settings-rate-own = این همان واحد پول گزارش‌هاست و نرخ نمی‌خواهد.
settings-rate-wrong = «{ $typed }» نرخ نیست. عددی بزرگ‌تر از صفر با حداکثر یک ممیز بنویسید.
settings-rate-taken = برای این ارز در این روز نرخی هست. نخست آن را بردارید.

## گزارش رویدادها

audit-title = گزارش رویدادها
audit-question = چه کسی چه کرده است؟
audit-who = چه کسی
audit-when = زمان
audit-what = چه کاری
audit-everybody = همه
audit-show = نمایش
audit-empty = چیزی ثبت نشده است
audit-empty-text = ورودها، تغییر افراد و تنظیمات، وارد کردن پرونده و گرفتن خروجی اینجا ثبت می‌شود.
audit-by-token = برنامه‌ای با توکن
audit-by-system = خود برنامه
audit-act-title = یک اقدام
audit-act-question = این اقدام چه چیزی را تغییر داد؟
audit-changes = رکوردهای تغییریافته
audit-no-changes = این اقدام رکوردی را تغییر نداد.
audit-record = رکورد
audit-id = شناسه
audit-fields = فیلدها
audit-made = ساخته شد
audit-removed = برداشته شد
audit-unreadable = سطری که این نسخه نمی‌تواند بخواند.
audit-signed-in = وارد شد.
audit-session-ended = نشستی را پایان داد.
audit-sessions-ended = همهٔ نشست‌های دیگر را پایان داد.
audit-password-changed = گذرواژه را تغییر داد.
audit-invitation-accepted = با پیوند گذرواژه تعیین کرد و وارد شد.
audit-set-up = سامانه را راه‌اندازی کرد.
audit-invited = { $name } را با نقش { $role } دعوت کرد.
audit-link-made = برای { $name } پیوند ساخت.
audit-role-changed = نقش { $name } را از { $from } به { $to } تغییر داد.
audit-person-changed = مشخصات { $name } را تغییر داد.
audit-access-ended = به دسترسی { $name } پایان داد.
audit-access-restored = دسترسی { $name } را بازگرداند.
audit-settings-changed = تنظیمات فضای کار را تغییر داد.
audit-weekend-changed = آخر هفتهٔ تقویم { $calendar } را تغییر داد.
audit-day-added = «{ $name }» را به تقویم { $calendar } افزود.
audit-day-removed = «{ $name }» را از تقویم { $calendar } برداشت.
audit-rate-added = نرخ { $currency } را افزود: { $rate }.
audit-retention = نگهداری رویدادهای «{ $name }» { $days } روز شد.
audit-retention-ever = رویدادهای «{ $name }» برای همیشه نگه داشته می‌شوند.
audit-proof = تعیین روزهای گذشتهٔ نگه‌داشتنی: { $days } روز.
audit-rate-removed = نرخ { $currency } را برداشت: { $rate }.
audit-undone = { $conflicts ->
    [0] اقدامی را بازگرداند: { $count } تغییر.
   *[other] اقدامی را بازگرداند: { $count } تغییر؛ { $conflicts } تغییر ماند، چون بعداً کسی آن را تغییر داده بود.
}

## بازگرداندن

undo-done = { $count } تغییر بازگردانده شد.
undo-nothing = چیزی برای بازگرداندن نیست، یا پیش‌تر بازگردانده شده است.
undo-report-title = همه چیز بازگردانده نشد
undo-report-question = چه چیزی همان‌طور ماند و چرا؟
undo-report-left = { $count } تغییر همان‌طور ماند، چون کسی بعداً همان را تغییر داده است.
undo-report-back = ادامه
undo-field = فیلد
undo-later-who = پس از آن چه کسی تغییر داد
undo-whole = کل رکورد
record-accounts = مشتری
record-contacts = شخص رابط
record-touchpoints = تعامل
record-identity_links = پیوند استفاده به مشتری
record-own_fields = فیلد خودی
record-saved_views = نمای ذخیره‌شده
record-imports = وارد کردن پرونده
record-mappings = نگاشت ستون‌ها
record-subscriptions = اشتراک
record-orders = سفارش
record-payments = وصولی
record-open_items = موضوع باز
record-tasks = کار
record-handoffs = ارجاع
record-lines = سطر کارهای امروز
record-definitions = تعریف
record-people = عضو تیم
record-settings = تنظیم
record-holidays = روز تقویم
record-rates = نرخ ارز
record-tokens = توکن API
record-sources = منبع رویداد
record-users = کاربر محصول
