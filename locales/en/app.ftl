## Opening a folder
error-config = The configuration cannot be used. Correct every line below and start again.
error-folder = The folder { $folder } cannot be used: { $reason }
error-folder-in-use = The folder { $folder } is in use by another process. One process writes to a folder at a time: stop the other one, or choose another folder.
error-newer-data = This data was written by a newer version (it knows “{ $migration }”). Start that version, or restore a backup.
error-disk-full = The disk is full: nothing was saved. Free some space and try again.
error-database = The database does not answer. Try again in a moment.
error-exists = There is one like this already. Choose another key.
error-nothing-to-undo = There is nothing left to take back.
