"""The watch itself: each thing that a page of ours may not do is seen."""

from urllib.parse import quote

PAGE = """<!doctype html><title>Bad</title><meta http-equiv="Content-Security-Policy" content="style-src 'none'">
<style>p { color: red }</style><script>fetch("http://outside.example/x").catch(() => 0);alert("seen");null.x</script>"""


def test_a_request_outside_a_dialog_an_error_and_a_broken_policy_are_faults(tab, watch):
    tab.goto("data:text/html," + quote(PAGE))
    tab.wait_for_timeout(200)
    kinds = [fault.partition(":")[0] for fault in watch.told()]
    assert {"request", "dialog", "error", "console"} <= set(kinds)
    assert any("Content Security Policy" in fault for fault in watch.told())
    watch.expects("")
