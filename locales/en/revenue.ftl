## Menu, renewals
menu-revenue = Revenue
renewals-title = Renewals
renewals-question = Which contracts must be decided soon, by notice deadline?
renewals-window = Within
renewals-empty = No notice deadline in this window
renewals-empty-text = Choose a longer window, or bring subscriptions in from a file.

## The contract on an account's page
panel-contract = Contract and payments
contract-empty = No contract is known
contract-empty-text = Bring subscriptions, orders and payments in from a file: term, notice deadline and overdue invoices follow.
contract-terms = Terms
contract-term = Term
contract-price = Price
contract-a-month = { $amount } a month
contract-discount = { $percent }% discount
contract-auto-renew = renews by itself
contract-open-end = open
contract-orders = Orders
contract-ordered = Ordered
contract-what = What for
contract-due = Due
contract-state = State
contract-amount = Amount
contract-more-orders =
    { $count ->
        [one] and { $count } older order
       *[other] and { $count } older orders
    }
contract-prices-hidden = Prices are shown to account managers and leads.
order-paid = paid
order-open = open
order-overdue =
    { $days ->
        [one] overdue { $days } day
       *[other] overdue { $days } days
    }
subscription-status-trial = trial
subscription-status-active = active
subscription-status-cancelled = cancelled
subscription-status-none = none

## Columns
column-plan = Plan
column-seats = Seats
column-mrr = Value a month
column-arr = Value a year
column-seat_price = Price a seat
column-value_rank = Value rank (0 to 100)
column-starts_on = Term began
column-ends_on = Contract ends
column-days_to_end = Days to the end
column-notice_on = Notice deadline
column-days_to_notice = Days to notice deadline
column-auto_renew = Renews by itself
column-renewed_on = Renewed on
column-upgraded_on = Last upgrade
column-downgraded_on = Last downgrade
column-cancelled_on = Cancelled on
column-subscription_status = Subscription
column-paying = Pays
column-first_paid_on = First payment
column-paid_on = Last payment
column-days_since_first_payment = Days since first payment
column-overdue_days = Days overdue
column-overdue_amount = Amount overdue
column-next_starts_on = Next term begins
subscription-ends-before-start = The end lies before the start.
import-order-unknown = Row { $row }: there is no order with the key “{ $value }” (column { $column }).
import-remedy-order-unknown = Import the orders first, or leave the column out.
