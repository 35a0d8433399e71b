### Imports, mappings, saved views, own fields.

## The wizard

import-title = Import
import-question = Bring your own data: which file, and what is it about?
import-step-file = File
import-step-columns = Columns
import-step-check = Dry run
import-step-result = Result
import-kind = What the file is about
import-kind-find-out = Find out from the columns
import-kind-change = Match the columns anew
import-kind-other = This file is about something else
import-kind-accounts = Customers
import-kind-contacts = Contacts
import-kind-touchpoints = Touchpoints
import-kind-subscriptions = Subscriptions
import-kind-orders = Orders
import-kind-payments = Payments
import-kind-open-items = Open items
import-kind-events = Usage events
import-kept = Mapping
import-kept-none = None: propose one
import-toml-more = I have a mapping file
import-toml = Mapping file
import-toml-hint = A TOML file, as the command line takes it.
import-file = File
import-file-hint = CSV, TSV, XLSX, JSON lines or Parquet; also compressed with gzip. Up to 2 GB.
import-upload = Upload and look at it
import-of = { $kind } from { $file }

## Columns

import-columns-question = Which column is which field? Nothing is imported yet.
import-found = Read as
import-found-wrong = The file was read wrongly
import-format-csv = text with a delimiter
import-format-xlsx = Excel workbook
import-format-json-lines = JSON lines
import-format-parquet = Parquet
import-format-gzip = compressed
import-columns-count = { $count ->
    [one] { $count } column
   *[other] { $count } columns
  }
import-encoding = Encoding
import-delimiter = Delimiter
import-delimiter-comma = comma
import-delimiter-semicolon = semicolon
import-delimiter-tab = tabulator
import-delimiter-pipe = vertical bar
import-delimiter-whitespace = spaces
import-header = First row names the columns
import-skip-lines = Lines to skip at the top
import-sheet = Sheet
import-reread = Read again
import-find-out = Find out
import-yes = Yes
import-no = No
import-choose = Please choose
import-zone = Time zone of the times in the file
import-zone-hint = For times that do not name their zone.
import-currency = Currency of the amounts
import-numbers = Numbers are written
import-order = Dates are written
import-order-ymd = year, month, day
import-order-dmy = day, month, year
import-order-mdy = month, day, year
import-calendar = Calendar of the dates
import-calendar-gregorian = Gregorian
import-calendar-jalali = Solar Hijri
import-upsert = Rows are recognised by
import-upsert-hint = A row whose value is known changes that record; any other makes a new one.
import-create-missing = Create customers that are missing
import-create-missing-hint = Otherwise records that name an unknown customer are rejected; events wait for theirs.
import-columns = Columns of the file
import-columns-column = Column
import-columns-holds = What stands in it
import-columns-field = Field
import-leave-out = Leave out
import-own = Own field
import-own-more = As an own field
import-unit = Unit of the amounts
import-unit-major = main unit (dollars, yuan)
import-unit-minor = smallest unit (cents, fen)
import-unit-rial = rial
import-unit-toman = toman
import-unit-thousand-toman = thousand toman
import-others = The mapping also says
import-sample = The first rows of the file
import-check = Dry run
import-columns-wrong = Please answer these questions first.

## Work under way

import-working = Reading the file
import-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
  }
import-rate = { $rate } per second
import-left = { $left } left
import-rejected-so-far = { $count } rejected
import-stop = Stop
import-interrupted = The work was interrupted. Start it again; what was half done is not kept.
import-check-question = What would change? Nothing is kept yet.
import-result-question = What came of it?
import-count-fresh = New
import-count-changed = Changed
import-count-unchanged = Unchanged
import-count-rejected = Rejected
import-count-look = See why
import-skipped = { $count ->
    [one] { $count } row is left out by the mapping.
   *[other] { $count } rows are left out by the mapping.
  }
import-unattached = { $count ->
    [one] { $count } event belongs to a customer that is not known yet. It is kept and counts as soon as the customer exists.
   *[other] { $count } events belong to customers that are not known yet. They are kept and count as soon as the customers exist.
  }
import-created = { $count ->
    [one] { $count } customer is created because a row names it.
   *[other] { $count } customers are created because rows name them.
  }
import-nothing-new = This file brings nothing new.
import-all-rejected = Nothing can be imported like this: every row was rejected. Correct the columns or the file.
import-no-name = No column gives the name: each would be called by its key. Choose the column that holds the name.
import-reasons = Why rows are rejected
import-rejected-file = Rejected rows as a file
import-rejected-row = Row
import-rejected-column = Column
import-rejected-value = Value
import-rejected-reason = Reason
import-rejected-remedy = What to do
import-run = Import now
import-back-to-columns = Back to the columns
import-forget = Discard this upload
import-forgotten = The upload was discarded.
import-failed = The import did not work
import-nothing-kept = Nothing of it was kept.
import-done = Imported.
import-as-of = The newest event is from { $day }. To see this company as it was then, start the program with --as-of { $option }.
import-see = See the customers
import-mapping-file = Mapping as a file
import-another = Import another file
import-undo = Undo this import
import-warning-amounts = “{ $field }”: half of the amounts are above { $found }, until now it was { $usual }. Is the unit right, rial or toman?
import-warning-future = { $count ->
    [one] { $count } event lies in the future.
   *[other] { $count } events lie in the future.
  } Are the dates and the time zone right?

## History

import-history = Imports
import-history-question = What was imported, by whom, and what came of it?
import-none = Nothing has been imported yet
import-none-text = Bring customers first, then their contacts, subscriptions and usage events.
import-column-file = File
import-column-kind = About
import-column-when = When
import-column-who = Who
import-column-state = State
import-by-program = the program
import-state-running = Under way
import-state-interrupted = Interrupted
import-state-done = Done
import-state-failed = Failed
import-state-cancelled = Stopped
import-state-undone = Undone
import-undone = { $file } was undone: { $reverted } changes taken back, { $kept } kept because they were edited later.
import-conflicts = Kept because they were edited later
import-conflict = { $record } { $id }: { $field }
import-conflict-whole = the whole record
import-conflict-place = What
import-conflict-imported = Imported
import-conflict-kept = Kept

## Errors

import-cancelled = The import was stopped; nothing of it was kept.
import-running = This import is already under way.
import-not-undoable = Nothing of this import is left to undo.
import-none-rejected = No row was rejected.
import-disk = The disk does not let the program write. Look at the free space and at the rights of the data folder.
import-file-missing = Please choose a file.
import-file-large = The file is larger than 2 GB. Compress it with gzip, split it, or use the command line.
import-upload-broken = The upload was interrupted. Nothing of it was kept; please send it again.
import-kind-unknown = The mapping is for “{ $kind }”, which cannot be imported. Known are: { $known }.
import-through-kind = The mapping finds accounts through “{ $kind }”, which knows none.
import-key-unusable = Rows cannot be recognised by “{ $field }”. Possible are: { $known }.
import-create-with = “create_with” cannot set “{ $field }”.
import-field-unknown = There is no such field.
import-value-too-large = This number is too large.
import-own-type = The own field “{ $field }” exists and holds { $is }; the mapping says { $wanted }. Correct the type in the mapping, or choose another name.
import-own-wrong = The own field “{ $field }” cannot be made.

## Rejected rows

import-row-wrong = Row { $row }, column “{ $column }”: { $problem }
import-account-unknown = Row { $row }, column “{ $column }”: there is no customer “{ $value }”.
import-account-missing = Row { $row }: a new contact needs a customer.
import-contact-unknown = Row { $row }, column “{ $column }”: this customer has no contact “{ $value }”.
import-contact-twice = Row { $row }: the same contact stood in this file already.
import-person-unknown = Row { $row }, column “{ $column }”: nobody on the team is “{ $value }”.
import-person-taken = Row { $row }, column “{ $column }”: the user “{ $value }” is another contact already.
import-key-ambiguous = Row { $row }, column “{ $column }”: “{ $value }” fits several customers.
import-key-taken = Row { $row }, column “{ $column }”: the key “{ $value }” belongs to another customer.
import-through-unknown = Row { $row }, column “{ $column }”: “{ $value }” is not known.
import-rate-missing = Row { $row }, column “{ $column }”: the amount is in a currency without a rate for that day.
import-remedy-correct = Correct the cell and import the row again.
import-remedy-account-unknown = Import the customer first, correct its key, or allow the mapping to create missing customers.
import-remedy-account-missing = Name the column with the customer's key.
import-remedy-contact-unknown = Import the contact first, or leave the cell blank.
import-remedy-contact-twice = Keep one of the rows, or give each contact a key of its own.
import-remedy-person-unknown = Use the key or mail address of somebody on the team, or invite this person first.
import-remedy-person-taken = Correct the user's key, or change the other contact.
import-remedy-key-ambiguous = Recognise rows by a field that is unique, such as the key.
import-remedy-parent = Write the key of the one that is meant.
import-remedy-key-taken = Correct the key, or recognise rows by the key.
import-remedy-through-unknown = Import the record that it refers to first, or correct the cell.
import-remedy-rate-missing = Enter the rate in the settings, or use the reporting currency.

## Mappings

mapping-title = Mappings
mapping-note = Files of the same shape need to be matched only once. The command line takes these files too.
mapping-name = Name of the mapping
mapping-name-hint = Usage events are told apart by it: the same file under another name would count twice.
mapping-keep = Keep this mapping for the next file
mapping-download = Download
mapping-remove = Remove
mapping-removed = The mapping “{ $name }” was removed.
mapping-field-key = Key
mapping-field-name = Name
mapping-field-short-name = Short name
mapping-field-legal-name = Legal name
mapping-field-kind = Kind
mapping-field-parent-key = Key or name of the customer it belongs to
mapping-field-country = Country
mapping-field-region = Region
mapping-field-zone = Time zone
mapping-field-calendar = Working calendar
mapping-field-industry = Industry
mapping-field-language = Language
mapping-field-team-size = Team size
mapping-field-team-size-on = Team size as of
mapping-field-created-on = Customer since
mapping-field-csm = CS manager (CSM)
mapping-field-am = Account manager (AM)
mapping-field-registration-id = Registration number
mapping-field-phone = Phone
mapping-field-email = Mail address
mapping-field-website = Website
mapping-field-account-key = Key of the customer
mapping-field-contact-key = Key of the contact
mapping-field-person-key = Key of the user
mapping-field-form-of-address = Form of address
mapping-field-role = Role
mapping-field-messenger = Messenger
mapping-field-bounced-on = Mail came back on
mapping-field-at = When
mapping-field-direction = Who spoke
mapping-field-text = Text
mapping-field-mood = Mood
mapping-field-by = Who of the team
mapping-field-value = Number
mapping-field-id = Id of the event
mapping-field-properties = Further facts
mapping-field-plan = Plan
mapping-field-seats = Seats
mapping-field-mrr = Amount per month (MRR)
mapping-field-currency = Currency
mapping-field-starts-on = Starts on
mapping-field-ends-on = Ends on
mapping-field-notice-days = Notice period in days
mapping-field-auto-renew = Renews by itself
mapping-field-billing-months = Months per bill
mapping-field-discount-percent = Discount in percent
mapping-field-status = Status
mapping-field-cancelled-on = Cancelled on
mapping-field-ordered-on = Ordered on
mapping-field-due-on = Due on
mapping-field-amount = Amount
mapping-field-description = Description
mapping-field-order-key = Key of the order
mapping-field-paid-on = Paid on
mapping-field-title = Title
mapping-field-asked-on = Asked on
mapping-field-owner = Owner
mapping-field-closed-on = Closed on
mapping-field-visible = Visible to the customer

## Saved views

view-title = Saved views
view-all = All
view-of-team = { $name } (team)
view-name = Name of the view
view-save = Save
view-save-as = Save this list as a view
view-keep = Keep the change
view-manage = This view
view-rename = Rename
view-share = Share with the team
view-unshare = No longer share
view-remove = Remove this view
view-saved = The view “{ $name }” is saved.
view-removed = The view “{ $name }” was removed.
view-name-missing = Please give the view a name.
view-name-long = The name is too long for a tab: at most 60 characters.

## Own fields

field-title = Own fields
field-question = Which facts about customers does this company keep besides the built-in ones?
field-back = Settings
field-new = New own field
field-none = No own fields yet
field-none-text = Add one here, or let an import make them from columns that have no field.
field-label = Name on screen
field-key = Name in formulas
field-key-hint = Small Latin letters, digits and underscores. Left blank, it is made from the name on screen.
field-kind = Holds
field-kind-number = a number
field-kind-money = an amount
field-kind-text = text
field-kind-flag = yes or no
field-kind-date = a date
field-kind-choice = one of several choices
field-class = Who may see it
field-class-hint = The roles decide who sees which class.
field-class-general = everybody on the team
field-class-personal = those who may see personal data
field-class-note = those who may see notes
field-class-money = those who may see amounts
field-choices = Choices
field-choices-hint = One per line.
field-remove = Remove this field
field-remove-hint = The values stay, so that undo brings them back.
field-added = The own field “{ $name }” was added.
field-saved = The own field “{ $name }” is saved.
field-removed = The own field “{ $name }” was removed.
field-key-wrong = Use small Latin letters, digits and underscores, beginning with a letter.
field-key-taken = Another column has this name already.
field-label-missing = Please give the field a name.
field-kind-wrong = Please choose what the field holds.
field-choices-missing = Please name at least one choice.
