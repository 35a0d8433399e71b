### Insight: metrics, formulas, health, segments, signals. Names of what ships and words of the pages.

## General

menu-insight = Insight
menu-alerts = Alerts
alerts-question = What happened that you should know, and is it still so?
alerts-unseen = Not seen yet
alerts-all = All of the last 90 days
alerts-about = About
alerts-what = What happened
alerts-at = When
alerts-now = Now
alerts-still = still so
alerts-over = no longer
alerts-seen = Seen
alerts-seen-all = I have seen all
alerts-seen-done = { $count ->
    [0] There was nothing left to see.
    [one] One alert is marked as seen.
   *[other] { $count } alerts are marked as seen.
}
alerts-none = Nothing in the last 90 days
alerts-none-unseen = You have seen everything
alerts-none-text = You are told once when something begins: a customer of yours becomes critical, health sinks quickly, a promise is broken, a source of data falls silent. Which signals alert is set with the signals.
alerts-signals = See the signals
panel-health = Health
panel-usage = Usage
insight-verbatim = { $text }
insight-argument = { $value }
insight-unknown = –
audit-definitions = Definitions changed: { $reason }
audit-definitions-withdrawn = Planned definitions taken back: { $reason }

## Columns

column-health = Health
column-health_own = Own score
column-health_own_before = Own score four weeks ago
column-health_raw = Band by the score alone
column-band_set = Band set by a person
column-health_band = Band
column-health_before = Health four weeks ago
column-health_change = Change in four weeks
column-band_since = Band since
column-scorecard = Scorecard
column-tier = Tier
column-stage = Stage
column-four-weeks-ago = { $name }, four weeks ago
column-contact = Contact: { $role }
column-working_days_7 = Working days of the last 7
column-working_days_14 = Working days of the last 14
column-working_days_28 = Working days of the last 28
column-usage_source_silent = Its source of usage is silent
column-usage_tracked = Usage is received
column-usage_judged = Usage can be judged
column-active_people_7 = Active people, 7 days
column-active_people_14 = Active people, 14 days
column-people_14_earlier = Active people, 14 days, four weeks earlier
column-active_people_28 = Active people, 28 days
column-active_people_56 = Active people, 56 days
column-events_per_workday_14 = Events per working day, 14 days
column-events_per_workday_28 = Events per working day, 28 days
column-active_days_28 = Active days of the last 28
column-event_kinds_28 = Kinds of events, 28 days
column-core_functions_28 = Core functions used, 28 days
column-core_events_56 = Core events, 56 days
column-admin_days_14 = Days with an administrator, 14 days
column-admin_days_earlier = Days with an administrator, four weeks before
column-last_admin_on = Administrator last seen
column-settings_14 = Settings changed, 14 days
column-settings_admin_14 = Settings changed by administrators, 14 days
column-settings_by_others_14 = Settings changed by others, 14 days
column-invites_refused_56 = Invitations refused, 56 days
column-survey_last = Last survey answer
column-survey_on = Last survey answered on
column-survey_valid = Survey answer still valid
column-first_event_on = First event
column-last_event_on = Last event
column-seat_use = Active people ÷ seats
column-people_change = Change of active people
column-use_change_percent = Change of use per working day, %
column-fall_since = Compared since
column-admin_absent_days = Days since an administrator was seen
column-events_per_seat = Events per seat and working day
column-usage_rank = Usage rank (0 to 100)
column-troubles = Troubles at once
column-word_broken = Broken word
column-source = Source
column-last_on = Last spoke
column-accounts = Accounts
column-accounts_only = Accounts fed by it alone
column-usual_gap = Longest usual pause (working days)
column-active_days = Days on which it spoke
column-silent_days = Days silent
column-silent_working_days = Working days silent

## Scorecards that ship

scorecard-business = Customers with a contract
scorecard-trial = Trials
scorecard-usage-only = Usage only
component-evidence = { $now } ({ $before })
component-people-on-seats = active people ÷ seats
component-people-on-seats-text = { $now } ({ $before }) of { $seats } seats
component-people-against-before = active people against four weeks ago
component-core-functions = core functions
component-core-functions-text = { $now } of 6 ({ $before })
component-answers-us = answers us
component-days-ago-text = last { $now } days ago ({ $before })
component-pays-on-time = pays on time
component-pays-on-time-text = { $now ->
        [0] yes
       *[other] { $now } days late
    } ({ $before ->
        [0] yes
       *[other] { $before } days late
    })
component-satisfaction = satisfaction
component-of-ten-text = { $now } of 10 ({ $before })
component-our-word = our word to them
component-our-word-text = { $now ->
        [0] kept
       *[other] { $now } times broken
    } ({ $before ->
        [0] kept
       *[other] { $before }
    })
component-people = people who use it
component-active-days = active days of four weeks
component-use-against-before = use against four weeks ago
component-kinds = kinds of use

## Tiers, stages, segments that ship

tier-a = A
tier-b = B
tier-c = C
stage-lost = lost
stage-leaving = leaving
stage-trial = trial
stage-onboarding = onboarding
stage-renewal = renewal
stage-in-use = in use
stage-prospect = no contract
segment-no-decision-maker = No decision maker known
segment-full-seats = Seats are full
segment-unheard-60 = Not spoken to for 60 days
segment-renewing-90 = Contract ends within 90 days
segment-content = Content

## Signals that ship

signal-turned-critical = Has become critical
signal-turned-critical-text = { $health } of 100 points; change in four weeks: { $health_change }
signal-health-sinking = Health is sinking
signal-health-sinking-text = { NUMBER($health, maximumFractionDigits: 0) } of 100 points; change in four weeks: { NUMBER($health_change, maximumFractionDigits: 0) }
signal-promise-broken = We have not kept our word
signal-promise-broken-text = { $broken_promises ->
    [one] One promise is past its day
   *[other] { $broken_promises } promises are past their day
}
signal-usage-falling = Usage is falling
signal-usage-falling-text = Active people { $active_people_14_before } → { $active_people_14 } since { $fall_since } (use per working day { $use_change_percent }%)
signal-seats-short = The team outgrew its seats
signal-seats-short-text = Team of { $team_size } on { $seats } seats, { $active_people_28 } active, { $invites_refused_56 } invitations refused in 56 days
signal-paid-unused = Paid, but not begun
signal-paid-unused-text = Paid { $days_since_first_payment } days ago ({ $first_paid_on }), { $active_people_56 ->
        [0] nobody has looked in
        [one] one person has looked in
       *[other] { $active_people_56 } people have looked in
    }, no core function used, no kick-off held
signal-admin-gone = The administrator is gone
signal-admin-gone-text = Administrator { $contact_admin } absent for { $admin_absent_days } days after daily use; { $bounced_contacts ->
        [0] no mail came back
       *[other] mail came back
    }; others changed settings { $settings_by_others_14 } times
signal-silent-before-notice = Silence before the notice deadline
signal-silent-before-notice-text = Last two-way contact { $days_since_talk } days ago ({ $last_talk_on }); notice deadline { $notice_on }, in { $days_to_notice } days; usage as ever
signal-unheard-fans = Enthusiasts whom nobody talks to
signal-unheard-fans-text = Uses more than { NUMBER($usage_rank, maximumFractionDigits: 0) }% of all customers, answered { $survey_valid } of 10 on { $survey_on }; nobody has spoken to them for { $days_since_talk } days
signal-source-silent = A source of events is silent
signal-source-silent-text = Source { $source } has sent nothing since { $last_on } ({ $silent_working_days } working days); it feeds { $accounts } accounts, { $accounts_only } of them alone. Their usage is not judged meanwhile
signal-hollow-green = Green outside, red inside
signal-hollow-green-text = Usage is fine, but: complaint open for { $oldest_complaint_days } days, promises broken: { $broken_promises }, invoice { $overdue_days } days late, decision maker not met for { $days_since_decision_maker } days
signal-complaint-waiting = A complaint waits
signal-complaint-waiting-text = { $open_complaints ->
        [one] A complaint has
       *[other] { $open_complaints } complaints have
    } been open, the oldest for { $oldest_complaint_days } days
signal-payment-overdue = Payment overdue
signal-payment-overdue-text = Payment { $overdue_days } days overdue: { $overdue_amount }
signal-notice-near = The notice deadline is near
signal-notice-near-text = Notice deadline { $notice_on }, in { $days_to_notice } days; contract ends { $ends_on }; renews by itself: { $auto_renew }
signal-trial-alone = Trial with nobody invited
signal-trial-alone-text = { $active_people_28 } people have used the trial so far; it ends in { $days_to_end } days
signal-plain-text = { $name }: { $facts }

## Health

health-title = Health
health-question = How do our customers stand, and who changed?
health-table = Factors of the score
health-sentence-less = { $band }, { $score } of 100, { $change } less than four weeks ago.
health-sentence-more = { $band }, { $score } of 100, { $change } more than four weeks ago.
health-sentence-same = { $band }, { $score } of 100, as four weeks ago.
health-sentence-first = { $band }, { $score } of 100; four weeks ago there was no score.
health-sentence-no-score = { $band }.
health-rolled-worst = The lowest score of { $count ->
        [one] { $count } customer:
       *[other] { $count } customers:
    }
health-rolled-mean = The mean score of { $count ->
        [one] { $count } customer; the lowest:
       *[other] { $count } customers; the lowest:
    }
health-rolled-mean-by-revenue = The mean score of { $count ->
        [one] { $count } customer by revenue; the lowest:
       *[other] { $count } customers by revenue; the lowest:
    }
health-rolled-itself = this customer itself
health-rolled-whose = Whose scores count
health-rolled-unseen =
    { $count ->
        [one] and { $count } other customer that you may not see
       *[other] and { $count } other customers that you may not see
    }
health-own-score = Its own score is { $score } of 100.
health-own-score-before = Its own score is { $score } of 100; four weeks ago it was { $before }.
health-own-unknown = Its own score is not known yet.
health-too-early = There is not enough data for a score yet: the first weeks of an account, or none of its factors is known.
health-turned = From { $old } to { $new } on { $day }, because the definitions changed:
health-band-none = no band
health-held = By the score alone it would be “{ $band }”. The band changes when the score is { $points } points past the border{ $days ->
    [0] .
    [one] { " " }and was so on the day before.
   *[other] { " " }and was so on { $days } days before.
}
health-none = No score
health-none-text = No scorecard applies to this account.
health-not-known = Not known:
health-left-out = { $factors } – left out, the other factors share the weight.
health-counts-anew = Four weeks ago { $factors } did not count, and the other factors shared the points; now they have less to give. That is why their points changed too.
health-counts-no-more = Four weeks ago { $factors } counted; now the other factors share the points. That is why their points changed too.
health-way-back = Way back to healthy, each alone:
health-way = { $factor }: from { $from } to { $to }
health-compared = Scores higher than { $lower } of { $all } similar accounts (same tier, same scorecard).
health-why-scorecard = Why this scorecard?
health-judged-by = Judged by “{ $scorecard }”, the first scorecard that applies.
health-open-scorecard = Open the scorecard
health-applies-to-all = It applies to every account.
health-own-view = The CSM's own view
health-no-own-view = Nobody has given a view of their own yet.
health-say-own-view = Give your own view
health-view-good = good
health-view-fair = fair
health-view-poor = poor
health-view-done = Your view was kept.
health-why = Why
health-disagree = I disagree
health-which-factor = Factor
health-whole-score = the score as a whole
health-disputed = { $who } disagrees with “{ $factor }”
health-dispute-done = Your disagreement was kept; the lead will see it.
override-set = Set the band myself
override-note = For what the numbers do not know. The score stays as it is, and later it is told who was right.
override-band = Band
override-until = Until
override-until-wrong = Choose a day from { $first } to { $last }: after that it is looked at again.
override-done = The band was set.
override-ended = The score gives the band again.
override-end = Let the score say it again
override-holds = Set to { $band } by { $who } until { $until }; by the score it would be { $score }.
judgement-title = Who was right
judgement-question = When people and the score disagree, who is right?
judgement-overrides = Bands that people set
judgement-overrides-note = Whoever saw more danger was right if the account cancelled within 180 days, the other one if it did not.
judgement-none = Nobody has set a band yet
judgement-none-text = On an account’s page, below Health, one can set its band with a reason and a last day. What came of it is told here.
judgement-sentence = { $decided } of { $all } bands that people set are decided: { $person } times the person was right, { $score } times the score.
judgement-by-person = By the person
judgement-by-score = By the score
judgement-right = Who was right
judgement-person = the person
judgement-score = the score
judgement-open = open
judgement-left = it left
judgement-stayed = it stayed
judgement-views = What people thought of accounts
judgement-views-note = Of the accounts that were thought good, fair or poor: how many cancelled within 180 days.
judgement-no-views = Nobody has given a view yet.
judgement-count = How many
judgement-who-left = Left
judgement-disputes = Disputed factors
judgement-disputes-note = Factors of scores that people disagreed with: the first one is the first to look at.
judgement-no-disputes = Nobody has disagreed with a factor.
health-disputes = Disputed scores
health-no-disputes = No score is disputed.
health-settle = Settle
health-settled = The dispute was settled.
health-fallen = Fallen furthest in four weeks
health-nobody-fell = No score fell by five points or more.
health-fallen-all = All { $count } that fell by five points or more
health-changed = Changed band in the last four weeks
health-nobody-changed = Nobody changed band
health-nobody-changed-text = Changes appear here as soon as a day, new data or a definition moves an account.
health-no-scorecard = No scorecard applies
health-from = From
health-to = To
health-cause = Cause
transition-cause-day = a day passed
transition-cause-data = new data
transition-cause-person = set by a person
transition-cause-definitions = definitions changed

## Evidence

evidence-question = Which events and records stand behind this?
evidence-points = From the number to the points
evidence-input = Number, now (four weeks ago)
evidence-curve = Curve
evidence-exact = exactly { $points } of 100
evidence-columns = What it uses
evidence-column = Column
evidence-now = Now
evidence-before = Four weeks ago
evidence-recounted = Counted again from { $events } events: { $value }.
evidence-agrees = agrees
evidence-differs = differs
evidence-records = Records
evidence-place-contract = Contract and payments
evidence-place-timeline = Timeline
evidence-place-people = People
evidence-place-items = Open items
evidence-place-fields = Fields

## Usage

usage-none = No usage known
usage-none-text = No event has been received that belongs to this account.
usage-events = Events
usage-all-events = All events
usage-chart = People active each week
usage-chart-text = Active people by week over a year, with last year behind, holidays shaded and our talks marked.
usage-people = Active people
usage-last-year = Last year
usage-used = Used in the last four weeks
usage-unused = Not used
usage-nothing-28 = Nothing in the last four weeks.
usage-source-silent = Source silent
usage-source-silent-text = What is missing here may be missing on our side: the only source of this account has stopped sending.
adoption-title = Adoption
adoption-question = Who uses the product, how much of it, and how far do they come?
adoption-counted = counted { $at }
adoption-ask = What is counted
adoption-days = The last
adoption-who-hint = A condition, such as paying and seats > 10; empty: every account.
adoption-empty = Nobody used anything in these days
adoption-empty-text = Choose more days or another condition above.
adoption-activity = Activity
adoption-activity-note = Active is who did anything on a day, in the 7 days or in the 28 days that end on it. Stickiness is the mean of those active on a working day, by those active in the 28 days (DAU ÷ MAU); today, which is not over, is left out of it.
adoption-active-people = Active people
adoption-active-accounts = Active accounts
adoption-active-text = Three lines over the days: active on the day, in the week and in the month that end on it.
adoption-sticky-people = Stickiness of people
adoption-sticky-accounts = Stickiness of accounts
adoption-sticky-note = { $daily } on a working day, { $monthly } in the month; of all days { $all }
adoption-daily = on the day
adoption-weekly = in 7 days
adoption-monthly = in 28 days
adoption-features = Features
adoption-features-note = Breadth: how many of the active ones used it. Depth: the median of uses in a week in which they used it.
adoption-accounts = Accounts
adoption-people = People
adoption-depth-accounts = Uses a week of an account
adoption-depth-people = Uses a week of a person
adoption-uses = Uses
adoption-funnel = Funnel
adoption-funnel-question = Of those who took the first step, who took the next ones, in this order and in time?
adoption-funnel-text = A bar for each step, as high as there are many who reached it.
adoption-funnel-accounts = { $ended } of { $began ->
    [one] { $began } account
   *[other] { $began } accounts
} that began came to the end within { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
adoption-funnel-people = { $ended } of { $began ->
    [one] { $began } person
   *[other] { $began } people
} who began came to the end within { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
adoption-funnel-open = { $n } of the others took the first step less than { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago and may still go on.
adoption-funnel-note = Times run from the last time the step before was taken. A person counts once in each account. What happened at the same moment counts in the order of the steps.
adoption-funnel-many = These events are too many to walk through one by one. Choose fewer days or rarer events.
adoption-funnel-nobody = Nobody took the first step in these days.
adoption-funnel-show = Show the funnel
adoption-step = Step
adoption-step-n = Step { $n }
adoption-reached = Reached it
adoption-of-previous = Of the step before
adoption-of-first = Of the first step
adoption-to-next = Time to the next step (median)
adoption-by = Who walks
adoption-within = From the first to the last step
adoption-no-event = No event has this name.
adoption-two-steps = A funnel has at least two steps.
overlooked-title = What they overlook
overlooked-question = Which features go together with staying?
panel-overlooked = What they overlook
overlooked-find = Compare with similar customers
overlooked-silent = Nothing was used in the last 56 days.
overlooked-rule = Compared with the { $count } active customers that are nearest in active people and age, at most { $times } times as large, small, old or young; the last 56 days.
overlooked-rule-tier = Compared with the { $count } active customers of the same tier that are nearest in active people and age, at most { $times } times as large, small, old or young; the last 56 days.
overlooked-users = used by { $users } of { $count } comparable customers, not here
overlooked-nothing = Nothing that at least half of the comparable customers use is left unused here.
overlooked-too-few = Too few to say: fewer than { $least } active customers are comparable in active people and age.
overlooked-later = Of comparable customers who used it, { $users } of 100 left within { $days } days; of those who did not, { $others } (difference { $difference }, { $low } to { $high }).
overlooked-no-cause = That goes together; it is not shown that one makes the other.
overlooked-account = What a single customer overlooks stands on its own page.
overlooked-table = Who left later
overlooked-note = Customers that were active in the { $used } days before a day { $days } days ago: who left since, of 100, by whether they used the feature then. Compared among those of like size and age (Mantel and Haenszel, intervals of 95 percent), from { $least } users, { $least } others and { $lost } losses on.
overlooked-empty = Nothing to compare yet
overlooked-empty-text = Events and customers of { $days } days ago and the { $used } days before are needed.
overlooked-who-used = Used it
overlooked-who-not = Did not
overlooked-left-users = Left of 100 who used it
overlooked-left-others = Left of 100 who did not
overlooked-difference = Difference (interval)
overlooked-fewer-left = Fewer users left
overlooked-more-left = More users left
overlooked-chance = May be chance
overlooked-too-few-to-say = Too few to say
events-title = Events
events-question = What did they do, one by one?
events-at = When
events-name = Event
events-person = Person
events-value = Value
events-source = Source
sources-title = Usage data
sources-question = What arrived, from where, and is it still arriving?
sources-arrived = Sources
sources-events = Events
sources-state = State
sources-silent = silent
sources-speaks = speaks
sources-names = Kinds of events
sources-first = First
sources-last = Last
sources-more = and { $count } more
sources-unattached = Events of nobody
sources-unattached-text = These keys belong to no account yet. The events are kept and attach themselves when the account appears.
sources-all-attached = Every event belongs to an account.
sources-key = Key
sources-no-key = (no group key)
sources-none = No events yet
sources-none-text = Import a file of usage events to see health and usage.
sources-import = Import events

## Definitions

definitions-title = Formulas and metrics
definitions-question = From which numbers is everything made?
definitions-history = History
definitions-history-question = Who changed the definitions, when and why?
definitions-at = When
definitions-author = By
definitions-reason = Reason
definitions-reason-hint = Kept in the history, for those who ask later.
definitions-set = Set
definitions-difference = What changed
definitions-by-system = shipped with Tenure
definitions-added = New: { $names }
definitions-changed = Changed: { $names }
definitions-removed = Removed: { $names }
definitions-in-force = in force
definitions-restore = Go back to this
definitions-restored = The former definitions are in force again.
definitions-moved = Somebody saved other definitions in the meantime. Look at theirs, then save yours again.
definitions-from = In force from
definitions-planned = planned
definitions-planned-from = Other definitions are planned from { $day } on. What is saved until then goes into them too.
definitions-planned-other = Other definitions are planned for { $day }. Plan this for the same day, or take those back in the history.
definitions-planned-clash = “{ $name }” also changes in the definitions that are planned. Take those back in the history, or wait for their day.
definitions-planned-flaw = With this, the planned definitions would be wrong: { $key }: { $flaw }
definitions-withdraw = Take back
definitions-withdrawn = The planned definitions were taken back.
definitions-effective = In force from
definitions-effective-hint = Empty: at once. A later day: everything is judged by the change when that day begins.
definitions-effective-wrong = This is no day.
definitions-effective-past = This day is over. What was said then stays as it was: choose today or a later day.
wording-expression = { $old } → { $new }
wording-counts = Counts: { $old } → { $new }
wording-window = Days: { $old } → { $new }
wording-events = Events: { $old } → { $new }
wording-within = From the first step to the last: { $old } → { $new }
wording-role = People: { $old } → { $new }
wording-per-working-day = Per working day from now on
wording-per-window = No longer per working day
wording-healthy-from = Healthy from { $old } → { $new } points
wording-at-risk-from = At risk from { $old } → { $new } points
wording-hysteresis = Points past a border { $old } → { $new }
wording-roll-up = Customers below: { $old } → { $new }
wording-stay = Days past a border { $old } → { $new }
wording-applies = Judges: { $old } → { $new }
wording-enough = Enough data: { $old } → { $new }
wording-factor-new = New factor { $factor }, weight { $weight }
wording-factor-gone = Without the factor { $factor }
wording-weight = { $factor }: weight { $old } → { $new }
wording-curve = { $factor }: another curve
wording-input = { $factor }: number { $old } → { $new }
wording-missing = { $factor }: when nothing is known: { $old } → { $new }
wording-shown = { $factor }: shown in another way
definitions-text = The text of the definitions cannot be read: { $detail }
definitions-help = Columns and functions that can be used
definitions-help-before = A name with _before at its end is that column as it was four weeks ago. The column today is the judged day.
definitions-help-functions = Functions
definition-key = Key
definition-key-hint = Its name in expressions: small letters, digits and _, beginning with a letter.
definition-key-missing = Give it a key: its name in expressions.
definition-key-wrong = “{ $key }” is no name: use small letters, digits and _, begin with a letter, and do not end with _before.
definition-key-taken = “{ $key }” is taken by a field or another definition.
definition-name = Name
definition-expression = Expression
definition-expression-hint = Such as active_people_28 / seats
definition-kind = Kind
definition-kind-formula = formula: a value for each account
definition-kind-rank = rank: its place among others, 0 to 100
definition-saved = Saved. Everything is judged by it from now on.
definition-delete = Delete
definition-deleted = Deleted.
definition-cycle = This goes round in a circle: { $path }
definition-not-a-number = A number is needed here; this is { $found }.
formulas-title = Formulas
formula-new = New formula
formula-question = What is computed for each account?
rank-of = rank of { $expression }
rank-among = Among
rank-among-hint = For ranks: which accounts take part; empty means all.
metrics-title = Metrics
metric-new = New metric
metric-question = What is counted, over which days?
metric-filling = The events are counted for what changed
metric-filling-note = { $events } events; until then the numbers of before are shown.
metric-what = Counts
metric-names = Events
metric-names-hint = Names apart by commas or lines; empty means all. Of steps in order the first one stands first.
metric-all-names = all
metric-known-names = Known:
metric-aggregate = What is counted
metric-aggregate-hint = Steps in order: how many of a chain of events were taken, each on the day of the one before or later. What happened on one day counts as in order; an event that is two steps counts on two days. Of all beginnings the one that came farthest counts, and anybody of the account may take a step.
metric-aggregate-count = number of events
metric-aggregate-sum = sum of values
metric-aggregate-distinct_people = different people
metric-aggregate-distinct_names = different events
metric-aggregate-active_days = active days
metric-aggregate-steps = steps in order
metric-aggregate-min = smallest value
metric-aggregate-max = greatest value
metric-aggregate-average = average value
metric-aggregate-first = day of the first
metric-aggregate-last = day of the last
metric-aggregate-first_value = value of the first
metric-aggregate-last_value = value of the last
metric-window = Days
metric-window-kind-days = the last days
metric-window-kind-shifted = days that ended earlier
metric-window-kind-lifetime = since ever
metric-window-days = last { $days } days
metric-window-previous = { $days } days before the last { $days }
metric-window-shifted = { $days } days, until { $shift } days ago
metric-window-lifetime = since ever
metric-days-field = How many days (1 to 92)
metric-shift-field = Ended how many days ago
metric-shift-hint = Only for days that ended earlier.
metric-within-field = Most days from the first step to the last
metric-within-hint = Only for steps in order. Empty: any time within the days above; 0: all on one day.
metric-within-any = any time
metric-within-days = { $days ->
    [0] all on one day
    [one] within { $days } day
   *[other] within { $days } days
}
metric-role = Only people with the role
metric-everybody = everybody
metric-per-working-day-field = Per working day of the account's own calendar (counts and sums)

## Segments, tiers, stages

segments-title = Segments
segments-question = Into which groups do our customers fall?
segments-accounts = Accounts
segments-none = No segment yet
segments-none-text = A segment is a question with yes or no for every account.
segment-new = New segment
segment-question = Who belongs to it, and why?
segment-expression = Who belongs to it
segment-expression-hint = A condition that is yes or no, such as days_since_talk > 60 and paying
segment-count = Count
segment-counted = { $count } accounts are in; for { $unknown } it cannot be said.
segment-show = Show them
segment-why = Why is an account in or out?
segment-why-account = Key or name of the account
segment-why-ask = Ask
segment-why-nobody = No account has exactly this key or name.
reason-and = and
reason-or = or
reason-holds = yes
reason-fails = no
reason-unknown = not known: counts as out
reason-hidden = { $name } (hidden)
division-question = Which rules divide all accounts, in order?
division-quantiles = By quantiles
division-quantiles-text = When a number is given, classes take their percentage of accounts, the greatest first, and rules do not count.
division-of = Number
division-class = Class { $number }
division-rule = Rule
division-rule-hint = An account belongs to the first class whose rule holds; empty takes all that are left.
division-percent = Percent (for quantiles)
division-key-wrong = Use letters, digits and _, each key once.

## Scorecards

scorecards-title = Scorecards
scorecards-question = By what do we judge health?
scorecards-first = An account is judged by the first scorecard that applies.
scorecard-new = New scorecard
scorecard-question = What counts, how much, and what would a change do?
scorecard-whom = Whom it judges
scorecard-applies = Applies to
scorecard-applies-hint = A condition; empty means every account that no earlier scorecard judges.
scorecard-enough = Enough data when
scorecard-enough-hint = A condition; until it holds the band is “not enough data”.
scorecard-order = Place in the order
scorecard-order-hint = 1 is asked first.
scorecard-healthy-from = Healthy from
scorecard-at-risk-from = At risk from
scorecard-hysteresis-field = Points past the border
scorecard-hysteresis-hint = So far must a score be past a border before the band changes (hysteresis). Empty or 0: at once.
scorecard-hysteresis = Between 0 and 25 points.
scorecard-roll-up = Customers below it
scorecard-roll-up-hint = What a customer's score takes in where others belong to it, however far below. Scores that are not known are left out. By revenue, only those who may see revenue see health.
scorecard-roll-up-none = do not count
scorecard-roll-up-worst = the lowest of all scores counts
scorecard-roll-up-mean = the mean of all scores counts
scorecard-roll-up-mean_by_revenue = the mean by revenue counts
scorecard-roll-up-column = There is no column “{ $column }” to go by.
scorecard-stay-field = Days past the border
scorecard-stay-hint = On so many closed days before must the score have been past the border (minimum stay). A score that stays past it for two weeks counts in any case.
scorecard-stay = A whole number of days from 0 to 7.
scorecard-bands = Bands lie between 0 and 100, and “healthy” begins above “at risk”.
scorecard-empty = A scorecard needs at least one component.
scorecard-components = Components
scorecard-component = Component { $number }
scorecard-component-key = Each component needs a key of its own: small letters, digits and _.
scorecard-add = One more component
scorecard-input = Expression
scorecard-input-hint = It gives what the choice above asks for.
scorecard-weight-field = Weight (most points)
scorecard-weight = The weight is a number above 0.
scorecard-curve = Curve
scorecard-curve-points = straight lines between points
scorecard-curve-steps = steps
scorecard-x = Number
scorecard-percent = Percent of the weight
scorecard-missing = When the number is unknown
scorecard-missing-leave_out = leave it out, others share its weight
scorecard-missing-zero = no points
scorecard-missing-half = half of the points
scorecard-missing-full = all points
scorecard-evidence = Columns to show
scorecard-evidence-hint = Apart by commas; the first is shown as “now (before)”.
scorecard-scale = Unit of the way back
scorecard-scale-hint = What the number is multiplied by to speak of people: seats.
scorecard-try = Try it on the past
scorecard-preview = Show what it would do
scorecard-effect = What it would do
scorecard-effect-count = { $count ->
        [0] No account would change band.
        [one] One account would change band.
       *[other] { $count } accounts would change band.
    }
scorecard-judges = It would judge { $count } accounts.
scorecard-effect-none = Drag a point or change a number: who would change band appears here, before anything is saved.
evidence-weights-ask = Weights from history
evidence-weights-title = What history suggests
evidence-weights-note = How much the points of each factor told, week by week, about who cancelled in the week after. Nothing is applied by itself.
evidence-weights-now = Weight by this draft
evidence-weights-found = Weight by history
evidence-weights-sure = How sure
evidence-weights-surely = it told something
evidence-weights-perhaps = may be chance
evidence-weights-read = A factor whose full points make leaving rarer weighs more; one that told nothing, or the opposite, weighs nothing. That is association, and not cause: a factor may be worth keeping because one can act on it.
evidence-weights-take = Put these weights into the form
evidence-curves-ask = Curves from history
evidence-curves-title = Curves that history suggests
evidence-curves-note = For each factor, how often those with few and with many cancelled in the week after, as a curve that only rises or only falls, whichever fits better. Nothing is applied by itself.
evidence-curves-up = More is better: { $first } cancelled within a week at { $low }, and { $last } at { $high }. Of { NUMBER($lost) } who cancelled the number was known.
evidence-curves-down = Less is better: { $first } cancelled within a week at { $low }, and { $last } at { $high }. Of { NUMBER($lost) } who cancelled the number was known.
evidence-curves-few = Too little to say: the number was known of { NUMBER($lost) } who cancelled; { NUMBER($needed) } are needed.
evidence-curves-flat = History suggests no curve: nearly all had the same number, or those with another one left as often.
evidence-curves-own = By this draft
evidence-curves-found = By history
evidence-curves-over = Behind the curves: the numbers of { NUMBER($looks) } past weeks of customers.
evidence-curves-points = The points of both curves
evidence-curves-take = Put this curve into the form
evidence-curves-take-all = Put all curves that told something into the form
evidence-curves-none = No curve told more than chance, so none is tried on the past.
evidence-curves-read = A curve is at 100% where leaving was rarest and at 0% where it was most frequent, between the numbers beyond which one in twenty lies. “Told something” is a log-rank test for a trend at 5%. What follows is tried on the very weeks the curves come from: on new ones they will do somewhat worse. That is association, and not cause.
proof-again = It can come again: renewals, upgrades
proof-again-hint = Each day on which it came counts, by the looks since the time before. When you choose another column, the box first follows what is usual for it.
proof-question-other = What did our scores say before it came?
proof-note-other = It is “{ $column }”. Flagged means at risk or critical: before something welcome few flags are right, before something unwelcome many.
proof-sentence-other = Of { NUMBER($lost) } times that customers came to it, { NUMBER($flagged) } { $flagged ->
    [one] was
   *[other] were
  } flagged when last seen before.
proof-sentence-warning-other = Typically { $days ->
    [one] one day
   *[other] { NUMBER($days) } days
  } before it came.
proof-sentence-missed-other = { $count ->
    [0] None came without a flag.
    [one] One came without a flag: it stands below.
   *[other] { NUMBER($count) } came without a flag: they stand below.
  }
proof-alarms-other = Of the customers that were flagged on a day, { $share } came to it within { NUMBER($days) } days.
proof-lost-other = Came to it
proof-missed-other = Came to it without a flag
proof-missed-note-other = When they were last seen before, they were not flagged.
proof-outcome-on-other = Came on
proof-about-other = { NUMBER($looks) } looks at { NUMBER($accounts) } customers on { NUMBER($days) } days from { $first } to { $last }; after { NUMBER($lost) } of them it came.
proof-caught-other = Came to it in the worst tenth
proof-caught-value-other = Value that came to it in the worst tenth
proof-reliability-text-other = Each point is a tenth of the looks by rising chance; on the dashed line as many came to it as foretold.
proof-too-good-other = “{ $column }” alone tells who comes to it with an AUC of { $auc }. That is too good: is it filled in only afterwards?
proof-nobody-lost-other = Nobody came to it in this time, or everybody: there is nothing to tell apart.
proof-risk-other = Who could come to it
chances-drift-cancel = The chances to cancel differ from what came by more than accident explains.
chances-drift-renew = The chances to renew differ from what came by more than accident explains.
chances-drift-upgrade = The chances to upgrade differ from what came by more than accident explains.
scorecard-effect-worth = They are worth { $value } a year.
scorecard-effect-flow = Every account by its band now and its band by this draft.
scorecard-effect-load = Accounts at risk or critical, by person
scorecard-effect-now = Now
scorecard-effect-then = By this draft
scorecard-effect-who = Who would change band
scorecard-curve-over = Behind the curve: the numbers of { $known } accounts of today; of { $unknown } it is not known. Drag the points, or type below.
scorecard-weight-share = { $share } of the score; all weights add up to { $sum }.
scorecard-fits-nobody = This scorecard fits no account: its condition holds for nobody whom no earlier scorecard judges.
scorecard-borders = Other borders for some accounts
scorecard-borders-note = By age, plan or segment: the first condition that holds gives the borders. Where none holds, “Healthy from” and “At risk from” above count.
scorecard-borders-when = Condition { $number }
scorecard-borders-hint = Empty all three fields of a row to remove it. An account in its first 90 days, for instance:
scorecard-borders-many = A scorecard has other borders for at most { $most } conditions. More of them need a scorecard of their own.
health-between = Healthy from { $healthy } points, at risk from { $risk }.
health-between-because = Healthy from { $healthy } points, at risk from { $risk }, because:
wording-borders-new = Other borders when { $when }: healthy from { $healthy } points, at risk from { $risk }
wording-borders-gone = No other borders any more when { $when }
wording-borders-healthy = When { $when }: healthy from { $old } → { $new } points
wording-borders-at-risk = When { $when }: at risk from { $old } → { $new } points
wording-borders-order = Other borders: the conditions are asked in another order
curve-empty = A curve needs at least one point.
curve-range = Percentages lie between 0 and 100.
curve-order = Every number stands once, in ascending order.
scorecard-kind = What counts
scorecard-kind-level = The number as it is
scorecard-kind-trend = Its change against four weeks ago
scorecard-kind-peers = Its place among the others
scorecard-kind-recency = Days since a day
scorecard-kind-event = Whether something holds
scorecard-kind-level-hint = The curve takes the number that the expression gives.
scorecard-kind-trend-hint = The expression gives a number or an amount x; the curve takes (x - x_before) / x_before: −0.5 is half of what it was, 0 no change. Where there was nothing four weeks ago it is unknown; of four weeks ago the change itself is not known.
scorecard-kind-peers-hint = The curve takes how many percent of the accounts to which this scorecard gives a score have a smaller number, 0 to 100.
scorecard-kind-recency-hint = The expression gives a date; the curve takes the days since then, negative ones before it. A date that is not known is unknown.
scorecard-kind-event-hint = The expression is a condition; the curve takes 1 while it holds and 0 otherwise, also when it is not known.
scorecard-kind-no-day = A date is needed here; this is { $found }.
scorecard-kind-no-condition = A condition is needed here; this is { $found }.
scorecard-kind-no-trend = A change needs a column; this reads none.
scorecard-kind-no-before = { $column } has no value of four weeks ago that could be compared. A formula of its own, which does not look back, has one.
scorecard-kind-place = { $factor }: place among the others
scorecard-kind-share = { NUMBER($share) }% of four weeks ago
scorecard-kind-rank = { NUMBER($place) } of 100
scorecard-kind-higher = higher than { NUMBER($place) } of 100 like it
scorecard-kind-ago = { $days ->
    [0] today
    [one] 1 day ago
   *[other] { NUMBER($days) } days ago
}
scorecard-kind-ahead = { $days ->
    [one] in 1 day
   *[other] in { NUMBER($days) } days
}
scorecard-kind-compared = { $share }: { $values }
scorecard-kind-with = { $told }; { $shown }
wording-kind = { $factor }: counts { $old } → { $new }

## Signals

signals-title = Signals
signals-question = What puts a line on Today, and how often does it speak now?
signals-speaks = Speaks of
signal-new = New signal
signal-question = When does it speak, to whom, and what should be done?
signal-subject = About
signal-subject-account = an account
signal-subject-source = a source of events
signal-expression = When it speaks
signal-evidence = Columns of the text
signal-evidence-hint = Apart by commas, in any order.
signal-text = Text of the line
signal-text-hint = Write columns in braces: Active people {"{"}active_people_14_before{"}"} → {"{"}active_people_14{"}"}
signal-group = About what
signal-group-commercial = contract and money
signal-group-usage = usage
signal-group-people = people
signal-group-promise = our word
signal-group-support = trouble
signal-group-data = data
signal-group-chance = something to win
signal-role = For
signal-role-owner = the account's CSM
signal-role-specialist = CS specialist
signal-role-manager = CS manager
signal-role-account_manager = account manager
signal-role-lead = CS lead
signal-role-admin = administrator
signal-tells = It tells
signal-tells-line = with a line on Today, as long as it speaks
signal-tells-both = with a line and, once, with an alert
signal-tells-alert = with an alert only, once when it begins
signal-act = What to do
signal-act-call = call
signal-act-mail = write a mail
signal-act-meeting = meet
signal-act-task = make a task
signal-act-handoff = hand over to the account manager
signal-act-check = check the data
signal-with = With whom
signal-with-hint = Roles apart by commas, the preferred one first: champion, admin, decision_maker
signal-due-days = Days until it should be done
signal-rest-days = Days of rest after it was handled
signal-weight = Weight
signal-weight-range = A whole number from 1 to 3.
signal-risk = It speaks of a risk

# The words that somebody wrote in this language; the others are named so that all catalogues take the same arguments.
insight-words = { $en ->
    [insight-never] { $zh }{ $fa }
   *[other] { $en }
 }

# Proof

## Proof

proof-title = Proof
proof-question = Would our scores have told who leaves?
proof-empty = Nothing was looked back on yet
proof-empty-text = Choose below how far to look back. Past weeks are computed as they were known then, beside everything else; here it will say who was warned of, and who was not.
proof-progress = { $done } of { $all } past days are there
proof-days = Past days that are kept
proof-days-note = Each past day is computed once, as it was known then, and kept in a small file. A day takes as long as a start of the program.
proof-weeks = Weeks back
proof-weeks-hint = 52 is a year. 0 keeps nothing.
proof-weeks-wrong = Type a number of weeks from 0 to { NUMBER($most) }.
proof-during = Or these times instead
proof-during-hint = One a line, such as 2026-01-05..2026-06-29; every seventh day from the first one.
proof-during-wrong = Line { NUMBER($line) } is no time. Write it as 2026-01-05..2026-06-29.
proof-during-many = At most { NUMBER($most) } days can be kept.
proof-keep = Look back
proof-saved = Past days are computed in the background.
proof-ask = What is asked of the past
proof-ask-note = All of it stands in the address of this page: copy it to show others the same.
proof-outcome-label = What came
proof-outcome = Choose a column of days.
proof-within = Within
proof-within-days = { NUMBER($days) } days
proof-within-wrong = Choose from 1 to 1000 days.
proof-too-early = No past day is that long ago yet. Choose fewer days, or look back further.
proof-risk = Who could leave
proof-risk-hint = A condition over the columns of that day.
proof-by = Told apart by
proof-by-nothing = nothing
proof-by-number = Choose a column of classes, flags or days.
proof-against = Compared with the definitions of
proof-against-nothing = nothing
proof-no-set = There is no such set of definitions.
proof-baseline = Compared with one number
proof-baseline-hint = The higher, the worse: days since the last event, for instance.
proof-features = Compared with chances learned from
proof-features-hint = One number a line. At first what the scorecards read.
proof-features-many = At most { NUMBER($most) } numbers.
proof-try = Try
proof-nobody-lost = Nobody was lost in this time, or everybody: there is nothing to tell apart.
proof-too-little = There is too little data to say anything.
proof-not-a-number = This is no number.
proof-said = What the scores said
proof-version-today = Today's definitions
proof-version-other = The other definitions
proof-sentence = Of { NUMBER($lost) } lost, { NUMBER($flagged) } { $flagged ->
    [one] was
   *[other] were
  } flagged when last seen.
proof-sentence-warning = Typically { $days ->
    [one] one day
   *[other] { NUMBER($days) } days
  } before the notice deadline, or the end where there is none.
proof-sentence-missed = { $count ->
    [0] None was without a sign.
    [one] One had no sign: it stands below.
   *[other] { NUMBER($count) } had no sign: they stand below.
  }
proof-alarms = Of the customers that were flagged on a day, { $share } left within { NUMBER($days) } days.
proof-no-alarms = Nobody was flagged.
proof-bands = By band on the day
proof-looks = Looks
proof-lost = Lost
proof-share = Share
proof-missed = Lost without a sign
proof-missed-note = When they were last seen, nothing warned of them. Which factor is missing?
proof-outcome-on = Left on
proof-last-seen = Last seen
proof-class = Class
proof-no-class = none
proof-flagged = Flagged
proof-too-few = too few to say
proof-statistics = For whoever asks for statistics
proof-statistics-open = Show them
proof-about = { NUMBER($looks) } looks at { NUMBER($accounts) } customers on { NUMBER($days) } days from { $first } to { $last }; { NUMBER($lost) } of them were lost.
proof-signs = How well each sign tells
proof-sign = Sign
proof-sign-scorecard = Scorecards of today
proof-sign-other = Scorecards of the other definitions
proof-sign-baseline = The one number
proof-sign-learned = Learned chances
proof-auc = AUC (95 %)
proof-lift = Lift in the worst tenth
proof-caught = Lost in the worst tenth
proof-caught-value = Lost value in the worst tenth
proof-warning = Warning
proof-brier = Brier score (skill)
proof-days-count = { $days ->
    [one] one day
   *[other] { NUMBER($days) } days
  }
proof-how = An AUC of 0.5 tells nothing, 1 tells everything. Looks at one customer go together in the intervals. Chances are learned by ridge logistic regression in five parts; the customers of a part are foretold by the others.
proof-draft = On the past
proof-draft-no-days = No past weeks are kept yet whose outcomes are known. Look back on the page of
proof-draft-about = { NUMBER($lost) } of { NUMBER($accounts) } paying customers were lost, on { NUMBER($days) } days from { $first } to { $last }; a warning counts as true when they cancelled within { NUMBER($within) } days.
proof-draft-read = More of the lost flagged with fewer warnings is better. Small differences are accident: look at the intervals.
proof-version = Version
proof-version-force = In force
proof-version-draft = This draft
proof-flagged-lost = Lost that were flagged
proof-of = { NUMBER($n) } of { NUMBER($all) }
proof-alarms-count = Warnings (weeks)
proof-alarms-true = Warnings that came true
proof-reliability = Learned chances and what came
proof-reliability-text = Each point is a tenth of the looks by rising chance; on the dashed line as many left as foretold.
proof-too-good = “{ $column }” alone tells who leaves with an AUC of { $auc }. That is too good: is it filled in only after somebody left?

## Chances

chances-title = Chances
chances-of = Chances of what
chances-of-cancel = To cancel
chances-of-renew = To renew
chances-of-upgrade = To upgrade
chances-question-cancel = Who is likely to cancel, and how sure is that?
chances-question-renew = Whose term ends soon, who of them may not renew, and how sure is that?
chances-question-upgrade = Who is likely to upgrade, and how sure is that?
chances-too-little-cancel = Of { NUMBER($customers) } paying customers that were seen in past weeks, { NUMBER($lost) } cancelled. Chances can be told from { NUMBER($needed) } on. Look back further, or wait.
chances-too-little-renew = Of { NUMBER($customers) } customers whose term was about to end, { NUMBER($lost) } renewed. Chances can be told from { NUMBER($needed) } on. Look back further, or wait.
chances-too-little-upgrade = Of { NUMBER($customers) } paying customers that were seen in past weeks, { NUMBER($lost) } upgraded. Chances can be told from { NUMBER($needed) } on. Look back further, or wait.
chances-about-cancel = Learned on what was known on { $day }, from { NUMBER($days) } weeks, { $first } to { $last }: of { NUMBER($customers) } paying customers { NUMBER($lost) } cancelled.
chances-about-renew = Learned on what was known on { $day }, from { NUMBER($days) } weeks, { $first } to { $last }: of { NUMBER($customers) } customers seen 60 days before their term ended { NUMBER($lost) } renewed.
chances-about-upgrade = Learned on what was known on { $day }, from { NUMBER($days) } weeks, { $first } to { $last }: of { NUMBER($customers) } paying customers { NUMBER($lost) } upgraded: more seats or a larger plan, not only a higher price.
chances-holding = A new one is learned every quarter and takes over only if it foretold better what came since.
chances-curve-bold = Alone it would be too bold, so that its chances are corrected by what came within 90 days (slope { $slope }).
chances-curve-shy = Alone it would be too shy, so that its chances are corrected by what came within 90 days (slope { $slope }).
chances-tried-not-better = The one of { $day } was not better on { NUMBER($looks) } looks with { NUMBER($came) } customers, so the old one stays.
chances-tried-too-few = On { $day } too little had come since to compare ({ NUMBER($came) } customers), so the old one stays.
chances-likely-cancel = Most likely to cancel
chances-likely-renew = Least likely to renew
chances-likely-upgrade = Most likely to upgrade
chances-note-cancel = Within 90 days; in brackets the interval of 90 %.
chances-note-renew = Customers whose term ends within 90 days and who have not renewed yet; in brackets the interval of 90 %.
chances-note-upgrade = Within 90 days; in brackets the interval of 90 %. An upgrade is the account manager’s talk.
chances-nobody = Nobody at the moment.
chances-why-not = What speaks against it
chances-odds-cancel = Odds to cancel
chances-odds-renew = Odds to renew
chances-odds-upgrade = Odds to upgrade
chances-more-cancel = more cancel
chances-less-cancel = more stay
chances-more-renew = more renew
chances-less-renew = fewer renew
chances-more-upgrade = more upgrade
chances-less-upgrade = fewer upgrade
chances-not-cause = This says what goes together with it, not what causes it.
chances-quality-text-cancel = { NUMBER($looks) } times a customer was foretold by a model that had seen nothing of what came of it; { NUMBER($lost) } of them cancelled within 90 days.
chances-quality-text-renew = { NUMBER($looks) } times a customer was foretold by a model that had seen nothing of what came of it; { NUMBER($lost) } of them renewed within 90 days.
chances-quality-text-upgrade = { NUMBER($looks) } times a customer was foretold by a model that had seen nothing of what came of it; { NUMBER($lost) } of them upgraded within 90 days.
chances-auc-text = The chance that one to whom it came had been given a higher chance than one to whom it did not. 0.5 is guessing.
chances-skill-text = How much better than telling everybody the average. Above 0 is better.
chances-reliability-text-cancel = Each point is an eighth of the looks by rising chance; on the dashed line as many cancelled as foretold.
chances-reliability-text-renew = Each point is an eighth of the looks by rising chance; on the dashed line as many renewed as foretold.
chances-reliability-text-upgrade = Each point is an eighth of the looks by rising chance; on the dashed line as many upgraded as foretold.
chances-panel = Chances
chances-to-cancel = Chance to cancel
chances-to-renew = Chance to renew
chances-to-upgrade = Chance to upgrade
chances-for = Speaks for it: { $factors }.
chances-against = Speaks against it: { $factors }.
chances-not-yet = Nothing was learned yet
chances-not-yet-text = Chances are learned from past weeks. Look back on the page of proof; a year of weeks is a good beginning.
chances-coming = Chances are on their way
chances-coming-text = { $done } of { $all } past weeks are kept. As soon as all are, chances are learned from them and stand here.
chances-too-little = Too little data to say
chances-off = The chances differ from what came by more than accident explains: trust the order, not the numbers. Look at the quality below.
chances-within = In { NUMBER($days) } days
chances-why = What speaks for it
chances-learned = What was learned
chances-factors = Factors
chances-factor = Factor
chances-usual = Usual
chances-spread = Spread
chances-says = More of it
chances-unclear = not clear
chances-quality = How good the chances are
chances-quality-unknown = Too little came in the past weeks to say. A longer look back helps.
chances-quality-then = Then, by what was known on { $day }:
chances-quality-then-unknown = Then, by what was known on { $day }: too little had come to say.
chances-quality-now = Now, by looks whose 90 days ended after { $day }:
chances-quality-now-unknown = Now, by looks whose 90 days ended after { $day }: too little to say yet.
chances-measure = Measure
chances-then = Then
chances-now = Now
chances-right = What it means
chances-slope = Calibration: slope
chances-large = Calibration: on average
chances-skill = Brier skill
chances-slope-text = 1 is right. Below, the chances are too bold; above, too shy.
chances-large-text = 0 is right. Below, the chances are too high; above, too low.
chances-reliability-then = Chances within 90 days and what came: then
chances-reliability-now = Chances within 90 days and what came: now
chances-how-good = How good are these chances?
chance-in-ten = { $n } in 10 ({ $low } to { $high })
chance-in-hundred = { $n } in 100 ({ $low } to { $high })

## The map of divisions

map-title = Map
map-question = Where do our customers stand, and who moved?
map-crossed = Two divisions crossed
map-crossed-note = Press a number to see its customers. Below it their mean health.
map-crossed-text = How many customers stand in each pair of classes; darker where there are more.
map-row = Rows
map-column = Columns
map-show = Show
map-none = none
cohorts-title = Cohorts
cohorts-question = Of those who began together, who is still there?
cohorts-triangle = Still there, by the month of their beginning
cohorts-triangle-note = A row is everybody who began then; a column, how many of them were still there so much later. Only what all of a row could have come to is told.
cohorts-triangle-text = A row for each cohort, a column for each step after its beginning, darker where more are still there.
cohorts-curves = How long they stay
cohorts-curves-note = The share that is still there, by months since the beginning. Whoever is still a customer counts for as long as we know them (Kaplan and Meier); intervals of 95 percent.
cohorts-curves-text = A falling line for each class, from everybody at the beginning to those who are still there.
cohorts-ask = What is compared
cohorts-start = Began on
cohorts-end = Left on
cohorts-who = Who counts
cohorts-who-hint = A condition, such as paying or cancelled_on is not null; empty: everybody.
cohorts-per = Cohorts and steps of
cohorts-per-month = a month
cohorts-per-quarter = a quarter
cohorts-per-year = a year
cohorts-by = Compare by
cohorts-by-nothing = nothing
cohorts-all = Everybody
cohorts-no-column = There is no such column, or it may not be seen.
cohorts-empty = Nobody began yet
cohorts-empty-text = Choose another day of beginning below, or import customers with the day since which they are known.
cohorts-began-in = Began
cohorts-after = After
cohorts-still = Still there
cohorts-count = How many
cohorts-lately-month = { $there } of { $began } who began at least { $n } { $n ->
    [one] month
   *[other] months
 } ago were still there after { $n }.
cohorts-lately-quarter = { $there } of { $began } who began at least { $n } { $n ->
    [one] quarter
   *[other] quarters
 } ago were still there after { $n }.
cohorts-lately-year = { $there } of { $began } who began at least { $n } { $n ->
    [one] year
   *[other] years
 } ago were still there after { $n }.
cohorts-months = Months since the beginning
cohorts-half-gone = { $name }: half are gone after { $months } months ({ $low } to { $high }).
cohorts-more-than-half = { $name }: more than half are still there after { $months } months, as far as we know.
cohorts-small = Not drawn, because there are too few in them or too many classes: { $names }.
cohorts-differ = The classes differ by more than chance explains (log-rank test, p: { $p }). That is no proof of a cause.
cohorts-leak = Nobody of { $names } left. Perhaps an account changes its class when it leaves: then this comparison says nothing. Compare by something that was known at the beginning.
cohorts-alike = What differs between the classes may be chance (log-rank test, p: { $p }).
stages-title = Stages
stages-question = How do customers move through their stages, and who is stuck?
stages-none = There are no stages
stages-none-text = Say by rules where a customer stands in its life with us: from then on every move from one stage to another is recorded.
stages-edit = Edit the stages
stages-times = Each stage
stages-times-note = The median time counts customers that are still there for as long as we know them (Kaplan and Meier; interval of 95 percent). Whoever was already there when we looked first, or came in because the rules changed, counts under “Now there” but not in the time: when they came in is not known. Before the first recording the kept weeks tell it, as today’s rules judge them, to the week.
stages-now = Now there
stages-time = Half have left after
stages-measured = Stays measured
stages-unseen = Beginning not seen
stages-median = { $days ->
    [one] 1 day
   *[other] { NUMBER($days) } days
} ({ $low } to { $high })
stages-longer = more than half are still there after { $days ->
    [one] 1 day
   *[other] { NUMBER($days) } days
}
stages-too-few = too few to say
stages-value-part = { $value } ({ NUMBER($hidden) } hidden)
stages-stuck = Who is stuck
stages-stuck-note = Longest first. Press a name to open the customer.
stages-stuck-rule = Stuck is whoever is still in a stage after three quarters of all stays there had ended (Kaplan and Meier). It takes at least { NUMBER($least) } stays whose beginning we saw. Stages in which customers are meant to stay are left out.
stages-stuck-none = Nobody is in a stage for longer than that.
stages-stuck-few = Too few stays to say: { $stages }.
stages-stuck-open = More than a quarter of all stays go on for as long as we know them, so it cannot be said: { $stages }.
stages-since = There since
stages-spent = Days there
stages-usual = Three quarters left within (days)
stages-at-least = at least { NUMBER($days) }
stages-conversion = Where they went
stages-conversion-note = What became so far of everybody who entered a stage in the period. A customer that entered twice counts twice; changes of the rules are no moves. Shares with an interval of 95 percent.
stages-flow-text = From the stage that was entered to the one that came next, or to itself for those who are still there; as wide as there are many customers.
stages-period = Entered in the last
stages-days = { NUMBER($days) } days
stages-by-note = Classes are those of today: compare by something that does not change with the stage.
stages-nobody = Nobody entered a stage in this period
stages-nobody-text = Moves are recorded from now on as they happen. Choose a longer period, or come back in some weeks.
stages-entered = Entered
stages-class = Class
stages-count = How many
stages-became = What came next
stages-moved-to = moved to { $stage }
stages-still = still there
stages-moved = Of them
stages-share = Share
stages-share-within = { $share } ({ $low } to { $high })
stages-until = Median days until then
stages-movers = Customers of this move
stages-pair = { $from } → { $to }
stages-remained = Still in { $stage }
stages-entered-on = Entered on
stages-unexpected = Moves that the rules do not expect
stages-unexpected-note = In the same period: into a stage from one that is not among those from which it may be reached. Nothing is prevented; look whether the data or the rules are wrong, or something happened.
stages-unexpected-none = Every move in this period was expected.
stages-unset = No stage says yet from which stages it may be reached. Name them at the stages, and moves that skip a step will show here.
stages-times-moved = { $from } → { $to }: { $count ->
    [one] once
   *[other] { NUMBER($count) } times
}
stages-from = From
stages-to = To
stages-on = On
division-from = May be reached from
division-from-hint = Keys of other stages, separated by commas; empty: from any. A move from another one is not prevented, but shown on the page of stages.
division-settled = Customers are meant to stay here: nobody is stuck in it
division-from-unknown = There is no stage with the key { $class }.
division-from-tier = Only stages say from where they may be reached.
wording-class-new = New class { $class }
wording-class-gone = Without the class { $class }
wording-class-rule = { $class }: rule { $old } → { $new }
wording-class-from = { $class }: may be reached from { $old } → { $new }
wording-class-settled = { $class }: customers are meant to stay
wording-class-passing = { $class }: customers are meant to move on
wording-from-any = any
wording-division = Order, names or quantiles changed
map-health = health { $score }
map-no-division = Choose columns that divide customers into few classes.
map-moved = Who moved
map-moved-note = Then as we knew it, by the definitions of today: so it is customers that moved, and not the rules.
map-moved-text = From the classes then to the classes now, as wide as there are many customers.
map-moved-count = { $moved ->
    [0] Nobody moved
    [one] One customer moved
   *[other] { NUMBER($moved) } customers moved
  } since { $day }; { $new ->
    [0] nobody is new.
    [one] one is new.
   *[other] { NUMBER($new) } are new.
  }
map-no-days = Movements need past weeks. Look back on the page of
map-division = Division
map-since = Since
map-then = Then
map-now = Now
map-movers = Customers that moved
groups-title = Groups
groups-question = Which customers behave alike?
groups-ask = What groups are found by
groups-columns = Columns
groups-columns-hint = Columns of numbers, apart by commas, such as active_people_28, event_kinds_28. Whoever has near numbers is near.
groups-columns-many = At most { $most } columns can be compared at once.
groups-no-column = There is no column { $column }.
groups-no-number = { $column } holds no numbers.
groups-hidden-column = { $column } is hidden from you.
groups-who = Who counts
groups-who-hint = A condition, such as paying; empty: everybody.
groups-k = How many groups
groups-k-auto = As many as are stable
groups-k-wrong = Choose 2 to 8 groups.
groups-method = How groups are found
groups-method-kmeans = k-means
groups-method-kmeans-text = Fits where groups lie apart and are about equally wide; everybody is wholly in one group.
groups-method-mixture = Mixture of normal distributions
groups-method-mixture-text = Fits where groups overlap or one is wider than another; everybody has a share in each group, and the largest counts.
groups-method-wrong = Choose k-means or the mixture.
groups-no-columns = Which numbers tell behaviour?
groups-no-columns-text = Name some columns below, such as how many people are active and how widely they use the product.
groups-too-few = Too few customers for groups
groups-too-few-text = At least 20 must count, with all of these numbers known. Choose other columns or a wider condition below.
groups-alike = All are alike
groups-alike-text = In these numbers the customers hardly differ. Choose other columns below.
groups-hidden = { $count ->
    [one] One customer is left out, because some of these numbers are hidden from you.
   *[other] { $count } customers are left out, because some of these numbers are hidden from you.
  }
groups-unknown = { $count ->
    [one] One customer is in no group, because a number is not known.
   *[other] { $count } customers are in no group, because a number is not known.
  }
groups-clear-yes = There are { $k } clear groups: other samples of the same customers show them again (agreement { $stability } of 1), and they lie apart (silhouette { $silhouette }).
groups-clear-partly = There are { $k } groups, but their borders are not sharp: other samples show them again in part (agreement { $stability } of 1), or they flow into each other (silhouette { $silhouette }).
groups-clear-no = In these numbers there are no clear groups: the best division, into { $k }, would be another one with other customers (agreement { $stability } of 1) or has no gaps (silhouette { $silhouette }).
groups-all-the-same = Show the division all the same
groups-tried = How the number was chosen
groups-tried-text = The largest number of groups that is about as stable as the best. Stable is what two samples of the same customers show alike, from 0.8 of 1 on (adjusted Rand index).
groups-stability = Agreement of samples
groups-bic = BIC
groups-bic-text = Among the numbers of groups that are about as stable as the best, the one with the lowest BIC: it explains the numbers best for its size (Schwarz 1978). Stable is what two samples of the same customers show alike, from 0.8 of 1 on (adjusted Rand index).
groups-n = Group { $n }
groups-named = Group { $n }: { $name }
groups-high = high “{ $column }”
groups-low = low “{ $column }”
groups-middling = much like the others
groups-found = The groups
groups-found-note = Named by what sets them apart most from the others; the highest on the whole comes first.
groups-group = Group
groups-share = Share
groups-bands = Bands in each group
groups-bands-text = A bar for each group, made of the customers in each band.
groups-medians = What is usual in each group
groups-medians-note = Medians: half are above, half below. All columns count alike, and what lies more than three deviations out counts as three.
groups-column = Column
groups-by-logarithm = compared by size class (logarithm), because a few are very large
groups-rule = In few words:
groups-rule-finds = This rule finds { $found } of them; { $others } of those it finds are others.
groups-rule-show = { $count ->
    [one] Show the one it finds
   *[other] Show the { $count } it finds
  }
groups-no-rule = No short rule tells them from the others.
groups-typical = Typical of it
groups-typical-shares = Beside each, the share to which it belongs to this group.
groups-between = Between groups
groups-between-note = Everybody has a share in each group and is put where it is largest.
groups-between-count = { $between ->
    [one] Of { $all } customers one lies between groups: it belongs to none of them with { $sure } or more.
   *[other] Of { $all } customers { $between } lie between groups: they belong to none of them with { $sure } or more.
  }
groups-between-first = Most likely in
groups-between-next = Or in
groups-between-most = The { $count } least sure are shown.
groups-with-share = { $group } ({ $share })
groups-promote = Make it a segment
groups-moved = The same groups four weeks ago
groups-moved-note = The groups of today, held against the numbers of four weeks ago: names and numbers mean the same on both days, and only customers moved.
groups-moved-unknown = Four weeks ago these numbers were known of nobody who counts today.
groups-moved-count = Of { $known } customers whose numbers were known then, { $stayed } are in the same group and { $moved } in another. Not known then: { $unknown }.
groups-again-largely = Found anew in the numbers of then, the groups would have been largely the same (agreement { $agreement } of 1).
groups-again-partly = Found anew in the numbers of then, the groups would have been the same in part (agreement { $agreement } of 1).
groups-again-hardly = Found anew in the numbers of then, the groups would have been hardly the same (agreement { $agreement } of 1): do not build on them yet.
