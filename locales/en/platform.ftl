### Words of the platform: errors, days, units, money, holidays. Keys and arguments are the same in every language.

## Errors that every part can give (kernel::Error)

error-internal = Something went wrong on our side. Your input was not lost; please try again, and tell your administrator if it happens again.
error-not-found = There is nothing here, or you may not see it.
error-forbidden = Your role does not allow this. Your administrator can change that.
error-stale = Somebody else saved this in the meantime. Look at their version, then save yours again.
error-form = Please correct the marked fields.
error-signed-out = Please sign in.
error-throttled = Too many attempts. Please wait a little and try again.
error-too-large = This is larger than allowed.
error-required = This is needed.
error-not-a-number = This is not a number.
error-not-a-day = This is not a day. Write it like { $example }.
error-too-long = At most { $max } characters.

## Languages and calendars

language-en = English
language-zh-cn = Chinese
language-fa = Persian
calendar-gregorian = Gregorian
calendar-jalali = Jalali
weekend-friday = Friday
weekend-thursday_friday = Thursday and Friday
weekend-saturday_sunday = Saturday and Sunday
work-calendar-cn = China
work-calendar-ir = Iran
work-calendar-intl = International: no holidays

## Days. $day, $month and $year come with the digits and names of the language

date-long-gregorian = { $day } { $month } { $year }
date-long-jalali = { $day } { $month } { $year }
date-short-gregorian = { $day } { $month }
date-short-jalali = { $day } { $month }
date-month-gregorian = { $month } { $year }
date-month-jalali = { $month } { $year }
date-time = { $day }, { $time }
date-today = today
date-range = { $from } to { $to }

## Months

month-gregorian-1 = January
month-gregorian-2 = February
month-gregorian-3 = March
month-gregorian-4 = April
month-gregorian-5 = May
month-gregorian-6 = June
month-gregorian-7 = July
month-gregorian-8 = August
month-gregorian-9 = September
month-gregorian-10 = October
month-gregorian-11 = November
month-gregorian-12 = December
month-gregorian-short-1 = Jan
month-gregorian-short-2 = Feb
month-gregorian-short-3 = Mar
month-gregorian-short-4 = Apr
month-gregorian-short-5 = May
month-gregorian-short-6 = Jun
month-gregorian-short-7 = Jul
month-gregorian-short-8 = Aug
month-gregorian-short-9 = Sep
month-gregorian-short-10 = Oct
month-gregorian-short-11 = Nov
month-gregorian-short-12 = Dec
month-jalali-1 = Farvardin
month-jalali-2 = Ordibehesht
month-jalali-3 = Khordad
month-jalali-4 = Tir
month-jalali-5 = Mordad
month-jalali-6 = Shahrivar
month-jalali-7 = Mehr
month-jalali-8 = Aban
month-jalali-9 = Azar
month-jalali-10 = Dey
month-jalali-11 = Bahman
month-jalali-12 = Esfand

## Weekdays, Monday first

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun

## How long ago, how long from now

ago-now = just now
ago-minutes = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
in-minutes = { $count ->
    [one] in { $count } minute
   *[other] in { $count } minutes
}
ago-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
in-hours = { $count ->
    [one] in { $count } hour
   *[other] in { $count } hours
}
ago-one-day = yesterday
in-one-day = tomorrow
ago-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
in-days = { $count ->
    [one] in { $count } day
   *[other] in { $count } days
}
ago-months = { $count ->
    [one] { $count } month ago
   *[other] { $count } months ago
}
in-months = { $count ->
    [one] in { $count } month
   *[other] in { $count } months
}
ago-years = { $count ->
    [one] { $count } year ago
   *[other] { $count } years ago
}
in-years = { $count ->
    [one] in { $count } year
   *[other] in { $count } years
}

## Units

unit-seconds = { $count } s
unit-minutes = { $count } min
unit-hours = { $count } h
unit-two = { $first } { $second }
unit-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
unit-days-short = { $count } d
unit-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
unit-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
unit-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
unit-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
unit-per-month = { $amount } a month
unit-per-year = { $amount } a year
unit-bytes = { $count } bytes
unit-kilobytes = { $count } kB
unit-megabytes = { $count } MB
unit-gigabytes = { $count } GB

## Lists: $first is the list so far

list-next = { $first }, { $second }
list-last = { $first } and { $second }

## Values

value-yes = yes
value-no = no
value-unknown = not known
value-hidden = hidden
value-none = none
value-type-number = Number
value-type-money = Amount
value-type-text = Text
value-type-flag = Yes or no
value-type-date = Day
value-type-choice = Choice
value-class-general = General
value-class-personal = Personal
value-class-note = Notes
value-class-money = Money

## Amounts in full and in short. An amount is a text with the language's digits; a sign is put in front of the whole. money-other serves every currency without a pattern

money-usd = ${ $amount }
money-cny = ¥{ $amount }
money-eur = €{ $amount }
money-gbp = £{ $amount }
money-irr = { $amount } rial
money-toman = { $amount } toman
money-other = { $code } { $amount }
money-short-usd = ${ $amount }
money-short-cny = ¥{ $amount }
money-short-eur = €{ $amount }
money-short-gbp = £{ $amount }
money-short-irr = { $amount } rial
money-short-toman = { $amount } toman
money-short-other = { $code } { $amount }
scale-one = { $amount }
scale-thousand = { $amount }k
scale-million = { $amount } m
scale-billion = { $amount } bn
scale-trillion = { $amount } trn
scale-wan = { $amount } × 10,000
scale-yi = { $amount } × 100 m
scale-wan-yi = { $amount } trn
money-unit-rial = rial
money-unit-toman = toman
money-unit-thousand-toman = thousand toman

## Holidays

holiday-new-year = New Year
holiday-spring-festival = Spring Festival
holiday-qingming = Qingming Festival
holiday-labour-day = Labour Day
holiday-dragon-boat = Dragon Boat Festival
holiday-mid-autumn = Mid-Autumn Festival
holiday-national-day = National Day
holiday-nowruz = Nowruz
holiday-republic-day = Islamic Republic Day
holiday-nature-day = Nature Day
holiday-khordad-14 = 14 Khordad
holiday-khordad-15 = 15 Khordad
holiday-revolution-day = Revolution Day
holiday-oil-day = Oil Nationalisation Day
holiday-year-end = Last day of the year
holiday-tasua = Tasua
holiday-ashura = Ashura
holiday-arbaeen = Arbaeen
holiday-safar-28 = 28 Safar
holiday-imam-reza = Martyrdom of Imam Reza
holiday-imam-askari = Martyrdom of Imam Askari
holiday-prophet-birthday = Birthday of the Prophet
holiday-fatima = Martyrdom of Fatima
holiday-imam-ali-birthday = Birthday of Imam Ali
holiday-mabath = Mabath
holiday-mahdi-birthday = Birthday of the Mahdi
holiday-imam-ali = Martyrdom of Imam Ali
holiday-fitr = Eid al-Fitr
holiday-imam-sadiq = Martyrdom of Imam Sadiq
holiday-adha = Eid al-Adha
holiday-ghadir = Eid al-Ghadir
