# Patients: the search, the record, the form.

patients-title = Patients
patients-one = Patient
patients-lead = Find a patient’s record or register a new one
patients-list = Patients found
patients-register = Register a patient

## Search

patients-search = Search for patients
patients-search-hint = Family name, date of birth, tax number or phone
patients-search-first = Whom are you looking for?
patients-search-first-hint = Type the beginning of a name, a date of birth (dd.mm.yyyy), a tax number or a phone number. Several together will do, in any order.
patients-search-more = Type a little more
patients-search-more-hint = It takes at least 2 letters, 4 digits or a whole date of birth.
patients-none-found = Nobody matches “{ $text }”
patients-none-found-hint = Check the spelling against the document. If there really is no record, register the patient.
patients-unclear = Not understood, so not looked for: “{ $text }”

## Data

patients-name = Name
patients-label = Patient: { $name }, { $date }
patients-name-known = Known
patients-no-name-unknown = Unknown person
patients-no-name-not-given = Child not named yet
patients-birth-hint = dd.mm.yyyy. If the day is not known, about which year
patients-born-about = about { $when }
patients-family-hint = Mother's or father's
patients-family = Family name
patients-given = Given name
patients-patronymic = Patronymic
patients-birth-date = Date of birth
patients-born-female = Born
patients-born-male = Born
patients-born-age = { $date } ({ $age })
patients-sex = Sex
patients-sex-female = Female
patients-sex-male = Male
patients-sex-unknown = Unknown
patients-tax-number = Tax number
patients-phone = Phone
patients-phone-remark = Remark about the phone
patients-address = Address
patients-not-given = Not given
patients-record = Record
patients-record-open = Open
patients-record-closed = Closed
patients-record-closed-mark = Record closed
patients-record-closed-text = No new referrals are issued. If that is a mistake, reopen the record in the patient’s data.
patients-data = Data
patients-registered = Registered
patients-changed = Changed

patients-no-tax-not-issued = Not issued yet
patients-no-tax-refused = Refused on religious grounds
patients-no-tax-foreigner = Foreigner without one
patients-no-tax-unknown = Not known now

## Age

patients-age-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
patients-age-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
patients-age-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

## Form

patients-new-title = Register a patient
patients-part-person = Who it is
patients-part-contact = How to reach them
patients-name-hint = As in the document
patients-patronymic-hint = If the document has one
patients-family-required = Enter the family name.
patients-given-required = Enter the given name.
patients-sex-required = Choose the sex.
patients-tax-choice = Tax number, or why there is none
patients-tax-known = Tax number known
patients-tax-hint = 10 digits, from the taxpayer card or the passport
patients-tax-in-document = The document says exactly so
patients-tax-doubt-check = check digit
patients-tax-doubt-birth = date of birth
patients-tax-doubt-sex = sex
patients-tax-doubted = as in the document, does not fit: { $what }
patients-tax-taken = Open the record with this tax number (new tab)
patients-phone-hint = For example, 067 555 01 24
patients-phone-remark-hint = Whose number it is: son, neighbour
patients-address-hint = In one line
patients-record-hint = Closed after a death, or when the patient was registered twice. No new referrals are issued then; earlier ones stay.
patients-submit = Register
patients-next = What comes next
patients-next-text = The patient’s record opens; referrals are issued from there.
patients-tax-later = If the tax number is not known now, choose the reason and add it later.
patients-last-change = Last change
patients-history-keeps = Earlier data stays in the record’s history. Referrals already issued will show the new data.

## Similar records

patients-duplicates = { $count ->
    [one] This patient may be registered already
   *[other] This patient may be registered already: there are { $count } similar records
}
patients-duplicates-hint = Compare date of birth, tax number and phone. If it is the same person, open that record. Nothing you typed is lost so far.
patients-duplicate-open = Open the record
patients-duplicate-other = This is somebody else, register
patients-duplicate-save = This is somebody else, save
patients-duplicate-why = Compared: { $why }
patients-duplicate-name-order = parts of the name in another order
patients-duplicate-same-family = same family name
patients-duplicate-family-part = a part of the family name in common
patients-duplicate-family-alike = similar family name
patients-duplicate-other-family = different family name
patients-duplicate-same-given = same given name
patients-duplicate-given-alike = similar given name
patients-duplicate-other-given = different given name
patients-duplicate-same-patronymic = same patronymic
patients-duplicate-patronymic-alike = similar patronymic
patients-duplicate-other-patronymic = different patronymic
patients-duplicate-same-birth-date = same date of birth
patients-duplicate-day-and-month-swapped = day and month of birth swapped
patients-duplicate-born-day-off = dates of birth a day apart
patients-duplicate-born-digits-swapped = two neighbouring digits of the date of birth swapped
patients-duplicate-born-digit-off = one digit of the date of birth differs
patients-duplicate-other-birth-date = different date of birth
patients-duplicate-same-birth-year = same year of birth
patients-duplicate-birth-year-near = close year of birth
patients-duplicate-other-sex = different sex
patients-duplicate-same-phone = same phone
patients-duplicate-other-phone = different phone
patients-duplicate-tax-number-alike = nearly the same tax number
patients-duplicate-other-tax-number = different tax number

## Record and history

patients-history = History of the record
patients-history-change = { $field }: { $before } → { $after }
patients-history-nothing = Saved without changes

## Notices

notice-patient-registered = Registered: { $name }.
notice-patient-saved = Changes saved: { $name }.
