# The referral on paper: the sheet for the performer and the patient’s copy.

paper-title = Referral information sheet
paper-document = { $title } { $written }
paper-priority = Priority
paper-valid = Valid
paper-valid-range = from { $from } to { $until } inclusive
paper-code-alt = QR code: the signed referral { $written }
paper-code-caption = Scan to verify

## Priority and category

paper-priority-routine = Routine
paper-priority-urgent = Urgent
paper-priority-asap = ASAP
paper-priority-stat = Stat

paper-category-counselling = Counselling
paper-category-consultation = Consultation
paper-category-diagnostic-procedure = Diagnostic procedure
paper-category-laboratory-procedure = Laboratory procedure
paper-category-imaging = Imaging
paper-category-procedure = Procedure
paper-category-surgical-procedure = Surgical procedure
paper-category-treatment = Treatment
paper-category-education = Education
paper-category-evaluation = Evaluation
paper-category-hospitalization = Hospitalization
paper-category-transfer-of-care = Transfer of care

## Sections of the sheet

paper-patient-female = Patient
paper-patient-male = Patient
paper-name = Name
paper-unnamed = { $name }, { $sex }
paper-born = Date of birth, sex
paper-sex-female = female
paper-sex-male = male
paper-sex-unknown = not given
paper-tax-number = Tax number
paper-as-in-document = { $digits } (as in the document)
paper-phone = Phone

paper-services = Services
paper-service-code = Code
paper-service = Service
paper-category = Category
paper-quantity = Qty

paper-grounds = Grounds
paper-icd10 = Diagnosis, ICD-10-AM
paper-icpc2 = Diagnosis, ICPC-2
paper-note = For the performer
paper-planned = Planned day

paper-requester = Issued by
paper-position = Position
paper-licence = Licence number
paper-organization = Organization
paper-issued = Date and time
paper-national-number = Number in the national system
paper-replaces = Replaces referral

paper-sign-requester = Signature of the issuer
paper-sign-performer = Performer: date, signature

## What holds no more

paper-completed = Completed
paper-recalled = Recalled
paper-in-error = Entered in error
paper-expired = Expired
paper-replaced = Replaced by referral { $written }
paper-do-not = { $state }: do not carry out
paper-none-holds = This referral is no longer valid
paper-some-hold = Not all services are still valid: mind the marks in the table

## The patient’s copy

paper-memo-female = Patient’s copy
paper-memo-male = Patient’s copy
paper-memo-number = The number of your referral
paper-memo-until = Valid until { $date } inclusive
paper-memo-services = What you are referred for
paper-memo-advice = What you were advised
paper-memo-next = What to do next
paper-memo-done = What is no longer needed
paper-memo-state = { $service }: { $state }
paper-memo-times = { $service }, { $count ->
    [one] { $count } time
   *[other] { $count } times
}
paper-memo-within = { $days ->
    [one] Do not put it off: book within { $days } day.
   *[other] Do not put it off: book within { $days } days.
}
paper-memo-now = Do not wait: go today.
paper-memo-choose = Choose a facility that offers these services and book.
paper-memo-choose-day = Choose a facility that offers these services and book for { $date }.
paper-memo-bring = Take this sheet and an identity document with you. On the phone the number of the referral is enough.
paper-memo-questions = Any questions? Contact: { $contact }
paper-memo-nothing = You need not book with this referral any more.
paper-memo-privacy = No diagnosis is written on this sheet, but the QR code holds your name, your date of birth and the code of the diagnosis. Show it only to those who treat you.

## The foot of the page

paper-verify = To verify: open { $address } and scan the QR code.
paper-signed = The data in the QR code is signed by the facility’s key (ES256). This is not a qualified electronic signature.
paper-printed = Referral { $written }, printed { $at }
paper-page = page { $page } of { $pages }
paper-running = Referral { $written }, { $name } (continued)

## A paper that was not opened

paper-again-title = The paper was not opened
paper-again-text = It is shown only from the page of the referral, and for five minutes after the workstation was checked. Open the referral and press “Print” once more. If the session has ended, sign in first.
paper-again-link = Open the referral
paper-again-list = Open the list of referrals
paper-refused-right = You have no right to print this referral. If it is your work, ask whoever assigns roles.
paper-refused-unknown = There is no issued referral at this address, or it is not yours. Find it in the list and press “Print”.
paper-refused-address = The address is not complete or was changed. Open the referral and press “Print” once more.
paper-refused-wait = { $seconds ->
    [one] The server is busy. Wait { $seconds } second, open the referral and press “Print” once more.
   *[other] The server is busy. Wait { $seconds } seconds, open the referral and press “Print” once more.
}
paper-refused-failed = Something went wrong on the server. Open the referral and press “Print” once more; if it happens again, tell the administrator.
