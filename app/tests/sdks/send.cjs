// Sends what a product sends, with Segment's own SDK as it comes from npm: host, write key, number of tracks.
const { Analytics } = require('@segment/analytics-node')

const [host, writeKey, count] = process.argv.slice(2)
const context = { groupId: 'acme' }
const analytics = new Analytics({ host, writeKey, flushAt: 20, flushInterval: 200, maxRetries: 5 })
const failed = []
analytics.on('error', (error) => failed.push(error))
analytics.identify({ userId: 'js-1', traits: { name: '李雷', email: 'li@acme.example' }, context })
analytics.group({ userId: 'js-1', groupId: 'acme', traits: { name: 'Acme', industry: 'Steel' } })
for (let number = 0; number < Number(count); number += 1) {
  analytics.track({ userId: 'js-1', event: 'report.opened', properties: { value: number }, context })
}
analytics.page({ userId: 'js-1', category: 'docs', name: 'Prices' })
analytics.screen({ userId: 'js-1', category: 'docs', name: 'Home' })
analytics.alias({ userId: 'js-1', previousId: 'js-0' })
analytics.closeAndFlush({ timeout: 60000 }).then(() => {
  if (failed.length > 0) {
    console.error('not delivered:', failed)
    process.exit(1)
  }
})
