//! What `#[derive(FromRow)]` writes: the language takes derives from a crate of their own.

use proc_macro::TokenStream;
use quote::quote;
use syn::{ItemStruct, parse_macro_input};

/// Reads each field from the column of its name; one that is `#[flatten]` has columns of its own
/// in the same row.
#[proc_macro_derive(FromRow, attributes(flatten))]
pub fn from_row(item: TokenStream) -> TokenStream {
    let ItemStruct { ident, fields, .. } = parse_macro_input!(item);
    let read = fields.iter().map(|field| {
        let name = &field.ident;
        let is_flat = |attribute: &syn::Attribute| attribute.path().is_ident("flatten");
        if field.attrs.iter().any(is_flat) {
            quote!(#name: ::monitor::FromRow::from_row(row)?)
        } else {
            quote!(#name: row.read(stringify!(#name))?)
        }
    });
    quote! {
        impl ::monitor::FromRow<'_, ::monitor::engine::RawRow> for #ident {
            fn from_row(
                row: &::monitor::engine::RawRow,
            ) -> ::std::result::Result<Self, ::monitor::engine::DriverError> {
                Ok(Self { #(#read),* })
            }
        }
    }
    .into()
}
