//! Parts of a list: its table, sortable headers, skeleton rows, the empty
//! state, the pager. Cells have a `data-label`, so that rows become cards
//! where it is narrow.

mod below;
mod damaged;
mod empty;
mod listed;
mod pager;
mod skeleton;
mod sorting;

pub use below::{Below, ListFailure};
pub use damaged::DamagedRows;
pub use empty::Empty;
pub use listed::{ListTable, RowsTable, WholeTable};
pub use pager::{Pager, Paging};
pub use sorting::{SortHeader, Sorting};
