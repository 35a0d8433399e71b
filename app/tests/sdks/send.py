"""Sends what a product sends, with Segment's own SDK as it comes from PyPI: host, write key, number of tracks."""

import sys

import segment.analytics as analytics

host, write_key, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
failed = []
client = analytics.Client(
    write_key, host=host, gzip=True, upload_size=20, upload_interval=0.2, on_error=lambda error, items: failed.append(error)
)
client.identify("py-1", {"name": "Ann Lee", "email": "ann@acme.example"}, context={"groupId": "acme"})
client.group("py-1", "acme", {"name": "Acme", "industry": "Steel"})
for number in range(count):
    client.track("py-1", "report.opened", {"value": number, "share": "٪"}, context={"groupId": "acme"}, message_id=f"py-{number}")
client.page("py-1", "docs", "Prices", message_id="py-page")
client.screen("py-1", "docs", "Home", message_id="py-screen")
client.alias("py-0", "py-1")
client.flush()
client.shutdown()
if failed:
    sys.exit(f"not delivered: {failed}")
