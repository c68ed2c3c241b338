//! Where a rule does not hold, and why.

use super::checkout::Finding;

/// One file that may break one rule.
pub struct Exception {
    rule: &'static str,
    path: &'static str,
    reason: &'static str,
}

impl Exception {
    fn excuses(&self, (rule, finding): &(&str, Finding)) -> bool {
        self.rule == *rule && self.path == finding.path
    }
}

/// Every exception of the project.
pub const EXCEPTIONS: &[Exception] = &[];

/// Drops what an exception excuses; an exception nothing needs is a finding itself.
pub fn apply<'a>(
    exceptions: &'a [Exception],
    mut findings: Vec<(&'a str, Finding)>,
) -> Vec<(&'a str, Finding)> {
    let is_idle = |exception: &&Exception| !findings.iter().any(|found| exception.excuses(found));
    let idle: Vec<_> = exceptions.iter().filter(is_idle).collect();
    findings.retain(|found| !exceptions.iter().any(|exception| exception.excuses(found)));
    findings.extend(idle.into_iter().map(|exception| {
        let what = format!("needs no exception any more ({})", exception.reason);
        (exception.rule, Finding::new(exception.path, 1, what))
    }));
    findings
}

#[cfg(test)]
mod tests {
    use super::{Exception, Finding, apply};

    const EXCEPTIONS: [Exception; 1] = [Exception {
        rule: "names",
        path: "a.rs",
        reason: "it was there first",
    }];

    #[test]
    fn an_exception_excuses_one_rule_in_one_file() {
        let findings = || {
            let places = [("names", "a.rs"), ("names", "b.rs"), ("unwrap", "a.rs")];
            places
                .map(|(rule, path)| (rule, Finding::new(path, 1, "found")))
                .to_vec()
        };
        assert_eq!(apply(&EXCEPTIONS, findings()), findings()[1..]);
    }

    #[test]
    fn an_exception_nothing_needs_is_found() {
        let what = "needs no exception any more (it was there first)";
        assert_eq!(
            apply(&EXCEPTIONS, Vec::new()),
            [("names", Finding::new("a.rs", 1, what))]
        );
    }
}
