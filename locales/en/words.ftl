### The terms of the field, as labels: one key for each, -plural for the plural. docs/words.md explains them. In sentences write the sentence out; with a number use count-….

## Customers and people

word-account = Account
word-account-plural = Accounts
word-person = Person
word-person-plural = People
word-contact = Contact
word-contact-plural = Contacts
word-user = User
word-user-plural = Users
word-form-of-address = Form of address
word-owner = Owner
word-owner-plural = Owners
word-cover = Cover
word-cover-plural = Covers
word-champion = Champion
word-champion-plural = Champions
word-decision-maker = Decision maker
word-decision-maker-plural = Decision makers
word-project-lead = Project lead
word-project-lead-plural = Project leads
word-public-pool = Without an owner

## The team

word-team = Team
word-cs-specialist = CS specialist
word-cs-specialist-plural = CS specialists
word-cs-manager = CS manager
word-cs-manager-plural = CS managers
word-csm = CSM
word-csm-plural = CSMs
word-cs-lead = CS lead
word-cs-lead-plural = CS leads
word-account-manager = Account manager
word-account-manager-plural = Account managers
word-am = AM
word-am-plural = AMs
word-administrator = Administrator
word-administrator-plural = Administrators
word-handbook-page = Handbook page (SOP)
word-handbook-page-plural = Handbook pages (SOP)
word-target = Target
word-target-plural = Targets
word-review = Review
word-review-plural = Reviews
word-business-review = Business review
word-business-review-plural = Business reviews
word-principal-constraint = Principal constraint

## Touchpoints and work

word-touchpoint = Touchpoint
word-touchpoint-plural = Touchpoints
word-call = Call
word-call-plural = Calls
word-chat = Chat
word-chat-plural = Chats
word-mail = Mail
word-mail-plural = Mails
word-meeting = Meeting
word-meeting-plural = Meetings
word-visit = Visit
word-visit-plural = Visits
word-note = Note
word-note-plural = Notes
word-last-two-way-contact = Last two-way contact
word-check-in = Check-in
word-check-in-plural = Check-ins
word-sign-in-streak = Sign-in streak
word-sign-in-streak-plural = Sign-in streaks
word-open-item = Open item
word-open-item-plural = Open items
word-promise = Promise
word-promise-plural = Promises
word-handoff = Handoff
word-handoff-plural = Handoffs
word-handover = Handover
word-handover-plural = Handovers
word-today = Today
word-task = Task
word-task-plural = Tasks
word-brief = Brief
word-brief-plural = Briefs
word-snooze = Snooze
word-dismiss = Dismiss
word-success-plan = Success plan
word-success-plan-plural = Success plans
word-signal = Signal
word-signal-plural = Signals

## Money

word-subscription = Subscription
word-subscription-plural = Subscriptions
word-contract = Contract
word-contract-plural = Contracts
word-plan = Plan
word-plan-plural = Plans
word-seat = Seat
word-seat-plural = Seats
word-team-size = Team size
word-order = Order
word-order-plural = Orders
word-payment = Payment received
word-payment-plural = Payments received
word-overdue = Overdue
word-movement = Movement
word-movement-plural = Movements
word-movement-new = New
word-movement-expansion = Expansion
word-movement-contraction = Contraction
word-movement-churn = Churn
word-movement-reactivation = Reactivation
word-movement-price-change = Price change
word-upgrade = Upgrade
word-upgrade-plural = Upgrades
word-cross-sell = Cross-sell
word-renewal = Renewal
word-renewal-plural = Renewals
word-renewal-rate = Renewal rate
word-notice-deadline = Notice deadline
word-notice-deadline-plural = Notice deadlines
word-revenue-at-risk = Revenue at risk
word-revenue-opportunity = Revenue opportunity
word-opportunity = Opportunity
word-opportunity-plural = Opportunities
word-pipeline = Pipeline
word-retention-rate = Retention rate
word-nrr = Net revenue retention (NRR)
word-grr = Gross revenue retention (GRR)
word-retention-cost = Retention cost per customer
word-lifetime-value = Customer lifetime value (CLV)

## Usage, health, divisions

word-event = Usage event
word-event-plural = Usage events
word-metric = Metric
word-metric-plural = Metrics
word-attribute = Attribute
word-attribute-plural = Attributes
word-field = Field
word-field-plural = Fields
word-formula = Formula
word-formula-plural = Formulas
word-definition = Definition
word-definition-plural = Definitions
word-product-feature = Product feature
word-product-feature-plural = Product features
word-scorecard = Scorecard
word-scorecard-plural = Scorecards
word-health-score = Health score
word-health-score-plural = Health scores
word-health = Health
word-contribution = Contribution
word-contribution-plural = Contributions
word-band = Band
word-band-plural = Bands
word-band-healthy = Healthy
word-band-at-risk = At risk
word-band-critical = Critical
word-band-not-enough-data = Not enough data
word-segment = Segment
word-segment-plural = Segments
word-tier = Tier
word-tier-plural = Tiers
word-stage = Lifecycle stage
word-stage-plural = Lifecycle stages
word-transition = Transition
word-transition-plural = Transitions
word-onboarding = Onboarding
word-activation = Activation
word-holdout = Holdout
word-back-test = Back-test
word-back-test-plural = Back-tests

## Plays, voice, support, learning

word-playbook = Playbook
word-playbook-plural = Playbooks
word-enrolment = Enrolment
word-enrolment-plural = Enrolments
word-campaign = Campaign
word-campaign-plural = Campaigns
word-webinar = Webinar
word-webinar-plural = Webinars
word-message = Message
word-message-plural = Messages
word-survey = Survey
word-survey-plural = Surveys
word-response = Response
word-response-plural = Responses
word-feedback = Feedback
word-theme = Theme
word-theme-plural = Themes
word-nps = Net Promoter Score (NPS)
word-csat = Customer satisfaction (CSAT)
word-ces = Customer Effort Score (CES)
word-effort-index = Effort index
word-higher-is-better = Higher is better
word-lower-is-better = Lower is better
word-idea = Idea
word-idea-plural = Ideas
word-recommendation = Recommendation
word-recommendation-plural = Recommendations
word-referral = Referral
word-referral-plural = Referrals
word-reward = Reward
word-reward-plural = Rewards
word-points = Points
word-ticket = Ticket
word-ticket-plural = Tickets
word-article = Article
word-article-plural = Articles
word-course = Course
word-course-plural = Courses
word-release = Release
word-release-plural = Releases
word-success-story = Success story
word-success-story-plural = Success stories

## Counted: a number and its noun

count-accounts = { $count ->
    [one] { $count } account
   *[other] { $count } accounts
}
count-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
count-contacts = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
count-users = { $count ->
    [one] { $count } user
   *[other] { $count } users
}
count-touchpoints = { $count ->
    [one] { $count } touchpoint
   *[other] { $count } touchpoints
}
count-open-items = { $count ->
    [one] { $count } open item
   *[other] { $count } open items
}
count-promises = { $count ->
    [one] { $count } promise
   *[other] { $count } promises
}
count-tasks = { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}
count-subscriptions = { $count ->
    [one] { $count } subscription
   *[other] { $count } subscriptions
}
count-seats = { $count ->
    [one] { $count } seat
   *[other] { $count } seats
}
count-orders = { $count ->
    [one] { $count } order
   *[other] { $count } orders
}
count-payments = { $count ->
    [one] { $count } payment
   *[other] { $count } payments
}
count-renewals = { $count ->
    [one] { $count } renewal
   *[other] { $count } renewals
}
count-events = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
count-signals = { $count ->
    [one] { $count } signal
   *[other] { $count } signals
}
count-segments = { $count ->
    [one] { $count } segment
   *[other] { $count } segments
}
count-scorecards = { $count ->
    [one] { $count } scorecard
   *[other] { $count } scorecards
}
count-tickets = { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
}
count-surveys = { $count ->
    [one] { $count } survey
   *[other] { $count } surveys
}
count-responses = { $count ->
    [one] { $count } response
   *[other] { $count } responses
}
count-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
count-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
