## Menu, acts
menu-customers = Customers
act-save = Save
act-cancel = Cancel
act-edit = Edit
act-copy = Copy
act-remove = Remove
act-search = Search
choice-unknown = not known
owner-none = nobody
form-day-wrong = This is no day. Type it like 2026-11-21, or 1405/08/30 in the Jalali calendar.
form-number-wrong = This is no number. Use digits and at most one decimal point.
form-choice-wrong = This is none of the choices.

## The list
accounts-title = Customers
accounts-question = Which customers do we have, and how are they doing?
accounts-count =
    { $count ->
        [one] { $count } customer
       *[other] { $count } customers
    }
accounts-search = Find by name, number, domain or phone
accounts-unknown =
    { $count ->
        [one] For { $count } customer the filter cannot be answered, because something is not known; it is left out.
       *[other] For { $count } customers the filter cannot be answered, because something is not known; they are left out.
    }
accounts-none = No customers yet
accounts-none-text = Bring your list in from a file, or add the first one by hand. Health, Today and reports follow from there.
accounts-no-match = Nobody matches
accounts-no-match-text = Take a filter off, or search for other words.
bulk-assign = Assign
bulk-keep = leave as it is
bulk-assigned =
    { $count ->
        [one] { $count } customer has a new owner.
       *[other] { $count } customers have a new owner.
    }
bulk-nothing-chosen = Choose at least one customer and one new owner.
export-csv = Export CSV
export-xlsx = Export Excel
columns-title = Columns
columns-apply = Show these columns

## Filters
filter-title = Filter
filter-column = Column
filter-operator = Condition
filter-value = Value
filter-value-hint = Several values apart by commas; for days a date or a number of days.
filter-value-wrong = This value does not fit the column.
filter-add = Add condition
filter-written = As a formula
filter-written-hint = For instance: health < 50 and days_to_notice <= 45
filter-apply = Apply
filter-clear = Clear the filter
filter-wrong = The filter cannot be understood; all customers are shown.
filter-not-a-flag = A filter must be a yes-or-no formula, such as seats > 5.
filter-column-unknown = There is no such column.

## Account
account-question = What must I know about this customer, and what is next?
account-parts = Parts of this page
account-being-counted = This customer is new: its numbers are being counted. Load the page again in a moment.
account-back = Back
account-new = New customer
account-added = { $name } was added.
account-saved = Saved.
account-remove = Remove this customer
account-removed = { $name } was removed.
account-key-hint = Your own number for it; files and events find it by this key. Left blank, one is made.
account-key-missing = A key is needed.
account-key-taken = { $name } has this key already. Choose another.
account-key-exists = Another customer has this key already.
account-name-missing = A name is needed.
account-kind-wrong = Choose company or person.
account-calendar-wrong = Choose one of the calendars.
account-language-wrong = Choose one of the languages.
account-zone-wrong = There is no such time zone. Write it like Asia/Shanghai.
account-team-size-wrong = A whole number of at least 1.
account-email-wrong = “{ $value }” is no mail address. Write it like name@example.com.
account-parent-hint = The company that this one belongs to: its name or its key.
account-parent-unknown = There is no customer “{ $value }”. Write a name or a key as it stands in the list.
account-parent-ambiguous = Several customers are called “{ $value }”. Write one of their keys: { $keys }
account-parent-self = A customer cannot belong to itself.
account-parent-circle = That would be a circle: { $parent } belongs to { $account } itself.
account-parent-circle-through = That would be a circle: { $parent } belongs to { $account } already, by way of { $through }.
account-parent-deep = Too many customers stand above that one: at most { $most } levels count.
account-belongs = Belongs to
account-another = another customer
account-kind-company = Company
account-kind-person = Person
account-calendar-INTL = International (Saturday and Sunday off)
account-calendar-CN = China
account-calendar-IR = Iran
account-language-en = English
account-language-zh-CN = Chinese
account-language-fa = Persian

## The strip
strip-label = At a glance
strip-since = since { $day }
strip-value = Value a year
strip-end = Contract ends
strip-notice = Notice deadline
strip-meeting = Next meeting
strip-no-meeting = none planned
strip-talk = Last two-way contact
strip-never = never
strip-local = Their time
strip-working = working
strip-not-yet-open = not at work yet
strip-closed-until = closed until { $day }
strip-in-days =
    { $days ->
        [one] in { $days } day
       *[other] in { $days } days
    }
strip-days-ago =
    { $days ->
        [one] { $days } day ago
       *[other] { $days } days ago
    }

## Panels
panel-people = People
panel-timeline = Timeline
panel-below = Customers below
below-count =
    { $count ->
        [one] { $count } customer is below this one.
       *[other] { $count } customers are below this one.
    }
below-sum = Together they are worth { $sum } a year.
below-hidden = Of { $count } the value is hidden.
below-more = … and { $count } more.
below-list = Those directly below, in the list
panel-fields = Fields
group-account = Customer
group-own = Own fields
group-people = People
group-talks = Contact with us
group-contract = Contract
group-payments = Payments
group-items = Open items
group-usage = Usage
group-health = Health
group-other = Other

## Columns of an account
column-verbatim = { $text }
column-name = Name
column-short_name = Short name
column-legal_name = Legal name
column-key = Key
column-kind = Kind
column-country = Country
column-region = Region
column-zone = Time zone
column-calendar = Working calendar
column-industry = Industry
column-language = Language
column-team_size = Team size
column-team_size_on = Team size known on
column-created_on = Known since
column-parent = Parent customer
column-parent_id = Parent customer (id)
column-accounts_below = Customers below
column-csm = CSM
column-am = AM
column-registration_id = Registration number
column-website = Web site
column-phone = Phone
column-email = E-mail
column-contacts = Contacts
column-decision_makers = Decision makers
column-admins = Administrators
column-champions = Champions
column-bounced_contacts = Mails that came back
column-last_talk_on = Last two-way contact
column-days_since_talk = Days since last talk
column-decision_maker_met_on = Decision maker last met
column-days_since_decision_maker = Days since decision maker was met
column-talks_28 = Talks in 28 days
column-kicked_off = Kick-off held
column-last_mood = Last mood

## Contacts
contact-new = New contact
contact-add = Add
contact-added = { $name } was added.
contact-saved = Saved.
contact-remove = Remove this contact
contact-removed = { $name } was removed.
contact-name = Full name as written
contact-name-missing = A name is needed.
contact-form-of-address = Form of address
contact-form-of-address-hint = As you would begin a letter: Ms Rezaei, 刘总, سرکار خانم رضایی
contact-role = Role
contact-role-wrong = Choose one of the roles.
contact-role-decision_maker = decision maker
contact-role-champion = champion
contact-role-project_lead = project lead
contact-role-admin = administrator
contact-role-user = user
contact-role-billing = billing
contact-role-other = other
contact-language = Language
contact-phone = Phone
contact-email = E-mail
contact-email-wrong = “{ $value }” is no mail address. Write it like name@example.com.
contact-messenger = Messenger
contact-bounced = mail came back
contact-never = never spoken
contacts-empty = Nobody is known here
contacts-empty-text = Add whom you talk to: a call needs a name.
contacts-gap = Gap
contacts-gap-decision_maker = No decision maker known.
contacts-gap-champion = No champion known.

## Timeline
timeline-empty = Nothing logged yet
timeline-empty-text = Log the first call, chat, meeting, mail or visit above: it takes fifteen seconds.
log-title = Log a talk
log-kind = Kind
log-with = With
log-nobody = nobody in particular
log-direction = Who spoke
log-mood = Mood
log-mood-unknown = not noticed
log-on = Day
log-on-hint = Blank means now.
log-text = What was said
log-text-hint = One line is enough
log-save = Log
touchpoint-logged = { $kind } logged.
touchpoint-removed = The entry was removed.
touchpoint-text-missing = Write what was said, one line is enough.
touchpoint-kind-wrong = Choose a kind.
touchpoint-direction-wrong = Choose who spoke.
touchpoint-mood-wrong = Choose one of the moods.
touchpoint-day-wrong = This is no day. Type it like 2026-11-21, or leave it blank for now.
touchpoint-kind-call = Call
touchpoint-kind-chat = Chat
touchpoint-kind-mail = Mail
touchpoint-kind-meeting = Meeting
touchpoint-kind-visit = Visit
touchpoint-kind-note = Note
touchpoint-direction-both = we both
touchpoint-direction-in = they to us
touchpoint-direction-out = we to them
touchpoint-mood-good = good mood
touchpoint-mood-neutral = neutral
touchpoint-mood-bad = bad mood

## API
api-field-fixed = This field cannot be set.
api-field-unknown = There is no such field.
api-type-wrong = A field has a value of the wrong type.

## Groups of columns that other areas fill
group-signals = Signals
group-segments = Segments
group-formulas = Formulas
group-divisions = Tiers and stages
group-metrics = Metrics

audit-imported =
    { $count ->
        [one] Imported { $file }: one record new or changed.
       *[other] Imported { $file }: { $count } records new or changed.
    }
audit-import-undone = Took the import { $file } back.
audit-account-removed = Removed the customer { $name }.
audit-exported =
    { $count ->
        [one] Exported one customer as { $file }.
       *[other] Exported { $count } customers as { $file }.
    }

## Users

users-no-contact = { $count ->
    [one] One user is no contact yet
   *[other] { $count } users are no contacts yet
}
users-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
user-last-seen = last seen
user-make-contact = Make contact
user-contact-already = This user is a contact already.
