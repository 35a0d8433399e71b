### جست‌وجو و فرمان‌ها.

search-title = جست‌وجو
search-question = در پی چه کسی هستم؟
search-words = نام، تلفن یا ایمیل
search-blank = آنچه می‌دانید بنویسید
search-blank-text = بخشی از نام به هر خط، کلید، شمارهٔ تلفن یا نشانی ایمیل.
search-nothing = چیزی پیدا نشد
search-nothing-text = واژه‌های کمتر یا املای دیگری بیازمایید. مشتری تازه است؟
search-all = نمایش هر { $count } مشتری در فهرست
search-more = و { $count } نفر دیگر؛ بیشتر بنویسید
search-column-name = مشتری
search-column-health_band = سلامت
search-column-csm = مدیر موفقیت مشتری
search-column-person = نام
search-column-account = مشتری
search-column-phone = تلفن
search-column-email = ایمیل
palette-acts = انجام
palette-pages = رفتن به
palette-new-account = مشتری تازه
palette-import = ورود پرونده
palette-new-task = کار تازه
palette-tasks = کارها
palette-renewals = تمدیدها
