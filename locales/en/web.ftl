### The frame of every page and the words that components have of their own. "%n" is a number that the browser fills in.

## Errors of the web part

error-title = That did not work
error-title-not-found = Nothing here
error-title-forbidden = Not allowed
error-home = To the start page
error-csrf = This form came from an old page. Load the page again and send it once more; nothing was saved.
error-scope = This token lacks the scope { $scope }.

## Shell

web-skip = Skip to the content
web-menu = Menu
web-menu-waits = { $count ->
    [one] one waits
   *[other] { $count } wait
}
web-search = Search
web-search-hint = Search names, people, anything
web-language = Language
web-theme = Appearance
web-theme-auto = Like the system
web-theme-light = Light
web-theme-dark = Dark
web-sign-out = Sign out
web-switch-person = Switch person
web-as-of = You see this workspace as of { $day }. Today's real date does not count here.
web-past = You look at { $day }, at its end. Nothing can be changed here.
web-past-knowledge-then = As we knew it then
web-past-knowledge-now = As it was, with what we learned since
web-past-definitions-then = judged by the definitions of that time
web-past-definitions-now = judged by today's definitions
web-past-other = Another day
web-past-leave = Back to today
web-past-look = Look at another day
web-fresh = Numbers as of { $at }
web-undo = Undo
web-dismiss = Close this notice
web-close = Close
web-open-page = Open as a page
web-copied = Copied
web-new = %n new
web-gone = No longer in this list
web-failed = That did not work. Please check your connection.
web-draft-restored = Your draft was restored.

## Keys

web-keys-title = Keyboard
web-keys-everywhere = Everywhere
web-keys-lists = In lists
web-keys-go = Go to
web-keys-here = On this page
web-key-search = search
web-key-help = this help
web-key-palette = command palette
web-key-undo = undo the last act
web-key-send = send the form one is writing in
web-key-close = close
web-key-next = next line
web-key-previous = previous line
web-key-open = open beside the list
web-key-choose = select the line
web-palette = Commands
web-palette-hint = Where to, or what to do?
web-palette-nothing = Nothing found. Try other words.

## Tables, filters, pages

web-actions = Actions
web-select-row = Select this line
web-select-all = Select all lines on this page
web-chosen = %n selected
web-chosen-rows = With the selected lines:
web-filters = Filters
web-filter-remove = Remove filter: { $filter }
web-filters-clear = Clear all
web-pages = Pages
web-page-rows = { $total ->
    [0] Nothing found
   *[other] { $from }–{ $to } of { $total }
}
web-page-number = Page { $page }
web-page-previous = Previous page
web-page-next = Next page
web-steps = Steps
web-step-done = done

## Fields

web-date-hint-gregorian = Year-month-day, such as 2026-11-21; Jalali days are understood too.
web-date-hint-jalali = Year/month/day, such as 1405/08/30; Gregorian days are understood too.

## Marks

web-band-healthy = Healthy
web-band-at-risk = At risk
web-band-critical = Critical
web-band-not-enough-data = Not enough data

## Charts

web-chart-table = Show as a table
web-chart-day = Day
web-chart-empty = Nothing to draw yet.
web-reliability-expected = Foretold
web-reliability-came = Came
web-reliability-within = 95 % interval
web-reliability-count = How many
web-reliability-right = As foretold
web-steps-who = Line
web-steps-share = Share
web-steps-count = Still at risk
web-curve-point = Point { $number }
web-curve-line = Curve
web-curve-count = How many have this number
web-curve-range = Number
web-factor = Factor
web-now-before = Now (before)
web-share-of-points = Share of points
web-points = Points
web-change = Change
web-sum = Sum
web-left-out = left out

## The gallery of components, a page for tests

web-gallery-title = Components
web-gallery-question = Do all parts look right in this language?
web-gallery-save = Save
web-gallery-cancel = Cancel
web-gallery-delete = Delete
web-gallery-more = More
web-gallery-log = Log
web-gallery-name = Company
web-gallery-value = Value per year
web-gallery-health = Health
web-gallery-people = Active people
web-gallery-notice-day = Notice deadline
web-gallery-owner = Owner
web-gallery-note = Note
web-gallery-kind = Kind
web-gallery-call = Call
web-gallery-meeting = Meeting
web-gallery-visible = Visible to the customer
web-gallery-fresh = Events up to today, 09:12
web-gallery-text = Active people fell from 31 to 14 since 12 October (−55% per working day). The administrator has been away for 19 days.
web-gallery-stage = In use
web-gallery-empty = No open item yet
web-gallery-empty-text = What a customer asks for or what you promise stands here until it is settled.
web-gallery-saved = The call was logged.
web-gallery-import = Reading events
web-gallery-rate = 48,000 rows a second, 12 seconds left
web-gallery-step-file = File
web-gallery-step-columns = Columns
web-gallery-step-check = Check
web-gallery-step-done = Import
web-gallery-last-year = Last year
web-gallery-holiday = Holiday
web-gallery-seats = Seats
web-gallery-describe = The number of active people falls by half within six weeks.
web-gallery-error = Choose a day that is not in the past.
web-gallery-people-note = of 40 seats
web-gallery-forms = Forms
web-gallery-tables = Lists and tables
web-gallery-charts = Charts
web-gallery-rest = Notices, steps, timeline
web-gallery-today = Today
web-gallery-subjects = Customers
web-gallery-insight = Insight
web-gallery-settings = Settings
web-gallery-role = CS manager
