"""Somebody looks for the way out: host, write key, group, number of clicks. Prints when the first one was handed to the SDK."""

import sys
import time

import segment.analytics as analytics

host, write_key, group, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
failed = []
client = analytics.Client(write_key, host=host, upload_interval=0.05, on_error=lambda error, items: failed.append(error))
print(int(time.time() * 1000))
for number in range(count):
    client.track("py-9", "cancel.clicked", context={"groupId": group}, message_id=f"leave-{group}-{number}")
client.flush()
client.shutdown()
if failed:
    sys.exit(f"not delivered: {failed}")
