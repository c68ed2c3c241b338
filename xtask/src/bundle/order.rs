//! Functions in an order in which they become smaller: like beside like. Compilers copy what is generic for each type;
//! brotli says "as before" in fewer bits the nearer the last one stands.

use std::convert::Infallible;

use anyhow::Result;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload,
    TypeRef,
};

/// The same module, its functions ordered by what they take and give, then by what they do; without custom sections,
/// which are for tools.
pub fn ordered(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut imported = 0_u32;
    let mut types = Vec::new();
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::FunctionSection(section) => {
                types = section.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::CodeSectionEntry(body) => bodies.push(body),
            _ => {}
        }
    }
    let mut functions: Vec<_> = types.into_iter().zip(bodies).zip(imported..).collect();
    functions.sort_by_key(|((kind, body), _)| (*kind, body.as_bytes()));

    let mut places: Vec<u32> = (0..imported).collect();
    places.resize(places.len() + functions.len(), 0);
    for ((_, old), new) in functions.iter().zip(imported..) {
        places[*old as usize] = new;
    }
    let functions = functions.into_iter().map(|(function, _)| function);
    let mut ordering = Ordering {
        places,
        functions: functions.collect(),
    };
    let mut module = Module::new();
    ordering.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

struct Ordering<'a> {
    /// Where each function goes.
    places: Vec<u32>,
    /// What it takes and gives, and what it does.
    functions: Vec<(u32, FunctionBody<'a>)>,
}

type Encoded = Result<(), Error<Infallible>>;

impl Reencode for Ordering<'_> {
    type Error = Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32, Error<Infallible>> {
        let new = self.places.get(old as usize);
        Ok(*new.ok_or(Error::InvalidCodeSectionSize)?)
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Encoded {
        for (kind, _) in &self.functions {
            section.function(*kind);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        section: &mut CodeSection,
        _: CodeSectionReader<'_>,
    ) -> Encoded {
        let functions = std::mem::take(&mut self.functions).into_iter();
        for (_, body) in functions {
            self.parse_function_body(section, body)?;
        }
        Ok(())
    }

    fn parse_custom_section(&mut self, _: &mut Module, _: CustomSectionReader<'_>) -> Encoded {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, ModuleConfig, ValType};

    use super::ordered;

    #[test]
    fn like_stands_beside_like_and_is_called_as_before() {
        let mut module = walrus::Module::with_config(ModuleConfig::new());
        let kind = module.types.add(&[], &[ValType::I32]);
        let (given, _) = module.add_import_func("./client_bg.js", "n0", kind);
        for (name, number) in [("three", 3), ("one", 1), ("two", 2)] {
            let mut function = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
            function.func_body().call(given).drop().i32_const(number);
            let function = function.finish(vec![], &mut module.funcs);
            module.exports.add(name, function);
        }
        let before = module.emit_wasm();

        let after = ordered(&before).unwrap();
        let find = |number: u8| after.windows(2).position(|two| two == [0x41, number]);
        assert!(find(1) < find(2) && find(2) < find(3));
        let module = walrus::Module::from_buffer(&after).unwrap();
        for (name, number) in [("three", 3), ("one", 1), ("two", 2)] {
            let function = module.exports.get_func(name).unwrap();
            let function = module.funcs.get(function).kind.unwrap_local();
            let (last, _) = function
                .block(function.entry_block())
                .instrs
                .last()
                .unwrap();
            let constant = &last.unwrap_const().value;
            assert!(matches!(constant, walrus::ir::Value::I32(found) if *found == number));
        }
    }
}
