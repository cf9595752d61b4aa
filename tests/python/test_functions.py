# SPDX-License-Identifier: MIT
"""Vote bases, limitation periods and the status machine as Python has them; what they find is tested in C."""

import datetime
import json
import pathlib
import pickle
import re
import subprocess
import sys

import partyorg
import pytest

DAY = datetime.date(2025, 7, 14)
NOBODY = {name: 0 for name in ("away", "exempt", "suspended", "prosecuted", "indicted", "detained", "absent")}
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def refused(function, *arguments, **more):
    with pytest.raises(partyorg.Error) as caught:
        function(*arguments, **more)
    for lang in ("vi", "en"):
        assert len(caught.value.message(lang).splitlines()) == 1
    return caught.value


# ---- vote bases


def test_vote_base():
    vote = partyorg.vote_base("cell", **{**NOBODY, "away": 1, "suspended": 1, "absent": 2}, members=12, yes=8, on=DAY)
    assert (vote.status, vote.base, vote.left_out, vote.votes_needed) == ("met", 10, 2, 7)
    assert (vote.base_range, vote.votes_needed_range, vote.missing) == ((10, 10), (7, 7), ())
    assert (vote.body, vote.share, vote.edition, vote.confidence) == ("cell", "two_thirds", "R294", "verified")
    assert [(one.name, one.number, one.left_out) for one in vote.situations] == [
        ("away", 1, True), ("exempt", 0, True), ("suspended", 1, True), ("prosecuted", 0, True), ("indicted", 0, True),
        ("detained", 0, True), ("absent", 2, False)]
    assert vote.situations[0].provision == "R294 pt 9.3.2" and vote.provision == "R294 pt 9.3.4"
    assert vote.situations[2].title("vi") == "Bị đình chỉ sinh hoạt đảng"
    assert vote.text("vi").splitlines()[0].startswith("Đảng viên chính thức: 12; không tính: 2; được tính: 10;")
    assert len(str(vote).splitlines()) == 4
    assert json.loads(json.dumps(vote.to_dict("vi")))["situations"][6]["left_out"] is False
    with pytest.raises(TypeError):
        bool(vote)
    assert pickle.loads(pickle.dumps(vote)) == vote


def test_vote_base_of_a_committee():
    vote = partyorg.vote_base("committee", share="majority", **{**NOBODY, "exempt": 3}, members=9)
    assert (vote.base, vote.votes_needed, vote.status, vote.missing) == (9, 5, "unknown", ("yes",))


def test_unknown_counts():
    vote = partyorg.vote_base("cell", members=9, yes=6, **{**NOBODY, "detained": None})
    assert (vote.status, vote.base, vote.base_range, vote.missing) == ("met", None, (6, 9), ("detained",))
    nothing = partyorg.vote_base("cell", on="2010-01-01", members=3)
    assert (nothing.base_range, nothing.provision, nothing.edition, nothing.situations) == ((None, None), None, None, ())


def test_votes_needed():
    assert [partyorg.votes_needed(base) for base in range(8)] == [0, 1, 2, 2, 3, 4, 4, 5]
    assert [partyorg.votes_needed(base, "majority") for base in range(5)] == [1, 1, 2, 2, 3]
    assert refused(partyorg.votes_needed, -1).status == "PARTYORG_E_RANGE"


def test_vote_bases_refused():
    error = refused(partyorg.vote_base, "cell", members=3, away=4)
    assert error.name == "members" and error.status == "PARTYORG_E_VALUE" and "4" in error.message("vi")
    assert refused(partyorg.vote_base, "cell", members=3, yes=4).name == "yes"
    assert refused(partyorg.vote_base, "cell", members=-1).name == "members"
    assert refused(partyorg.vote_base, "cell", members=-2**31).name == "members"
    assert refused(partyorg.vote_base, "cell", members=2**40).name == "members"
    assert "committee" in refused(partyorg.vote_base, "comittee").message()
    assert "tỉ lệ biểu quyết" in refused(partyorg.vote_base, "cell", share="half").message("vi")
    assert refused(partyorg.vote_base, "cell", on="2025-02-30").status == "PARTYORG_E_DATE"
    for wrong in ({"members": 3.5}, {"members": True}, {"yes": "3"}, {"on": 3}):
        with pytest.raises(TypeError):
            partyorg.vote_base("cell", **wrong)


# ---- limitation periods


def test_limitation():
    found = partyorg.limitation("reprimand", ["2018-05-02", "2020-02-01"], concluded_on=datetime.date(2025, 3, 1),
                                excluded=[("2021-01-01", "2021-01-20"), ("2021-01-15", "30/01/2021")],
                                no_limit_class="none")
    assert (found.status, found.months, found.edition, found.confidence) == ("met", 60, "L69", "secondary")
    assert (found.from_, found.excluded_days, found.ends_on) == (
        datetime.date(2020, 2, 1), 30, datetime.date(2025, 3, 3))
    assert [(step.breach, step.restarted_by, step.excluded_days) for step in found.steps] == [(0, 1, 30), (1, None, 30)]
    assert found.steps[1].nominal_end == datetime.date(2025, 2, 1) and not found.stand_in and found.missing == ()
    assert found.text("vi").startswith("Còn thời hiệu: thời hiệu 60 tháng từ ngày 01/02/2020")
    assert len(str(found).splitlines()) == 3
    assert json.loads(json.dumps(found.to_dict()))["steps"][0]["from"] == "2018-05-02"
    with pytest.raises(TypeError):
        bool(found)
    assert pickle.loads(pickle.dumps(found)) == found


def test_limitation_unknown():
    found = partyorg.limitation(None, [None, "2020-01-01"], on=DAY)
    assert (found.status, found.months, found.ends_on, found.steps) == ("unknown", None, None, ())
    assert found.missing == ("measure", "no_limit_class", "act") and found.stand_in
    assert partyorg.limitation("expulsion", [None], on=DAY).status == "not_applicable"
    assert partyorg.limitation("reprimand", ["2000-01-01"], on="2010-01-01").edition is None
    assert partyorg.limitation("warning", iter(["2000-01-01"])).examined_on == datetime.date.today()


def test_many_breaches():
    days = [datetime.date(2000, 1, 1) + datetime.timedelta(days) for days in range(5000)]
    found = partyorg.limitation("reprimand", days, excluded=[(day, day) for day in reversed(days[10:500])], on=DAY,
                                no_limit_class="none")
    assert len(found.steps) == 5000 and found.steps[0].excluded_days == 490 and found.excluded_days == 0


def test_limitations_refused():
    act = "2020-01-02"
    error = refused(partyorg.limitation, "reprimand", [act, act, "2020-01-01"])
    assert error.name == "breaches[2]" and "2020-01-02" in error.message("vi")
    assert refused(partyorg.limitation, "reprimand", [act], excluded=[(act, act), (act, "2020-01-01")]).name == (
        "excluded[1].to")
    assert refused(partyorg.limitation, "reprimand", [act], excluded=[(act, None)]).name == "excluded[0].to"
    assert refused(partyorg.limitation, "reprimand", []).name == "breaches"
    assert "hình thức kỷ luật" in refused(partyorg.limitation, "reprimend", [act]).message("vi")
    assert "expulsion_level" in refused(partyorg.limitation, None, [act], no_limit_class="x").message()
    for wrong in ((act,), (None,), ([5],), ([[act]],)):
        with pytest.raises(TypeError):
            partyorg.limitation("reprimand", *wrong)
    for wrong in (act, [act], [(act,)], [(act, act, act)], [[act, act]], [(act, 5)], 7):
        with pytest.raises(TypeError):
            partyorg.limitation("reprimand", [act], excluded=wrong)


# ---- the status machine


def test_transitions():
    table = {one.id: one for one in partyorg.transitions()}
    assert len(table) == 22 == len(partyorg.transitions())
    one = table["STM-SUSPEND-OUT"]
    assert one.checks == ("discipline", "deletion") and one.confidence == "secondary" and one.condition is None
    assert [(edge.from_, edge.from_overlays, edge.to, edge.to_overlay, edge.check) for edge in one.edges] == [
        ("official", ("suspended",), "expelled", "none", "discipline"),
        ("probationary", ("suspended",), "deleted", "none", "deletion")]
    assert table["STM-ANNUL"].condition == "route == annulment"
    assert table["STM-DIE"].checks == () and table["STM-DIE"].document("vi") == "việc từ trần đã được ghi nhận"
    assert table["STM-RECOGNISE"].edges[0].to_overlay is None
    assert table["STM-OFF-LEAVE"].text("vi").startswith("06-HD/TW (09/06/2025) điểm 11.2(a)")
    assert [state.name for state in partyorg.states()] == [
        "applicant", "probationary", "official", "deleted", "left", "expelled", "annulled", "deceased"]
    assert [overlay.name for overlay in partyorg.overlays()] == ["none", "exempt", "away", "transferring", "suspended"]
    assert partyorg.states()[1].title("vi") == "Đảng viên dự bị"
    assert pickle.loads(pickle.dumps(partyorg.transitions())) == partyorg.transitions()


def test_transition():
    answer = partyorg.transition("official", "deleted", from_overlay="none", governing="met", expulsion_level=False)
    assert (answer.status, answer.transition, answer.reason) == ("met", "STM-OFF-DELETE", "permitted")
    assert answer.fitting == ("STM-OFF-DELETE",) and answer.missing == ()
    answer = partyorg.transition("official", "deleted", from_overlay="none", governing="met", expulsion_level=True)
    assert (answer.status, answer.reason, answer.rules) == ("not_met", "expulsion_level", ("DEL-B-EXPEL",))
    answer = partyorg.transition("official", "deleted", from_overlay="none")
    assert (answer.status, answer.missing) == ("unknown", ("governing", "expulsion_level"))
    assert "không được phép" not in answer.text("vi") and "chưa được phép" in answer.text("vi")
    answer = partyorg.transition("probationary", "expelled", from_overlay="none")
    assert (answer.status, answer.transition, answer.rules) == ("not_met", None, ("DIS-M-PROBATIONARY",))
    assert json.loads(json.dumps(answer.to_dict("vi")))["reason"] == "probationary"
    assert partyorg.transition("official", "deceased", from_overlay="away", governing=True).status == "met"
    assert partyorg.transition("official", "deceased", from_overlay="away", governing=False).status == "not_met"
    assert partyorg.transition("official", "expelled", from_overlay="suspended", governing="met",
                               transition="STM-OFF-EXPEL").transition == "STM-OFF-EXPEL"
    assert partyorg.transition(None, "deleted").missing == ("from_", "from_overlay")
    assert partyorg.transition("deleted", "official", to_overlay="none", governing=True, restorable=True,
                               state_before="official").status == "met"
    with pytest.raises(TypeError):
        bool(answer)
    assert pickle.loads(pickle.dumps(answer)) == answer


def test_transitions_refused():
    assert "official" in refused(partyorg.transition, "offical", "deleted").message()
    assert "trạng thái đảng viên" in refused(partyorg.transition, "x", "deleted").message("vi")
    assert refused(partyorg.transition, "official", "official", to_overlay="asleep").status == "PARTYORG_E_NAME"
    assert refused(partyorg.transition, "official", "deleted", transition="STM-X").status == "PARTYORG_E_NAME"
    assert refused(partyorg.transition, "official", "deleted", governing="not_applicable").name
    assert refused(partyorg.transition, "deleted", "applicant", readmissions=-1).name == "readmissions"
    for wrong in ({"expulsion_level": 1}, {"under_review": "yes"}, {"readmissions": True}, {"state_before": 2},
                  {"governing": 1}):
        with pytest.raises(TypeError):
            partyorg.transition("official", "deleted", **wrong)


def test_diagram():
    for lang, title in (("vi", "Đảng viên dự bị"), ("en", "Probationary member")):
        graph = partyorg.status_diagram(lang)
        assert f'probationary [label="{title}"' in graph
        for one in partyorg.transitions():
            assert re.search(rf' -> \w+ \[label="{re.escape(one.title(lang))}\\n{one.id}"', graph), one.id


def test_member_status_document():
    """docs/MEMBER-STATUS.md is what the public table gives."""
    made = subprocess.run([sys.executable, ROOT / "tests" / "make_member_status.py"], capture_output=True, check=True)
    assert (ROOT / "docs" / "MEMBER-STATUS.md").read_bytes() == made.stdout, (
        "python3 tests/make_member_status.py > docs/MEMBER-STATUS.md")
