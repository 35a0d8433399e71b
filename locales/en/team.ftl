### The team, signing in, rights, settings, the audit log, undo.

## Menu and words that several pages share

menu-team = Team
menu-settings = Settings
team-save = Save
team-remove = Remove

## Roles

role-admin = Administrator
role-admin-note = Runs the installation: people, settings, everything.
role-lead = CS lead
role-lead-note = Leads customer success: sees and changes all accounts, defines health and signals.
role-manager = CS manager
role-manager-note = Looks after medium and large customers; changes own accounts, sees no prices.
role-specialist = CS specialist
role-specialist-note = Looks after many small customers; changes own accounts, sees no prices.
role-account_manager = Account manager
role-account_manager-note = Talks price: renewals, upgrades, payments of own accounts; sees amounts.
role-support = Support agent
role-support-note = Answers tickets; may log talks and tasks on any account.
role-product = Product manager
role-product-note = Reads accounts, usage and feedback.
role-analyst = Analyst
role-analyst-note = Defines metrics and shares views; sees no amounts.

## People

team-title = Team
team-question = Who works here, and who can come in?
team-invite = Invite somebody
team-active = With access
team-ended = Access ended
team-empty = Nobody here
team-never = never
person-name = Full name
person-email = Mail address
person-role = Role
person-team = Part of the team
person-team-hint = For instance Tehran or Enterprise. Rules may depend on it. Leave it blank if the team has no parts.
person-language = Language
person-calendar = Calendar
person-zone = Time zone
person-zone-hint = For instance Europe/Berlin, Asia/Shanghai, Asia/Tehran.
person-standing = Access
person-seen = Last here
person-facts = Facts about this person
person-ended-at = Access ended
person-question = What does this person do here, and what may they do?
person-change = Change
person-access = Access
person-link = Make a new link
person-link-hint = A link to set a new password, for whoever lost theirs. Older links stop working.
person-end = End access
person-end-hint = All sessions end at once. Accounts, talks and tasks keep their author.
person-restore = Give access back
person-restore-hint = The password from before works again.
person-saved = { $name } was saved.
person-ended = { $name } no longer has access.
person-restored = { $name } has access again.
person-name-missing = A name is needed.
person-email-wrong = This is not a mail address. Write it like name@example.com.
person-email-taken = { $name } has this mail address already. Use another one.
person-email-ended = { $name } had this mail address and no longer has access. Give the access back instead of inviting again.
person-role-wrong = Choose one of the roles.
person-language-wrong = Choose one of the languages.
person-calendar-wrong = Choose one of the calendars.
person-zone-wrong = There is no such time zone. Write it like Asia/Shanghai.
person-last-admin = At least one administrator must keep access. Make somebody else administrator first.
standing-active = can sign in
standing-invited = invited
standing-no-way = needs a link
standing-ended = ended

## Inviting

invite-title = Invite somebody
invite-question = Who joins, and what will they do?
invite-who = Who
invite-button = Make the invitation link
link-title = Link for { $name }
link-question = Send this link to them by mail or messenger.
link-copy-title = The link
link-label = Link to copy
link-copy = Copy the link
link-once = It works once, for 14 days, and is shown only now. If it gets lost, make a new one on the person’s page.
link-done = Back to the team
invitation-title = Welcome
invitation-text = { $name }, choose a password to join { $workspace }.
invitation-button = Join
invitation-welcome = Welcome, { $name }.
error-link-used = This link has been used or has expired. Ask your administrator for a new one.

## The first administrator

first-title = Set up Tenure
first-question = Who are you, and how does your company work? Everything can be changed later.
first-you = You, the first administrator
first-company = Your company
first-button = Set up
first-done = Tenure is ready. Next: bring your customers in from a file.

## Signing in

sign-in-title = Sign in
sign-in-question = Who are you?
sign-in-button = Sign in
sign-in-wrong = Mail address and password do not match.
sign-in-no-link = No password yet, or forgotten? Your administrator can make a link for you.
sign-in-language = Language
sign-in-throttled = { $minutes ->
    [one] Too many attempts. Please wait { $minutes } minute and try again.
   *[other] Too many attempts. Please wait { $minutes } minutes and try again.
}
password-label = Password
password-title = Change password
password-question = What should your new password be?
password-present = Present password
password-new = New password
password-again = New password once more
password-hint = At least 10 characters. A short sentence is easy to remember and hard to guess.
password-button = Change password
password-changed = Your password was changed. All your other sessions have ended.
password-short = At least { $least } characters are needed.
password-long = At most { $most } characters are possible.
password-easy = This is too easy to guess. Take several words.
password-present-wrong = This is not your present password.
password-again-wrong = The two passwords differ.

## Sessions

sessions-title = Sessions
sessions-question = Where are you signed in?
sessions-own = Your sessions
sessions-everybody = Everybody else’s sessions
sessions-agent = Browser
sessions-agent-unknown = unknown
sessions-agent-on = { $browser } on { $system }
sessions-since = Signed in
sessions-seen = Last used
sessions-present = this one
sessions-end = End
sessions-end-others = End all others
sessions-ended = The session has ended.
sessions-others-ended = All your other sessions have ended.

## The demo

demo-title = Switch person
demo-question = Through whose eyes do you want to look?
demo-become = Look as
demo-you = that is you
demo-welcome = You now look as { $name }.

## Preferences

preferences-title = Preferences
preferences-question = How do you like to read?
preferences-who = { $name } · { $role } · { $email }
preferences-reading = Reading
preferences-safety = Safety
preferences-saved = Your preferences were saved.

## Roles and rights

policies-title = Roles and rights
policies-question = Who may do what here?
policies-table = What each role may do
policies-action = Right
policies-own = own
policies-all = all
policies-yes = yes
policies-no = no
policies-text = The rules
policies-show-text = Show the rules as text
policies-default-file = These are the rules that ship with Tenure. To change them, copy them to policies.cedar in the data folder, edit the copy, and restart.
policies-own-file = These are your own rules, from policies.cedar in the data folder. Tenure reads them at start.
policy-mistake = Line { $line }: { $what }
error-policies = { $count ->
    [one] The rules in policies.cedar have { $count } mistake. Correct it and start again.
   *[other] The rules in policies.cedar have { $count } mistakes. Correct them and start again.
}
error-policies-file = The rules in { $file } cannot be read: { $reason }.
action-account-see-general = Sees accounts
action-account-see-personal = Sees contacts with names, addresses, telephone numbers
action-account-see-note = Reads notes
action-account-see-money = Sees amounts, prices, discounts
action-account-log = Logs talks, tasks, open items, handoffs
action-account-write = Changes accounts and contacts
action-account-write-money = Changes subscriptions, orders, payments
action-account-assign = Gives accounts to another owner
action-account-read = Opens the list of customers
action-account-create = Adds customers
action-import-run = Imports files and takes imports back
action-export-run = Exports lists
action-field-manage = Adds and changes own fields
action-view-share = Shares saved views
action-definition-read = Reads metrics, scorecards, segments, signals
action-definition-write = Changes metrics, scorecards, segments, signals
action-usage-read = Reads usage events
action-today-read = Opens Today
action-today-lead = Sees the work of the whole team
action-task-assign = Changes tasks of others
action-person-read = Sees who is on the team
action-person-manage = Invites people, changes roles, ends access
action-settings-manage = Changes the settings of the workspace
action-audit-read = Reads who did what
action-token-manage = Makes API tokens
action-undo-any = Takes back what others did

## Settings

settings-title = Settings
settings-question = What has been decided for everybody, and what for you?
settings-saved = The settings were saved.
settings-link-preferences = Preferences
settings-link-preferences-note = Your language, calendar, time zone, colours.
settings-link-sessions = Sessions
settings-link-sessions-note = Where you are signed in.
settings-link-workspace = Workspace
settings-link-workspace-note = Name, time zone, currency, renewals, who sees amounts.
settings-link-calendars = Working days
settings-link-calendars-note = Weekends, holidays, worked weekends.
settings-link-rates = Currency rates
settings-link-rates-note = What other currencies are worth, from which day.
settings-link-fields = Own fields
settings-link-fields-note = What you want to know of customers beyond the built-in fields.
settings-link-imports = Imports
settings-link-imports-note = Which files came in, and taking them back.
settings-link-sources = Event sources
settings-link-sources-note = What may send events, and what arrived.
settings-link-retention = Retention of events
settings-link-retention-note = For how long each kind of event is kept.
settings-link-tokens = API tokens
settings-link-tokens-note = Access for your programs.
settings-link-policies = Roles and rights
settings-link-policies-note = What each role may do, and by which rule.
settings-link-audit = Audit log
settings-link-audit-note = Who did what, and taking it back.
settings-workspace-title = Workspace
settings-workspace-question = What holds for everybody here?
settings-company = The company
settings-rules = Rules of the house
settings-name = Name of the company
settings-name-missing = The company needs a name.
settings-zone = Time zone
settings-zone-hint = A day is a calendar day in this zone; changing it counts all usage again. For instance Asia/Tehran.
settings-zone-wrong = There is no such time zone. Write it like Asia/Tehran.
settings-currency = Reporting currency
settings-currency-hint = Three letters: USD, EUR, CNY, IRR. Toman is not a currency of its own: choose IRR.
settings-currency-wrong = This is no currency. Write three letters such as USD, CNY or IRR.
settings-toman = Show rial amounts in toman
settings-toman-hint = Ten rial are one toman. Typed amounts are read in toman too.
settings-calendar = Working days
settings-calendar-wrong = There is no calendar { $calendar }. Choose one of the list.
settings-language = Language for whoever has not chosen one
settings-choice-wrong = Choose one of the list.
settings-renewal-owner = Who owns renewals?
renewal-owner-am = The account manager
renewal-owner-am-note = Success managers hand renewals over and see that one is under way, without the price.
renewal-owner-cs = Customer success
renewal-owner-cs-note = Success managers close renewals themselves.
renewal-owner-both = One person for both
renewal-owner-both-note = There is no handing over.
settings-amounts = Who may see amounts?
amounts-commercial = Account managers, leads, administrators
amounts-commercial-note = Success managers see that there is revenue, but no amount, price or discount.
amounts-owner = Success managers too, for their own accounts
amounts-owner-note = Other accounts’ amounts stay hidden from them.
amounts-everybody = The whole team
amounts-everybody-note = Nothing is hidden.

## Working days

settings-calendars-title = Working days
settings-calendars-question = When do people work?
settings-weekend = Weekend
settings-own-days = Days added here
settings-own-days-empty = No days added
settings-own-days-empty-text = Public holidays ship with Tenure. Add the days that only your company has, or that were decided late.
settings-coming-days = The next twelve months
settings-coming-days-empty = No holidays known
settings-day = Day
settings-day-name = Name
settings-day-kind = What it is
settings-day-holiday = day off
settings-day-working = worked
settings-day-add = Add a day
settings-day-added = The day was added.
settings-day-removed = The day was removed.
settings-day-wrong = “{ $typed }” is not a day. Write it like 2026-11-21 or 1405/08/30.
settings-day-taken = This day was added already. Remove it first.
settings-day-name-missing = The day needs a name.

## Currency rates

settings-rates-title = Currency rates
settings-rates-question = What are other currencies worth in { $currency }?
settings-rates-empty = No rates yet
settings-rates-empty-text = Amounts in another currency stay unknown in sums and formulas until there is a rate for their day.
settings-rate = Rate
settings-rate-hint = Digits and at most one decimal point.
settings-rate-reverse = The other way round
settings-rate-currency = Currency
settings-rate-from = From
settings-rate-direction = What the rate says
settings-rate-reversed = So many of the currency are 1 { $currency }
settings-rate-straight = One of the currency is so many { $currency }
settings-rate-equals = 1 { $from } = { $amount } { $to }
settings-rate-add = Add a rate
settings-rate-added = The rate was added.
settings-rate-removed = The rate was removed.
settings-rate-own = This is the reporting currency itself; it needs no rate.
settings-rate-wrong = “{ $typed }” is not a rate. Write digits with at most one decimal point, more than zero.
settings-rate-taken = There is a rate of this currency for this day already. Remove it first.

## Audit log

audit-title = Audit log
audit-question = Who did what?
audit-who = Who
audit-when = When
audit-what = What
audit-everybody = Everybody
audit-show = Show
audit-empty = Nothing here
audit-empty-text = Signing in, changes of people and settings, imports and exports are written down here.
audit-by-token = a program with a token
audit-by-system = the program itself
audit-act-title = One act
audit-act-question = What did this act change?
audit-changes = Changed records
audit-no-changes = This act changed no records.
audit-record = Record
audit-id = Id
audit-fields = Fields
audit-made = made
audit-removed = removed
audit-unreadable = A line that this version cannot read.
audit-signed-in = Signed in.
audit-session-ended = Ended a session.
audit-sessions-ended = Ended all other sessions.
audit-password-changed = Changed the password.
audit-invitation-accepted = Set a password by a link and came in.
audit-set-up = Set the installation up.
audit-invited = Invited { $name } as { $role }.
audit-link-made = Made a link for { $name }.
audit-role-changed = Changed the role of { $name } from { $from } to { $to }.
audit-person-changed = Changed { $name }.
audit-access-ended = Ended the access of { $name }.
audit-access-restored = Gave { $name } access again.
audit-settings-changed = Changed the settings of the workspace.
audit-weekend-changed = Changed the weekend of the calendar { $calendar }.
audit-day-added = Added { $name } to the calendar { $calendar }.
audit-day-removed = Removed { $name } from the calendar { $calendar }.
audit-rate-added = Added a rate of { $currency }: { $rate }.
audit-retention = Set how long events of “{ $name }” are kept: { $days } days.
audit-retention-ever = Set that events of “{ $name }” are kept for ever.
audit-proof = Set which past days are kept: { $days }.
audit-rate-removed = Removed a rate of { $currency }: { $rate }.
audit-undone = { $conflicts ->
    [0] Took an act back (changes: { $count }).
   *[other] Took an act back (changes: { $count }; left because somebody changed them later: { $conflicts }).
}

## Undo

undo-done = { $count ->
    [one] { $count } change was taken back.
   *[other] { $count } changes were taken back.
}
undo-nothing = There is nothing to take back, or it was taken back already.
undo-report-title = Not everything was taken back
undo-report-question = What stayed as it is, and why?
undo-report-left = { $count ->
    [one] { $count } change was left, because somebody changed the same thing later.
   *[other] { $count } changes were left, because somebody changed the same things later.
}
undo-report-back = Go on
undo-field = Field
undo-later-who = Changed since by
undo-whole = the whole record
record-accounts = Account
record-contacts = Contact
record-touchpoints = Touchpoint
record-identity_links = Link of usage to an account
record-own_fields = Own field
record-saved_views = Saved view
record-imports = Import
record-mappings = Mapping of an import
record-subscriptions = Subscription
record-orders = Order
record-payments = Payment
record-open_items = Open item
record-tasks = Task
record-handoffs = Handoff
record-lines = Line of Today
record-definitions = Definition
record-people = Person on the team
record-settings = Setting
record-holidays = Day of a calendar
record-rates = Currency rate
record-tokens = API token
record-sources = Event source
record-users = User of the product
