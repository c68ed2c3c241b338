//! On which line of a file a record begins.

/// Counts lines as an editor does. The reader's own count is one behind after
/// empty lines.
pub(super) struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    pub(super) const fn of(text: &'a [u8]) -> Self {
        let (at, line) = (0, 1);
        Self { text, at, line }
    }

    /// The line of the first record at or after this byte, counted from `begin`.
    pub(super) fn at(&mut self, begin: usize, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        let byte = begin.saturating_add(byte);
        while let Some(next) = self.text.get(self.at) {
            if byte <= self.at && *next != b'\n' {
                break;
            }
            self.line += u64::from(*next == b'\n');
            self.at += 1;
        }
        self.line
    }
}
