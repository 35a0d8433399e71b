### Search and the command palette.

search-title = Search
search-question = Whom am I looking for?
search-words = Name, telephone or mail address
search-blank = Type what you know
search-blank-text = Part of a name in any script, a key, a telephone number as dialled, or a mail address.
search-nothing = Nothing found
search-nothing-text = Try fewer words or another spelling. Is it a new customer?
search-all =
    { $count ->
        [one] Show { $count } customer in the list
       *[other] Show all { $count } customers in the list
    }
search-more =
    { $count ->
        [one] and { $count } more; type more of the name
       *[other] and { $count } more; type more of the name
    }
search-column-name = Customer
search-column-health_band = Health
search-column-csm = CSM
search-column-person = Name
search-column-account = Customer
search-column-phone = Telephone
search-column-email = Mail
palette-acts = Do
palette-pages = Go to
palette-new-account = New customer
palette-import = Import a file
palette-new-task = New task
palette-tasks = Tasks
palette-renewals = Renewals
