## Opening a folder
error-config = The configuration cannot be used. Correct every line below and start again.
error-folder = The folder { $folder } cannot be used: { $reason }
error-folder-in-use = The folder { $folder } is in use by another process. One process writes to a folder at a time: stop the other one, or choose another folder.
error-newer-data = This data was written by a newer version (it knows “{ $migration }”). Start that version, or restore a backup.
error-disk-full = The disk is full: nothing was saved. Free some space and try again.
error-database = The database does not answer. Try again in a moment.
error-exists = There is one like this already. Choose another key.
error-nothing-to-undo = There is nothing left to take back.

## Looking at a past day
past-title = Look at another day
past-question = How was it on a day that is over, and what did we know?
past-day = Day
past-day-hint = The end of that day is shown.
past-knowledge = What counts
past-knowledge-then = As we knew it then
past-knowledge-then-note = What was recorded later is left out, also where it speaks of that day. This is what a decision of that time could stand on.
past-knowledge-now = As it was
past-knowledge-now-note = With everything that we learned since about that day.
past-definitions = Judged by
past-definitions-then = The definitions of that time
past-definitions-then-note = Scorecards, segments and signals as they were in force. Before the first were saved, the first ones.
past-definitions-now = Today's definitions
past-definitions-now-note = What today's rules would have said.
past-show = Show this day
past-not-over = Choose a day before today.
past-readonly = This is the past: nothing can be changed here. Go back to today first.
past-wrong = as_of is a day such as 2026-10-01; knowledge and definitions are then or now.
