//! Lists: a page says the columns, the rows, what stands above the table and what
//! to say when there are none; all else is here. Cells have a `data-label`, so
//! that rows become cards where it is narrow.

mod column;
mod damaged;
mod empty;
mod listed;
mod pager;
mod panel;
mod rows;
mod skeleton;
mod sorting;

pub use column::{Column, heads, heads_and_acts};
pub use damaged::DamagedRows;
pub use empty::Empty;
pub use listed::ListTable;
pub use pager::Paging;
pub use panel::ListPanel;
pub use rows::{Found, Rows};
pub use sorting::Sorting;
