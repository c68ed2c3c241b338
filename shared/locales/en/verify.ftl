# Checking a paper referral: for anybody, without signing in.

verify-title = Check a referral
verify-lead = Find out whether a paper referral is genuine and still valid. You need not sign in.

## What to check

verify-ask = What to check
verify-ask-another = Check another
verify-scan = Scan the code
verify-picture = Choose a picture or file
verify-picture-file = Picture of the QR code or file of the card
verify-text = Text of the code, or referral number
verify-text-hint = The text begins with shc:/; a number has 16 symbols
verify-text-empty = Paste the text of the code or type the number.
verify-check = Check
verify-looking = Looking for a code in the picture…
verify-checking = Checking…
verify-camera = Camera
verify-camera-hint = Hold the camera so that the code fills the frame. Once found, it is checked by itself.
verify-camera-several = There are several codes in view. Leave one.
verify-camera-other = This is another QR code, not a referral.
verify-camera-stop = Stop the camera

## Verdicts

verify-to-do = What to do:
verify-signed = The facility’s signature is confirmed.
verify-unknown-status = Whether services were already provided is not known: the facility’s register cannot be reached.
verify-unknown-busy = Whether services were already provided is not known: the facility’s register is asked too much just now. Check again in a minute.
verify-unknown-unable = Whether services were already provided is not known: the facility’s register could not say. Check again a little later.
verify-list-old = The list of withdrawn referrals at hand is of { $time } and may be out of date.

verify-valid = The referral is genuine and valid
verify-valid-now = As of { $time }, services carried out: { $done } of { $all }.
verify-unsure = The referral is genuine, but it may have been withdrawn
verify-unsure-do = check again before you rely on it.
verify-partly = The referral is genuine, but some services were withdrawn
verify-partly-do = provide only the services not marked below as withdrawn.
verify-done = The referral is genuine, but already carried out
verify-done-text = As of { $time }, everything that was in force has been done.
verify-done-do = if a service is needed again, a doctor has to issue a new referral.
verify-expired = The referral is genuine, but it has expired
verify-expired-text = Its last day was { $date }.
verify-expired-do = ask the doctor for a new one: this one cannot be extended.
verify-withdrawn = The referral is genuine, but it was withdrawn
verify-withdrawn-text = It has not been valid since { $date }.
verify-withdrawn-undated = It is no longer valid.
verify-withdrawn-do = provide no services on this paper. The doctor who issued it can say whether there is another.

verify-forged = This referral is not genuine
verify-forged-signature = The signature does not match the content: the code was changed, or somebody else made it.
verify-forged-key = The code is signed with a key the facility does not have.
verify-forged-algorithm = The code is not signed the way the facility signs, or not signed at all.
verify-forged-do-refuse = Provide no services on this paper.
verify-forged-do-number = Ask for the referral number: laboratory staff can see in { -brand } whether it exists.
verify-forged-do-report = Tell the facility named on the paper. Take its phone number from its website, not from the paper.

verify-other-issuer = This code was issued by someone else
verify-other-issuer-text = Their signature is not checked here, so the content is not shown.
verify-other-issuer-do = open the checking page of the facility that issued the paper.
verify-not-referral = This is not a referral
verify-not-referral-text = The code is a health card, but about something else, such as a vaccination.
verify-not-referral-do = find the code of the referral itself on the paper.

verify-undecided = It could not be checked just now
verify-unreachable = The facility cannot be reached.
verify-busy = The facility’s server is asked too much just now.
verify-unable = The facility’s server could not answer.
verify-undecided-keys = This device does not have the facility’s keys yet.
verify-undecided-newer = The keys saved on this device lack the one needed: it may be newer.
verify-undecided-do = connect to the network and check again. Until then the paper is neither confirmed nor disproved.
verify-undecided-wait = check again in a minute. Until then the paper is neither confirmed nor disproved.

verify-no-card = This is not the code of a referral
verify-no-card-text = The code or text says something else.
verify-no-card-do = the QR code of the paper referral is needed. If you are typing a number, compare its symbols: only digits and the letters A B C E H I K M O P T X.
verify-chunked = This is only part of a code
verify-chunked-text = It was split into several; a referral always has one.
verify-damaged = The code is damaged
verify-damaged-text = It is cut off or some symbols were changed, so the signature cannot be checked.
verify-again-do = scan the code again, straight from the paper.
verify-too-large = The code is too large
verify-too-large-text = No referral is that long.

## Picture and camera

verify-no-code = There is no QR code in the picture
verify-no-code-text = It may be too small, in shadow or in a corner.
verify-blurred = The QR code in the picture is not clear
verify-blurred-text = It is there but cannot be read.
verify-closer-do = photograph the code closer, straight on and without glare.
verify-several = There are several referrals in the picture
verify-several-text = It is not known which of them you are checking.
verify-several-do = photograph them one by one.
verify-no-picture = The file is neither a picture nor a card
verify-no-picture-do = choose a photograph or a screenshot (JPEG, PNG or WebP) or a .smart-health-card file.
verify-picture-large = The picture is too large
verify-picture-large-text = Files of up to 30 MB and 100 megapixels are accepted.
verify-picture-large-do = cut out the part with the code.
verify-camera-refused = The browser did not allow the camera
verify-camera-refused-do = allow the camera for this address in the browser’s settings, or choose a picture.
verify-camera-absent = No camera was found
verify-camera-absent-do = choose a picture, or paste the text of the code.
verify-camera-busy = The camera does not start
verify-camera-busy-text = Another program may be using it.
verify-camera-busy-do = close that program and try again, or choose a picture.
verify-camera-nothing = The camera saw no code
verify-camera-nothing-do = improve the light, hold the paper closer and try again, or choose a picture.

## Number

verify-number = The number is written correctly, but that is not enough
verify-number-text = The number { $which } has no typing errors. Yet a correct number can stand on a forged paper, too.
verify-number-do = scan the code on the paper. If there is none, ask laboratory staff to look the number up in { -brand }.
verify-number-typo = The number has a typing error
verify-number-typo-text = Its check symbol does not fit.
verify-number-typo-maybe = Perhaps it is { $which }.
verify-number-typo-do = compare the number with the paper symbol by symbol.
verify-number-length = A number has 16 symbols
verify-number-length-text = Typed: { $count }.

## Content

verify-said = What the code says
verify-compare = Compare it with the paper: every word must match.
verify-said-number = Number
verify-said-patient-female = Patient (female)
verify-said-patient-male = Patient (male)
verify-said-patient-unknown = Patient
verify-said-services = Services
verify-said-service = { $name } ({ $code })
verify-said-quantity = { $service } × { $times }
verify-said-valid = Valid
verify-said-was-valid = Was valid
verify-said-by = Issued by
verify-said-organization = Where
verify-state-withdrawn = withdrawn
verify-state-done = carried out
verify-state-taken = in progress
verify-state-active = not carried out

## What was checked

verify-checked = What was checked
verify-checked-signature = The facility’s signature is valid
verify-checked-no-signature = The facility’s signature is not confirmed
verify-checked-term = It has not expired: last day { $date }
verify-checked-term-over = It expired on { $date }
verify-checked-status = The facility’s register answered { $time }
verify-checked-unreachable = The facility’s register cannot be reached
verify-checked-busy = The facility’s register is asked too much just now
verify-checked-unable = The facility’s register could not say
verify-checked-list = The list of withdrawn referrals, as of { $time }, does not name it
verify-checked-list-old = The list of withdrawn referrals does not name it, but is of { $time } and may be out of date
verify-checked-list-has = By the list of withdrawn referrals, as of { $time }, it is not valid in full or in part
verify-checked-list-none = There is no list of withdrawn referrals here: whether the referral was withdrawn is not known
verify-checked-asking = Asking the facility’s register…
verify-checked-nothing-else = Validity and status were not checked: such content cannot be trusted
verify-checked-where = The signature was checked on this device. It is not a qualified electronic signature in the sense of the law.
verify-checked-zone = Times are those of this device’s clock.
