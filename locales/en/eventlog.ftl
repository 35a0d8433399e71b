# Event log: faults of files and of single events.
eventlog-disk-full = The disk is full: { $file } could not be written. Nothing was changed. Free some space and try again.
eventlog-disk = { $file } could not be read or written. Check the disk and the rights on the data folder.
eventlog-file-missing = The event file { $file } is missing. Restore it from a backup.
eventlog-file-damaged = The event file { $file } is damaged. Restore it from a backup; “tenure check” names all damaged files.
eventlog-manifest-missing = The event log has files but no manifest.json. Nothing was removed. Restore manifest.json from a backup.
eventlog-manifest-damaged = { $file } of the event log was changed or damaged. Restore it from a backup.
eventlog-newer = A newer version of Tenure wrote this event log. Start that version, or restore a backup made before the upgrade.
eventlog-busy = Another import is writing events right now. Try again when it has finished.
eventlog-batch-unknown = No events came with this import.
eventlog-batch-undone = This import was undone. Import the file again under a new import, or restore this one.
eventlog-restore-duplicate =
    { $count ->
        [one] One event of this import has been imported again since. Undo that import first.
       *[other] { $count } events of this import have been imported again since. Undo that import first.
    }
eventlog-event-empty = The field { $field } of the event is empty. Give it a value.
eventlog-event-long = The field { $field } of the event is longer than { $limit } bytes. Shorten it.
eventlog-event-value = The value of the event is too large: 18 digits before the decimal point are allowed.
eventlog-event-id = The event has no message id, although unique ids were promised.
eventlog-check-missing = { $file } is missing. Restore it from a backup.
eventlog-check-size = { $file } has { $found } bytes instead of { $expected }. Restore it from a backup.
eventlog-check-changed = The content of { $file } has changed since it was written. Restore it from a backup.
eventlog-check-unreadable = { $file } cannot be read: { $why }. Restore it from a backup.
eventlog-check-stray = { $file } does not belong to the event log. It is removed at the next start.
eventlog-check-lost =
    { $events ->
        [0] The end of { $file } could not be read. It held events that were never confirmed, or a damage. Look at it, then delete it from the folder damaged.
        [one] One accepted event is missing from { $file }. Have its sender send it again or restore a backup, then delete this file from the folder damaged.
       *[other] { $events } accepted events are missing from { $file }. Have their senders send them again or restore a backup, then delete this file from the folder damaged.
    }
eventlog-check-repaired = A flipped bit in { $file } was repaired. Nothing is lost; check the disk and the memory of this machine.
eventlog-check-twice = { $file } holds accepted events that are in another file too. Restore it from a backup.

# Metrics: what is wrong with a definition.
metric-invalid = The metric { $id } is not valid.
metric-id = A metric’s name starts with a small letter and consists of small letters, digits and underscores.
metric-days = A window has 1 to { $limit } calendar days.
metric-not-sliding = This figure exists only over the whole lifetime. Choose “lifetime” as the window.
metric-not-lifetime = This figure exists only over a window of days. Choose 1 to 92 days.
metric-per-working-day = Only a count or a sum over a window of days can be read per working day.
metric-steps = Steps in order need { $least } to { $limit } event names, one a line.
metric-within = From the first step to the last there may be 0 to { $limit } days: all steps lie within the metric’s own days.
metric-within-alone = Only steps in order have such a limit. Leave it empty, or choose steps in order.
metric-two-subjects = The metrics are about different kinds of subject.
