// SPDX-License-Identifier: MIT
//! The rules as ZEN expressions, compiled once. Called with the rules, the rows and the number of runs; prints as
//! engines.py reads.

use std::{env, fs, time::Instant};

use zen_expression::{compile_expression, scope::Scope, variable::Variable, vm::VM};

fn main() {
    let arguments: Vec<String> = env::args().collect();
    let read = |i: usize| fs::read_to_string(&arguments[i]).unwrap();
    let rules: Vec<_> = read(1)
        .lines()
        .map(|line| compile_expression(line).unwrap_or_else(|error| panic!("{line}: {error:?}")))
        .collect();

    let text = read(2);
    let mut lines = text.lines().map(|line| line.split(','));
    let columns: Vec<&str> = lines.next().unwrap().collect();
    let rows: Vec<Scope> = lines
        .map(|values| {
            let object: serde_json::Map<_, _> = columns
                .iter()
                .zip(values)
                .map(|(column, value)| (column.to_string(), value.parse::<i64>().ok().into()))
                .collect();
            Scope::new(Variable::from(serde_json::Value::from(object)))
        })
        .collect();

    let mut vm = VM::new();
    let mut best = f64::INFINITY;
    let mut totals = Vec::new();
    for _ in 0..arguments[3].parse().unwrap() {
        totals = vec![[0u64; 4]; rules.len()];
        let start = Instant::now();
        for row in &rows {
            for (rule, counts) in rules.iter().zip(&mut totals) {
                let status = match rule.evaluate_with_scope(row, &mut vm) {
                    Ok(Variable::Number(status)) => usize::try_from(status).unwrap(),
                    other => panic!("{other:?}"),
                };
                counts[status] += 1;
            }
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("version {}\nseconds {best}", env!("CARGO_PKG_VERSION"));
    for [a, b, c, d] in totals {
        println!("{a} {b} {c} {d}");
    }
}
