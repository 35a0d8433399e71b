// Sends many events and says how far it is, with Segment's own SDK and its own batching and retry: host, write key, number of tracks.
const { Analytics } = require('@segment/analytics-node')

const [host, writeKey, count] = process.argv.slice(2)
const analytics = new Analytics({ host, writeKey, flushAt: 100, flushInterval: 200 })
const failed = []
let waiting = 0
let wake = () => {}

function track(number) {
  waiting += 1
  const event = { userId: 'js-1', event: 'report.opened', messageId: `js-${number}`, properties: { value: number } }
  analytics.track(event, (error) => {
    waiting -= 1
    if (error) failed.push(error)
    wake()
  })
}

async function flood() {
  for (let number = 0; number < Number(count); number += 1) {
    track(number)
    if (number % 100 === 0) console.log(number)
    // The SDK sends as many batches at once as it has: a product does not produce faster than it delivers.
    while (waiting >= 1000) await new Promise((resolve) => { wake = resolve })
  }
  await analytics.closeAndFlush({ timeout: 300000 })
  if (failed.length > 0) {
    console.error('not delivered:', failed)
    process.exit(1)
  }
}

flood()
