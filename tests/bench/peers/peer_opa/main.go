// SPDX-License-Identifier: MIT

// The rules in Rego, prepared once. Called with the rules, the rows and the number of runs; prints as engines.py reads.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/version"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	ctx := context.Background()
	query := must(rego.New(
		rego.Query("statuses = data.admission.statuses"),
		rego.Module("rules.rego", string(must(os.ReadFile(os.Args[1])))),
	).PrepareForEval(ctx))

	// What is unknown is not in the input.
	lines := strings.Split(strings.TrimSpace(string(must(os.ReadFile(os.Args[2])))), "\n")
	columns := strings.Split(lines[0], ",")
	var rows []ast.Value
	for _, line := range lines[1:] {
		var fields [][2]*ast.Term
		for i, text := range strings.Split(line, ",") {
			if text != "" {
				number := must(strconv.Atoi(text))
				fields = append(fields, [2]*ast.Term{ast.StringTerm(columns[i]), ast.IntNumberTerm(number)})
			}
		}
		rows = append(rows, ast.NewObject(fields...))
	}

	best := math.Inf(1)
	var totals [][4]int
	for run := 0; run < must(strconv.Atoi(os.Args[3])); run++ {
		totals = nil
		start := time.Now()
		for _, row := range rows {
			results := must(query.Eval(ctx, rego.EvalParsedInput(row)))
			statuses := results[0].Bindings["statuses"].([]any)
			if totals == nil {
				totals = make([][4]int, len(statuses))
			}
			for i, status := range statuses {
				totals[i][must(status.(json.Number).Int64())]++
			}
		}
		best = math.Min(best, time.Since(start).Seconds())
	}
	fmt.Printf("version %s\nseconds %.9f\n", version.Version, best)
	for _, counts := range totals {
		fmt.Println(counts[0], counts[1], counts[2], counts[3])
	}
}
