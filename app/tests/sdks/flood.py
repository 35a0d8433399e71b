"""Sends many events and says how far it is, with Segment's own SDK and its own batching and retry: host, write key, number of tracks."""

import logging
import sys
import time

import segment.analytics as analytics

host, write_key, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
logging.getLogger("segment").setLevel(logging.ERROR)
failed = []
client = analytics.Client(
    write_key, host=host, gzip=True, max_queue_size=1000, on_error=lambda error, items: failed.append(error)
)
for number in range(count):
    # A full queue is the SDK's way to say: later.
    while not client.track("py-1", "report.opened", {"value": number}, message_id=f"py-{number}")[0]:
        time.sleep(0.01)
    if number % 100 == 0:
        print(number, flush=True)
client.shutdown()
if failed:
    sys.exit(f"not delivered: {failed}")
