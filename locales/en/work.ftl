### Today, tasks, open items, the brief before a call, handoffs.

## Today
menu-today = Today
today-title = Today
today-question = Who needs me, why, and what do I do?
today-since = Since you last looked
today-since-moment = Since you last looked, { $moment }:
today-since-new =
    { $count ->
        [one] { $count } new ({ $names }).
       *[other] { $count } new ({ $names }).
    }
today-since-worse =
    { $count ->
        [one] { $count } worse ({ $names }).
       *[other] { $count } worse ({ $names }).
    }
today-since-solved =
    { $count ->
        [one] { $count } solved by itself ({ $names }).
       *[other] { $count } solved by themselves ({ $names }).
    }
today-nothing-new = nothing new.
today-and-more =
    { $count ->
        [one] { $count } more
       *[other] { $count } more
    }
today-fixed = At a fixed hour
today-my-word = My word
today-promise-late = promised for { $day }, overdue
today-promise-due = promised for { $day }
today-handoffs = Handed to me
today-needs-me = Needs me
begin-title = Begin here
begin-text = Tenure is ready and empty. Nothing is written before a dry run has shown what would happen, and every import can be taken back.
begin-wait = Nothing is here yet. Whoever runs this installation brings the customers in; then your Today fills itself.
begin-done = done
begin-customers = Bring your customers in
begin-customers-note = A list from your CRM, billing or a spreadsheet: CSV, Excel, JSON lines or Parquet.
begin-money = Add contracts and payments
begin-money-note = Seats, prices, ends of terms and overdue payments; notice deadlines follow from them.
begin-events = Add what their people do
begin-events-note = Usage events with a person, a time and a name. Health is counted from the first day on.
begin-team = Invite your team
begin-team-note = Each person gets a link to copy into any messenger, and a Today of their own.
today-empty = Nobody needs you now
today-empty-text = No signal speaks of one of your customers. A good moment to look at your open items, or to call somebody who is well.
today-lower =
    { $count ->
        [one] { $count } lower
       *[other] { $count } lower
    }
today-others =
    { $count ->
        [one] With others: { $count }
       *[other] With others: { $count }
    }
today-with = under way: { $title }
today-handled = Handled today: { $count }.
today-look = Look
today-why-here = Why here?
today-why = Band { $band } × value { $value } (of 100, among your customers) × notice deadline { $nearness } ÷ { $divided } for a talk since then = { $points }
weights-title = What the order is made of
weights-question = Who stands first on Today?
weights-text = A line’s place is band × value × notice deadline ÷ talk. Each weight is a number from 1 to 100; a greater one counts more.
weights-critical = Band critical, or a serious reason
weights-at_risk = Band at risk, or a reason of weight
weights-other = Any other
weights-within_14 = Notice deadline within 14 days
weights-within_45 = Within 45 days
weights-within_120 = Within 120 days
weights-after_talk = Divided by, after a talk with both sides
weights-wrong = A number from 1 to 100, please.
weights-saved = The weights were saved; Today is in the new order.
audit-today-weights = Weights of Today’s order changed

## The line
line-ends =
    { $days ->
        [0] Ends today
       *[other] Ends { $day } ({ $days } d)
    }
line-notice =
    { $days ->
        [0] notice today
       *[other] notice in { $days } d
    }
line-value = { $amount } a year
line-comma = { ", " }
line-last-spoken =
    { $days ->
        [0] last spoken today
        [one] last spoken { $days } day ago
       *[other] last spoken { $days } days ago
    }
line-never-spoken = never spoken
act-call-whom = Call { $who }
act-call-team = Call the customer
act-mail-whom = Write to { $who }
act-mail-team = Write to the customer
act-meeting-whom = Meet { $who }
act-meeting-team = Arrange a meeting
act-task-whom = Make a task: { $who }
act-task-team = Make a task
act-handoff-whom = Hand over: { $who }
act-handoff-team = Hand over
act-check-whom = Check with { $who }
act-check-team = Check

## What can be said of a line
today-log = Log
today-promise = Promise
today-task = Task
today-handoff = Hand over
today-snooze = Snooze
today-dismiss = Dismiss
today-handle = Log, and done
today-is-handled = Logged. The line rests now.
today-next-step = Next step
today-next-on = By
today-i-promised = I promised
today-promise-on = Promised for
today-line-gone = This line is not there any more: what it spoke of has changed.
today-snoozed = Comes back on { $day }.
today-snoozed-changes = Comes back when it changes.
snooze-tomorrow = Tomorrow
snooze-working_day = Next working day
snooze-their_holiday = After their holiday
snooze-changes = Until it changes
dismiss-why = Why?
dismiss-reason-missing = Choose a reason: each has its own effect.
dismiss-note = Note
dismiss-to = Who should do it (if it is not yours)
dismiss-to-whom = Choose who should do it.
dismiss-handled = Handled
dismiss-handled-effect = You log what was said; then the line rests.
dismiss-known = Known
dismiss-known-effect = Quiet for 30 days, unless it gets worse.
dismiss-seasonal = Seasonal
dismiss-seasonal-effect = Quiet for six weeks, and in the same weeks of the next years.
dismiss-data_wrong = The data is wrong
dismiss-data_wrong-effect = The administrator gets a task; quiet for a week.
dismiss-not_mine = Not mine
dismiss-not_mine-effect = Whoever you choose below gets a task; it leaves your list.
dismiss-not_worth_it = Not worth it
dismiss-not_worth_it-effect = Quiet for 90 days; lines with this reason stand lower for you.
dismissed-known = Quiet for 30 days, unless it gets worse.
dismissed-seasonal = Quiet in this season.
dismissed-data_wrong = The administrator has a task about the data.
dismissed-not_mine = Somebody else has the task now.
dismissed-not_worth_it = Gone, and this reason stands lower for you.

## Causes
cause-count =
    { $count ->
        [one] { $count } customer: { $cause }
       *[other] { $count } customers: { $cause }
    }
cause-question = What do I tell all of them at once?
cause-accounts = Customers
cause-write-all = Write to them
cause-one-by-one = One by one
cause-text = Text for all
cause-write = Write to those ticked
cause-nobody = Tick at least one customer.
cause-answered =
    { $count ->
        [one] { $count } customer was written to.
       *[other] { $count } customers were written to.
    }

## The lead's board
lead-title = The team
lead-red = Critical without a next step
lead-red-note = no open task
lead-red-names = Without a next step:
lead-ownerless = Without a CSM
lead-untouched = Lines untouched
lead-untouched-note = for three working days
lead-load = Load by person
lead-accounts-count = Customers
lead-lines-count = Lines
lead-untouched-count = Untouched
lead-tasks-count = Tasks

## Tasks
tasks-title = Tasks
tasks-question = What did I take on, and what did I ask others to do?
tasks-empty = No open task
tasks-empty-text = A task comes from a line of Today, or you make one here.
tasks-given = Asked of others
tasks-later = Put off until later: { $count }
task-new = New task
task-title = What to do
task-title-missing = Say what is to be done.
task-due = By
task-assignee = Who
task-assignee-missing = Choose who does it.
task-added = The task was added.
task-saved = The task was saved.
task-end = End the task
task-done = Done
task-drop = Not needed any more
task-outcome = What came of it
task-outcome-hint = One line is enough
task-is-done = Done: { $title }
task-is-dropped = Dropped: { $title }
task-tomorrow = Tomorrow
task-snoozed = Comes back on { $day }.

## Open items
panel-items = Open items
items-empty = Nothing open
items-empty-text = What they ask or we promise stands here until it is settled.
items-settled =
    { $count ->
        [one] { $count } settled
       *[other] { $count } settled
    }
item-title = What
item-title-missing = Say in one line what it is about.
item-kind = Kind
item-kind-wrong = Choose one of the kinds.
item-kind-question = Question
item-kind-request = Request
item-kind-problem = Problem
item-kind-promise = Promise
item-kind-complaint = Complaint
item-add-question = Add a question
item-add-request = Add a request
item-add-problem = Add a problem
item-add-promise = Add a promise
item-add-complaint = Add a complaint
item-change = Change the open item
item-asked = Asked on
item-due = Promised for
item-owner = Owner
item-late = overdue
item-visible = customer sees it
item-visible-label = The customer may see it
item-promise-needs-day = A promise needs the day it is promised for.
item-close = Settled
item-reopen = Open again
item-added = Added.
item-saved = Saved.
item-closed = Settled.
item-reopened = Open again.
column-open_questions = Open questions
column-open_requests = Open requests
column-open_problems = Open problems
column-open_promises = Open promises
column-open_complaints = Open complaints
column-broken_promises = Broken promises
column-oldest_complaint_days = Oldest complaint, days
column-oldest_open_days = Oldest open item, days

## Handoffs
panel-handoffs = Handoffs
handoffs-none = No commercial matter is under way.
handoff-new = Hand over
handoff-to-am = Hand over to the account manager
handoff-to-csm = Hand back to the success manager
handoff-to = To
handoff-matter = Matter
handoff-matter-wrong = Choose what it is about.
handoff-matter-seats = Seats
handoff-matter-renewal = Renewal
handoff-matter-price = Price question
handoff-matter-upgrade = Upgrade
handoff-matter-payment = Payment
handoff-text = What the other must know
handoff-text-hint = What they said, what they need, by when
handoff-text-missing = Write what the other must know.
handoff-nobody = Choose who shall take it.
handoff-send = Hand over
handoff-sent = Handed over. An answer is due within two working days.
handoff-asked-since = from { $who }, { $day }
handoff-sent-since = with { $who } since { $day }, not yet accepted
handoff-accepted-since = with { $who } since { $day }, no price talk
handoff-returned-since = returned by { $who }, sent on { $day }
handoff-closed-since = closed by { $who }, sent on { $day }
handoff-answer-by = answer by { $day }
handoff-late = answer overdue
handoff-accept = Accept
handoff-return = Return
handoff-return-why = Why it goes back
handoff-reason-missing = Say why it goes back.
handoff-close = Close
handoff-close-why = What came of it
handoff-not-accepted = Only a handoff that was accepted or returned can be closed.
handoff-is-accepted = Accepted.
handoff-is-returned = Returned with your reason.
handoff-is-closed = Closed.

## The brief
panel-brief = Know before you call
brief-title = Brief
brief-copy = Copy as text
brief-part-contract = Contract
brief-part-use = Bought and used
brief-part-people = Who decides, and when we last spoke
brief-part-open = Open
brief-part-talks = Last talks
brief-part-health = Health
brief-part-ask = Three questions to ask
brief-plan = { $plan }, from { $from } to { $to }
brief-notice-auto =
    { $days ->
        [0] Renews by itself; notice deadline today, { $day }
       *[other] Renews by itself; notice deadline { $day } ({ $days } d)
    }
brief-notice-day =
    { $days ->
        [0] Does not renew by itself; notice deadline today, { $day }
       *[other] Does not renew by itself; notice deadline { $day } ({ $days } d)
    }
brief-notice =
    { $days ->
        [0] The notice deadline is today.
        [one] The notice deadline is in { $days } day.
       *[other] The notice deadline is in { $days } days.
    }
brief-value = { $amount } a year
brief-price-hidden = Price (hidden): the account manager speaks about it.
brief-overdue =
    { $days ->
        [one] A payment is { $days } day overdue.
       *[other] A payment is { $days } days overdue.
    }
brief-seats =
    { $active ->
        [one] { $active } person active in 28 days, of { $seats } seats
       *[other] { $active } people active in 28 days, of { $seats } seats
    }
brief-active =
    { $active ->
        [one] { $active } person active in 28 days
       *[other] { $active } people active in 28 days
    }
brief-team =
    { $size ->
        [one] Their team has { $size } person.
       *[other] Their team has { $size } people.
    }
brief-item =
    { $days ->
        [0] { $kind }: { $title } (today)
        [one] { $kind }: { $title } (open for { $days } day)
       *[other] { $kind }: { $title } (open for { $days } days)
    }
brief-late =
    { $days ->
        [one] “{ $title }” is { $days } day late.
       *[other] “{ $title }” is { $days } days late.
    }
brief-talk = { $kind }, { $day }: { $text }
brief-health = { $band }, { $score } of 100, { $change } in four weeks
brief-ask-decider = Who decides about the contract, and when can we meet?
brief-ask-problem = Is the open problem solved on your side? What is still missing?
brief-ask-team = Who in your team works without access, and how?
brief-ask-renewal = What has to happen before the notice deadline for you to carry on?
brief-ask-goal = What do you want to have reached in half a year?
brief-ask-value = Which result of the last months would you show your management?
brief-ask-missing = What do you still do by hand or in another tool?
