# Referrals: words, lists, form, page, processing.

referrals-title = Referrals
referrals-one = Referral
referrals-requisition = Referral { $written }
referrals-new = New referral
referrals-draft = Draft referral
referrals-lead = The search understands numbers with dashes or without, in Latin or Cyrillic letters.
referrals-export = Export CSV

## Words

referrals-number = Number
referrals-patient = Patient
referrals-code = Code
referrals-service = Service
referrals-services = Services
referrals-category = Category
referrals-quantity = Quantity
referrals-priority = Priority
referrals-status = Status
referrals-valid-until = Valid until
referrals-issued-at = Issued
referrals-requester = Requester
referrals-issued-by = Issued by
referrals-performer = Performer
referrals-reason = Reason and instructions
referrals-icd10 = Diagnosis, ICD-10-AM
referrals-icpc2 = Diagnosis, ICPC-2
referrals-note = Clinical note for the performer
referrals-instruction = Advice for the patient
referrals-occurrence = Planned day
referrals-foreign-number = Number in the national system

## Priorities

referrals-priority-routine = Routine
referrals-priority-urgent = Urgent
referrals-priority-asap = ASAP
referrals-priority-stat = Stat

## Statuses

referrals-status-draft = Draft
referrals-status-new = New
referrals-status-active = Active
referrals-status-in-progress = In progress
referrals-status-completed = Completed
referrals-status-recalled = Recalled
referrals-status-expired = Expired
referrals-status-in-error = Entered in error
referrals-status-damaged = Damaged
referrals-status-stuck = { $days ->
    [one] No progress, { $days } day
   *[other] No progress, { $days } days
}

## Categories of services

referrals-category-counselling = Counselling
referrals-category-consultation = Consultation
referrals-category-diagnostic-procedure = Diagnostic procedure
referrals-category-laboratory-procedure = Laboratory procedure
referrals-category-imaging = Imaging
referrals-category-procedure = Procedure
referrals-category-surgical-procedure = Surgical procedure
referrals-category-treatment = Treatment
referrals-category-education = Education
referrals-category-evaluation = Evaluation
referrals-category-hospitalization = Hospitalization
referrals-category-transfer-of-care = Transfer of care

## What happened

referrals-act-issued = issued
referrals-act-taken = taken into work
referrals-act-taken-over = taken over from a colleague
referrals-act-released = released, new again
referrals-act-completed = completed
referrals-act-recalled = recalled
referrals-act-entered-in-error = marked as entered in error
referrals-act-expired = expired
referrals-act-replaced = replaced by another referral
referrals-act-of = { $act }: { $service }

## Why it was recalled

referrals-reason-not-needed = No longer needed
referrals-reason-patient-refused = The patient refused
referrals-reason-contraindicated = Contraindicated
referrals-reason-done-elsewhere = Done elsewhere
referrals-reason-patient-died = The patient died
referrals-reason-other = Another reason
referrals-reason-replaced = Replaced by another
referrals-reason-autoexpired = Its validity ended

## Why it was a mistake

referrals-error-wrong-patient = Wrong patient
referrals-error-wrong-service = Wrong service
referrals-error-duplicate = Issued twice
referrals-error-other = Another mistake

## Lists

referrals-list-mine = Mine
referrals-list-organization = My organization
referrals-list-expiring = Expiring
referrals-list-stuck = Stuck
referrals-about-mine = Issued by you, and your drafts.
referrals-about-expiring = Nobody has taken them, and they expire within 14 days.
referrals-about-stuck = Nobody has taken them for longer than their priority allows.
referrals-more = { $count ->
    [one] { $count } more under this number
   *[other] { $count } more under this number
}
referrals-of-patient = Only referrals of { $patient }
referrals-of-one-patient = Only referrals of one patient
referrals-of-all = Show everybody’s
referrals-search = Search referrals
referrals-search-hint = Number, patient or service
referrals-filter-status-any = All statuses
referrals-filter-priority-any = All priorities
referrals-filter-requester-any = Everybody
referrals-filter-issued-any = Any time
referrals-filter-issued-month = Last 30 days
referrals-filter-issued-week = Last 7 days
referrals-filter-issued-today = Today
referrals-filter-issued-days = By dates…
referrals-filter-from = From
referrals-filter-until = To
referrals-none-found = No referrals match “{ $text }”
referrals-none-filtered = No referrals match these filters
referrals-none-mine = You have not issued anything yet
referrals-none-mine-hint = A referral begins with a patient: find or register them.
referrals-none-organization = Your organization has not issued anything yet
referrals-none-organization-hint = Everything you and your colleagues issue will be here.
referrals-none-expiring = Nothing expires soon
referrals-none-stuck = Everything moves

## Form

referrals-issue = Issue referral
referrals-save-draft = Save draft
referrals-services-under-one = { $count ->
    [one] { $count } service
   *[other] { $count } services under one number
}
referrals-services-full = { $count ->
    [one] Only { $count } service can stand here.
   *[other] One number holds at most { $count } services. Issue the others separately.
}
referrals-add-service = Add a service
referrals-add-service-hint = Name, code or group of the catalogue.
referrals-add-service-example = For example, “ECG” or 11700
referrals-quantity-of = Quantity: { $service }
referrals-remove = Remove
referrals-remove-of = Remove: { $service }
referrals-already = { $service }: issued already on { $date }
referrals-already-text = That referral is not completed yet. Issue another only if it is really needed.
referrals-sent-open = Open what was made of this form
referrals-diagnosis-hint = A diagnosis by at least one of the two classifications is needed.
referrals-diagnosis-search = Code or name
referrals-foreign-number-hint = If the referral is in the national system already: 16 symbols.
referrals-summary = To be issued
referrals-summary-nothing = appears once you add a service and issue it
referrals-summary-number = { $count ->
    [one] appears once issued
   *[other] one for { $count } services, appears once issued
}
referrals-summary-valid = will be on the issued referral
referrals-journal = Looking at the patient’s data is recorded in the journal.
referrals-closed = No referrals are issued for this patient
referrals-other-patient = Another patient
referrals-discard = Discard draft…
referrals-discard-title = Discard the draft?
referrals-discard-text = The draft is gone for good. It has no number yet, and no performer sees it.
referrals-discard-submit = Discard draft
referrals-discard-keep = Keep it

## Page of a referral

referrals-issued-until = Issued { $at }, valid until { $until }
referrals-of-this-patient = All referrals of the patient
referrals-go-on = Go on with the draft
referrals-nobody-yet = Nobody yet
referrals-performer-gone = This person is not there any more: a colleague of theirs can take the referral over.
referrals-since = since { $at }
referrals-replaces = Replaces
referrals-replaced-by = Replaced by
referrals-history = History
referrals-history-issued = { $count ->
    [one] { $count } service issued
   *[other] { $count } services issued
}
referrals-history-of = { $service }: { $act }
referrals-by-system = The system
referrals-at-workstation = workstation “{ $workstation }”
referrals-progress = Progress
referrals-done-of = { $all ->
    [one] { $done } of { $all } service
   *[other] { $done } of { $all } services
}
referrals-still = Without movement
referrals-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
referrals-norm = { $days ->
    [one] priority “{ $priority }” allows { $days } day
   *[other] priority “{ $priority }” allows { $days } days
}

## Acts upon a referral

referrals-recall = Recall…
referrals-recall-submit = Recall
referrals-recall-text = Nobody will carry this service out any more. Other services under the number stay. A recall cannot be undone.
referrals-mistake = Entered in error…
referrals-mistake-submit = Mark as entered in error
referrals-mistake-text = The record stays in the history, marked as one that should not have been. The mark cannot be undone.
referrals-leave = Leave it
referrals-why = Reason
referrals-why-choose = Choose a reason
referrals-why-missing = Choose a reason.
referrals-comment = Comment
referrals-replace = Replace…
referrals-replace-title = Replace a referral
referrals-replace-what = A new referral takes the place of this one
referrals-replace-text = Correct what is needed. Once you issue it, the old service is recalled and the new one gets a number of its own.
referrals-replace-submit = Issue in its place

## Processing

processing-title = Processing
processing-lead = Find a referral by its number, take it into work and write down the result.
processing-find = Referral by number
processing-number-hint = 16 symbols as you hear or see them: with dashes or without, in Latin or Cyrillic letters. You can also scan the code, or drop or paste a .smart-health-card file here.
processing-no-card = This file is no card. A .smart-health-card file is one; from paper, scan the code or type the 16 symbols of the number.
processing-find-submit = Find
processing-finding = Looking…
processing-found = { $count ->
    [one] { $count } service found under the number
   *[other] { $count } services found under the number
}
processing-unknown = There is no such number
processing-unknown-hint = Compare the number with the paper, or have it read again, four symbols at a time.
processing-misspelt-hint = It has a typing error and no similar number is on record, or it is a number of the national system that is not recorded here. Compare it with the paper, or have it read again.
processing-repairs = Perhaps it is one of these numbers. Compare with the paper before you choose.
processing-take = Take into work
processing-take-over = Take over…
processing-take-over-text = A colleague of yours has this referral in work. If you take it over, it is yours to carry out: the reason stands in the referral's history, where whoever issued it reads it too.
processing-take-over-reason = Why you take it over
processing-take-over-submit = Take over
processing-take-over-keep = Leave it with them
processing-open = Open
processing-with-you = with you
processing-mine = In work with me
processing-with-completed = Also show those I completed
processing-none = You have nothing in work
processing-none-completed = You have not taken anything into work yet
processing-none-hint = Find a referral by its number and take it into work.
processing-result = Result
processing-result-label = What was found or done
processing-result-hint = Whoever issued it reads this. It cannot be changed once completed.
processing-complete = Complete
processing-release = Release…
processing-release-title = Release the referral?
processing-release-text = It becomes new again, and somebody else can take it. A result typed here is not kept.
processing-release-submit = Release
processing-release-keep = Keep it in work

## What was done

notice-referrals-issued = { $count ->
    [one] { $count } service issued under number { $written }.
   *[other] { $count } services issued under number { $written }.
}
notice-draft-saved = Draft saved.
notice-draft-discarded = Draft discarded.
notice-referral-recalled = Referral recalled.
notice-referral-in-error = Referral marked as entered in error.
notice-referral-taken = The referral is in work with you.
notice-referral-taken-over = Referral taken over: it is in work with you now.
notice-referral-released = Referral released: it is new again.
notice-referral-completed = Referral completed, the result is saved.
notice-referrals-exported = { $count ->
    [one] File saved: { $count } referral.
   *[other] File saved: { $count } referrals.
}
notice-referrals-exported-cut = { $count ->
    [one] The file holds only the first { $count } referral: the list is longer. Narrow it with the filters to save the rest.
   *[other] The file holds only the first { $count } referrals: the list is longer. Narrow it with the filters to save the rest.
}

## Paper

referrals-print = Print
referrals-card = Verification code
referrals-card-hint = Whoever holds the paper can check it without signing in. This is not a qualified electronic signature.
referrals-card-page = Verification page
referrals-card-alt = QR code with the signed content of the referral
