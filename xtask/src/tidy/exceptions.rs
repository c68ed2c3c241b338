//! Where a rule does not hold, and why.

use super::checkout::Finding;

/// One file that may break one rule.
struct Exception {
    rule: &'static str,
    path: &'static str,
    reason: &'static str,
}

const EXCEPTIONS: [Exception; 0] = [];

/// Drops what an exception excuses; an exception nothing needs is a finding itself.
pub fn without_excused(findings: Vec<(&'static str, Finding)>) -> Vec<(&'static str, Finding)> {
    let excuses = |exception: &Exception, rule: &str, finding: &Finding| {
        exception.rule == rule && exception.path == finding.path
    };
    let idle = EXCEPTIONS.iter().filter(|exception| {
        !findings
            .iter()
            .any(|(rule, finding)| excuses(exception, rule, finding))
    });
    let idle: Vec<_> = idle
        .map(|exception| {
            let what = format!(
                "nothing here needs its exception any more: {}",
                exception.reason
            );
            (exception.rule, Finding::new(exception.path, 1, what))
        })
        .collect();
    let rest = findings.into_iter().filter(|(rule, finding)| {
        !EXCEPTIONS
            .iter()
            .any(|exception| excuses(exception, rule, finding))
    });
    rest.chain(idle).collect()
}
