# SPDX-License-Identifier: MIT
"""OpenFisca: a variable for each rule, its formula over vectors, and one for the verdict.

OpenFisca has no unknown: a variable NAME_known goes with each fact, and formulas are those of vectors.py. Months and
ranks of working days are input variables too. Loading is setting the inputs.
"""

import importlib.metadata

import common
import rules
import vectors
from common import np

common.need("openfisca_core")

from openfisca_core.entities import build_entity  # noqa: E402
from openfisca_core.periods import DateUnit  # noqa: E402
from openfisca_core.simulations import SimulationBuilder  # noqa: E402
from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # noqa: E402
from openfisca_core.variables import Variable  # noqa: E402

OPERATORS = rules.CALENDAR | rules.MONTHS
RULES = rules.rules_with_columns(OPERATORS)
FILE = build_entity(key="file", plural="files", label="A file", is_person=True)


def variable(name, value_type, formula=None):
    """Inputs do not change; what has a formula is worked out for the day of the examination."""
    members = {"value_type": value_type, "entity": FILE, "label": name}
    if formula is None:
        return type(name, (Variable,), members | {"definition_period": DateUnit.ETERNITY})
    return type(name, (Variable,), members | {"definition_period": DateUnit.DAY, "formula": formula})


def rule_name(r):
    return r.id.lower().replace("-", "_")


def formula_of(r, files):
    """The formula of a rule: its status by number."""
    def formula(file, period):
        def read(name):
            return file(name, period), None if files.known[name] is None else file(f"{name}_known", period)
        return vectors.Vectors(read, files.on).status(r)
    return formula


def verdict_formula(file, period):
    return vectors.verdict(RULES, [file(rule_name(r), period) for r in RULES])


def system(files):
    made = TaxBenefitSystem([FILE])
    for name, values in files.values.items():
        made.add_variable(variable(name, bool if values.dtype == bool else int))
        if files.known[name] is not None:
            made.add_variable(variable(f"{name}_known", bool))
    for r in RULES:
        made.add_variable(variable(rule_name(r), int, formula_of(r, files)))
    made.add_variable(variable("verdict", int, verdict_formula))
    return made


def main():
    files = common.load()
    common.add_columns(files, OPERATORS)
    made = system(files)
    simulation, day = None, str(np.datetime64(files.on, "D"))

    def load():
        nonlocal simulation
        simulation = SimulationBuilder().build_default_simulation(made, files.rows)
        for name, values in files.values.items():
            simulation.set_input(name, DateUnit.ETERNITY, values)
            if files.known[name] is not None:
                simulation.set_input(f"{name}_known", DateUnit.ETERNITY, files.known[name])

    seconds = common.best(lambda: simulation.calculate("verdict", day), before=load)
    statuses = [simulation.calculate(rule_name(r), day) for r in RULES]
    common.report("OPENFISCA", importlib.metadata.version("OpenFisca-Core"), files.rows, seconds,
                  common.count_statuses(statuses, simulation.calculate("verdict", day)))


if __name__ == "__main__":
    main()
